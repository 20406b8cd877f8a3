"""PDF: the text of each page by pdfium, and whether the page is a scan."""

from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from gongkai.files.parsers.found import Found, ParseError, Part, TextBudget
from gongkai.files.parsers.lines import unwrap

MAX_PAGES = 5_000
#: A page with an image and fewer characters than this is a scan (scanner programs stamp a line of their own).
_SCAN_TEXT = 20
_LOOKED_AT = 200


def read(path: Path, budget: TextBudget) -> Found:
    document = _open(path)
    found = Found("page", count=len(document))
    scans = broken = 0
    for index in range(min(len(document), MAX_PAGES)):
        if budget.full:
            break
        try:
            text, scan = _page(document, index)
        except pypdfium2.PdfiumError:
            text, scan, broken = "", False, broken + 1
        scans += scan
        found.parts.append(Part(budget.take(unwrap(text))))
    document.close()
    if broken and broken == len(found.parts):
        raise ParseError("damaged")
    found.note = _note(found, scans=scans, broken=broken, cut=budget.cut or len(found.parts) < (found.count or 0))
    return found


def _note(found: Found, *, scans: int, broken: int, cut: bool) -> str:
    if not any(part.text for part in found.parts):
        return "scanned" if scans else "no_text"
    if scans == len(found.parts):
        return "scanned"
    if broken:
        return "partly_damaged"
    return "partly_scanned" if scans else ("cut" if cut else "")


def _open(path: Path) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise ParseError("encrypted" if locked else "damaged") from error
    if not len(document):
        raise ParseError("damaged")
    return document


def _page(document: pypdfium2.PdfDocument, index: int) -> tuple[str, bool]:
    page = document[index]
    try:
        reader = page.get_textpage()
        try:
            text = reader.get_text_range()
        finally:
            reader.close()
        return text, len(text.strip()) < _SCAN_TEXT and _has_image(page)
    finally:
        page.close()


def _has_image(page: pypdfium2.PdfPage) -> bool:
    for number, thing in enumerate(page.get_objects(max_depth=3)):
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            return True
        if number >= _LOOKED_AT:
            break
    return False
