"""XLSX: every cell of every sheet, shown or hidden, its comments, and the rest of the package."""

import re

from gongkai.files.parsers.found import ParseError
from gongkai.files.review import package as office
from gongkai.files.review.masking import shown
from gongkai.files.review.sheet_part import SheetPart
from gongkai.files.review.sink import Sink

_MOST_STRINGS = 40_000_000
_COMMENTS = re.compile(r"^xl/(?:comments[^/]*|comments/[^/]+|threadedcomments/[^/]+)\.xml$")


def read(data: bytes, sink: Sink) -> None:
    with office.opened(data) as package:
        main = "xl/workbook.xml"
        book = _Book()
        office.stream(office.part(package, main), start=book.start, end=book.end, text=book.data)
        if not book.sheets:
            raise ParseError("damaged")
        sink.lines([name for name, _, _ in book.sheets], lambda _: ("sheet_name", {}))
        if book.names:
            sink.lines(book.names, lambda _: ("defined_name", {}))
        strings = shared_strings(office.part(package, "xl/sharedStrings.xml"))
        parts = office.targets(package, main)
        done = {main, "xl/sharedstrings.xml"}
        for name, state, identifier in book.sheets:
            part = parts.get(identifier, "")
            done.add(part.casefold())
            sheet = SheetPart(sink, name, hidden=state in {"hidden", "veryHidden"}, strings=strings)
            office.stream(office.part(package, part), start=sheet.start, end=sheet.end, text=sheet.data)
            sheet.finish()
            for target in office.targets(package, part).values():
                if _COMMENTS.match(target.casefold()):
                    done.add(target.casefold())
                    _comments(office.part(package, target), name, sink)
        office.rest(package, sink, done=done)


class _Book:
    """Sheets as (name, state, identifier of the relation); defined names with what they stand for."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.names: list[str] = []
        self.inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            identifier = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            self.sheets.append((attributes.get("name", ""), attributes.get("state", ""), identifier))
        elif name == "definedName":
            self.inside = True
            self.names.append(" ".join(attributes.get(key, "") for key in ("name", "comment", "description")) + " ")

    def end(self, name: str) -> None:
        self.inside = self.inside and name != "definedName"

    def data(self, text: str) -> None:
        if self.inside:
            self.names[-1] += text


def shared_strings(data: bytes) -> list[str]:
    """The texts of the workbook, in order; readings (phonetics) are left out."""
    found: list[str] = []
    pieces: list[str] = []
    state = {"t": False, "rPh": False, "left": _MOST_STRINGS}

    def start(name: str, _: dict[str, str]) -> None:
        if name in state:
            state[name] = True

    def end(name: str) -> None:
        if name in state:
            state[name] = False
        elif name == "si":
            found.append("".join(pieces))
            state["left"] -= len(found[-1])
            pieces.clear()
            if state["left"] < 0:
                raise ParseError("too_large")

    def text(piece: str) -> None:
        if state["t"] and not state["rPh"]:
            pieces.append(piece)

    office.stream(data, start=start, end=end, text=text)
    return found


def _comments(data: bytes, sheet: str, sink: Sink) -> None:
    pieces: list[str] = []
    cells: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name in {"comment", "threadedComment"}:
            cells.append(attributes.get("ref", ""))
            pieces.clear()

    def end(name: str) -> None:
        if name in {"comment", "threadedComment"} and cells:
            sink.text("".join(pieces), ("cell_comment", {"sheet": shown(sheet), "cell": cells[-1][:12]}))
            pieces.clear()

    office.stream(data, start=start, end=end, text=pieces.append)
    if pieces:
        sink.text("\n".join(pieces), ("sheet_more", {"sheet": shown(sheet)}))
