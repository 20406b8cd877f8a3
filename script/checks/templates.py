"""Rules about templates: nothing inline (the content security policy forbids it), no untranslated text on public pages."""

import re
from collections.abc import Iterator
from pathlib import Path

from tree import ROOT, files, say, text

_INLINE = [
    (re.compile(r"<style\b", re.IGNORECASE), "an inline <style>"),
    (re.compile(r"<script\b(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))", re.IGNORECASE), "an inline <script>"),
    (re.compile(r"\sstyle\s*=\s*[\"'{]", re.IGNORECASE), "a style attribute"),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE), "an event handler attribute"),
    (re.compile(r"(?:href|src)\s*=\s*[\"']javascript:", re.IGNORECASE), "a javascript: address"),
]
_TRANSLATED = [
    re.compile(r"{%\s*comment\b.*?{%\s*endcomment\s*%}", re.DOTALL),
    re.compile(r"{#.*?#}"),
    re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL),
    re.compile(r"{%\s*trans(?:late)?\s.*?%}"),
    re.compile(r"_\((\"[^\"]*\"|'[^']*')\)"),
]
_CHINESE = re.compile(r"[\u3007\u3400-\u9fff]+")


def _templates() -> Iterator[Path]:
    for path in files():
        if "templates" in path.parts and path.suffix in {".html", ".xml", ".txt"} and path.is_relative_to(ROOT / "src"):
            yield path


def _line(content: str, position: int) -> int:
    return content.count("\n", 0, position) + 1


def have_nothing_inline() -> Iterator[str]:
    for path in _templates():
        for pattern, name in _INLINE:
            yield from (say(path, _line(text(path), found.start()), name) for found in pattern.finditer(text(path)))


def _blank(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")


def translate_every_chinese_text() -> Iterator[str]:
    """Public pages are complete in English: each Chinese text stands in a translate tag, so that it can be."""
    for path in _templates():
        content = text(path)
        for pattern in _TRANSLATED:
            content = pattern.sub(_blank, content)
        yield from (say(path, _line(content, found.start()), f"untranslatable: {found.group()}") for found in _CHINESE.finditer(content))
