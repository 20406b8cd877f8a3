"""What a dropped document proposes: fields read from its text, which stay tinted until somebody has confirmed them."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from gongkai.files.models import FilePage, StoredFile
from gongkai.files.services import extract
from gongkai.publishing.models import Manuscript
from gongkai.text import document_heads, paragraphs
from gongkai.workspace.drafting import uploads

#: Pages whose text is read; a longer document belongs into an attachment.
MOST_PAGES = 300


@dataclass(frozen=True, slots=True)
class Proposal:
    """The kept file, and values by field; none where its text could not be read."""

    file: StoredFile
    values: dict[str, Any]


def propose(upload: UploadedFile) -> Proposal:
    """Keep the file and read it. FileRefused where it may not be kept."""
    file = uploads.take(upload, queue=False)
    extract(file=file)
    pages = FilePage.objects.filter(file=file).order_by("number")[:MOST_PAGES]
    lines = [line for page in pages for line in page.text.splitlines()]
    printed = any(page.unit == FilePage.Unit.PAGE for page in pages)
    head = document_heads.read(document_heads.joined(lines) if printed else lines)
    found = {"title": head.title, "document_number": head.number, "written_on": head.written_on}
    values: dict[str, Any] = {name: value for name, value in found.items() if value}
    if file.kind not in {"xlsx", "xls"} and (body := paragraphs.from_lines(head.body)):
        values["body"] = body
    return Proposal(file, values)


def fitting(proposal: Proposal, manuscript: Manuscript) -> dict[str, Any]:
    """Those of its values that overwrite nothing."""
    return {name: value for name, value in proposal.values.items() if not getattr(manuscript, name)}
