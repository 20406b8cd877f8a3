"""The units of the fictional city 明川市, read from `data/units.csv`, and their names on a given day."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

_SMALL = (
    "990100 990107 990102 990100-D01 990100-D02 990100-D03 990100-D07 990100-D08 990100-D10 990100-D11 990100-D12 990100-D13 "
    "990100-D14 990100-D17 990100-D18 990100-D23 990100-D26 990100-D29 990100-D36 990100-E01 990100-E06 990100-E14 "
    "990107-T01 990107-T02 990102-T01"
).split()


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name borne until the end of the year before `until`, with the organ code word (代字) of that time."""

    name: str
    mark: str
    until: int


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """One unit as `data/units.csv` states it. `marks`: organ code words, the ordinary one first; `founded`: first year of its documents."""

    code: str
    name: str
    full_name: str
    short: str
    aliases: tuple[str, ...]
    former: tuple[FormerName, ...]
    marks: tuple[str, ...]
    level: str
    parent: str
    kind: str
    status: str
    field: str
    supervisor: str
    dual_parent: str
    successor: str
    ended: date | None
    org_code: str
    sort: int
    note: str
    founded: int
    duties: tuple[str, ...]

    def name_on(self, year: int) -> str:
        return next((old.name for old in self.former if year < old.until), self.name)

    def mark_on(self, year: int) -> str:
        """The code word without 发, 函 …: 明政, 望政, 明水务, 明水 (before 2012)."""
        old = next((old.mark for old in self.former if year < old.until), "")
        mark = old or (self.marks[0] if self.marks else "")
        return mark[:-1] if mark.endswith("政发") else mark

    def issue_mark(self, year: int) -> str:
        """The code word of its ordinary documents: 明政发, 望政发, 明水务, 芦苇政发."""
        mark = self.mark_on(year)
        return f"{mark}发" if mark.endswith("政") else mark

    @property
    def place(self) -> str:
        """The territory in titles: 明川市, 安澜县, 澜口镇."""
        return "明川市" if self.level in ("city", "department", "enterprise") else self.short


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part for part in value.split("|") if part)


@cache
def all_units() -> tuple[UnitRecord, ...]:
    """All 115 units in the order of the directory, the city government first."""
    former: dict[str, list[FormerName]] = {}
    for row in _rows("former_names.csv"):
        former.setdefault(row["unit"], []).append(FormerName(row["name"], row["mark"], int(row["until"])))
    founded = {row["unit"]: (int(row["since"]), _parts(row["duty"])) for row in _rows("founded.csv")}
    return tuple(_record(row, tuple(former.get(row["code"], ())), founded.get(row["code"], (2005, ()))) for row in _rows("units.csv"))


def _record(row: dict[str, str], former: tuple[FormerName, ...], founded: tuple[int, tuple[str, ...]]) -> UnitRecord:
    plain = {key: row[key] for key in ("code", "name", "full_name", "short", "level", "parent", "kind", "status", "field", "note")}
    return UnitRecord(
        **plain,
        aliases=_parts(row["aliases"]),
        former=former,
        marks=_parts(row["mark"]),
        supervisor=row["supervisor"],
        dual_parent=row["dual_parent"],
        successor=row["successor"],
        ended=date.fromisoformat(row["ended"]) if row["ended"] else None,
        org_code=row["org_code"],
        sort=int(row["sort"]),
        founded=founded[0],
        duties=founded[1],
    )


@cache
def by_code() -> dict[str, UnitRecord]:
    return {unit.code: unit for unit in all_units()}


def units(size: str | int = "full") -> list[UnitRecord]:
    """The units of a demonstration size; "tiny" has 25, every other size all 115."""
    if size != "tiny":
        return list(all_units())
    return [unit for unit in all_units() if unit.code in _SMALL]
