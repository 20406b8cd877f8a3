"""Chinese text in lines of a given width, for what is drawn without a browser: words and figures stay whole, no line begins with a comma."""

import re
import unicodedata

#: What must not begin a line 避头 and what must not end one 避尾.
NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…—·%％℃,.;:?!)]}")
NOT_LAST = frozenset("（《〈「『【〔“‘([{")
_PIECES = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
#: Width of a narrow letter in ems; as wide as a wide sans serif has it, so that nothing runs over.
_NARROW, _CAPITAL = 0.58, 0.74


def width(text: str) -> float:
    """About how wide a text is drawn, in ems (widths of a Chinese character)."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WFA":
        return 1.0
    return _CAPITAL if letter.isupper() or letter in "@%&mw" else _NARROW


def lines(text: str, ems: float) -> list[str]:
    """`text` in lines of at most `ems` characters' width; a word longer than a line is broken. No lines for an empty text."""
    found: list[str] = []
    line = ""
    for piece in _pieces(" ".join(text.split()), ems):
        if not line or width(line + piece.rstrip()) <= ems:
            line += piece if line else piece.lstrip()
        else:
            line, piece = _carried(line, piece, ems)
            found.append(line.rstrip())
            line = piece.lstrip()
    return [*found, line.rstrip()] if line.strip() else found


def even_lines(text: str, ems: float) -> list[str]:
    """The same number of lines as `lines` needs, as even as it can be: no single character is left over for the last one."""
    found = lines(text, ems)
    if len(found) < 2:
        return found
    narrow = ems
    while narrow > 2 and len(closer := lines(text, narrow - 0.5)) == len(found):
        found, narrow = closer, narrow - 0.5
    return found


def _pieces(text: str, ems: float) -> list[str]:
    """What is not broken: a character, or a word where it fits a line."""
    found: list[str] = []
    for piece in _PIECES.findall(text):
        found += [piece] if width(piece) <= ems else list(piece)
    return found


def _carried(line: str, piece: str, ems: float) -> tuple[str, str]:
    """The line and the beginning of the next one: a character goes along where the next would begin, or this end, with what it must not."""
    moved = ""
    while len(line) > 1 and ((moved or piece)[0] in NOT_FIRST or line[-1] in NOT_LAST):
        if width(line[-1] + moved + piece) > ems:
            break
        line, moved = line[:-1], line[-1] + moved
    return line, moved + piece
