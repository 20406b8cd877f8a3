"""What a dropped document proposes: fields read from its text, which stay tinted until somebody has confirmed them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from gongkai.files.models import FilePage, StoredFile
from gongkai.files.services import Converted, as_html, extract
from gongkai.publishing.models import Manuscript
from gongkai.text import document_heads, issuers, overview, paragraphs
from gongkai.text.foreign.notes import Note
from gongkai.text.html import MAX_LENGTH, plain_text
from gongkai.text.typesetting import as_letter
from gongkai.units.models import Unit
from gongkai.workspace.drafting import uploads
from gongkai.workspace.drafting.blocks import blocks_of

#: Pages whose text is read; a longer document belongs into an attachment.
MOST_PAGES = 300


@dataclass(frozen=True, slots=True)
class Proposal:
    """The kept file, and values by field; none where its text could not be read. `pictures` stand in the body as `/f/p/1` and so on."""

    file: StoredFile
    values: dict[str, Any]
    notes: list[Note] = field(default_factory=list)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)


def propose(upload: UploadedFile) -> Proposal:
    """Keep the file and read it. FileRefused where it may not be kept."""
    file = uploads.take(upload, queue=False)
    extract(file=file)
    converted = as_html(file)
    if converted is not None and converted.body and len(converted.body) <= MAX_LENGTH:
        return _of_html(file, converted)
    pages = FilePage.objects.filter(file=file).order_by("number")[:MOST_PAGES]
    lines = [line for page in pages for line in page.text.splitlines()]
    printed = any(page.unit == FilePage.Unit.PAGE for page in pages)
    head = document_heads.read(document_heads.joined(lines) if printed else lines)
    body = paragraphs.from_lines(head.body) if file.kind not in {"xlsx", "xls"} else ""
    return Proposal(file, _values(head, body, lines))


def _of_html(file: StoredFile, converted: Converted) -> Proposal:
    """The body of a document keeps its elements; the blocks that are its head go."""
    blocks = [(block, plain_text(block).splitlines()) for block in blocks_of(converted.body)]
    lines = [line for _block, own in blocks for line in own]
    head = document_heads.read(lines)
    kept, place = [], 0
    for block, own in blocks:
        told = set(range(place, place + len(own)))
        place += len(own)
        if not own or not told <= head.used or block.startswith("<table"):
            kept.append((block, own))
    if kept and head.number and "".join(kept[0][1]) == head.number:
        kept = kept[1:]  # it says its number again
    body = as_letter("".join(block for block, _own in kept))
    return Proposal(file, _values(head, body, lines), converted.notes, converted.pictures)


def _values(head: document_heads.Head, body: str, lines: Sequence[str]) -> dict[str, Any]:
    """Those that were found, by the names of the manuscript's fields."""
    found = {
        "title": head.title,
        "document_number": head.number,
        "written_on": head.written_on,
        "body": body,
        "summary": overview.propose(body, head.title),
        "issuing_bodies": issuers.issuers(lines),
    }
    return {name: value for name, value in found.items() if value}


def fitting(proposal: Proposal, manuscript: Manuscript) -> dict[str, Any]:
    """Those of its values that overwrite nothing; issuing bodies where it is not the unit alone."""
    fits = {name: value for name, value in proposal.values.items() if not getattr(manuscript, name)}
    named = fits.get("issuing_bodies", [])
    if len(named) == 1 and (named[0] == manuscript.unit.name or not Unit.objects.filter(name=named[0]).exists()):
        del fits["issuing_bodies"]
    return fits
