"""What the checks find, and the answer of a whole check."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from gongkai.law.report.formats import Format
from gongkai.law.sayings import Said

Side = int | Decimal | str | None


class Severity(StrEnum):
    """ERROR: an identity of the form is broken (E1–E5). WARNING: somebody must look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up.

    rule: "E1"–"E13", or "cell" for a cell that cannot be read as a figure. where: a place in the JSON form,
    "table3_依申请.total.自然人" (row, column), "table3_依申请.自然人" (a whole column), "table4_复议诉讼.行政复议", "body", "published_on".
    left, right: the two sides; a count, an amount, or the quoted wording. cells: every cell concerned, as (row key, column) of its table.
    """

    rule: str
    severity: Severity
    where: str
    left: Side
    right: Side
    said: Said
    cells: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """{"rule", "where", "left", "right", "text"}; an amount with a fraction as text, so that no digit is lost."""
        left, right = (str(side) if isinstance(side, Decimal) else side for side in (self.left, self.right))
        return {"rule": self.rule, "where": self.where, "left": left, "right": right, "text": self.said.text}


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer: the form that the report follows, and what was found."""

    format: Format
    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Errors first."""
        return self.errors + self.warnings

    def as_json(self) -> dict[str, Any]:
        """{"format", "document", "errors": […], "warnings": […]}."""
        return {
            "format": str(self.format),
            "document": self.format.document,
            "errors": [finding.as_json() for finding in self.errors],
            "warnings": [finding.as_json() for finding in self.warnings],
        }
