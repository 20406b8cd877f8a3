"""The form of a guide as a page shows and reads it: chapters with fields, lists as rows, what each lacks beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from gongkai.law import guides
from gongkai.law.guides import CHAPTERS, PLAIN, Field, Form, Meter, Missing
from gongkai.law.guides.fields import MOST

#: Empty rows that a list of records has besides those that are filled.
SPARE = 2


@dataclass(slots=True)
class Shown:
    """A field with its value: `text` of a text or of a list of texts (a line each), `rows` of records: [[(name, value, label)]]."""

    field: Field
    label: str
    hint: str
    kind: str
    text: str = ""
    rows: list[list[tuple[str, str, str]]] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    now: str = ""

    @property
    def heads(self) -> list[str]:
        return [_(label) for _part, label in self.field.parts]


def read(form: Form, posted: QueryDict) -> dict[str, Any]:
    """What was typed, as plain values; bounded by `guides.stored`."""
    found: dict[str, Any] = {}
    for one in guides.fields_of(form):
        if one.parts == PLAIN:
            found[one.name] = [line for line in posted.get(one.name, "")[:20_000].splitlines() if line.strip()]
        elif one.parts:
            found[one.name] = list(_records(one, posted))
        else:
            found[one.name] = posted.get(one.name, "")
    return found


def _records(one: Field, posted: QueryDict) -> Iterable[dict[str, str]]:
    for number in range(MOST + SPARE):
        record = {part: posted.get(f"{one.name}-{number}-{part}", "").strip() for part, _label in one.parts}
        if any(record.values()):
            yield record


def shown(form: Form, values: Mapping[str, Any], meter: Meter, told: Mapping[str, str]) -> list[tuple[str, list[Shown]]]:
    """Chapters with their fields. `told`: what the unit's own data say; where that differs it stands beside the field."""
    lacks: dict[str, list[str]] = {}
    for missing in meter.missing:
        for name in _fields_of(form, missing):
            lacks.setdefault(name, []).append(missing.told(_))
    chapters: dict[str, list[Shown]] = {code: [] for code in CHAPTERS}
    for one in guides.fields_of(form):
        made = _shown(one, values.get(one.name))
        made.lacks = lacks.get(one.name, [])
        now = told.get(one.name, "")
        made.now = now if now and made.text and now != made.text and now not in made.text and made.text not in now else ""
        chapters[one.chapter].append(made)
    return [(_(CHAPTERS[code]), fields) for code, fields in chapters.items() if fields]


def _fields_of(form: Form, missing: Missing) -> list[str]:
    """Beside which field a complaint stands: the first of its element, or of the way to complain."""
    if missing.problem == "differs":
        return []  # shown with what the data say now
    special = {"C4": ["supervisor_name", "competent_department"], "C5": ["recon_body"]}
    if missing.problem == "room":
        return ["office_room"]
    if missing.problem == "seasons":
        return ["hours_winter"]
    names = special.get(missing.code) or [one.name for one in guides.fields_of(form) if missing.code and one.element == missing.code][:1]
    return [one.name for one in guides.fields_of(form) if one.name in names]


def _shown(one: Field, value: Any) -> Shown:
    label, hint = _(one.label), _(one.hint) if one.hint else ""
    if one.parts == PLAIN:
        return Shown(one, label, hint, "lines", "\n".join(value or ()))
    if one.parts:
        made = Shown(one, label, hint, "rows")
        entries = [*(value or ()), *({} for _spare in range(SPARE))][: MOST + SPARE]
        made.rows = [
            [(f"{one.name}-{number}-{part}", str(entry.get(part, "")), f"{label} {number + 1} {_(name)}") for part, name in one.parts]
            for number, entry in enumerate(entries)
        ]
        return made
    return Shown(one, label, hint, "long" if one.longest > 200 else "text", str(value or ""))
