"""OFD (GB/T 33190) by ofdkit, with a plain reader of our own for pages that it cannot make out."""

import re
import zipfile
from pathlib import Path

import ofdkit

from gongkai.files.parsers import packages, xmlstream
from gongkai.files.parsers.found import Found, ParseError, Part, TextBudget
from gongkai.files.parsers.lines import unwrap

MAX_PAGES = 5_000
_PAGE = re.compile(r"(?:^|/)pages?/[^/]*?(\d*)/content\.xml$")
_LOCKS = ("encryptions.xml", "decryptseed.dat")


def read(path: Path, budget: TextBudget) -> Found:
    with packages.opened(path) as package:
        packages.check(package, size=path.stat().st_size, archive=False)
        if packages.encrypted(package) or any(name.casefold().endswith(_LOCKS) for name in package.namelist()):
            raise ParseError("encrypted")
        try:
            texts, broken = _by_library(path, budget)
        except ofdkit.OFDLimitError as error:
            raise ParseError("bomb") from error
        except ofdkit.OFDError:
            texts, broken = [], True
        images = False
        if not any(texts):
            texts, images = _plainly(package, budget)
            if broken and not any(texts):
                raise ParseError("damaged")
    found = Found("page", count=len(texts))
    for text in texts[:MAX_PAGES]:
        if budget.full:
            budget.cut = True
            break
        found.parts.append(Part(budget.take(unwrap(text))))
    if not any(part.text for part in found.parts):
        found.note = "scanned" if images else "no_text"
    else:
        found.note = "cut" if budget.cut else ("partly_damaged" if broken else "")
    return found


def _by_library(path: Path, budget: TextBudget) -> tuple[list[str], bool]:
    """Texts in reading order, template and composite objects included; whether a page could not be read."""
    texts: list[str] = []
    broken = False
    room = budget.left
    with ofdkit.open(path) as document:
        for page in document.pages[:MAX_PAGES]:
            try:
                texts.append(page.text() if room > 0 else "")
            except ofdkit.OFDLimitError:
                raise
            except ofdkit.OFDError:
                texts.append("")
                broken = True
            room -= len(texts[-1])
    return texts, broken


def _plainly(package: zipfile.ZipFile, budget: TextBudget) -> tuple[list[str], bool]:
    """Every TextCode of every page in file order, whatever the namespaces; whether a page shows an image."""
    pages = []
    for info in package.infolist():
        match = _PAGE.search(info.filename.replace("\\", "/").casefold())
        if match:
            pages.append((int(match[1] or 0), info))
    texts, images = [], False
    for _, info in sorted(pages, key=lambda page: page[0])[:MAX_PAGES]:
        reader = _TextCodes(budget.left)
        try:
            with package.open(info) as stream:
                xmlstream.read(stream, start=reader.start, end=reader.end, data=reader.data)
        except ParseError as error:
            if error.code != "damaged":
                raise
        texts.append("\n".join(reader.texts))
        images = images or reader.images
    return texts, images


class _TextCodes:
    def __init__(self, room: int) -> None:
        self.room = room
        self.texts: list[str] = []
        self.inside = self.images = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.inside = name == "TextCode"
        self.images = self.images or name == "ImageObject"

    def end(self, name: str) -> None:
        self.inside = False

    def data(self, text: str) -> None:
        if self.inside and text.strip():
            self.texts.append(text.strip())
            self.room -= len(text)
            if self.room < 0:
                raise xmlstream.Enough
