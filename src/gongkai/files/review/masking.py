"""Names of files and sheets as they may be told: what is found in them masked."""

import re

from gongkai.text.findings import FindingKind
from gongkai.text.review import scan_name

_BREAK = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")


def masked_name(name: str, longest: int = 4096) -> str:
    for one in reversed(scan_name(name)):
        if one.kind is not FindingKind.SECRECY_MARK:
            name = name[: one.start] + one.masked + name[one.end :]
    return _BREAK.sub(" ", name)[:longest]


def shown(name: str) -> str:
    """The same, short enough for the place of a finding."""
    return masked_name(name, 120)
