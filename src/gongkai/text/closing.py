"""公示: which parts of a body close when its publicity period is over, and what stays. Pure; works on HTML of our policy.

Passages are marked by two lines of their own, START and END. Neither line is ever shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.text.html import Clean, clean, plain_text
from gongkai.text.name_lists import is_name_heading

START, END = "【公示内容起】", "【公示内容止】"
#: What closes: nothing, the tables, the marked passages, everything.
NOTHING, TABLES, MARKED, ALL = "", "tables", "marked", "all"
MODES = (NOTHING, TABLES, MARKED, ALL)

_LINE = re.compile(rf"<p(?: class=\"[^\"]*\")?>(?:<[^>]*>|\s|\u3000|&nbsp;)*({START}|{END})(?:<[^>]*>|\s|\u3000|&nbsp;)*?</p>")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_PIECES = re.compile(r"[\s，。、；：！？,.;:!?（）()《》“”]+")
_LISTED = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?=、)|(?<=、)[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])")
_VOID = frozenset(("br", "hr", "img"))
_TABLE = re.compile(r"<(/?)table\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Parts:
    """`whole`: what is shown while the period runs; `rest`: what stays after it; both without the lines of marking."""

    whole: str
    rest: str

    @property
    def closes(self) -> bool:
        """Whether anything closes."""
        return self.whole != self.rest


def parts(body: str, mode: str) -> Parts:
    """Cut a body. Wrong marking (see `problem`) closes rather too much: from the first START to the end."""
    whole = without_lines(body)
    if mode == ALL:
        return Parts(whole, "")
    rest = _without_tables(whole) if mode == TABLES else _without_marked(body) if mode == MARKED else whole
    return Parts(whole, whole if rest == whole else clean(str(rest)))


def without_lines(body: str) -> str:
    """The body without the lines that mark passages."""
    return Clean(_LINE.sub("", body)) if _marked(body) else body


def told_elsewhere(said: str, parts: Parts, title: str) -> str:
    """The first piece of `said` (an overview, keywords) that gives away what closes, or "".

    Gives away: words between two marks of punctuation that stand in what closes and nowhere else; a name of a list that closes.
    """
    if not said or not parts.closes:
        return ""
    whole, stays = plain_text(parts.whole), plain_text(parts.rest) + title
    for piece in _PIECES.split(said):
        if len(piece) > 1 and piece in whole and piece not in stays:
            return piece
    return next((name for name in _names(whole) if name in said and name not in stays), "")


def _names(text: str) -> Iterator[str]:
    """What is listed with 、, and cells beneath a heading of names; two to four characters."""
    found = _LISTED.findall(text)
    column, width = -1, 0
    for line in text.split("\n"):
        cells = line.split()
        heading = next((place for place, cell in enumerate(cells) if is_name_heading(cell)), -1)
        if heading >= 0 and len(cells) > 1:
            column, width = heading, len(cells)
        elif column >= 0 and len(cells) == width:
            found.append(cells[column])
    return (name for name in found if 1 < len(name) < 5)


def has_marks(body: str) -> bool:
    """Whether there is any word of marking in it."""
    return _marked(body)


def problem(body: str, mode: str) -> str:
    """What is wrong with the marking, as a code; "" where nothing is.

    `closing_unbalanced`: a START without its END, or the other way round, or one within another; `closing_inside`: a mark that is no
    line of its own, or stands in a table or a list; `closing_no_marks`, `closing_no_tables`: nothing is there that could close;
    `closing_not_chosen`: passages are marked and another way was chosen.
    """
    found = [(line[1], _depth(body[: line.start()])) for line in _LINE.finditer(body)]
    if len(found) != body.count(START) + body.count(END) or any(depth for _word, depth in found):
        return "closing_inside"
    if [word for word, _depth_ in found] != [START, END] * (len(found) // 2):
        return "closing_unbalanced"
    if mode == MARKED and not found:
        return "closing_no_marks"
    if mode == TABLES and "<table" not in body:
        return "closing_no_tables"
    return "closing_not_chosen" if found and mode in (NOTHING, TABLES) else ""


def _marked(body: str) -> bool:
    return START in body or END in body


def _depth(before: str) -> int:
    """How many elements are open at the end of a piece of well-formed HTML."""
    return sum(-1 if slash else 1 for slash, name in _TAG.findall(before) if name not in _VOID)


def _without_marked(body: str) -> str:
    kept, end, opened = [], 0, -1
    for line in _LINE.finditer(body):
        if line[1] == START and opened < 0:
            kept.append(body[end : line.start()])
            opened = line.start()
        elif line[1] == END and opened >= 0:
            end, opened = line.end(), -1
    if opened < 0:
        kept.append(body[end:])
    return Clean(_LINE.sub("", "".join(kept)))


def _without_tables(body: str) -> str:
    kept, end, depth = [], 0, 0
    for tag in _TABLE.finditer(body):
        if tag[1]:
            depth = max(depth - 1, 0)
            end = tag.end() if depth == 0 else end
        else:
            if depth == 0:
                kept.append(body[end : tag.start()])
            depth += 1
    if depth == 0:
        kept.append(body[end:])
    return Clean("".join(kept))
