"""The counting of an application as days to draw and rows to read, made from the answer's explanation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from gongkai.law.clock import EventKind
from gongkai.law.clock.naming import NAMES
from gongkai.portal.dates import english, in_words, weekday

#: A longer counting is told in the table, not drawn.
MOST_DRAWN = 400


@dataclass(slots=True)
class Day:
    """A day of the drawing. `kind`: counted | left (still to come) | paused | waiting (for the applicant) | before | received | holiday |

    weekend | other. `number`: which working day of the term. `make_up`: 调休上班. `events`: what happened, in short.
    """

    on: date
    kind: str = "other"
    number: int | None = None
    make_up: bool = False
    due: bool = False
    events: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """Days with the same reason, as one row of the table. `numbers`: "3–7", or "" for days that do not count."""

    first: date
    last: date
    numbers: str
    text: str
    article: str
    kind: str

    @property
    def days(self) -> str:
        """2026年9月16日–18日, 2026年9月30日–10月2日."""
        return span(self.first, self.last)

    @property
    def weekdays(self) -> str:
        """星期三–星期五; for a week and longer nothing."""
        if self.first == self.last:
            return weekday(self.first)
        return f"{weekday(self.first)}–{weekday(self.last)}" if (self.last - self.first).days < 7 else ""


def span(first: date, last: date) -> str:
    """Days from one to another, in words of the page; what both share is said once."""
    if first == last:
        return in_words(first)
    if english():
        head = (
            in_words(first).rsplit(" ", 1 if first.year == last.year else 0)[0]
            if first.month != last.month or first.year != last.year
            else str(first.day)
        )
        return f"{head}–{in_words(last)}"
    tail = in_words(last)
    if first.year == last.year:
        tail = f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"
    return f"{in_words(first)}–{tail}"


def days(found: dict[str, Any], as_of: date) -> list[Day]:
    """Every day from the first to the last line of an answer, those that no line speaks of with them; empty where it is too long."""
    lines = found["explanation"]
    if not lines:
        return []
    first, last = date.fromisoformat(lines[0]["on"]), date.fromisoformat(lines[-1]["on"])
    if (last - first).days > MOST_DRAWN:
        return []
    receipt = found["receipt_date"] or ""
    made = {day: Day(day, "before" if day.isoformat() < receipt or not receipt else "waiting") for day in _walk(first, last)}
    for line in lines:
        _note(made[date.fromisoformat(line["on"])], line, as_of)
    return list(made.values())


def _walk(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _note(day: Day, line: dict[str, Any], as_of: date) -> None:
    code = line["code"]
    if line["kind"] == "due":
        day.due = True
    elif line["kind"] == "event":
        if name := short(code):
            day.events.append(name)
    elif line["kind"] == "counted":
        day.kind, day.number, day.make_up = "counted" if day.on <= as_of else "left", line["number"], code == "make_up"
    elif line["kind"] == "paused":
        day.kind = "paused"
    else:
        day.kind = {"not_counted": "received", "holiday": "holiday", "weekend": "weekend"}.get(code, "other")


def short(code: str) -> str:
    """The short name of an event by its code; "" for what has none (the reason of the receipt date: its cell says so)."""
    return _(NAMES[EventKind(code)].label) if code in set(EventKind) else ""


def rows(found: dict[str, Any]) -> list[Row]:
    """The explanation with days of one reason taken together: 9月16日–18日, 1–3. Gaps in it are told too."""
    lines = [_plain(line) for line in _with_gaps(found["explanation"], found["receipt_date"] or "")]
    return [_row(list(group)) for _key, group in groupby(lines, key=_Sameness())]


def _plain(line: dict[str, Any]) -> dict[str, Any]:
    """Saturday and Sunday have one reason: the table names the weekday itself."""
    return {**line, "text": _("周末")} if line["code"] == "weekend" else line


class _Sameness:
    """A key that stays while lines belong in one row: the same reason on days that follow one another."""

    def __init__(self) -> None:
        self.before: tuple[date, tuple[Any, ...]] | None = None
        self.place = 0

    def __call__(self, line: dict[str, Any]) -> int:
        on = date.fromisoformat(line["on"])
        reason = (line["kind"], line["code"], line["text"], line["article"])
        single = line["kind"] in {"event", "due"}
        if self.before is None or single or self.before[1] != reason or (on - self.before[0]).days != 1:
            self.place += 1
        self.before = (on, reason)
        return self.place


def _row(lines: Sequence[dict[str, Any]]) -> Row:
    numbers = [line["number"] for line in lines if line["number"] is not None]
    told = "" if not numbers else str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    first, last = lines[0], lines[-1]
    return Row(date.fromisoformat(first["on"]), date.fromisoformat(last["on"]), told, first["text"], first["article"], first["kind"])


def _with_gaps(lines: Iterable[dict[str, Any]], receipt: str) -> Iterator[dict[str, Any]]:
    """The lines, and one for each day between them that they do not speak of."""
    before: date | None = None
    for line in lines:
        on = date.fromisoformat(line["on"])
        while before is not None and (on - before).days > 1:
            before += timedelta(days=1)
            early = not receipt or before.isoformat() < receipt
            text = _("还没有收到（等待确认或者签收），不计") if early else _("等待申请人（补正或者缴费），不计")
            yield {"on": before.isoformat(), "kind": "waiting", "number": None, "code": "waiting", "text": text, "article": ""}
        before = on
        yield line
