"""The kinds of file that a document may carry: names, media types, what is read from them. No Django: the child uses it."""

from dataclasses import dataclass
from functools import cache

_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Kind:
    """reader: module of `parsers` that reads its text, or empty and then `note` says why not; inline: may be shown in the browser.

    contents: what `parsers.detect` may find in a file with one of these extensions → the kind it then is. Names lie often and
    innocently (.doc that is RTF or docx, .jpg that is png), so near relations are taken as what they are. A new-format document
    with a password lies inside an old-format file ("ole_locked").
    """

    name: str
    media_type: str
    extensions: tuple[str, ...]
    contents: tuple[tuple[str, str], ...]
    reader: str = ""
    note: str = ""
    inline: bool = False


_WORD = (("doc", "doc"), ("docx", "docx"), ("rtf", "rtf"), ("ole", "doc"), ("ole_locked", "docx"))
_WORKS = (("docx", "docx"), ("rtf", "rtf"), ("doc", "wps"), ("ole", "wps"), ("ole_locked", "wps"))
_TABLE = (("xls", "xls"), ("xlsx", "xlsx"), ("ole", "xls"), ("ole_locked", "xlsx"))
_SLIDES = (("ppt", "ppt"), ("pptx", "pptx"), ("ole", "ppt"), ("ole_locked", "pptx"))
_TEXT = (("text", ""), ("web", ""))
_IMAGES = tuple((name, name) for name in ("png", "jpg", "gif", "bmp", "tif", "webp"))


def _same(name: str) -> tuple[tuple[str, str], ...]:
    return ((name, name),)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("pdf", "application/pdf", ("pdf",), _same("pdf"), reader="pdf", inline=True),
        Kind("docx", f"{_OFFICE}wordprocessingml.document", ("docx",), _WORD, reader="docx"),
        Kind("doc", "application/msword", ("doc",), _WORD, note="old_format"),
        Kind(
            "wps",
            "application/vnd.ms-works",
            ("wps",),
            _WORKS,
            note="old_format",
        ),
        Kind("rtf", "application/rtf", ("rtf",), _WORD, note="old_format"),
        Kind("xlsx", f"{_OFFICE}spreadsheetml.sheet", ("xlsx",), _TABLE, reader="sheets"),
        Kind("xls", "application/vnd.ms-excel", ("xls", "et"), _TABLE, reader="sheets"),
        Kind("ofd", "application/ofd", ("ofd",), _same("ofd"), reader="ofd"),
        Kind("pptx", f"{_OFFICE}presentationml.presentation", ("pptx",), _SLIDES, note="unsupported"),
        Kind("ppt", "application/vnd.ms-powerpoint", ("ppt", "dps"), _SLIDES, note="unsupported"),
        Kind("txt", "text/plain", ("txt",), _TEXT, reader="plain"),
        Kind("csv", "text/csv", ("csv",), _TEXT, reader="plain"),
        # No extension: a page is read where it is asked for (a published report), and never kept as an attachment.
        Kind("webpage", "text/html", (), (), reader="webpage"),
        Kind("zip", "application/zip", ("zip",), _same("zip"), note="archive"),
        Kind("rar", "application/vnd.rar", ("rar",), _same("rar"), note="archive"),
        Kind("7z", "application/x-7z-compressed", ("7z",), _same("7z"), note="archive"),
        Kind("png", "image/png", ("png",), _IMAGES, note="image", inline=True),
        Kind("jpg", "image/jpeg", ("jpg", "jpeg"), _IMAGES, note="image", inline=True),
        Kind("gif", "image/gif", ("gif",), _IMAGES, note="image", inline=True),
        Kind("webp", "image/webp", ("webp",), _IMAGES, note="image", inline=True),
        Kind("bmp", "image/bmp", ("bmp",), _IMAGES, note="image"),
        Kind("tif", "image/tiff", ("tif", "tiff"), _IMAGES, note="image"),
    )
}


@cache
def by_extension(extension: str) -> dict[str, str]:
    """Content → kind for names with `extension` (no dot, any case); empty when such names are not taken."""
    extension = extension.lower()
    for kind in KINDS.values():
        if extension in kind.extensions:
            return {content: name or kind.name for content, name in kind.contents}
    return {}
