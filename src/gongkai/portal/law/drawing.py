"""The counting drawn on the server as SVG: strips of six weeks for wide windows, a wall calendar for narrow ones. Classes, no styles."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai.portal.dates import english, in_words
from gongkai.portal.law.days import Day

#: The most days of a strip, width of a day, and where things stand in it.
STRIP = 46
STEP = 26
_CELL_TOP, _CELL_HEIGHT = 74, 40
_LANES_TOP, _LANE = 136, 19
#: Classes of the cell and of the text in it.
_CLASSES = {"counted": ("c", "ct"), "left": ("f", "ft"), "paused": ("p", "s"), "waiting": ("p", "s"), "holiday": ("h", "s"),
            "weekend": ("w", "s"), "received": ("due", "b"), "before": ("b4", "s"), "other": ("w", "s")}  # fmt: skip
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday_letters() -> tuple[str, ...]:
    """Monday to Sunday in one letter."""
    return tuple(pgettext("weekday letters", "一 二 三 四 五 六 日").split())


def month(day: date) -> str:
    """9月, or Sep; with its year in January and where nothing stands before it."""
    return f"{_MONTHS[day.month - 1]}" if english() else f"{day.month}月"


def strips(days: Sequence[Day], today: date) -> SafeString:
    """The wide drawing, one SVG. Empty for no days."""
    if not days:
        return SafeString("")
    parts, top = [], 0
    size = _strip_size(len(days))
    for start in range(0, len(days), size):
        part, height = _strip(days[start : start + size], today, top, first=start == 0)
        parts.append(part)
        top += height
    return _svg("tl tl-w", max(min(len(days), size), 20) * STEP + 2, top, _label(days), "la", "".join(parts))


def _strip_size(count: int) -> int:
    """Days of each strip: all in one, or as evenly as whole weeks allow."""
    if count <= STRIP:
        return STRIP
    strips = -(-count // STRIP)
    return min(-(-count // strips // 7) * 7, 42) if strips > 1 else STRIP


def wall(days: Sequence[Day], today: date) -> SafeString:
    """The narrow drawing: seven columns, Monday first. Empty for no days."""
    if not days:
        return SafeString("")
    start = days[0].on - timedelta(days=days[0].on.weekday())
    parts = [_text(2 + column * 52 + 24, 17, name, "s", "middle") for column, name in enumerate(weekday_letters())]
    for day in days:
        week, column = divmod((day.on - start).days, 7)
        parts.append(_wall_cell(day, 2.5 + column * 52, 29.5 + week * 46, today, first=day is days[0]))
    weeks = (days[-1].on - start).days // 7 + 1
    return _svg("tl tl-n", 366, 32 + weeks * 46, _label(days), "lb", "".join(parts))


def _strip(days: Sequence[Day], today: date, top: int, *, first: bool) -> tuple[str, int]:
    """One strip and its height."""
    letters, parts = weekday_letters(), list(_months(days, top, with_year=first))
    for place, day in enumerate(days):
        x, middle = 2 + place * STEP, 2 + place * STEP + 12
        parts.append(_text(middle, top + 45, str(day.on.day), "s", "middle"))
        parts.append(
            _text(middle, top + 63, letters[day.on.weekday()] if not day.make_up else _mark("班"), "b" if day.make_up else "s", "middle")
        )
        parts.append(_cell(day, x, top + _CELL_TOP, 24, _CELL_HEIGHT, "la"))
        parts.append(_text(middle, top + 99, _inside(day), _inside_class(day), "middle"))
        if day.on == today:
            parts.append(f'<path class="today" d="M{x + 25} {top + 66}V{top + 122}"/>')
    labels, lanes = _labels(days, today, top)
    return "".join([*parts, *labels]), _LANES_TOP + lanes * _LANE + 16


def _months(days: Sequence[Day], top: int, *, with_year: bool) -> Iterator[str]:
    begin = 0
    for place in range(1, len(days) + 1):
        if place < len(days) and days[place].on.month == days[begin].on.month:
            continue
        day, x = days[begin].on, 2 + begin * STEP
        wide = (place - begin) * STEP
        name = month(day)
        if (with_year and begin == 0) or day.month == 1:
            name = f"{name} {day.year}" if english() else f"{day.year}年{name}"
        if wide >= _width(name, 14):
            yield _text(x, top + 20, name, "b big", "start")
        yield f'<path class="ax" d="M{x - 1} {top + 28}H{x + wide - 3}"/>'
        begin = place


def _labels(days: Sequence[Day], today: date, top: int) -> tuple[list[str], int]:
    """What happened, under the days, in as many lanes as it takes; and how many those are."""
    ends: list[float] = []
    parts = []
    whole = max(len(days), 20) * STEP
    for place, day in enumerate(days):
        told = _told(day, today)
        if not told:
            continue
        middle, wide = 2 + place * STEP + 12, _width(told, 13)
        x = min(middle - 10, whole - wide) if middle - 10 + wide > whole else middle - 10
        x = max(2.0, x)
        lane = next((number for number, end in enumerate(ends) if end + 10 < x), len(ends))
        ends[lane : lane + 1] = [x + wide]
        y = top + _LANES_TOP + lane * _LANE
        parts.append(f'<path class="hair" d="M{middle} {top + _CELL_TOP + _CELL_HEIGHT + 1}V{y - 12}"/>')
        parts.append(
            _text(
                round(x, 1), y, told, "lab at" if day.kind == "paused" else "lab b" if day.due or day.kind == "received" else "lab", "start"
            )
        )
    return parts, len(ends)


def _told(day: Day, today: date) -> str:
    """9月15日 收到、双方确认; "" for a day on which nothing happened."""
    told = [
        *([_("收到")] if day.kind == "received" else []),
        *day.events,
        *([_("届满")] if day.due else []),
        *([_("算到这天")] if day.on == today else []),
    ]
    return f"{_in_short(day.on)} {_('、').join(dict.fromkeys(told))}" if told else ""


def _in_short(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" if english() else f"{day.month}月{day.day}日"


def _cell(day: Day, x: float, y: float, width: int, height: int, pattern: str) -> str:
    shape = _CLASSES[day.kind][0]
    box = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    drawn = f'<rect class="{shape}" {box}/>'
    if shape == "p":
        drawn += f'<rect fill="url(#{pattern})" {box}/>'
    if day.due:
        drawn += f'<rect class="end" {box}/>'
    return drawn


def _wall_cell(day: Day, x: float, y: float, today: date, *, first: bool) -> str:
    shape = "ct" if day.kind == "counted" else "s"
    name = _in_short(day.on).removesuffix("日") if first or day.on.day == 1 else str(day.on.day)
    parts = [_cell(day, x, y, 49, 43, "lb"), _text(x + 3.5, y + 14.5, name, shape, "start")]
    if inside := _inside(day):
        parts.append(_text(x + 43.5, y + 35.5, inside, f"{_inside_class(day)} big", "end"))
    if day.make_up:
        parts.append(_text(x + 43.5, y + 14.5, _mark("班"), shape, "end"))
    if day.events:
        parts.append(f'<circle class="{"on" if day.kind == "counted" else "dot"}" cx="{x + 8}" cy="{y + 32}" r="4"/>')
    if day.on == today:
        parts.append(f'<rect class="now" x="{x - 2}" y="{y - 2}" width="53" height="47"/>')
    return "".join(parts)


def _inside(day: Day) -> str:
    """What stands in the cell: which working day it is, or a word for why it is none."""
    if day.number is not None:
        return str(day.number)
    return {"received": _mark("收"), "holiday": _mark("休")}.get(day.kind, "")


def _inside_class(day: Day) -> str:
    return "b" if day.due and day.kind == "left" else _CLASSES[day.kind][1]


def _mark(word: str) -> str:
    """A word of one character, or its short English."""
    return {"收": pgettext("mark of a day", "收"), "休": pgettext("mark of a day", "休"), "班": pgettext("mark of a day", "班")}[word]


def _label(days: Sequence[Day]) -> str:
    received = next((day.on for day in days if day.kind == "received"), None)
    due = next((day.on for day in days if day.due), None)
    if received and due:
        return _("期限时间线：%(received)s收到，%(due)s届满；逐日说明见下表") % {"received": in_words(received), "due": in_words(due)}
    return _("期限时间线；逐日说明见下表")


def _svg(kind: str, width: int, height: int, label: str, pattern: str, inside: str) -> SafeString:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return mark_safe(
        f'<svg class="{kind}" {size} role="img" aria-label="{escape(label)}"><defs><pattern id="{pattern}" width="6" height="6" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="pl" d="M0 0V6"/></pattern></defs>'
        f"{inside}</svg>"
    )


def _text(x: float, y: float, text: str, kind: str, anchor: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>' if text else ""


def _width(text: str, size: int) -> float:
    """About how wide a text is drawn."""
    return sum(size if ord(letter) > 0x2E7F else size * 0.56 for letter in text)
