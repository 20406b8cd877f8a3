"""Cells that are there and yet no plain figure: noted with their place while a report is read."""

from decimal import Decimal

from gongkai.law.report.cells import Cell, State
from gongkai.law.report.findings import Finding, Severity, Side
from gongkai.law.report.formats import HEADINGS, ROWS
from gongkai.law.sayings import Said, gettext_noop

_SAID = {
    State.ABOUT: ("about", gettext_noop("%(name)s 是约数“%(raw)s”，不能据以核对")),
    State.TEXT: ("text", gettext_noop("%(name)s 是文字“%(raw)s”，读不出数字")),
    State.DASH: ("dash", gettext_noop("%(name)s 写作“%(raw)s”，按0核对")),
}
_NEGATIVE = ("negative", gettext_noop("%(name)s 是负数：%(raw)s"))
_FRACTION = ("fraction", gettext_noop("%(name)s 是件数，却带小数：%(raw)s"))


class Oddities:
    """Collects them. `findings` are warnings of the rule "cell"."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def noted(self, cell: Cell, where: str, place: tuple[str, str], *, count: bool = False, dash_ok: bool = False) -> Cell:
        """`cell` itself. count: it must be a whole number; dash_ok: "/" is as good as 0 there."""
        if cell.state is State.FIGURE:
            value = cell.value
            if isinstance(value, Decimal) and count:
                self.add(*_FRACTION, where=where, raw=cell.raw, left=value, place=place)
            elif value is not None and value < 0:
                self.add(*_NEGATIVE, where=where, raw=cell.raw, left=value, place=place)
        elif cell.state in _SAID and not (dash_ok and cell.state is State.DASH):
            self.add(*_SAID[cell.state], where=where, raw=cell.raw, left=cell.raw, place=place)
        return cell

    def add(self, code: str, template: str, *, where: str, raw: str, left: Side, place: tuple[str, str] | None = None) -> None:
        """One more. `template` has the places `name` (what the cell is called) and `raw`."""
        said = Said(code, template, {"name": _name(place) if place else where.rpartition(".")[2], "raw": raw})
        self.findings.append(Finding("cell", Severity.WARNING, where, left, None, said, (place,) if place else ()))


def _name(place: tuple[str, str]) -> str:
    row, column = place
    label = ROWS[row].wording if row in ROWS else row
    heading = HEADINGS.get(column, column)
    return f"“{label}”{heading}"
