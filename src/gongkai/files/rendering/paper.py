"""A paper as plain data: what a page shows, a PDF prints and a Word file holds."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form: one or two pairs of label and text (lines by newlines).

    `sign`: name, post and time, at the right below. `empty`: a box that is signed by hand. `faded`: no longer counts.
    `step`: what the row is about, for pages that fill it. `mono`: a hash or a number that is compared sign by sign.
    """

    pairs: tuple[tuple[str, str], ...]
    sign: str = ""
    empty: bool = False
    faded: bool = False
    mono: bool = False
    step: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A list in a paper. `widths`: shares of the width, one for each head; none means equal ones. `mono`: places of columns that hold hashes."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    widths: tuple[float, ...] = ()
    mono: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to somebody: whom to 主送, the paragraphs (a point to itself is one), and at the right who signs and when 落款."""

    to: str
    paragraphs: tuple[str, ...]
    signed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """`number` stands at the right above the form, `beside` at the left; `paragraphs` below it; `foot` on every page.

    `head`: the body that issues it, above the title. A `letter` stands before the rows, which are then its answer, under `rows_title`.
    `signed`: at the right after everything, with room for the seal.
    """

    title: str
    number: str = ""
    beside: str = ""
    rows: tuple[Row, ...] = ()
    tables: tuple[Table, ...] = ()
    paragraphs: tuple[str, ...] = ()
    foot: str = ""
    landscape: bool = field(default=False)
    head: str = ""
    letter: Letter | None = None
    rows_title: str = ""
    signed: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Nested dicts and lists of plain values, for renderers outside Python."""
        return asdict(self)
