"""Which catalogue columns exist and which kind of unit keeps them, read from the shipped structure."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LEVEL_FIELD = {"city": "city", "department": "department", "county": "county", "town": "town", "enterprise": "enterprise"}


@dataclass(frozen=True, slots=True)
class ColumnRule:
    code: str
    name: str
    parent: str
    container: bool
    duty: dict[str, str]


@cache
def columns() -> dict[str, ColumnRule]:
    text = files("gongkai.rulebook").joinpath("data", "structure.csv").read_text(encoding="utf-8")
    return {
        row["code"]: ColumnRule(
            row["code"], row["name"], row["parent"], "容器" in row["limit"], {level: row[name] for level, name in _LEVEL_FIELD.items()}
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def keeps(level: str, code: str) -> bool:
    """Whether units of this level may file items in this column: it applies to them and holds items itself."""
    rule = columns().get(code)
    return rule is not None and not rule.container and rule.duty[level] != "none"


@cache
def themes() -> frozenset[str]:
    text = files("gongkai.rulebook").joinpath("data", "themes.csv").read_text(encoding="utf-8")
    return frozenset(row["name"] for row in csv.DictReader(text.splitlines()))
