"""What was found, gathered: of a long list so many are kept and the rest is counted, each with a print by which it is known again."""

from collections.abc import Hashable, Sequence
from hashlib import blake2b
from typing import Any

from gongkai.text.findings import Finding, FindingKind

MAX_FINDINGS = 100_000
Steps = Sequence[tuple[str, dict[str, Any]]]
_BLANKS = str.maketrans("", "", " \t\n\r\u3000\u00a0-")


class OutOfRoom(Exception):
    """Enough was read, found or unpacked; the reason says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Rest:
    """Findings of a group beyond those that are kept: how many, and a print of all of them together."""

    def __init__(self, kind: FindingKind, where: Steps, key: bytes) -> None:
        self.kind, self.where = kind, list(where)
        self.left = self.count = 0
        self.digest = blake2b(key=key, digest_size=16)


class Gathering:
    """most: findings of one group that are kept, 0 for all. key: hex, of the prints; "" for none."""

    def __init__(self, *, most: int = 0, key: str = "") -> None:
        self.most, self.key = most, bytes.fromhex(key)
        self.rows: list[dict[str, Any]] = []
        self.groups: dict[Hashable, _Rest] = {}

    def full(self, group: Hashable, raw: str) -> bool:
        """Whether the group has enough; what is given then is counted as one more of it."""
        rest = self.groups.get(group)
        if rest is None or rest.left > 0:
            return False
        rest.count += 1
        if self.key:
            rest.digest.update(raw.encode(errors="surrogatepass"))
        return True

    def keep(self, one: Finding, raw: str, places: Steps, group: Hashable, where: Steps) -> None:
        """Keep one; `where`: the place of the whole group."""
        if self.most and one.kind is not FindingKind.NAME_LIST:
            rest = self.groups.get(group)
            if rest is None:
                rest = self.groups[group] = _Rest(one.kind, where, self.key)
                rest.left = self.most
            rest.left -= 1
        if len(self.rows) >= MAX_FINDINGS:
            raise OutOfRoom("too_many")
        thing = raw if one.kind is not FindingKind.NAME_LIST else f"{one.masked}{places}"
        row = {"kind": one.kind, "masked": one.masked, "start": one.start, "end": one.end, "reason": "", "places": list(places)}
        self.rows.append(row | {"print": print_of(self.key, one.kind, thing)})

    def unread(self, reason: str, places: Steps) -> None:
        """Something could not be read; this is kept however much was found."""
        kind = FindingKind.UNREADABLE
        row = {"kind": kind, "masked": "", "start": 0, "end": 0, "reason": reason, "places": list(places)}
        self.rows.append(row | {"print": print_of(self.key, kind, f"{reason}{places}")})

    def all(self) -> list[dict[str, Any]]:
        """What is kept, then a row for each group of which there was more: `more` says how many."""
        counted = [
            {"kind": rest.kind, "masked": "", "start": 0, "end": 0, "reason": "", "places": rest.where, "more": rest.count}
            | {"print": rest.digest.hexdigest() if self.key else ""}
            for rest in self.groups.values()
            if rest.count
        ]
        return self.rows + counted


def print_of(key: bytes, kind: str, thing: str) -> str:
    """A keyed print (32 hex digits) of a thing, however its digits are spaced; "" without a key."""
    if not key:
        return ""
    return blake2b(f"{kind}\x1f{thing.translate(_BLANKS)}".encode(errors="surrogatepass"), key=key, digest_size=16).hexdigest()
