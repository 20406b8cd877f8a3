"""DOCX: paragraphs and tables of the body and the notes, as a stream. Deleted and hidden text is not text."""

import re
from pathlib import Path

from gongkai.files.parsers import packages, xmlstream
from gongkai.files.parsers.found import Found, ParseError, Part, TextBudget

_PARTS = ("word/footnotes.xml", "word/endnotes.xml")
#: Properties (a tab stop is no tab), deletions, field codes, and the second copy of a text box.
_SKIPPED = {"pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "del", "moveFrom", "instrText", "delText", "Fallback", "binData"}
_INLINE = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = {"0", "false", "off"}


def read(path: Path, budget: TextBudget) -> Found:
    with packages.opened(path) as package:
        packages.check(package, size=path.stat().st_size, archive=False)
        main = main_part(package)
        body = _Body(budget.left)
        for name in (main, *_PARTS):
            info = packages.member(package, name)
            if info is None and name == main:
                raise ParseError("damaged")
            if info is not None and not body.over:
                with package.open(info) as stream:
                    xmlstream.read(stream, start=body.start, end=body.end, data=body.data)
    text = budget.take(body.text())
    note = "cut" if body.over or budget.cut else ("" if text else "no_text")
    return Found("whole", [Part(text)], None, note)


def main_part(package: packages.zipfile.ZipFile) -> str:
    """The part named by the package's relations; some programs call it document2.xml."""
    targets: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            targets.append(attributes.get("Target", ""))

    info = packages.member(package, "_rels/.rels")
    if info is not None:
        with package.open(info) as stream:
            xmlstream.read(stream, start=start, end=lambda _: None, data=lambda _: None)
    return targets[0] if targets else "word/document.xml"


class _Body:
    """Collects text: a paragraph is a line, a table row a line with cells apart by tabs."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.over = False
        self.pieces: list[str] = []
        self.skipping = ""
        self.depth = self.cells = 0
        self.in_text = self.hidden = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipping:
            self.depth += name == self.skipping
            if name == "vanish" and self.skipping == "rPr":
                self.hidden = not any(key.endswith("val") and value in _OFF for key, value in attributes.items())
        elif name in _SKIPPED:
            self.skipping, self.depth = name, 1
        elif name == "t":
            self.in_text = not self.hidden
        elif name == "tc":
            self.cells += 1
        elif name in _INLINE:
            self._add(_INLINE[name] if not self.cells else " ")

    def end(self, name: str) -> None:
        if self.skipping:
            self.depth -= name == self.skipping
            if not self.depth:
                self.skipping = ""
        elif name == "t":
            self.in_text = False
        elif name == "r":
            self.hidden = False
        elif name == "p":
            self._add(" " if self.cells else "\n")
        elif name == "tc":
            self.cells -= 1
            self._add("\t")
        elif name == "tr":
            self._add("\n")

    def data(self, text: str) -> None:
        if self.in_text and not self.skipping:
            self._add(text)

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.room -= len(text)
        if self.room < 0:
            self.over = True
            raise xmlstream.Enough

    def text(self) -> str:
        text = re.sub(r" *\t[ \t]*", "\t", "".join(self.pieces))
        return re.sub(r"\s*\n\s*", "\n", text)
