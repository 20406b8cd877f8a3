"""What an item holds beside its text, by kind, as plain JSON: frozen in the edition, covered by its hash.

{"chart": [steps of `catalog.charts`], "comment": {"until", "how"}, "press": {"spokesperson", "occasion", "held_on"},
"guide": {"form", "fields"}} (fields of `law.guides`).
Days are ISO texts. A kind without anything said is left out; so is what nobody knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.catalog import charts
from gongkai.catalog.charts import Step
from gongkai.law import guides
from gongkai.text.textual_days import day_of

Data = Mapping[str, Any]
CHART, COMMENT, PRESS, GUIDE = "chart", "comment", "press", "guide"
#: Texts of each kind, with their longest.
TEXTS: dict[str, dict[str, int]] = {COMMENT: {"how": 500}, PRESS: {"spokesperson": 100, "occasion": 200}}
DAYS = {COMMENT: "until", PRESS: "held_on"}
#: Of a draft that is or was open for comment 征求意见.
OPEN, CLOSED, ADOPTED = "open", "closed", "adopted"


class NotParticularsError(ValueError):
    """The value is none of these; `code` is "too_long", "not_a_day" or "unknown"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Comment:
    """Comments are taken up to and with `until`; `how`: where to send them."""

    until: date | None
    how: str


@dataclass(frozen=True, slots=True)
class Press:
    """Who spoke, on what occasion (a conference, a briefing), on which day."""

    spokesperson: str
    occasion: str
    held_on: date | None


def clean(data: Data | None) -> dict[str, Any]:
    """The normal form: known kinds and fields, stripped, nothing empty. NotParticularsError for what cannot be kept."""
    found: dict[str, Any] = {}
    if rows := (data or {}).get(CHART):
        found[CHART] = _chart(rows)
    if given := (data or {}).get(GUIDE):
        found[GUIDE] = _guide(given)
    for kind, texts in TEXTS.items():
        given = (data or {}).get(kind) or {}
        values = {name: str(given.get(name) or "").strip() for name in (*texts, DAYS[kind])}
        if any(len(values[name]) > longest for name, longest in texts.items()):
            raise NotParticularsError("too_long")
        if values[DAYS[kind]] and day_of(values[DAYS[kind]]) is None:
            raise NotParticularsError("not_a_day")
        if kept := {name: value for name, value in values.items() if value}:
            found[kind] = kept
    return found


def _guide(given: Any) -> dict[str, Any]:
    """The fields of a guide that was written in the form."""
    try:
        form = guides.Form(given["form"])
    except (ValueError, TypeError, KeyError):
        raise NotParticularsError("unknown") from None
    try:
        return {"form": form.value, "fields": guides.stored(form, given.get("fields") or {})}
    except ValueError:
        raise NotParticularsError("too_long") from None


def _chart(rows: Any) -> list[dict[str, Any]]:
    """A draft may have faults, but not more or longer words than a chart may hold."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) and isinstance(row.get("key"), str) for row in rows):
        raise NotParticularsError("unknown")
    if len(rows) > charts.MOST:
        raise NotParticularsError("too_long")
    kept = charts.stored(charts.read(rows))
    if any(isinstance(value, str) and len(value) > charts.LONGEST.get(name, 20) for row in kept for name, value in row.items()):
        raise NotParticularsError("too_long")
    return kept


def chart(data: Data | None) -> tuple[Step, ...]:
    """The steps; none where there is no chart."""
    return charts.read((data or {}).get(CHART) or ())


def comment(data: Data | None) -> Comment | None:
    """Until when and how comments are taken; None for what is no draft open for comment."""
    given = (data or {}).get(COMMENT)
    return Comment(day_of(given.get("until", "")), given.get("how", "")) if given else None


def press(data: Data | None) -> Press | None:
    """Spokesperson, occasion and day of a press release; None for anything else."""
    given = (data or {}).get(PRESS)
    return Press(given.get("spokesperson", ""), given.get("occasion", ""), day_of(given.get("held_on", ""))) if given else None


def comment_state(found: Comment, *, today: date, adopted: bool) -> str:
    """ "open" 征求意见中, "closed" 已截止, "adopted" 已出台 on that day."""
    if adopted:
        return ADOPTED
    return OPEN if found.until is None or today <= found.until else CLOSED


def words(data: Data | None) -> list[str]:
    """Everything that somebody typed, line by line: for search, and for whoever looks for what must not be public."""
    found = [text for step in chart(data) for text in (step.text, step.who, step.note, step.yes_name, step.no_name) if text]
    return found + [str(value) for kind in TEXTS for value in ((data or {}).get(kind) or {}).values()]
