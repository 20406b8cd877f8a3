"""The door for files of officers. Classification marks refuse a file in quarantine, at this door as at every other (`files.services.keep`)."""

from django.core.files.uploadedfile import UploadedFile

from gongkai.files.models import StoredFile
from gongkai.files.services import keep


def take(upload: UploadedFile, *, queue: bool = True) -> StoredFile:
    """Keep an upload; FileRefused where it may not be. `queue`: let a job read its text."""
    return keep(filename=upload.name or "", chunks=upload.chunks(), queue=queue)
