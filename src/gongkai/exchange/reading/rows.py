"""What a reader gives: rows with their line numbers, and what could not be read, in the order of the file."""

from dataclasses import dataclass

#: A cell: a text, a list of texts (JSON lists of strings), or nothing.
Value = str | list[str] | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row under its own column names. `line` is where it begins, from 1; in a table the header is a line too.

    Texts are as they came, with outer blanks; a JSON value that is neither text nor a list of texts is a `Refusal` when its
    column is known to the importer, so it never gets here.
    """

    line: int
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What could not be read: one row, or (`ends` true) all that follows."""

    line: int
    field: str
    code: str
    message: str
    excerpt: str = ""
    ends: bool = False


class UnreadableFile(Exception):
    """The file cannot be imported at all; `code` and a message for the operator."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
