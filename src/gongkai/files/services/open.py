"""Open the bytes of a kept file."""

from typing import BinaryIO

from gongkai.files import store
from gongkai.files.models import StoredFile


def open_bytes(file: StoredFile) -> BinaryIO:
    """The bytes, for reading. Whether the person may have them is for the caller to ask. FileNotFoundError if they are lost."""
    return store.open_address(file.sha256)
