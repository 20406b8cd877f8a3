"""PDF: the text of every page, what is annotated and filled in, bookmarks, metadata, attached files; and which pages are scans."""

import ctypes
import re
from collections.abc import Iterator
from urllib.parse import unquote

import pypdfium2
from pypdfium2 import raw

from gongkai.files.parsers.found import ParseError
from gongkai.files.review.masking import shown
from gongkai.files.review.sink import Sink

MAX_PAGES = 5_000
#: A page with an image and fewer characters than this is a scan (scanner programs stamp a line of their own).
_SCAN_TEXT = 20
#: An image that covers more of its page than this may show a document.
_LARGE_IMAGE = 0.25
_LOOKED_AT = 500
_KEYS = (b"Contents", b"T", b"Subj", b"RC", b"V", b"TU")
_PACKET = re.compile(rb"<\?xpacket begin.{0,200000}?<\?xpacket end", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_MOST_ATTACHED = 100 * 1024 * 1024


def read(data: bytes, sink: Sink) -> None:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise ParseError("encrypted" if locked else "damaged") from error
    if not len(document):
        raise ParseError("damaged")
    _pages(document, sink)
    for name, value in document.get_metadata_dict(skip_empty=True).items():
        sink.text(value, ("property", {"name": name}), head=True)
    for packet in _PACKET.findall(data):
        sink.text(_TAG.sub("\n", packet.decode("utf-8", "replace")), ("property", {"name": "XMP"}))
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    if titles:
        sink.lines(titles, lambda _: ("bookmark", {}))
    for number in range(document.count_attachments()):
        _attached(document.get_attachment(number), sink)


def _pages(document: pypdfium2.PdfDocument, sink: Sink) -> None:
    unread: dict[str, list[int]] = {}
    for index in range(min(len(document), MAX_PAGES)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            unread.setdefault("damaged", []).append(index + 1)
            continue
        try:
            text = _text(page)
            sink.text(text, ("page", {"page": index + 1}), head=True)
            told = list(_annotated(page))
            if told:
                sink.text("\n".join(told), ("annotation", {"page": index + 1}))
            reason = _unread(page, text)
            if reason:
                unread.setdefault(reason, []).append(index + 1)
        finally:
            page.close()
    for reason, pages in unread.items():
        sink.unreadable(reason, ("pages", {"pages": ranges(pages)}))
    if len(document) > MAX_PAGES:
        sink.unreadable("too_large", ("pages", {"pages": f"{MAX_PAGES + 1}-{len(document)}"}))


def _text(page: pypdfium2.PdfPage) -> str:
    reader = page.get_textpage()
    try:
        return reader.get_text_range().replace("\r\n", "\n")
    finally:
        reader.close()


def _unread(page: pypdfium2.PdfPage, text: str) -> str:
    """scanned: a picture instead of text; image: a large picture beside it; or empty."""
    size = page.get_width() * page.get_height()
    few = len(text.strip()) < _SCAN_TEXT
    for number, thing in enumerate(page.get_objects(max_depth=3)):
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            if few:
                return "scanned"
            if (right - left) * (top - bottom) > size * _LARGE_IMAGE:
                return "image"
        if number >= _LOOKED_AT:
            break
    return ""


def _annotated(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Texts of comments, form fields and links of a page."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), _LOOKED_AT)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        for key in _KEYS:
            text = _string(raw.FPDFAnnot_GetStringValue, annotation, key)
            if text:
                yield _TAG.sub(" ", text) if key == b"RC" else text
        link = raw.FPDFAnnot_GetLink(annotation)
        action = raw.FPDFLink_GetAction(link) if link else None
        if action:
            size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
            path = buffer.raw[: size - 1]
            yield unquote(path.decode("utf-16" if path.startswith((b"\xfe\xff", b"\xff\xfe")) else "utf-8", "replace"))
        raw.FPDFPage_CloseAnnot(annotation)


def _string(ask: object, annotation: object, key: bytes) -> str:
    size = ask(annotation, key, None, 0)  # type: ignore[operator]
    if size <= 2 or size > 1_000_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)  # type: ignore[operator]
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _attached(attachment: pypdfium2.PdfAttachment, sink: Sink) -> None:
    from gongkai.files.review.reading import read as read_any

    name = attachment.get_name()
    with sink.inside("attached", name):
        try:
            content = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            content = b""
        sink.unpack(len(content))
        if len(content) > _MOST_ATTACHED:
            sink.unreadable("too_large")
        else:
            read_any(content, shown(name), sink)


def ranges(numbers: list[int]) -> str:
    """1, 2, 3, 7 → 1-3、7."""
    out: list[tuple[int, int]] = []
    for number in numbers:
        if out and out[-1][1] == number - 1:
            out[-1] = (out[-1][0], number)
        else:
            out.append((number, number))
    return "、".join(str(first) if first == last else f"{first}-{last}" for first, last in out)
