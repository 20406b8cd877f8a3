"""DOCX (and PPTX): masked by run, over split runs, in every part; properties, embedded files and custom data go."""

import re
from collections import Counter
from typing import Any

from gongkai.files.masks.job import ColumnJob, Job
from gongkai.files.masks.package import Package, local, remove
from gongkai.files.masks.spelling import HIDDEN_WORD
from gongkai.files.masks.texts import mask_part
from gongkai.files.masks.values import Done
from gongkai.files.parsers.found import ParseError
from gongkai.files.review.word import main_part
from gongkai.text.name_lists import find_name_list

_WHOLE_CELL = HIDDEN_WORD * 3
#: Parts that go → as what.
GONE = (
    ("properties", re.compile(r"^docprops/|/people\.xml$|/persons/|^_xmlsignatures/|commentauthors\.xml$")),
    ("custom", re.compile(r"^customxml/|/glossary/|/tags/")),
    ("scripts", re.compile(r"vbaproject|vbadata|/activex/|/ctrlprops/|attachedtoolbars|customizations\.xml$|customui/")),
    ("embedded", re.compile(r"/embeddings/|/afchunk|/package/|\.(?:docx?|xlsx?|pptx?|html?|mht|rtf|bin|ole)$")),
)
#: Elements that tell of persons or of other files, or bind texts to parts that go.
_ELEMENTS = {"docVars", "mailMerge", "attachedTemplate", "dataBinding", "rsids", "altChunk"}
#: Names of those who commented or changed.
_AUTHORS, _NOBODY = (
    {"author", "initials", "lastModifiedBy", "userId"},
    {"author": "作者", "initials": "", "lastModifiedBy": "", "userId": ""},
)


def mask(data: bytes, job: Job) -> Done:
    package, done = Package(data), Done(b"")
    drop(package, done, GONE)
    main = main_part(package.parts.get("_rels/.rels", b""))
    for name in package.xml_parts():
        root = package.tree(name)
        for one in [one for one in root.iter() if local(one) in _ELEMENTS]:
            remove(one)
        if name.casefold() == main.casefold():
            done.hits += _columns(root, job.here)
        nobody(root)
        done.hits += mask_part(root, job.wanted)
        package.flush(name)
    done.content = package.save()
    return done


def drop(package: Package, done: Done, gone: tuple[tuple[str, re.Pattern[str]], ...]) -> None:
    """Take out the parts that go, and tell what kinds there were."""
    lost = package.drop(lambda name: any(pattern.search(name) for _, pattern in gone))
    for name in lost:
        done.notes.update(code for code, pattern in gone if pattern.search(name.casefold()))


def nobody(root: Any) -> None:
    """Nobody is named as the author of a comment or change."""
    for one in root.iter():
        for key in list(one.attrib) if isinstance(one.tag, str) else ():
            if key.rpartition("}")[2] in _AUTHORS:
                one.set(key, _NOBODY[key.rpartition("}")[2]])


def _columns(root: Any, jobs: list[ColumnJob]) -> Counter[str | int]:
    hits: Counter[str | int] = Counter()
    wanted = [one for one in jobs if one.place[0] == "table"]
    if not wanted:
        return hits
    tables = [one for one in root.iter() if local(one) == "tbl"]
    for job in wanted:
        number = int(job.place[1].get("table") or 0)
        if not 0 < number <= len(tables):
            raise ParseError("nothing_matched", str(job.index + 1))
        hits[job.index] += _column(_cells(tables[number - 1]), job)
    return hits


def _cells(table: Any) -> list[list[Any]]:
    """Rows of cells that are this table's own."""
    rows: list[list[Any]] = []
    for one in table.iter():
        if local(one) in {"tr", "tc"} and next((outer for outer in one.iterancestors() if local(outer) == "tbl"), None) is table:
            if local(one) == "tr":
                rows.append([])
            elif rows:
                rows[-1].append(one)
    return rows


def _texts(cell: Any) -> list[Any]:
    return [one for one in cell.iter() if local(one) in {"t", "delText"} and one.text]


def _column(rows: list[list[Any]], job: ColumnJob) -> int:
    told = [[" ".join("".join(one.text for one in _texts(cell)).split()) for cell in row] for row in rows]
    found = find_name_list(told)
    if job.column:
        columns, first, last = (int(job.column) - 1,) if job.column.isdecimal() else (), found.heading + 1 if found else 1, len(rows) - 1
    elif found:
        columns, first, last = found.columns, found.heading + 1, found.last
    else:
        raise ParseError("nothing_matched", str(job.index + 1))
    return sum(_cover(row[column]) for row in rows[first : last + 1] for column in columns if column < len(row))


def _cover(cell: Any) -> int:
    """A whole cell, however long it was."""
    texts = [one for one in _texts(cell) if one.text.strip()]
    for number, one in enumerate(texts):
        one.text = "" if number else _WHOLE_CELL
    return bool(texts)
