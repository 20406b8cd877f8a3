"""The masked file taken apart by other libraries and byte by byte: what was masked must not be in it in any form."""

import io
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from gongkai.files.masks.package import opened_archive
from gongkai.files.masks.spelling import Wanted
from gongkai.files.parsers.found import ParseError

_ENDS = re.compile(r"</(?:\w+:)?(?:p|tc|si|c|comment|row|text|item|x)\s*>")
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"=[\"']([^\"']{2,})[\"']")
_DEEPEST = 4
_LARGE_BOOK = 200_000
_MARKUP = re.compile(r"\.(?:xml|rels|vml|svg|html?)$")


def prove(data: bytes, kind: str, wanted: Wanted, *, before: bytes) -> None:
    """ParseError("still_there") where something wanted is left, ("unproven") where the other library opens the file `before` it was
    masked, but not this one."""
    for texts in (_another(data, kind, before), raw(data)):
        for text in texts:
            if wanted.hits(text):
                raise ParseError("still_there")


def _another(data: bytes, kind: str, before: bytes) -> Iterator[str]:
    """What another library reads in it."""
    read = _READERS.get(kind)
    if read is None:
        return
    try:
        yield from read(data)
    except Exception as error:  # a library may fail in any way over a strange file: then the strange file is the measure
        try:
            for _ in read(before):
                pass
        except Exception:
            return
        raise ParseError("unproven") from error


def stands_in(data: bytes, wanted: Wanted) -> set[str]:
    """The keys of those that stand in the file at all."""
    return {hit.secret.key for text in raw(data) for hit in wanted.hits(text)}


def raw(data: bytes, depth: int = 0) -> Iterator[str]:
    """Everything in the file as text: without tags, and what stands in attributes; packages within packages are opened."""
    if b"%PDF-" in data[:1024]:
        yield from _pdf_inside(data, depth)
        return
    if not data.startswith(b"PK") or depth > _DEEPEST:
        yield from decoded(data)
        return
    with opened_archive(data) as package:
        for info in package.infolist():
            yield info.filename
            content = package.read(info)
            if _MARKUP.search(info.filename.casefold()):
                yield from _markup(content.decode("utf-8", "replace"))
            else:
                yield from raw(content, depth + 1)


def _markup(text: str) -> Iterator[str]:
    yield unescape(_TAG.sub("", _ENDS.sub("\n", text)))
    yield unescape("\n".join(_ATTRIBUTE.findall(text)))


def decoded(content: bytes) -> Iterator[str]:
    """Bytes of an unknown kind in the encodings in which a text may lie in them."""
    yield content.decode("utf-8", "replace")
    yield content.decode("gb18030", "replace")
    for start in (0, 1):
        yield content[start:].decode("utf-16-le", "replace")


def _word(data: bytes) -> Iterator[str]:
    import docx

    document = docx.Document(io.BytesIO(data))
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]  # noqa: SLF001  (no public way to all of its text)
    for part in parts:
        for paragraph in part.iter("{*}p"):
            yield "".join(one.text or "" for one in paragraph.iter("{*}t", "{*}delText"))
    for table in document.tables:
        for row in table.rows:
            yield "\t".join(cell.text for cell in row.cells)


def _workbook(data: bytes) -> Iterator[str]:
    import openpyxl
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        yield name
        for row in book.get_sheet_by_name(name).to_python():
            yield "\t".join(_told(value) for value in row)
    # it opens in a second one too; comments and names are read there
    whole = openpyxl.load_workbook(io.BytesIO(data), read_only=len(data) > _LARGE_BOOK)
    for sheet in whole.worksheets if not whole.read_only else ():
        for row in sheet.iter_rows():
            yield "\n".join(cell.comment.text for cell in row if cell.comment is not None and cell.comment.text)


def _pdf(data: bytes) -> Iterator[str]:
    import pypdf

    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        if "/Font" in str(page.get("/Resources", "")) or "/XObject" in str(page.get("/Resources", "")):
            yield page.extract_text()


def _pdf_inside(data: bytes, depth: int) -> Iterator[str]:
    """Every string and every stream of a PDF, unpacked; pictures and fonts are left out."""
    import pikepdf

    try:
        document = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError:
        yield from decoded(data)
        return
    with document:
        for one in document.objects:
            yield from _strings(one, 0)
            if isinstance(one, pikepdf.Stream) and not _is_picture_or_font(one):
                try:
                    content = one.read_bytes()
                except pikepdf.PdfError:
                    content = one.read_raw_bytes()
                yield from raw(content, depth + 1) if content.startswith(b"PK") else decoded(content)


def _is_picture_or_font(one: Any) -> bool:
    return one.get("/Subtype") in {"/Image", "/CIDFontType0C", "/Type1C", "/OpenType"} or "/Length1" in one


def _strings(one: Any, depth: int) -> Iterator[str]:
    import pikepdf

    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)) and (depth == 0 or not one.is_indirect) and depth < 32:
        for value in one.values() if not isinstance(one, pikepdf.Array) else one:  # type: ignore[union-attr]
            yield from _strings(value, depth + 1)


def _told(value: object) -> str:
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {"docx": _word, "xlsx": _workbook, "pdf": _pdf}
