"""Lines of a letter that stand apart: the greeting, and the name above the day."""

import re

from gongkai.text import document_heads

_GREETING = re.compile(r"^[^。；\d]{2,120}[：:]$")
#: A signature is short and no sentence.
LONGEST_SIGNATURE = 30


def greets(line: str) -> bool:
    """各区县人民政府："""
    return _GREETING.match(line.strip()) is not None


def signs(line: str, after: str) -> bool:
    """Whether the line is the name above the day `after`."""
    return len(line) <= LONGEST_SIGNATURE and not re.search(r"[。；：，:]$", line) and document_heads.day(after.strip()) is not None
