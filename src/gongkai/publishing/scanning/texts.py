"""What the machine finds in the words of a manuscript or an item: title, overview, body, names of files."""

import re
from collections.abc import Iterator
from typing import Any

from gongkai.files.review.gathering import print_of
from gongkai.files.services.reviewing import print_key
from gongkai.publishing.manuscripts import Kept
from gongkai.publishing.models import Finding
from gongkai.text.findings import Finding as Found
from gongkai.text.findings import FindingKind
from gongkai.text.markup_text import text_of_html
from gongkai.text.review import scan_name, scan_text

#: Fields of plain text that readers see.
PLAIN = ("title", "summary", "keywords", "document_number", "note")
_BLOCK_END = re.compile(r"</(?:p|h[2-5]|li|tr|caption|figcaption|blockquote)>")


def of_texts(values: dict[str, str], files: Kept) -> list[Finding]:
    """Findings, unsaved, in the order of the page. `values`: fields of PLAIN and "body", as far as there are."""
    key = bytes.fromhex(print_key())
    found = [one for name in PLAIN if values.get(name) for one in _plain(name, values[name], key)]
    found += _body(values.get("body", ""), key)
    for number, (title, file) in enumerate(files, 1):
        seen: set[str] = set()
        for text in dict.fromkeys((title, file.filename)):
            for one in _named(text, key):
                if one.print not in seen:
                    seen.add(one.print)
                    one.number, one.file = number, file
                    found.append(one)
    return found


def _plain(name: str, text: str, key: bytes) -> Iterator[Finding]:
    for one in scan_text(text, head=False):
        yield _row(name, one, text[one.start : one.end], key)


def _body(html: str, key: bytes) -> list[Finding]:
    """Places are those of the HTML; paragraphs are counted as readers see them."""
    if not html:
        return []
    plain = text_of_html(html)
    found = []
    for one in scan_text(plain.text):
        start, end = plain.span(one.start, one.end)
        row = _row("body", Found(start, end, one.kind, one.masked), plain.text[one.start : one.end], key)
        row.places = [["paragraph", {"number": len(_BLOCK_END.findall(html, 0, start)) + 1}]]
        found.append(row)
    return found


def _named(name: str, key: bytes) -> Iterator[Finding]:
    for one in scan_name(name):
        yield _row("file_name", one, name[one.start : one.end], key)


def _row(field: str, one: Found, raw: str, key: bytes) -> Finding:
    thing = f"{field}\x1f{raw}" if one.kind is FindingKind.NAME_LIST else raw
    values: dict[str, Any] = {"masked": one.masked[:200], "start": one.start, "end": one.end, "print": print_of(key, one.kind, thing)}
    return Finding(field=field, kind=str(one.kind), **values)
