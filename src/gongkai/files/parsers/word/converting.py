"""DOCX → HTML of our policy, its pictures, and what was left out."""

import base64
from pathlib import Path
from typing import Any

import mammoth
import mammoth.images
import mammoth.transforms

from gongkai.files.parsers.found import ParseError
from gongkai.files.parsers.word.preparing import MOST_PICTURE, prepare
from gongkai.text.foreign.notes import Notes
from gongkai.text.html import BadHtml, cleaned

#: Pictures that come along: so many, and so many bytes together.
MOST_PICTURES, MOST_BYTES = 60, 30_000_000
_KINDS = {"image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_TITLES = frozenset(("Title", "标题", "公文标题", "文件标题", "大标题"))
_STYLES = """
u => u
p[style-name='gk-title'] => p.doc-title:fresh
p[style-name='gk-center'] => p.ta-c:fresh
p[style-name='gk-right'] => p.ta-r:fresh
"""
_SIDES = {"center": "gk-center", "right": "gk-right", "end": "gk-right"}


def convert(path: Path) -> dict[str, Any]:
    """{"html", "notes": [[code, count]], "pictures": [[kind, base64]]}: the n-th picture (from 1) stands in it as `/f/p/n`."""
    notes, pictures = Notes(), list[list[str]]()
    package = prepare(path, notes)
    result = mammoth.convert_to_html(
        package,
        style_map=_STYLES,
        transform_document=mammoth.transforms.paragraph(_aligned),
        convert_image=mammoth.images.img_element(_Pictures(pictures)),
        include_embedded_style_map=False,  # the file must not steer what becomes of it
        ignore_empty_paragraphs=True,
    )
    try:
        body, left = cleaned(result.value)
    except BadHtml as error:
        raise ParseError("bomb", error.code) from error
    for note in left:
        notes.add("picture_lost" if note.code == "picture" else note.code, note.count)
    return {"html": str(body), "notes": [[note.code, note.count] for note in notes.listed()], "pictures": pictures}


def _aligned(paragraph: Any) -> Any:
    """Alignment and the title as styles, which the map of styles then turns into classes."""
    name = paragraph.style_name or ""
    if name in _TITLES:
        return paragraph.copy(style_id="gk", style_name="gk-title")
    if paragraph.numbering is None and paragraph.alignment in _SIDES and not name.lower().startswith(("heading", "footnote", "endnote")):
        return paragraph.copy(style_id="gk", style_name=_SIDES[paragraph.alignment])
    return paragraph


class _Pictures:
    """Collects what a browser can show; the cleaner puts words in the place of all else."""

    def __init__(self, found: list[list[str]]) -> None:
        self.found, self.room = found, MOST_BYTES

    def __call__(self, image: Any) -> dict[str, str]:
        kind = _KINDS.get(image.content_type)
        if kind is None or len(self.found) >= MOST_PICTURES:
            return {"src": ""}
        try:
            with image.open() as stream:
                data = stream.read(MOST_PICTURE + 1)
        except (KeyError, OSError):  # it is linked, or was too large to be taken
            return {"src": ""}
        if not data or len(data) > min(MOST_PICTURE, self.room):
            return {"src": ""}
        self.room -= len(data)
        self.found.append([kind, base64.b64encode(data).decode()])
        return {"src": f"/f/p/{len(self.found)}"}
