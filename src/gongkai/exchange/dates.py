"""Days as sources write them."""

import re
from datetime import date

_PARTS = re.compile(
    r"(\d{4})\s*(?:[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?)(?:[T\s]\s*\d{1,2}:\d{1,2}(?::\d{1,2}\S*)?)?|(\d{4})(\d\d)(\d\d)"
)


class NoDay(ValueError):
    """Not a day of the calendar."""


def day(text: str) -> date | None:
    """2024-01-05, 2024/1/5, 2024.1.5, 2024年1月5日, 20240105, each also with a time of day; None for nothing. NoDay else."""
    if len(text) == 10 and text[4] == "-":
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise NoDay(text) from error
    text = text.strip()
    if not text:
        return None
    found = _PARTS.fullmatch(text[:40])
    if found is None:
        raise NoDay(text)
    year, month, number = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, number)
    except ValueError as error:
        raise NoDay(text) from error
