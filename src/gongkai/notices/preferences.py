"""What people want by mail, and when the daily mail goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from gongkai.events.clock import SHANGHAI
from gongkai.notices import kinds
from gongkai.notices.models import Preference

#: When the daily mail goes, Shanghai time.
DIGEST = time(8, 30)


@dataclass(frozen=True, slots=True)
class Wants:
    """Kinds that are mailed, and whether once a day."""

    mailed: frozenset[str]
    digest: bool = False


def usual() -> Wants:
    """For who has not said anything."""
    return Wants(frozenset(kind.code for kind in kinds.all_kinds() if kind.mail))


def of(people: Iterable[int]) -> Mapping[int, Wants]:
    """Everybody's wants; one query."""
    wanted = list(people)
    found = {row.person: Wants(frozenset(row.mailed), row.digest) for row in Preference.objects.filter(person__in=wanted)}
    default = usual()
    return {person: found.get(person, default) for person in wanted}


def choose(person: int, *, mailed: Iterable[str], digest: bool) -> Wants:
    """Keep what the person wants; kinds that do not exist are passed over."""
    chosen = sorted({kind.code for kind in kinds.all_kinds()} & set(mailed))
    Preference.objects.update_or_create(person=person, defaults={"mailed": chosen, "digest": digest})
    return Wants(frozenset(chosen), digest)


def next_digest(now: datetime) -> datetime:
    """The next moment of the daily mail, strictly later."""
    local = now.astimezone(SHANGHAI)
    today = datetime.combine(local.date(), DIGEST, SHANGHAI)
    return today if local < today else today + timedelta(days=1)
