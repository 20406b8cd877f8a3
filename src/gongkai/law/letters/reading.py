"""From the tables of letters to values. A letter is a line `code title | name`, then indented lines: one of key=value, `checks`, `fields`, `wants`.

A field reads `name:type!` (needed) or `name:type?`; types: text, para, date, dt, int, money, bool, law, docno, unit, post, url, hash,
choice[a,b], list[type], list{column,column}.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.law.letters.field_names import COMMON_FIELDS, NAMES

#: What the sets of checks stand for (letters §4, §5, §8).
CHECKS: Mapping[str, tuple[str, ...]] = {
    "COMMON": ("V-NO", "V-TO", "V-RECV", "V-SEAL", "V-TIME", "V-PLAIN"),
    "REPLY": tuple(f"V-{name}" for name in "NO TO RECV REQ DEC LAW REASON REM BODY ONLINE SEAL TIME USE FWD SEC PLAIN".split()),
    "APPROVAL": ("A-PERSONS", "A-ORDER", "A-HASH", "A-GROUND", "A-SECRET", "A-SIGNED"),
}
TYPES = ("text", "para", "date", "dt", "int", "money", "bool", "law", "docno", "unit", "post", "url", "hash")
_FIELD = re.compile(r"([a-z_0-9]+):([a-z]+)(?:\[([^\]]*)\]|\{([^}]*)\})?([!?])")
_LABELS: Mapping[str, str] = {
    name: label for pair in re.split(r"[；\n]", NAMES) if pair for name, _, label in (pair.strip().partition(" "),)
}


@dataclass(frozen=True, slots=True)
class Field:
    """`type`: one of `TYPES`, choice or list. `options`: of a choice; `columns`: of a list of rows; `items`: the type of a plain list."""

    name: str
    label: str
    type: str
    required: bool
    options: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    items: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """`title` is printed at its head; `name` is what lists call it. `number_class`: the word in its document number (补), a letter for

    internal forms. `events`: of the case clock. `replies`: codes of `replies`, ("*",) for several matters. `cell`, `remedy`: as for a
    decision of today, "*" where the ground or the matters decide, "" or "none" where it has none. `wants`: must-haves beside the checks.
    """

    code: str
    title: str
    name: str
    addressee: str
    number_class: str
    events: tuple[str, ...]
    replies: tuple[str, ...]
    ground: str
    cell: str
    remedy: str
    checks: tuple[str, ...]
    fields: tuple[Field, ...]
    wants: tuple[str, ...]

    @property
    def is_reply(self) -> bool:
        """Whether it answers an application."""
        return bool(self.replies) and "decided" in self.events

    @property
    def is_internal(self) -> bool:
        """Whether it never leaves the house."""
        return self.addressee == "内部"


def read_letters(text: str) -> Iterator[Letter]:
    """The letters of one table."""
    for block in re.split(r"\n(?=[a-z])", text.strip()):
        head, *lines = block.split("\n")
        code, _, titles = head.partition(" ")
        title, _, name = titles.partition(" | ")
        rows: dict[str, list[str]] = {"checks": [], "fields": [], "wants": []}
        values: dict[str, str] = {}
        for line in lines:
            key, _, rest = line.strip().partition(" ")
            if key in rows:
                rows[key].append(rest)
            else:
                values |= dict(pair.split("=", 1) for pair in line.split())
        yield Letter(
            code=code,
            title=title,
            name=name or title,
            addressee=values["to"],
            number_class=values.get("class", ""),
            events=_several(values.get("events", "")),
            replies=_several(values.get("replies", "")),
            ground=values.get("ground", ""),
            cell=values.get("cell", ""),
            remedy=values["remedy"],
            checks=_checks(" ".join(rows["checks"]).split()),
            fields=read_fields(" ".join(rows["fields"])),
            wants=tuple(want for line in rows["wants"] for want in line.split(" | ")),
        )


def read_fields(text: str) -> tuple[Field, ...]:
    """The fields of a line. ValueError for what is none."""
    fields = []
    for word in text.split():
        match = _FIELD.fullmatch(word)
        if match is None:
            raise ValueError(f"not a field: {word}")
        name, kind, inner, columns, need = match.groups()
        fields.append(
            Field(
                name,
                _LABELS[name],
                kind,
                need == "!",
                options=_several(inner) if kind == "choice" else (),
                columns=_several(columns or ""),
                items=inner if kind == "list" and inner else "",
            )
        )
    return tuple(fields)


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _checks(words: list[str]) -> tuple[str, ...]:
    """The sets spelt out; `-V-REASON` takes one away."""
    found = dict.fromkeys(check for word in words if not word.startswith("-") for check in CHECKS.get(word, (word,)))
    return tuple(check for check in found if f"-{check}" not in words)


COMMON = read_fields(COMMON_FIELDS)
