"""Put what a form says into a manuscript: known fields alone, cleaned and bounded."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gongkai.catalog import particulars
from gongkai.publishing.manuscripts import DAYS, FIELDS, LISTS, TEXTS
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules.reasons import NotAllowed, Reason
from gongkai.text.html import BadHtml, clean

#: Entries of a list, and characters of one.
MOST, LONGEST = 50, 300
_CODES = {"too_long": "body_too_long"}
#: Fields with a closed list of values.
_CHOSEN = ("attribute", "carrier", "regulation", "validity")


def fill(row: Manuscript, values: Mapping[str, Any]) -> list[str]:
    """Set `values` on the row, unsaved; the names of those that differ. KeyError for a field that a form may not set."""
    changed, wrong = [], []
    for name, value in values.items():
        if name not in FIELDS:
            raise KeyError(name)
        try:
            plain = _plain(name, value)
        except BadHtml as error:
            wrong.append(Reason(_CODES.get(error.code, error.code), name))
            continue
        except particulars.NotParticularsError as error:
            wrong.append(Reason("too_long" if error.code == "too_long" else "particulars_unreadable", name))
            continue
        if problem := _problem(name, plain):
            wrong.append(Reason(problem, name))
        elif getattr(row, name) != plain:
            setattr(row, name, plain)
            changed.append(name)
    if wrong:
        raise NotAllowed(wrong)
    return changed


def _plain(name: str, value: Any) -> Any:
    if name == "body":
        return clean(value or "")
    if name == "particulars":
        return particulars.clean(value)
    if name in TEXTS:
        return str(value or "").strip()
    if name in LISTS:
        return [str(entry).strip() for entry in value or () if str(entry).strip()]
    return value


def _problem(name: str, value: Any) -> str:
    if name in LISTS:
        return "too_long" if len(value) > MOST or any(len(entry) > LONGEST for entry in value) else ""
    if name in DAYS or name == "planned_at":
        fits = value is None or isinstance(value, datetime if name == "planned_at" else date)
        if not fits or (name == "planned_at" and value is not None and value.tzinfo is None):
            raise TypeError(name)
        return ""
    if name in ("urgent", "particulars"):
        return ""
    field = Manuscript._meta.get_field(name)
    longest = getattr(field, "max_length", None)
    if longest is not None and len(value) > longest:
        return "too_long"
    if name in _CHOSEN and value not in dict(field.flatchoices):
        raise ValueError(f"{name}: no such value")
    return ""
