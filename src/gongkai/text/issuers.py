"""The bodies that issued a document, from its letterhead and its signature; several for a joint document 联合发文."""

import re
from collections.abc import Sequence

from gongkai.text import document_heads

_HEAD_LINES, _MOST, _LONGEST = 12, 10, 30
_ENDINGS = (
    "委员会|人民政府|办公厅|办公室|管理局|局|委|厅|部|院|中心|协会|学会|联合会|总工会|妇联|团委|银行|支行|分行|"
    "总队|支队|大队|公司|指挥部|领导小组|办|署|处|所|站|会"
)
_BODY = re.compile(rf"[\u4e00-\u9fff（）·]{{2,{_LONGEST}}}(?:{_ENDINGS})")
_FILE = re.compile(r"文\s*件$")
_APART = re.compile(r"[ \u3000\xa0\t]{1,}")


def issuers(lines: Sequence[str]) -> list[str]:
    """Names as printed, lead first; empty where nothing is found."""
    kept = [line.strip() for line in lines if line.strip()]
    return _letterhead(kept) or _signature(kept)


def _names(line: str) -> list[str]:
    """The bodies that a line is, one or several apart by blanks; none where it holds anything else."""
    whole = _APART.sub("", line)
    pieces = [piece for piece in _APART.split(line) if piece]
    if len(pieces) > 1 and all(len(piece) > 3 and _BODY.fullmatch(piece) for piece in pieces):
        return pieces
    return [whole] if _BODY.fullmatch(whole) and len(whole) <= _LONGEST else []


def _letterhead(lines: Sequence[str]) -> list[str]:
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if not _FILE.search(line) or len(line) > 80:
            continue
        found = _names(_FILE.sub("", line).strip())
        above = place
        while above and (more := _names(lines[above - 1])):
            found = [*more, *found]
            above -= 1
        if found:
            return list(dict.fromkeys(found))[:_MOST]
    return []


def _signature(lines: Sequence[str]) -> list[str]:
    """The lines right above the last day that stands alone."""
    days = [place for place, line in enumerate(lines) if document_heads.day(line)]
    if not days:
        return []
    found: list[str] = []
    place = days[-1] - 1
    while place >= 0 and (more := _names(lines[place])):
        found = [*more, *found]
        place -= 1
    return list(dict.fromkeys(found))[:_MOST]
