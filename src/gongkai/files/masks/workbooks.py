"""XLSX: masked by cell, in every sheet, shown or hidden, and beside them. Formulas become their values, caches and properties go."""

import re
from collections import Counter
from typing import Any

from gongkai.files.masks.job import Job
from gongkai.files.masks.package import Package, local, relations, remove
from gongkai.files.masks.sheets import Sheet
from gongkai.files.masks.spelling import HIDDEN, HIDDEN_WORD
from gongkai.files.masks.texts import mask_part
from gongkai.files.masks.values import Done
from gongkai.files.masks.word import GONE, drop, nobody
from gongkai.files.parsers.found import ParseError
from gongkai.files.review.masking import shown

_CACHES = re.compile(
    r"^xl/(?:pivot|externallink|calcchain|querytable|connections|slicer|timeline|model|revisions|usernames|threadedcomments|xmlmaps|metadata)"
)
_GONE = (("caches", _CACHES), *GONE)
#: In the workbook: who has it open, where it lay, what belongs to parts that go.
_ELEMENTS = {"fileSharing", "absPath", "extLst", "customWorkbookViews", "customSheetViews", "webPublishing"}
_EXTERNAL = re.compile(r"\[\d+\]")
_SAME = re.compile(r"\*+")


def mask(data: bytes, job: Job) -> Done:
    package, done = Package(data), Done(b"")
    drop(package, done, _GONE)
    main = package.named("xl/workbook.xml")
    if not main:
        raise ParseError("damaged")
    strings = _strings(package)
    sheets = _sheets(package, main)
    names = [shown(name) for name, _, _ in sheets]
    for one in job.here:
        if one.place[0] == "sheet" and one.place[1].get("sheet") not in names:
            raise ParseError("nothing_matched", str(one.index + 1))
    used: set[int] = set()
    for name, state, part in sheets:
        if part:
            _sheet(package, part, shown(name), strings, used, job, done)
        if state in {"hidden", "veryHidden"}:
            done.notes.add("hidden")
    _keep_used(package, used)
    _beside(package, main, {part for _, _, part in sheets}, job, done)
    done.content = package.save()
    return done


def _sheets(package: Package, main: str) -> list[tuple[str, str, str]]:
    """(name, state, part) of each; part "" where it is none of cells (a chart) or missing."""
    targets = relations(package, main)
    found = []
    for one in package.tree(main).iter("{*}sheet"):
        identifier = next((value for key, value in one.attrib.items() if key.endswith("}id")), "")
        part = package.named(targets.get(identifier, ""))
        found.append((one.get("name", ""), one.get("state", ""), part if "worksheets" in part.casefold() else ""))
    if not found:
        raise ParseError("damaged")
    return found


def _strings(package: Package) -> list[str]:
    """The shared texts, without the readings of characters, which go."""
    name = package.named("xl/sharedStrings.xml")
    if not name:
        return []
    root = package.tree(name)
    for one in [one for one in root.iter() if local(one) in {"rPh", "phoneticPr"}]:
        remove(one)
    return ["".join(text.text or "" for text in one.iter("{*}t")) for one in root if local(one) == "si"]


def _keep_used(package: Package, used: set[int]) -> None:
    """Shared texts that no cell uses any more are emptied."""
    name = package.named("xl/sharedStrings.xml")
    if not name:
        return
    for number, one in enumerate(one for one in package.tree(name) if local(one) == "si"):
        if number not in used:
            for child in list(one):
                one.remove(child)
            one.append(one.makeelement(one.tag.removesuffix("si") + "t", {}))
    package.flush(name)


def _sheet(package: Package, part: str, name: str, strings: list[str], used: set[int], job: Job, done: Done) -> None:
    root = package.tree(part)
    data = next((one for one in root if local(one) == "sheetData"), None)
    if data is not None:
        sheet = Sheet(data, strings)
        if sheet.drop_formulas():
            done.notes.add("formulas")
        for one in job.here:
            if one.place == ("sheet", {"sheet": name}):
                done.hits[one.index] += sheet.mask_column(one)
        done.hits += sheet.mask(job.wanted)
        used |= sheet.used()
        if sheet.has_hidden(root):
            done.notes.add("hidden")
    done.hits += _others(root, job, without=data)
    package.flush(part)


def _others(root: Any, job: Job, *, without: Any = None) -> Counter[str | int]:
    """All but the cells (`without`)."""
    for child in [child for child in root if child is not without]:
        for one in [one for one in child.iter() if local(one) in _ELEMENTS]:
            remove(one)
        for one in child.iter("{*}author"):
            one.text = "作者"
        nobody(child)
    hits = mask_part(root, job.wanted, without=without)
    if hits:
        _names_of_sheets(root)
    return hits


def _names_of_sheets(root: Any) -> None:
    """A name of a sheet may hold no *, nor may what points to it."""
    for one in root.iter():
        name = local(one)
        if name == "sheet" and HIDDEN in one.get("name", ""):
            one.set("name", _SAME.sub(lambda match: HIDDEN_WORD * len(match.group()), one.get("name")))
        elif name == "definedName" and one.text:
            one.text = one.text.replace(HIDDEN, HIDDEN_WORD)
        elif name == "hyperlink" and one.get("location"):
            one.set("location", one.get("location").replace(HIDDEN, HIDDEN_WORD))


def _beside(package: Package, main: str, done_parts: set[str], job: Job, done: Done) -> None:
    """Everything but the cells: comments, names, drawings, charts, tables, relations."""
    for one in list(package.tree(main).iter("{*}definedName")):
        if _EXTERNAL.search(one.text or ""):
            remove(one)
    for name in package.xml_parts():
        if name not in done_parts and name.casefold() != "xl/sharedstrings.xml":
            done.hits += _others(package.tree(name), job)
            package.flush(name)
