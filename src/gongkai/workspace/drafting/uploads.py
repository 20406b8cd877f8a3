"""The door for files of officers: a classification mark in the name or the text refuses the file in quarantine (design rule 8)."""

from collections.abc import Iterable
from contextvars import ContextVar

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from gongkai.files import scanners
from gongkai.files.models import StoredFile
from gongkai.files.reasons import Reason
from gongkai.files.scanners import Candidate
from gongkai.files.services import keep
from gongkai.publishing.reasons import SENTENCES
from gongkai.text.secrecy_marks import marks_in_name, secrecy_marks

#: Set while a file comes in at this door; imports are looked at by their own.
_here: ContextVar[bool] = ContextVar("an officer uploads", default=False)


def take(upload: UploadedFile, *, queue: bool = True) -> StoredFile:
    """Keep an upload; FileRefused where it may not be. `queue`: let a job read its text."""
    token = _here.set(True)
    try:
        return keep(filename=upload.name or "", chunks=upload.chunks(), queue=queue)
    finally:
        _here.reset(token)


@scanners.register
def marks(candidate: Candidate) -> Iterable[Reason]:
    """The scanner; it quotes nothing."""
    if not _here.get():
        return
    if marks_in_name(candidate.filename) or any(secrecy_marks(text) for text in candidate.texts()):
        yield Reason("secrecy_mark", _(SENTENCES["secrecy_mark"]))
