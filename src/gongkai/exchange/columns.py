"""Which column a document goes to: the one its row names, or by the rules of mapping.csv."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

RULES = Path(__file__).with_name("mapping.csv")
#: What titles carry behind them: （已废止） (2018年第8期) （第423号）.
_REMARK = re.compile(r"\s*[（(][^（）()]{1,20}[）)]$")
_SEPARATORS = re.compile(r"[;；|\n]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` against the text of `field` gives a column code and perhaps a kind of regulation."""

    field: str
    pattern: re.Pattern[str]
    column: str
    regulation: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in order: the first that fits decides. `*` in a match stands for anything."""
    with RULES.open(encoding="utf-8", newline="") as file:
        return tuple(
            Rule(row["field"], re.compile(re.escape(row["match"]).replace(r"\*", ".*"), re.DOTALL), row["column"], row["regulation"])
            for row in csv.DictReader(file)
        )


@lru_cache(maxsize=4096)
def _by_vocabulary(column: str, theme: str, genre: str) -> int:
    """The place of the first rule that fits without the title; the number of rules where none does."""
    texts = {"column": column, "theme": theme, "genre": genre, "title": ""}
    fitting = (place for place, rule in enumerate(rules()) if texts[rule.field] and rule.pattern.fullmatch(texts[rule.field]))
    return next(fitting, len(rules()))


@cache
def _of_titles() -> tuple[re.Pattern[str], tuple[int, ...]]:
    """All patterns for titles as one, a group each, in order; and the places of their rules."""
    titled = [(place, rule.pattern.pattern) for place, rule in enumerate(rules()) if rule.field == "title"]
    return re.compile("|".join(f"({pattern})" for _, pattern in titled), re.DOTALL), tuple(place for place, _ in titled)


def _by_title(title: str) -> int:
    """The place of the first rule for titles that fits; the number of rules where none does."""
    pattern, places = _of_titles()
    found = pattern.fullmatch(title)
    return places[found.lastindex - 1] if found and found.lastindex else len(rules())


def by_kind(column: str, theme: str, genre: str, title: str) -> tuple[str, str]:
    """(column code, regulation) by the rules; ("", "") where none fits."""
    place = _by_vocabulary(column, theme, genre)
    bare = _REMARK.sub("", "".join(title.split()))
    place = min(place, _by_title(title), _by_title(bare) if bare != title else place)
    return (rules()[place].column, rules()[place].regulation) if place < len(rules()) else ("", "")


class ColumnFinder:
    """Finds columns in the issued structure. `issued`: code → (name, only holds columns)."""

    def __init__(self, issued: Mapping[str, tuple[str, bool]], fallback: str) -> None:
        self._issued = issued
        self._codes = {name: code for code, (name, container) in sorted(issued.items(), reverse=True) if not container}
        self._containers = {name for name, container in issued.values() if container} | {c for c, (_, only) in issued.items() if only}
        self.fallback = fallback
        self._fallback_name = issued.get(fallback, ("", False))[0]

    def find(self, named: str, theme: str, genre: str, title: str) -> tuple[tuple[str, ...], str, list[tuple[str, str]]]:
        """(column codes, regulation, warnings as (code, detail)) for what a row says."""
        codes, warnings = [], []
        column, regulation = by_kind(named, theme, genre, title)
        for name in filter(None, (part.strip() for part in _SEPARATORS.split(named))):
            code = name if name in self._issued and not self._issued[name][1] else self._codes.get(name)
            if code:
                codes.append(code)
            elif name in self._containers:
                warnings.append(("column_container", name))
            elif not self._ruled(name):
                warnings.append(("column_unknown", name))
        if not codes and column in self._issued:
            codes.append(column)
        if not codes:
            warnings.append(("column_fallback", self._fallback_name))
            codes.append(self.fallback)
        return tuple(dict.fromkeys(codes)), regulation, warnings

    @staticmethod
    def _ruled(name: str) -> bool:
        """Whether a rule knows this column of another site."""
        return by_kind(name, "", "", "")[0] != ""
