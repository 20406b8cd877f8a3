"""A kept document as HTML of our policy, for the text of an item."""

import base64
from dataclasses import dataclass, field

from gongkai.files import sandbox, store
from gongkai.files.models import StoredFile
from gongkai.text.foreign.notes import Note
from gongkai.text.html import Clean, clean

#: Its answer holds the pictures.
_LIMITS = sandbox.Limits(cpu_seconds=30, wall_seconds=60, reply_bytes=64_000_000)


@dataclass(frozen=True, slots=True)
class Converted:
    """The n-th of `pictures` (kind, bytes; from 1) stands in `body` as `/f/p/n`. `notes`: what was left out."""

    body: Clean
    notes: list[Note] = field(default_factory=list)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)


def as_html(file: StoredFile) -> Converted | None:
    """The text of a docx with its tables, numbers and pictures; None for other kinds, and where it could not be done."""
    if file.kind != "docx":
        return None
    (reply,) = sandbox.run([sandbox.Request("convert", store.path_of(file.sha256), file.kind)], limits=_LIMITS)
    if reply.error is not None:
        return None
    data = reply.data
    pictures = [(str(kind), base64.b64decode(content)) for kind, content in data["pictures"]]
    return Converted(clean(data["html"]), [Note(str(code), int(count)) for code, count in data["notes"]], pictures)
