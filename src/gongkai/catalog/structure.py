"""The catalogue structure 目录编制结构样表: read it as a table, issue it, and say which columns a unit keeps."""

import csv
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction

from gongkai.catalog.models import Column
from gongkai.units.models import Level, Unit

DEFAULT = Path(__file__).resolve().parents[1] / "rulebook" / "data" / "structure.csv"
TEXTS = ("name", "ground", "limit", "owner", "genre", "example", "basis", "time", "subject", "channel", "audience", "section")
NEEDS = ("city", "department", "county", "town", "enterprise")
CHECKS = {"动": "dynamic", "通": "notice", "其": "other"}
KLASSES = {"职": "function", "法": "policy", "规": "plan", "业": "work", "他": "other"}


#: How long the structure may be old in a process that did not issue it.
SECONDS = 60.0
_kept: list[tuple[float, list[Column]]] = []


class StructureRefused(ValueError):
    """The table cannot be issued; `reasons` are (line, code of the column, code of the reason, detail)."""

    def __init__(self, reasons: list[tuple[int, str, str, str]]) -> None:
        super().__init__(f"{len(reasons)} rows refused, the first: {reasons[0]}")
        self.reasons = reasons


@dataclass(slots=True)
class Issued:
    """How many columns an issue created, changed and left as they were."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


def default_rows() -> list[dict[str, str]]:
    """The structure that the product ships."""
    with DEFAULT.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def issue_structure(rows: Iterable[Mapping[str, str]]) -> Issued:
    """Issue the structure: create and update columns by code, parents before children. StructureRefused, then nothing changes.

    Columns that the table no longer names stay as they are: items stand in them.
    """
    table = [dict(row) for row in rows]
    _refuse(table)
    known = {column.code: column for column in Column.objects.filter(unit=None)}
    done = Issued()
    for row in sorted(table, key=lambda row: _depth(row["code"], {r["code"]: r.get("parent", "") for r in table})):
        _issue(row, known, done)
    transaction.on_commit(forget)
    return done


def _depth(code: str, parents: Mapping[str, str]) -> int:
    depth = 0
    while parents.get(code):
        code, depth = parents[code], depth + 1
        if depth > 8:
            break
    return depth


def _refuse(table: list[dict[str, str]]) -> None:
    reasons: list[tuple[int, str, str, str]] = []
    codes = [row.get("code", "") for row in table]
    known = set(codes) | set(Column.objects.filter(unit=None).values_list("code", flat=True))
    parents = {row.get("code", ""): row.get("parent", "") for row in table}
    for line, row in enumerate(table, 2):
        code = row.get("code", "")
        if not code or not row.get("name"):
            reasons.append((line, code, "code_and_name_needed", ""))
        if codes.count(code) > 1:
            reasons.append((line, code, "code_doubled", ""))
        if row.get("parent") and row["parent"] not in known:
            reasons.append((line, code, "parent_missing", row["parent"]))
        if _depth(code, parents) > 8:
            reasons.append((line, code, "parents_in_a_circle", row.get("parent", "")))
        reasons += [(line, code, "need_unknown", row[need]) for need in NEEDS if row.get(need, "") not in ("", *Column.Need.values)]
    if reasons:
        raise StructureRefused(reasons)


def values_of(row: Mapping[str, str]) -> dict[str, object]:
    """The fields of a column that a row of the table sets. `class` and `check` may be the words or the signs of the paper table."""
    values: dict[str, object] = {name: row.get(name) or "" for name in TEXTS}
    values |= {need: row.get(need) or Column.Need.OPTIONAL.value for need in NEEDS}
    klass, check = row.get("class") or "", row.get("check") or ""
    values["klass"] = KLASSES.get(klass, klass if klass in Column.Klass.values else Column.Klass.OTHER.value)
    values["check_kind"] = CHECKS.get(check, check if check in CHECKS.values() else "other")
    values["container"] = "容器" in str(values["limit"])
    return values


def _issue(row: Mapping[str, str], known: dict[str, Column], done: Issued) -> None:
    values = values_of(row)
    column = known.get(row["code"])
    parent = known.get(row.get("parent") or "")
    if column is None:
        known[row["code"]] = Column.objects.create(code=row["code"], parent=parent, **values)
        done.created += 1
    elif column.parent_id != (parent.pk if parent else None) or any(getattr(column, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(column, name, value)
        column.parent = parent
        column.save()
        done.changed += 1
    else:
        done.unchanged += 1


def issued() -> list[Column]:
    """The columns of the issued structure, by place and code. Kept in the process for a minute: nearly every page reads them. Not to be changed."""
    now = time.monotonic()
    if not _kept or now - _kept[0][0] > SECONDS:
        _kept[:] = [(now, list(Column.objects.filter(unit=None).order_by("place", "code")))]
    return _kept[0][1]


def forget() -> None:
    """Read the structure anew at the next call; other processes follow within the minute."""
    _kept.clear()


@cache
def need_field(level: str) -> str:
    """Which of the five needs speaks of a unit of `level`: the state and provinces keep what a city keeps."""
    return {Level.DEPARTMENT: "department", Level.COUNTY: "county", Level.TOWN: "town", Level.ENTERPRISE: "enterprise"}.get(
        Level(level), "city"
    )


def need(column: Column, unit: Unit) -> str:
    """Whether `unit` must, may or does not keep `column` ("required", "optional", "none"). Nobody keeps one that has ended."""
    if column.ended_on is not None:
        return "none"
    return "optional" if column.unit_id else str(getattr(column, need_field(unit.level)))


@transaction.atomic
def extend(unit: Unit, parent: Column, name: str) -> Column:
    """A column of the unit's own beneath `parent`: two digits more than its code (B.1). The same name again gives the same column."""
    own = Column.objects.filter(unit=unit, parent=parent)
    found = own.filter(name=name).first()
    if found is not None:
        return found
    last = own.order_by("-code").values_list("code", flat=True).first()
    number = int(last[len(parent.code) :]) + 1 if last else 51
    return Column.objects.create(
        unit=unit, parent=parent, code=f"{parent.code}{number:02d}", name=name, klass=parent.klass, ground=parent.ground, limit=parent.limit
    )
