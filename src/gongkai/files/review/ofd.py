"""OFD (GB/T 33190): pages, annotations, metadata and everything else with text, attached files; and which pages are pictures."""

import io
import posixpath
import re
import zipfile

import ofdkit

from gongkai.files.parsers import xmlstream
from gongkai.files.parsers.found import ParseError
from gongkai.files.review import package as office
from gongkai.files.review.pdf import ranges
from gongkai.files.review.sink import Sink

MAX_PAGES = 5_000
_PAGE = re.compile(r"(?:^|/)pages?/[^/]*?(\d*)/content\.xml$")
_LOCKS = ("encryptions.xml", "decryptseed.dat")
_ATTACHED = re.compile(r"(?:^|/)attach[^/]*/[^/]+$")
_ANNOTATION = re.compile(r"(?:^|/)annot[^/]*/")
_LARGE_IMAGE = 0.25 * 210 * 297


def read(data: bytes, sink: Sink) -> None:
    with office.opened(data) as package:
        if any(name.casefold().endswith(_LOCKS) for name in package.namelist()):
            raise ParseError("encrypted")
        texts = _by_library(data)
        pages = _pages(package)
        unread: dict[str, list[int]] = {}
        for number, page in enumerate(pages, start=1):
            text = texts[number - 1] if number <= len(texts) else ""
            if text:
                sink.text(text, ("page", {"page": number}), head=True)
                sink.version(page.text(), ("page", {"page": number}), text)
            else:
                sink.text(page.text(), ("page", {"page": number}), head=True)
            if page.broken or page.reason():
                unread.setdefault("damaged" if page.broken else page.reason(), []).append(number)
        for number, text in enumerate(texts[len(pages) :], start=len(pages) + 1):
            sink.text(text, ("page", {"page": number}), head=True)
        for reason, numbers in unread.items():
            sink.unreadable(reason, ("pages", {"pages": ranges(numbers)}))
        _others(package, sink)


def _by_library(data: bytes) -> list[str]:
    """Texts in reading order, templates included; none where the library cannot make it out."""
    texts: list[str] = []
    try:
        with ofdkit.open(data) as document:
            for page in document.pages[:MAX_PAGES]:
                try:
                    texts.append(page.text())
                except ofdkit.OFDLimitError:
                    raise
                except ofdkit.OFDError:
                    texts.append("")
    except ofdkit.OFDLimitError as error:
        raise ParseError("bomb") from error
    except ofdkit.OFDError:
        return texts
    return texts


def _pages(package: zipfile.ZipFile) -> list["_Page"]:
    found = []
    for info in package.infolist():
        match = _PAGE.search(info.filename.replace("\\", "/").casefold())
        if match:
            found.append((int(match[1] or 0), info))
    pages = []
    for _, info in sorted(found, key=lambda one: one[0])[:MAX_PAGES]:
        page = _Page()
        try:
            xmlstream.read(io.BytesIO(office.content(package, info)), start=page.start, end=page.end, data=page.data)
        except ParseError as error:
            if error.code != "damaged":
                raise
            page.broken = True
        pages.append(page)
    return pages


class _Page:
    """Every TextCode of a page in the order of the file, and its pictures."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.inside = self.broken = self.pictures = self.large = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.inside = name == "TextCode"
        if name == "ImageObject":
            self.pictures = True
            sides = attributes.get("Boundary", "").split()[2:4]
            try:
                self.large = self.large or (len(sides) == 2 and float(sides[0]) * float(sides[1]) > _LARGE_IMAGE)
            except ValueError:
                self.large = True

    def end(self, name: str) -> None:
        self.inside = False

    def data(self, text: str) -> None:
        if self.inside:
            self.texts.append(text)

    def text(self) -> str:
        return "\n".join(text.strip() for text in self.texts if text.strip())

    def reason(self) -> str:
        if self.pictures and len(self.text()) < 20:
            return "scanned"
        return "image" if self.large else ""


def _others(package: zipfile.ZipFile, sink: Sink) -> None:
    from gongkai.files.review.reading import read as read_any

    for info in package.infolist():
        name = info.filename.replace("\\", "/").lstrip("/")
        lower = name.casefold()
        if info.is_dir() or _PAGE.search(lower):
            continue
        if lower.endswith(".xml"):
            try:
                text = office.texts(office.content(package, info), attributes={"Name", "Title", "Remark", "AttachmentName", "FileName"})
            except ParseError as error:
                if error.code != "damaged":
                    raise
                sink.unreadable("damaged", ("part", {"name": posixpath.basename(name)}))
                continue
            if text.strip():
                sink.text(text, ("annotations", {}) if _ANNOTATION.search(lower) else ("part", {"name": posixpath.basename(name)}))
        elif _ATTACHED.search(lower):
            sink.unpack(info.file_size)
            with sink.inside("attached", posixpath.basename(name)):
                read_any(office.content(package, info), posixpath.basename(name), sink)
