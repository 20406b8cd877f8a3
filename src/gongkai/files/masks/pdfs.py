"""PDF: pages on which something is masked become pictures with black boxes; all others stay text. Everything beside the pages goes."""

import io
from collections import Counter
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from gongkai.files.masks import pdf_pages
from gongkai.files.masks.job import Job
from gongkai.files.masks.pdf_text import Letters, boxes_of
from gongkai.files.masks.values import Done
from gongkai.files.parsers.found import ParseError

MAX_PAGES = 2_000
#: Of a page that stays: all that it needs to be seen.
_KEPT = {"/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit", "/Group"}
#: What hangs on objects of a page and tells more than is seen.
_TELLING = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/Alternates", "/OPI", "/StructParent", "/StructParents")
_LINK = "/Link"


def mask(data: bytes, job: Job) -> Done:
    done = Done(b"")
    document = _opened(data)
    if not 0 < len(document) <= MAX_PAGES:
        raise ParseError("damaged" if not len(document) else "too_large")
    for box in job.boxes:
        if not 0 < box.page <= len(document):
            raise ParseError("no_such_page", str(box.page))
    if _flattened(document, done):
        saved = io.BytesIO()
        document.save(saved)
        data = saved.getvalue()
        document = _opened(data)
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as out:
        _notes(source, done)
        layered = "/OCProperties" in source.Root
        for index in range(len(document)):
            page = document[index]
            boxes = _boxes(page, index + 1, job, done.hits)
            if boxes or (layered and _has_layers(source.pages[index])):
                pdf_pages.add_picture(out, page, boxes)
                done.notes.add("pictures")
            else:
                out.pages.append(source.pages[index])
                _strip(out.pages[-1])
            page.close()
        done.content = _saved(out)
    return done


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise ParseError("encrypted" if locked else "damaged") from error


def _flattened(document: pypdfium2.PdfDocument, done: Done) -> bool:
    """Draw what annotations show (stamps, signatures, filled fields) upon their pages; whether there was any."""
    any_drawn = False
    for index in range(len(document)):
        page = document[index]
        count = raw.FPDFPage_GetAnnotCount(page)
        if count:
            done.notes.add("annotations")
            any_drawn |= raw.FPDFPage_Flatten(page, raw.FLAT_PRINT) == raw.FLATTEN_SUCCESS
        page.close()
    return any_drawn


def _boxes(page: pypdfium2.PdfPage, number: int, job: Job, hits: Counter[str | int]) -> list[pdf_pages.Rectangle]:
    """What is to be black on a page."""
    boxes = []
    for box in job.boxes:
        if box.page == number:
            boxes.append(box.at)
            hits[box.index] += 1
    letters = Letters(page)
    for hit in job.wanted.hits(letters.text, over=True):
        boxes += boxes_of(letters, hit.places)
        hits[hit.secret.key] += 1
    for one in job.here:
        if one.place[0] == "page" and one.place[1].get("page") == number:
            cells = letters.sensitive_cells()
            for places in cells:
                boxes += boxes_of(letters, places)
            hits[one.index] += len(cells)
    letters.close()
    return boxes


def _notes(source: pikepdf.Pdf, done: Done) -> None:
    root = source.Root
    names = root.get("/Names", {})
    told = {
        "properties": "/Metadata" in root or len(source.docinfo) > 0,
        "layers": "/OCProperties" in root,
        "bookmarks": "/Outlines" in root,
        "scripts": "/JavaScript" in names or "/OpenAction" in root or "/AA" in root,
        "attachments": "/EmbeddedFiles" in names or "/AF" in root,
        "annotations": "/AcroForm" in root,
    }
    done.notes.update(code for code, there in told.items() if there)


def _has_layers(page: pikepdf.Page) -> bool:
    """Whether what the page shows depends on layers: without them it would show what was hidden."""
    resources = page.obj.get("/Resources", {})
    if any("/OCGs" in one or one.get("/Type") in {"/OCG", "/OCMD"} for one in resources.get("/Properties", {}).values()):
        return True
    return any("/OC" in one for one in resources.get("/XObject", {}).values())


def _strip(page: pikepdf.Page) -> None:
    for key in [key for key in page.obj.keys() if key not in _KEPT]:  # noqa: SIM118  (no dict)
        if key != "/Parent":
            del page.obj[key]


def _saved(out: pikepdf.Pdf) -> bytes:
    out.remove_unreferenced_resources()
    for one in out.objects:
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in _TELLING:
                if key in one:
                    del one[key]
    target = io.BytesIO()
    options: dict[str, Any] = {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "compress_streams": True}
    out.save(target, deterministic_id=True, **options)
    return target.getvalue()
