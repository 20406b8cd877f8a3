"""PPTX: the texts of slides and notes, and the rest of the package."""

import re

from gongkai.files.review import package as office
from gongkai.files.review.sink import Sink

_SLIDE = re.compile(r"^ppt/slides/slide(\d+)\.xml$")
_NOTES = re.compile(r"^ppt/notesslides/notesslide\d+\.xml$")


def read(data: bytes, sink: Sink) -> None:
    with office.opened(data) as package:
        done = set()
        for info in package.infolist():
            name = info.filename.replace("\\", "/").lstrip("/").casefold()
            slide, notes = _SLIDE.match(name), _NOTES.match(name)
            if slide or notes:
                done.add(name)
                text = office.texts(office.content(package, info), attributes={"descr", "title"})
                sink.text(text, ("slide", {"number": int(slide[1])}) if slide else ("slide_notes", {}), head=bool(slide))
        office.rest(package, sink, done=done)
