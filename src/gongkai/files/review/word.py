"""DOCX: body, tables, headers and footers, notes, comments, text boxes, what was deleted or hidden, and the rest of the package."""

import re

from gongkai.files.parsers.found import ParseError
from gongkai.files.review import package as office
from gongkai.files.review.sink import Sink
from gongkai.files.review.word_part import WordPart

#: Parts with paragraphs beside the body → place.
_PARTS = (
    (re.compile(r"^word/header\d*\.xml$"), "header"),
    (re.compile(r"^word/footer\d*\.xml$"), "footer"),
    (re.compile(r"^word/comments\.xml$"), "comment"),
    (re.compile(r"^word/footnotes\.xml$"), "footnote"),
    (re.compile(r"^word/endnotes\.xml$"), "endnote"),
)
_MAIN = re.compile(r"/officeDocument$")


def read(data: bytes, sink: Sink) -> None:
    with office.opened(data) as package:
        main = main_part(office.part(package, "_rels/.rels"))
        body = office.part(package, main)
        if not body:
            raise ParseError("damaged")
        _part(body, sink, "")
        done = {main.casefold()}
        for info in package.infolist():
            name = info.filename.replace("\\", "/").lstrip("/").casefold()
            for pattern, code in _PARTS:
                if pattern.match(name):
                    _part(office.content(package, info), sink, code)
                    done.add(name)
        office.rest(package, sink, done=done)


def _part(data: bytes, sink: Sink, code: str) -> None:
    part = WordPart(sink, code)
    office.stream(data, start=part.start, end=part.end, text=part.data)
    part.finish()


def main_part(relations: bytes) -> str:
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and _MAIN.search(attributes.get("Type", "")):
            found.append(attributes.get("Target", "").lstrip("/"))

    office.stream(relations, start=start)
    return found[0] if found else "word/document.xml"
