"""Office packages taken apart and put together again: in their order, without days, so that the same parts give the same bytes."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

from lxml import etree

from gongkai.files.parsers import packages
from gongkai.files.parsers.found import ParseError
from gongkai.files.review import package as office

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": True, "remove_comments": True, "remove_pis": True}
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_KEPT = re.compile(r"\.(?:xml|rels|vml|png|jpe?g|gif|bmp|tiff?|webp|emf|wmf|svg|odttf|ttf|otf|fntdata)$")
_XML = re.compile(r"\.(?:xml|rels|vml|svg)$")
#: What goes with the element that names it.
_WHOLE = {"ext", "oleObjects", "controls", "AlternateContent", "object", "pivotCaches", "externalReferences"}

Tree = Any


class Package:
    """Parts by name, in the order of the file."""

    def __init__(self, data: bytes) -> None:
        self.parts: dict[str, bytes] = {}
        self.trees: dict[str, Tree] = {}
        with office.opened(data) as package:
            for info in package.infolist():
                name = info.filename.replace("\\", "/").lstrip("/")
                if not info.is_dir():
                    self.parts[name] = office.content(package, info)

    def named(self, name: str) -> str:
        """The part as it is spelled here; "" if there is none."""
        wanted = name.casefold()
        return next((one for one in self.parts if one.casefold() == wanted), "")

    def tree(self, name: str) -> Tree:
        """The root of an XML part; what is changed in it is saved. ParseError where it is not XML, or declares entities."""
        if name not in self.trees:
            data = self.parts[name]
            try:
                root = etree.fromstring(data, etree.XMLParser(**_PARSER))
            except etree.XMLSyntaxError as error:
                raise ParseError("damaged") from error
            if root.getroottree().docinfo.doctype:
                raise ParseError("bomb")
            self.trees[name] = root
        return self.trees[name]

    def xml_parts(self) -> list[str]:
        return [name for name in self.parts if _XML.search(name.casefold())]

    def flush(self, name: str) -> None:
        """Write a tree back and forget it: a big one is not kept beside the next."""
        root = self.trees.pop(name, None)
        if root is not None:
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def drop(self, unwanted: Callable[[str], bool]) -> set[str]:
        """Take out parts, and all that points to them; returns their names. Parts that are neither XML, picture nor font always go."""
        gone = {name for name in self.parts if unwanted(name.casefold()) or not _KEPT.search(name.casefold())}
        gone |= {name for name in self.parts if name.endswith(".rels") and _source(name) in gone}
        for name in gone:
            del self.parts[name]
        for name in [one for one in self.parts if one.endswith(".rels")]:
            self._unlink(name)
        types = self.tree(self.named("[Content_Types].xml") or _missing())
        for one in list(types):
            if one.get("PartName", "").lstrip("/") in gone:
                types.remove(one)
        return gone

    def _unlink(self, relations: str) -> None:
        """Take out relations that lead nowhere, and the elements that use them."""
        source, root, lost = _source(relations), self.tree(relations), set()
        for one in list(root):
            if not isinstance(one.tag, str) or (one.get("TargetMode") == "External" and not _FOREIGN.search(one.get("Type", ""))):
                continue
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), one.get("Target", ""))).lstrip("/")
            if one.get("TargetMode") == "External" or not self.named(target):
                lost.add(one.get("Id"))
                root.remove(one)
        if lost and source in self.parts and _XML.search(source.casefold()):
            remove_users(self.tree(source), lost)

    def save(self) -> bytes:
        for name in list(self.trees):
            self.flush(name)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
            for name, data in self.parts.items():
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                package.writestr(info, data)
        return out.getvalue()


#: Files outside of the package that a document draws upon.
_FOREIGN = re.compile(r"/(?:attachedTemplate|oleObject|externalLink\w*|subDocument|frame|mailMerge\w*|package|video|audio|media)$")


def _missing() -> str:
    raise ParseError("damaged")


def _source(relations: str) -> str:
    """The part whose relations these are: word/_rels/document.xml.rels → word/document.xml."""
    folder, base = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def opened_archive(data: bytes) -> zipfile.ZipFile:
    """Any zip, refused if it is a bomb. Names that lead out of it do no harm: nothing is written to them."""
    archive = packages.opened_bytes(data)
    try:
        packages.check(archive, size=len(data), archive=True)
    except ParseError as error:
        if error.code != "zip_slip":
            raise
    return archive


def relations(package: Package, name: str) -> dict[str, str]:
    """Identifier → part, of the relations of the part `name`."""
    folder, base = posixpath.split(name)
    own = package.named(f"{folder}/_rels/{base}.rels")
    if not own:
        return {}
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        for one in package.tree(own)
        if isinstance(one.tag, str) and one.get("TargetMode") != "External"
    }


def remove_users(root: Tree, identifiers: Iterable[str]) -> None:
    """Remove the elements that name one of these relations, with what stands around them for it alone."""
    lost = set(identifiers)
    for one in list(root.iter()):
        if not isinstance(one.tag, str):
            continue
        if any(key.startswith((f"{{{RELATION}}}", f"{{{_STRICT_RELATION}}}")) and value in lost for key, value in one.attrib.items()):
            remove(_around(one))


def _around(one: Tree) -> Tree:
    found = one
    for outer in one.iterancestors():
        if local(outer) in _WHOLE:
            found = outer
    return found


def remove(one: Tree) -> None:
    """Take out an element; the text after it stays."""
    parent = one.getparent()
    if parent is None:
        return
    if one.tail:
        before = one.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + one.tail
        else:
            parent.text = (parent.text or "") + one.tail
    parent.remove(one)


def local(one: Tree) -> str:
    """The name without its namespace; "" for what is no element."""
    return one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
