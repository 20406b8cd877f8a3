"""What a review of text by machine finds, and the only form in which it may be told: masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter


class FindingKind(StrEnum):
    """UNREADABLE: nothing was found because nothing could be read; only files have it."""

    RESIDENT_ID = "resident_id"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    ADDRESS = "address"
    NAME_LIST = "name_list"
    SECRECY_MARK = "secrecy_mark"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Finding:
    """start, end: where it stands in the text that was given, as slices count. masked: never the whole of what stands there."""

    start: int
    end: int
    kind: FindingKind
    masked: str


def masked_number(kind: FindingKind, digits: str) -> str:
    """Identity number: first 6 and last 4 (old form: last 3); mobile: 3 and 4; bank card: last 4 (rules K)."""
    if kind is FindingKind.RESIDENT_ID:
        shown = 4 if len(digits) == 18 else 3
        return digits[:6] + "*" * (len(digits) - 6 - shown) + digits[-shown:]
    if kind is FindingKind.MOBILE:
        return f"{digits[:3]}****{digits[-4:]}"
    return "*" * (len(digits) - 4) + digits[-4:]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By their places. A list of names has eighty thousand: whole findings are slow to compare."""
    return sorted(findings, key=attrgetter("start"))


def without_overlaps(findings: list[Finding]) -> list[Finding]:
    """In order of their place; of two that overlap, the one that comes first in the list given stays."""
    kept: list[Finding] = []
    taken: dict[int, list[Finding]] = {}
    for one in findings:
        blocks = range(one.start >> 6, (max(one.end - 1, one.start) >> 6) + 1)
        if any(one.start < other.end and other.start < one.end for block in blocks for other in taken.get(block, ())):
            continue
        kept.append(one)
        for block in blocks:
            taken.setdefault(block, []).append(one)
    return in_order(kept)
