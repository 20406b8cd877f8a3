"""Bodies as sources have them: HTML of any kind, or plain text that becomes paragraphs and headings."""

import html
import re

from gongkai.text.html import MAX_LENGTH, BadHtml, Clean, clean, level

#: HTML, not a text that happens to hold a "<": some element is both opened and closed.
_OPENED = re.compile(r"<(p|div|table|section|article|h[1-6]|ul|ol|span|td|html|body|center|font|strong|b)(?:\s[^<>]*)?>", re.IGNORECASE)
_ACTIVE = re.compile(r"<(?:script|style|iframe|object|form|svg)\b|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|\r\n?", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_HAN = "一二三四五六七八九十百零〇"
#: 第一编 第一章 (then h2), 第一节 (h3), with a short title and no full stop.
_HEADING = re.compile(rf"第[{_HAN}\d]{{1,5}}([编章节])(?:[\s　]+|(?=\S))[^。；，]{{0,40}}")
#: Only what begins like this can be a number of the official levels.
_NUMBERED = "一二三四五六七八九十百（(0123456789０１２３４５６７８９"
_LONG = 400
#: Where a text without line breaks begins a new paragraph: after a full stop, before an article or a number of the official levels.
_BROKEN = re.compile(rf"[。；：！？](?=第[{_HAN}]{{1,6}}[条章]|[{_HAN}]{{1,3}}、|（[{_HAN}]{{1,3}}）)")


def is_html(text: str) -> bool:
    """Whether a body is HTML rather than plain text."""
    found = _OPENED.search(text) if "<" in text else None
    return found is not None and f"</{found[1].lower()}" in text.lower()


def is_active(text: str) -> bool:
    """Whether HTML holds scripts, frames or the like, which the cleaner removes."""
    return _ACTIVE.search(text) is not None


def without_controls(text: str) -> str:
    """The text without characters that are none; the same object when there is nothing to remove."""
    return _CONTROLS.sub("", text) if not text.isprintable() and _CONTROLS.search(text) else text


def from_html(text: str, base: str) -> Clean:
    """Cleaned HTML of a page of another site; `base` is its address or "". Raises BadHtml."""
    return clean(text, base=base)


def from_plain(text: str) -> tuple[Clean, bool]:
    """Paragraphs of a plain text, and whether breaks that the source had lost were put back. Raises BadHtml for one too long.

    The characters stay as they are; only blanks at the edges of paragraphs go.
    """
    if "<" in text or "\r" in text:
        text = _BREAK.sub("\n", text)
    lines = [line for raw in text.split("\n") if (line := raw.strip())]
    rebuilt = False
    if any(len(line) > _LONG for line in lines):
        parts = [part for line in lines for part in (_apart(line) if len(line) > _LONG else (line,))]
        rebuilt = len(parts) > len(lines)
        lines = [line for part in parts if (line := part.strip())]
    kinds = [_heading(line) for line in lines]
    out = [
        _paragraph(line, kind, kinds[place] if place < len(kinds) else "")
        for place, (line, kind) in enumerate(zip(lines, kinds, strict=True), 1)
    ]
    body = Clean("".join(out))
    if len(body) > MAX_LENGTH:
        raise BadHtml("too_long")
    return body, rebuilt


def _apart(line: str) -> list[str]:
    ends = [found.end() for found in _BROKEN.finditer(line)]
    return [line[start:end] for start, end in zip([0, *ends], [*ends, len(line)], strict=True)]


def _heading(line: str) -> str:
    if line[0] != "第" or len(line) > 50:
        return ""
    found = _HEADING.fullmatch(line)
    return found[1] if found else ""


def _paragraph(line: str, kind: str, next_kind: str) -> str:
    """A heading, unless the next line is one of the same kind: then it is a line of a table of contents."""
    text = html.escape(line, quote=False) if "<" in line or "&" in line or ">" in line else line
    text = text.replace("\xa0", "&nbsp;")
    if kind and kind != next_kind:
        tag = "h3" if kind == "节" else "h2"
        return f"<{tag}>{text}</{tag}>"
    mark = level(line) if line[0] in _NUMBERED else ""
    return f'<p class="{mark}">{text}</p>' if mark else f"<p>{text}</p>"
