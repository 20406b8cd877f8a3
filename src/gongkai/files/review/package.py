"""Office packages (docx, xlsx, pptx): what stands beside their main text, from properties to drawings, embedded files and pictures."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import unquote

from gongkai.files.parsers import packages, xmlstream
from gongkai.files.parsers.found import ParseError
from gongkai.files.review.masking import shown
from gongkai.files.review.sink import Sink

#: Elements whose texts run on; every other one ends a line.
_RUNNING = {"t", "r", "rPr", "fld", "span", "a", "rt", "ruby", "proofErr", "sz", "b", "rFont", "color"}
#: Attributes that hold text: alternative texts, items of lists, cached values, variables of the document.
_TOLD = {"descr", "title", "displayText", "value", "alt", "tooltip", "display", "location", "prompt", "error", "name", "author", "caption"}
_CACHES = re.compile(r"pivotcache|settings\.xml|custom|querytable|connections")
_SILENT = re.compile(
    r"(?:^|/)(?:\[content_types\]|styles\w*|fonttable|theme\d*|numbering|websettings|calcchain|slidelayout\d+|slidemaster\d+|viewprops|presprops|tablestyles)\.xml$"
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|webp|emf|wmf)$")
#: Smaller ones are logos, seals' outlines and bullets.
_SMALL_PICTURE = 20 * 1024
_EMBEDDED = re.compile(r"/(?:embeddings|package)/[^/]+$")


def opened(data: bytes) -> zipfile.ZipFile:
    """The package, refused if it is a bomb or locked. Names that lead out of it and macros do no harm: nothing is written or run."""
    package = packages.opened_bytes(data)
    try:
        packages.check(package, size=len(data), archive=False)
    except ParseError as error:
        if error.code not in {"zip_slip", "macro"}:
            raise
    if packages.encrypted(package):
        raise ParseError("encrypted")
    return package


def part(package: zipfile.ZipFile, name: str) -> bytes:
    info = packages.member(package, name)
    return b"" if info is None else content(package, info)


def content(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        return package.read(info)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise ParseError("damaged") from error


def targets(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Identifier → target of the relations of the part `name`, as full names where they lie within."""
    folder, base = posixpath.split(name)
    found: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            target = attributes.get("Target", "")
            within = attributes.get("TargetMode") != "External"
            full = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") if within else target
            found[attributes.get("Id", "")] = full

    stream(part(package, f"{folder}/_rels/{base}.rels"), start=start)
    return found


def stream(
    data: bytes,
    *,
    start: xmlstream.Start = lambda _name, _attributes: None,
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> None:
    if data:
        xmlstream.read(io.BytesIO(data), start=start, end=end, data=text)


def rest(package: zipfile.ZipFile, sink: Sink, *, done: set[str]) -> None:
    """Everything but the parts whose names (in lower case) are `done`."""
    pictures = 0
    for info in package.infolist():
        name = info.filename.replace("\\", "/").lstrip("/")
        lower = name.casefold()
        if info.is_dir() or lower in done or _SILENT.search(lower):
            continue
        if _PICTURE.search(lower):
            pictures += info.file_size >= _SMALL_PICTURE
        elif _EMBEDDED.search(lower):
            _embedded(package, info, sink)
        elif lower.endswith(".rels"):
            _links(content(package, info), sink)
        elif lower.startswith("docprops/") and lower.endswith(".xml"):
            _properties(content(package, info), sink)
        elif lower.endswith((".xml", ".vml", ".htm", ".html", ".txt")):
            _other(content(package, info), lower, sink)
    if pictures:
        sink.unreadable("image", ("pictures", {"count": pictures}))


def _embedded(package: zipfile.ZipFile, info: zipfile.ZipInfo, sink: Sink) -> None:
    from gongkai.files.review.reading import read

    sink.unpack(info.file_size)
    name = posixpath.basename(info.filename)
    with sink.inside("embedded", name):
        read(content(package, info), name, sink)


def _links(data: bytes, sink: Sink) -> None:
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") == "External":
            found.append(unquote(attributes.get("Target", "")))

    stream(data, start=start)
    if found:
        sink.lines(found, lambda _: ("link", {}))


def _properties(data: bytes, sink: Sink) -> None:
    """One text each property; that of a custom one stands in an element within it."""
    names: list[str] = []
    values: list[tuple[str, str]] = []
    pieces: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        names.append(attributes.get("name", tag))
        pieces.clear()

    def end(_tag: str) -> None:
        value = "".join(pieces).strip()
        if value:
            name = names[-2] if len(names) > 2 else names[-1]
            values.append((name, value))
        pieces.clear()
        names.pop()

    stream(data, start=start, end=end, text=pieces.append)
    for name, value in values:
        sink.text(value, ("property", {"name": shown(name)}), head=True)


def _other(data: bytes, name: str, sink: Sink) -> None:
    """The texts of any other part, run on where they belong together, and of its attributes that hold some."""
    try:
        text = texts(data, attributes=_TOLD | ({"v", "val"} if _CACHES.search(name) else set()))
    except ParseError:
        if name.endswith(".vml"):
            text = re.sub(r"<[^>]*>", "\n", data.decode("utf-8", "replace"))
        else:
            raise
    if text.strip():
        sink.text(text, ("part", {"name": shown(posixpath.basename(name))}))


def texts(data: bytes, *, attributes: frozenset[str] | set[str] = frozenset()) -> str:
    """All texts of an XML part, one line a paragraph."""
    pieces: list[str] = []
    told: list[str] = []

    def start(tag: str, found: dict[str, str]) -> None:
        if attributes:
            told.extend(value for key, value in found.items() if key.rpartition(":")[2] in attributes and len(value) > 1)

    def end(tag: str) -> None:
        if tag not in _RUNNING and pieces and pieces[-1] != "\n":
            pieces.append("\n")

    stream(data, start=start, end=end, text=pieces.append)
    return "".join(pieces) + "\n" + "\n".join(told)
