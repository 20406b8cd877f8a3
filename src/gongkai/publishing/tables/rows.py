"""A row as the values of a manuscript: its title, its table for readers, its further fields; a natural person's name masked everywhere."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from gongkai.law.disclosure import limit
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services.rows import document_key
from gongkai.publishing.tables import names
from gongkai.publishing.tables.kinds import PERSON, Field, Kind

Values = dict[str, Any]


def masked_row(kind: Kind, values: Mapping[str, Any]) -> Values:
    """The values as they are published: where the party is a natural person, the name is masked in every text of the row."""
    plain = dict(values)
    if kind.party is None or plain[kind.party[0]] != PERSON:
        return plain
    name = "".join(str(plain[kind.party[1]]).split())
    for code, value in plain.items():
        if isinstance(value, str):
            plain[code] = names.masked(name) if code == kind.party[1] else names.without(value, name)
    return plain


def manuscript_values(kind: Kind, column: str, values: Mapping[str, Any]) -> Values:
    """Fields of a manuscript (`manuscripts.FIELDS`), proactive, for review like every other."""
    plain = masked_row(kind, values)
    found: Values = {field.goes: plain[field.code] for field in kind.fields if field.goes and plain.get(field.code) is not None}
    found["title"] = kind.title.format(**{code: _words(value) for code, value in plain.items()})[:500]
    found["body"] = _paragraphs(found["body"]) if "body" in found else _table(kind, plain)
    found["columns"], found["attribute"] = [column], str(Manuscript.Attribute.PROACTIVE)
    if found.get("publicity_end"):
        found["closing"] = ["tables" if found["body"].startswith("<table") else "all"]  # the whole row, when its period is over
    found.setdefault("genre", kind.genre)
    found["carrier"] = str(Manuscript.Carrier.DOCUMENT if found.get("document_number") else Manuscript.Carrier.OTHER)
    return found


def identity(unit: int, kind: Kind, values: Mapping[str, Any]) -> str:
    """SHA-256 of what makes two rows the same: unit, kind and number, else the whole row. No name can be read from it."""
    number = document_key(str(values.get("number") or ""))
    same: Any = number or {code: _words(value) for code, value in sorted(values.items())}
    return hashlib.sha256(json.dumps([unit, kind.code, same], ensure_ascii=False).encode()).hexdigest()


def late(values: Mapping[str, Any], calendar: Any, today: date) -> bool:
    """Whether the twenty working days are over and no reason is given (rules A5)."""
    day = values.get("decided_on")
    if day is None or values.get("late_reason"):
        return False
    return today > limit(day, calendar, as_of=today).due


def _table(kind: Kind, plain: Values) -> str:
    lines = [_line(field, plain[field.code]) for field in kind.fields if field.shown and plain.get(field.code) is not None]
    return f"<table><tbody>{''.join(lines)}</tbody></table>"


def _line(field: Field, value: Any) -> str:
    words = "<br>".join(escape(part) for part in _words(value).split("\n"))
    return f'<tr><th scope="row">{escape(field.name)}</th><td>{words}</td></tr>'


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip())


def _words(value: Any) -> str:
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return "" if value is None else str(value)
