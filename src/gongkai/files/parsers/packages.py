"""Zip containers (docx, xlsx, ofd, zip), judged by their directory before a byte of them is unpacked."""

import io
import re
import zipfile
from pathlib import Path

from gongkai.files.parsers.found import ParseError

#: How files of the old compound format begin.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_MEMBERS = 10_000
#: Uncompressed bytes that a document, and an archive that we only pass on, may claim.
MAX_DOCUMENT = 512 * 1024 * 1024
MAX_ARCHIVE = 4 * 1024 * 1024 * 1024
#: Real documents unpack to 3–20 times their size; above this, and above the grace, it is a bomb.
MAX_RATIO = 100
RATIO_GRACE = 64 * 1024 * 1024

_DRIVE = re.compile(r"^[A-Za-z]:")
_ENCRYPTED_FLAG = 0x1


def opened(path: Path) -> zipfile.ZipFile:
    """The container at `path`; ParseError "encrypted" or "damaged" when it has no readable directory."""
    try:
        with path.open("rb") as file:
            if file.read(len(OLE)) == OLE:
                raise ParseError("encrypted")  # a document with a password, packed in the old format
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError, UnicodeError) as error:
        raise ParseError("damaged") from error


def opened_bytes(data: bytes) -> zipfile.ZipFile:
    """The same of a container in memory."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError, UnicodeError) as error:
        raise ParseError("damaged") from error


def family(package: zipfile.ZipFile) -> str:
    """What the container holds: docx | xlsx | pptx | ofd | zip."""
    names = {name.replace("\\", "/").lstrip("/").casefold() for name in package.namelist()}
    if "ofd.xml" in names:
        return "ofd"
    if "[content_types].xml" in names:
        for folder, kind in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx")):
            if any(name.startswith(folder) for name in names):
                return kind
    return "zip"


def check(package: zipfile.ZipFile, *, size: int, archive: bool) -> None:
    """Refuse bombs, names that lead out of the folder, and programs hidden in a document.

    size: bytes of the container itself. archive: we pass it on unread, so it may be larger, and names are for other people's
    unpackers: an absolute name is refused there, while OFD producers write them without harm.
    """
    members = package.infolist()
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MAX_MEMBERS or total > (MAX_ARCHIVE if archive else MAX_DOCUMENT) or packed > size:
        raise ParseError("bomb")  # members that overlap pack to more than the file itself
    if total > RATIO_GRACE and total > MAX_RATIO * max(packed, 1):
        raise ParseError("bomb")
    for member in members:
        name = member.filename.replace("\\", "/")
        if ".." in name.split("/") or (archive and (name.startswith("/") or _DRIVE.match(name))):
            raise ParseError("zip_slip")
        if not archive and name.casefold().endswith(("vbaproject.bin", ".exe", ".dll", ".scr")):
            raise ParseError("macro")


def encrypted(package: zipfile.ZipFile) -> bool:
    """Whether a member needs a password."""
    return any(member.flag_bits & _ENCRYPTED_FLAG for member in package.infolist())


def member(package: zipfile.ZipFile, name: str) -> zipfile.ZipInfo | None:
    """The member `name` ("word/document.xml"), whatever its case and leading slash; None if there is none."""
    wanted = name.lstrip("/").casefold()
    for info in package.infolist():
        if info.filename.replace("\\", "/").lstrip("/").casefold() == wanted:
            return info
    return None
