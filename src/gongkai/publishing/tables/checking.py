"""A filled table seen against what is there: the same number already, a column that is none, a day to come; and what it would become."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from gongkai.catalog.models import Item
from gongkai.publishing.context import Context
from gongkai.publishing.models import EntryRow, Manuscript
from gongkai.publishing.rules import workflow
from gongkai.publishing.services.rows import document_key
from gongkai.publishing.tables.cells import Problem
from gongkai.publishing.tables.kinds import PERSON, Kind
from gongkai.publishing.tables.reading import Table, TableRow, filled_in
from gongkai.publishing.tables.rows import identity, late
from gongkai.rulebook import calendar
from gongkai.units.models import Unit

_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Known:
    """A row whose number is there already: as a public item, as a manuscript, or (neither) further up in the same file."""

    line: int
    number: str
    item: int | None = None
    manuscript: int | None = None


@dataclass(slots=True)
class Checked:
    """`rows` may become manuscripts: line → values, with the identity of each; `known` would be twice; `table` holds the cells."""

    table: Table
    rows: list[tuple[TableRow, str]] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        return self.table.problems

    @property
    def wrong_lines(self) -> int:
        return len({problem.line for problem in self.problems if problem.line})


def check(path: Path, kind: Kind, *, unit: Unit, column: str, today: date) -> Checked:
    """Read the file and look at every row. Nothing is written. Sixteen queries for two thousand rows."""
    table = filled_in(path, kind)
    checked = Checked(table)
    if table.unreadable:
        return checked
    if wrong := _of_column(column, unit):
        table.problems.append(wrong)
        return checked
    heads = {name: place for place, name in enumerate(table.head, 1)}
    for row in table.rows:
        found = list(_of_row(row, kind, heads, today))
        table.problems += found
        if not found:
            checked.rows.append((row, identity(unit.pk, kind, row.values)))
    table.problems.sort(key=lambda problem: (problem.line, problem.column))
    return without_known(checked, unit)


def without_known(checked: Checked, unit: Unit) -> Checked:
    """Sort out the rows that are there already; asked again when they are entered, since others enter too."""
    numbers = {str(row.values.get("number") or "") for row, _same in checked.rows} - {""}
    entered = _entered([same for _row, same in checked.rows])
    public, open_ = _public(numbers), _open(unit, numbers)
    seen: set[str] = set()
    kept: list[tuple[TableRow, str]] = []
    for row, same in checked.rows:
        number = str(row.values.get("number") or "")
        manuscript = entered.get(same) or open_.get(number)
        item = public.get(document_key(number)) if number else None
        if same in seen or manuscript or item:
            checked.known.append(Known(row.line, number, item, None if item else manuscript))
        else:
            kept.append((row, same))
        seen.add(same)
    checked.rows = kept
    return checked


def _of_column(column: str, unit: Unit) -> Problem | None:
    found = Context(unit).column(column, unit)
    if found is None or found.container:
        return Problem(0, 0, "no_such_column", _("没有这个栏目，或者它只设子栏目。请另选栏目"))
    return None


def _of_row(row: TableRow, kind: Kind, heads: Mapping[str, int], today: date) -> Iterable[Problem]:
    """What one cell alone does not show."""
    place = lambda code: heads.get(kind.field(code).name, 0)  # noqa: E731
    values = row.values
    if values["decided_on"] > today:
        yield Problem(row.line, place("decided_on"), "future", _("日期晚于今天"))
    elif late(values, calendar.current(), today):
        yield Problem(row.line, place("late_reason") or place("decided_on"), "late", _("已满20个工作日，须在“逾期原因”里写明原因"))
    if kind.party is not None:
        person = values[kind.party[0]] == PERSON
        if person and values.get("credit"):
            yield Problem(row.line, place("credit"), "person_code", _("自然人不填代码，请删去"))
        elif values[kind.party[0]] == "法人" and not values.get("credit"):
            yield Problem(row.line, place("credit"), "code_needed", _("法人须填统一社会信用代码"))
    begins, ends = values.get("from") or values["decided_on"], values.get("until") or values.get("public_until")
    if ends is not None and ends < begins:
        code = "until" if values.get("until") else "public_until"
        yield Problem(row.line, place(code), "ends_before", _("止日早于起日或者决定日期"))


def _entered(identities: list[str]) -> dict[str, int]:
    """Identity → manuscript of rows that came before and were not dropped."""
    found: dict[str, int] = {}
    for part in _pieces(identities):
        rows = EntryRow.objects.filter(identity__in=part).exclude(manuscript__state=workflow.State.DROPPED)
        found |= dict(rows.values_list("identity", "manuscript_id"))
    return found


def _public(numbers: Iterable[str]) -> dict[str, int]:
    """Number in its normal form → public item, whose unit may be another: a number is given once."""
    found: dict[str, int] = {}
    for part in _pieces(list({document_key(number) for number in numbers})):
        found |= dict(Item.objects.filter(document_key__in=part, state=Item.State.PUBLIC).values_list("document_key", "pk"))
    return found


def _open(unit: Unit, numbers: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in _pieces(list(numbers)):
        rows = Manuscript.objects.filter(unit=unit, document_number__in=part, state__in=[str(state) for state in workflow.OPEN])
        found |= dict(rows.values_list("document_number", "pk"))
    return found


def _pieces(values: list[Any]) -> Iterable[list[Any]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
