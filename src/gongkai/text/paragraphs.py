"""Plain text ↔ HTML of our policy: what people type or what was read from a file becomes paragraphs, and simple paragraphs become text."""

import html
import re
from collections.abc import Iterable, Sequence

from gongkai.text import document_heads, letters
from gongkai.text.html import clean

_MARKUP = re.compile(r"<(?:/?(?:p|h[1-6]|table|tr|td|th|ul|ol|li|div|br|strong|em|b|i|a|img|span)\b[^<>]*)>", re.IGNORECASE)
_BREAKS = re.compile(r">[ \t]*[\r\n]+[ \t]*<")
#: A body that is nothing but paragraphs, of our levels at most, and breaks within them.
_SIMPLE = re.compile(r'(?:<p(?: class="(?:lv[1-4]|noindent|ta-r)")?>(?:[^<]|<br>)*</p>\s*)*')
_PARAGRAPH = re.compile(r"<p[^>]*>((?:[^<]|<br>)*)</p>")


def to_html(text: str) -> str:
    """HTML of our policy from what stands in a text field: markup is cleaned, plain lines become paragraphs. BadHtml as `clean`."""
    if _MARKUP.search(text):
        return str(clean(_BREAKS.sub("><", text)))
    return from_lines(text.splitlines())


def from_lines(lines: Iterable[str]) -> str:
    """Paragraphs from lines; two lines and more with tabs are a table; the greeting, the signature and its day stand where they do on paper."""
    kept = [line.strip(" \u3000\r\n") for line in lines]
    kept = [line for line in kept if line.strip()]
    pieces: list[str] = []
    place = 0
    while place < len(kept):
        end = place
        while end < len(kept) and "\t" in kept[end]:
            end += 1
        if end - place > 1:
            pieces.append(_table(kept[place:end]))
            place = end
        else:
            pieces.append(_paragraph(kept, place))
            place += 1
    return str(clean("".join(pieces)))


def to_text(body: str) -> str:
    """What a text field shows of a body: lines where it is simple paragraphs, else its HTML, a block on a line."""
    if _SIMPLE.fullmatch(body):
        found = (html.unescape(piece.replace("<br>", "\n")) for piece in _PARAGRAPH.findall(body))
        text = "\n".join(found)
        if to_html(text) == body:
            return text
    return re.sub(r"(</(?:p|h[2-5]|table|tr|ul|ol|li|blockquote|figure)>)(?=<)", r"\1\n", body)


def _paragraph(lines: Sequence[str], place: int) -> str:
    line = lines[place]
    written = html.escape(line.replace("\t", " "), quote=False)
    if place == 0 and letters.greets(line):
        return f'<p class="noindent">{written}</p>'
    after = lines[place + 1] if place + 1 < len(lines) else ""
    if place and (document_heads.day(line) or letters.signs(line, after)):
        return f'<p class="ta-r">{written}</p>'
    return f"<p>{written}</p>"


def _table(lines: Sequence[str]) -> str:
    rows = [[html.escape(cell.strip(), quote=False) for cell in line.rstrip("\t").split("\t")] for line in lines]
    width = max(map(len, rows))
    written = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row + [''] * (width - len(row)))}</tr>" for row in rows)
    return f"<table><tbody>{written}</tbody></table>"
