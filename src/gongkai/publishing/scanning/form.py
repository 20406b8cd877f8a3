"""Findings as the approval form prints them (letters 8.1): where, of what kind, how many, what was decided of them, by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.files.review.places import REASONS
from gongkai.publishing.models import Manuscript, Ruling
from gongkai.publishing.scanning import standing
from gongkai.publishing.scanning.grounds import GROUNDS
from gongkai.publishing.scanning.kinds import kind_name
from gongkai.publishing.scanning.standing import Standing, place_name
from gongkai.units.models import Role

Says = Ruling.Says
#: Lines of one form.
MOST = 60


@dataclass(frozen=True, slots=True)
class FormFinding:
    """A line: like findings of one place with one decision. `handled` empty: open. `reason`: ground and words."""

    where: str
    kind: str
    count: int
    handled: str
    reason: str
    name: str
    role_label: str
    at: datetime | None


def lines(manuscript: Manuscript, now: Standing) -> tuple[FormFinding, ...]:
    """What is open first, then what was decided, in the order of the decisions. One query."""
    found = [_open(*group) for group in _grouped(now)]
    seen: dict[tuple[object, ...], list[Ruling]] = {}
    last = standing.rulings(Q(manuscript=manuscript))
    for one in last.values():
        if one.says != Says.REOPENED:
            seen.setdefault((one.field, one.number, one.kind, one.says, one.ground, one.text, one.person_id), []).append(one)
    found += [_decided(some) for some in seen.values()]
    return tuple(found[:MOST])


def _grouped(now: Standing) -> Iterable[tuple[str, int, str, str, int]]:
    counts: dict[tuple[str, int, str, str], int] = {}
    for one in now.open:
        key = (one.field, one.number, one.kind, one.reason)
        counts[key] = counts.get(key, 0) + (one.more or 1)
    for (field, number, kind, reason), count in counts.items():
        yield field, number, kind, reason, count


def _open(field: str, number: int, kind: str, reason: str, count: int) -> FormFinding:
    told = _(REASONS[reason]) if reason in REASONS else ""
    return FormFinding(place_name(field, number), kind_name(kind), count, "", told, "", "", None)


def _decided(some: list[Ruling]) -> FormFinding:
    one = some[0]
    ground = _(GROUNDS[one.ground].name) if one.ground in GROUNDS else ""
    return FormFinding(
        where=place_name(one.field, one.number), kind=kind_name(one.kind), count=sum(each.count for each in some), handled=str(Says(one.says).label),
        reason="；".join(part for part in (ground, one.text) if part), name=one.person.name, role_label=str(Role(one.role).label),
        at=max(each.at for each in some),
    )  # fmt: skip
