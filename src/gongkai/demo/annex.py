"""An attachment before it is made: plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Annex:
    """A file to be made: `kind` docx, xlsx or pdf; `head` and `rows` a table, `lines` paragraphs, `fields` the lines of a form."""

    kind: str
    title: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    lines: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
