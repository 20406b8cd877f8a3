"""The package anew, in memory: only what is read of it, with numbers as text, alignment stated, and nothing hidden in it."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from gongkai.files.parsers import packages
from gongkai.files.parsers.docx import main_part
from gongkai.files.parsers.found import ParseError
from gongkai.files.parsers.word.numbering import Numbering
from gongkai.files.parsers.word.removing import remove
from gongkai.files.parsers.word.styles import Element, Styles, W, parse, value
from gongkai.text.foreign.notes import Notes

#: Bytes of a part that is read as a tree, and of a picture that comes along.
MOST_XML, MOST_PICTURE = 40_000_000, 10_000_000
_NOTES = re.compile(r"(?:foot|end)notes\d*\.xml$")
_TAKEN = re.compile(r"^(?:\[content_types\]\.xml|_rels/\.rels|word/_rels/[^/]+\.rels)$")
_MEDIA = re.compile(r"\.(?:png|jpe?g|gif|webp|bmp|tiff?|emf|wmf)$")
_ORDER = tuple(f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))


def prepare(path: Path, notes: Notes) -> io.BytesIO:
    """The rewritten package. ParseError as other readers; `notes` tells what was taken out."""
    with packages.opened(path) as package:
        packages.check(package, size=path.stat().st_size, archive=False)
        main = main_part(package).lstrip("/")
        if packages.member(package, main) is None:
            raise ParseError("damaged")
        folder = main.rpartition("/")[0]
        styles = Styles(_root(package, f"{folder}/styles.xml"))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
            for info in package.infolist():
                name = info.filename.replace("\\", "/").lstrip("/")
                written = _part(package, info, name, main, folder, styles, notes)
                if written is not None:
                    made.writestr(name, written)
    out.seek(0)
    return out


def _part(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, main: str, folder: str, styles: Styles, notes: Notes) -> bytes | None:
    """What is kept of a member; None where nothing is."""
    lower = name.casefold()
    if lower == main.casefold():
        root = parse(_bytes(package, info))
        remove(root, styles, notes)
        _paragraphs(root, styles, Numbering(_root(package, f"{folder}/numbering.xml"), styles))
        return _xml(root)
    if _NOTES.search(lower):
        root = parse(_bytes(package, info))
        remove(root, styles, notes)
        return _xml(root)
    if lower in (f"{folder}/styles.xml".casefold(), f"{folder}/numbering.xml".casefold()):
        root = parse(_bytes(package, info))
        for linked in list(root.iter(f"{W}lvl")):
            if (style := linked.find(f"{W}pStyle")) is not None:
                linked.remove(style)  # its numbers are text by now
        return _xml(root)
    if _TAKEN.match(lower):
        return _xml(parse(_bytes(package, info)))
    return _bytes(package, info) if _MEDIA.search(lower) and info.file_size <= MOST_PICTURE else None


def _root(package: zipfile.ZipFile, name: str) -> Element | None:
    info = packages.member(package, name)
    return None if info is None else parse(_bytes(package, info))


def _bytes(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > MOST_XML:
        raise ParseError("bomb")
    try:
        with package.open(info) as stream:
            data = stream.read(MOST_XML + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise ParseError("damaged") from error
    if len(data) > MOST_XML:
        raise ParseError("bomb")
    return data


def _xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _paragraphs(root: Element, styles: Styles, numbering: Numbering) -> None:
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, f"{W}pStyle")
        number, level = _number(properties, style, styles, numbering)
        label = numbering.label(number, level) if number else None
        aligned = value(properties, f"{W}jc") or _of_style(styles, style)
        if label is None and not number and not aligned:
            continue
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        _state(properties, "numPr", _numbered("0" if label is not None else number, level) if number else None)
        if aligned:
            _state(properties, "jc", etree.Element(f"{W}jc", {f"{W}val": aligned}))
        if label:
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = label
            paragraph.insert(paragraph.index(properties) + 1, run)


def _number(properties: Element | None, style: str, styles: Styles, numbering: Numbering) -> tuple[str, int]:
    """The list of a paragraph and its level in it: its own, or that of its style; "" for none."""
    own = properties.find(f"{W}numPr") if properties is not None else None
    if own is not None and own.find(f"{W}numId") is not None:
        number = value(own, f"{W}numId")
        return ("" if number == "0" else number), _level(value(own, f"{W}ilvl", "0"))
    found: Any = styles.given(style, f"{W}pPr/{W}numPr")
    if found is None or value(found, f"{W}numId", "0") == "0":
        return "", 0
    stated = value(found, f"{W}ilvl")
    return value(found, f"{W}numId"), _level(stated) if stated else numbering.level_of_style(style)


def _level(stated: str) -> int:
    return int(stated) if stated.isdigit() and len(stated) == 1 else 0


def _of_style(styles: Styles, style: str) -> str:
    found = styles.given(style, f"{W}pPr/{W}jc")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _numbered(number: str, level: int) -> Element:
    made = etree.Element(f"{W}numPr")
    etree.SubElement(made, f"{W}ilvl", {f"{W}val": str(level)})
    etree.SubElement(made, f"{W}numId", {f"{W}val": number})
    return made


def _state(properties: Element, name: str, made: Element | None) -> None:
    """Put a property in the place of the one that is there."""
    if made is None:
        return
    old = properties.find(f"{W}{name}")
    if old is not None:
        properties.replace(old, made)
    else:
        first = next((place for place, one in enumerate(properties) if one.tag not in _ORDER), len(properties))
        properties.insert(first if name == "numPr" else len(properties), made)
