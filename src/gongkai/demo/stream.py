"""The daily flow of documents: which unit issues which form of document on which subject in a given month."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import accumulate

from gongkai.demo import series_finance as finance
from gongkai.demo import series_law as enforcement
from gongkai.demo import series_people as people
from gongkai.demo import series_policy as policy
from gongkai.demo import series_public as public
from gongkai.demo import series_statistics as statistics
from gongkai.demo.case import Case
from gongkai.demo.directory import UnitRecord, by_code
from gongkai.demo.forms import FORMS
from gongkai.demo.sheet import Sheet, World
from gongkai.demo.topics import Stem, Topic, topics
from gongkai.publishing.draft import Draft

_WEIGHT = {
    "W": 3.0,
    "F": 2.5,
    "C": 2.0,
    "D": 2.0,
    "A": 1.6,
    "N": 1.5,
    "U": 1.5,
    "G": 0.5,
    "M": 0.3,
    "Q": 0.5,
    "S": 0.4,
    "1": 6.0,
    "Y": 2.0,
    "B": 1.4,
}
_GROUPS = ("G", "B", "D", "C", "T", "E", "*")
_SHARES = (5, 7, 40, 14, 8, 12, 22)
_EXPLAINED = frozenset("PSKQ")
_EXPLAINED_SHARE = 0.4
_KEPT_NEWS_YEARS = 6
_ENTERED = {"G": 2017, "M": 2014, "D": 2009}
_TRIES = 12


@cache
def _of_group(group: str, year: int, codes: frozenset[str], this: int) -> tuple[tuple[Topic, Stem], ...]:
    """What a group of issuers may write in this year, in any month."""
    found: list[tuple[Topic, Stem]] = []
    for topic in topics():
        for stem in topic.stems:
            owner = {"D": topic.unit, "E": topic.unit, "S": "990100-D58", "G": "990100", "B": "990100-D01"}.get(stem.issuer, "")
            mine = stem.issuer == group or (group == "D" and stem.issuer == "S")
            if not mine or stem.form == "R" or (owner and owner not in codes) or not stem.since <= year <= stem.until:
                continue
            if year < _ENTERED.get(stem.form, 0) or (stem.form == "D" and year <= this - _KEPT_NEWS_YEARS):
                continue
            if not owner or by_code()[owner].founded <= year:
                found.append((topic, stem))
    return tuple(found)


@cache
def _menu(group: str, year: int, month: int, codes: frozenset[str], this: int) -> tuple[tuple[tuple[Topic, Stem], ...], tuple[float, ...]]:
    """What a group of issuers may write in this month, with cumulated weights."""
    found = tuple((topic, stem) for topic, stem in _of_group(group, year, codes, this) if not stem.months or month in stem.months)
    return found, tuple(accumulate(_WEIGHT.get(stem.form, 1.0) for _, stem in found))


Series = Callable[[World, UnitRecord, date], Iterator[Draft]]
_SERIES: tuple[tuple[Series, float, str, int], ...] = (
    (enforcement.penalty, 7, "enforcers", 2014), (finance.purchase, 4, "department", 2008), (finance.tender, 2.5, "990100-D43", 2010), (people.proposal, 4, "governments", 2014),
    (public.meeting, 3, "governments", 2010), (public.press, 1.5, "city", 2012), (people.appointment, 2.5, "governments", 2008), (people.mailbox, 2.5, "governments", 2018),
    (people.recruitment, 3, "hirers", 2008), (public.practical_matters, 1.5, "governments", 2014), (enforcement.demolition, 0.8, "990100-D15", 2010), (statistics.indicators, 1.5, "counters", 2009),
)  # fmt: skip


def _series_unit(world: World, who: str) -> UnitRecord | None:
    if who == "enforcers":
        choice = enforcement.enforcers(world)
    elif who == "governments":
        choice = world.by_level["city"] * 4 + world.by_level["county"]
    elif who == "counters":
        choice = world.by_level["county"]
    elif who == "hirers":
        choice = [unit for code in ("990100-D11",) if (unit := world.units.get(code))] * 6 + world.by_level["county"]
    elif who in ("department", "city"):
        choice = world.by_level[who]
    else:
        choice = [world.units[who]] if who in world.units else []
    return world.rng.choice(choice) if choice else None


def _from_series(world: World, day: date) -> list[Draft]:
    open_now = [(make, weight, who) for make, weight, who, since in _SERIES if since <= day.year]
    if not open_now:
        return []
    make, _, who = world.rng.choices(open_now, [weight for _, weight, _ in open_now])[0]
    unit = _series_unit(world, who)
    if unit is None or unit.founded > day.year or (unit.ended and unit.ended < day):
        return []
    return [draft for draft in make(world, unit, day) if world.fresh(draft.title)]


def _issuer(world: World, group: str, topic: Topic, stem: Stem) -> UnitRecord | None:
    if group == "C":
        return world.rng.choice(world.by_level["county"])
    if group == "T":
        return world.rng.choice(world.by_level["town"])
    return world.units.get({"G": "990100", "B": "990100-D01", "S": "990100-D58"}.get(stem.issuer, topic.unit))


def _fits(unit: UnitRecord, topic: Topic, stem: Stem) -> bool:
    """Streets have no farmland to subsidise, districts of the inner city no village matters."""
    if unit.kind == "街道办事处":
        if any(word in stem.text for word in ("农村", "{village}", "村级")):
            return False
        return topic.unit == "T" or (topic.unit.endswith(("D08", "D21")) and "新型农村" not in topic.key)
    return True


def _from_menu(world: World, group: str, day: date) -> list[Draft]:
    menu, weights = _menu(group, day.year, day.month, world.codes, world.today.year)
    if not menu:
        return []
    topic, stem = world.rng.choices(menu, cum_weights=weights)[0]
    unit = _issuer(world, group, topic, stem)
    if unit is None or not _fits(unit, topic, stem):
        return []
    case = Case(world, topic, stem, unit, day)
    sheet = FORMS[stem.form](case)
    if not world.fresh(sheet.title):
        return []
    _state(world, sheet)
    doomed = stem.form in "NPKE" and policy.doom(world, sheet)
    draft = world.finish(sheet)
    if doomed:
        policy.remember(world, draft)
    found = [draft]
    recent = draft.published_on is not None and (world.today - draft.published_on).days > 30
    if stem.form in _EXPLAINED and day.year >= 2016 and recent and world.rng.random() < _EXPLAINED_SHARE:
        found.append(policy.interpretation(world, case, draft))
    return found


def _state(world: World, sheet: Sheet) -> None:
    """Validity of documents that name an end."""
    if sheet.until is not None:
        sheet.validity = "expired" if sheet.until < world.today else "valid"
    elif sheet.regulation or (sheet.genre == "意见" and sheet.day.year > world.today.year - 5):
        sheet.validity = "valid"


def written(world: World, day: date) -> list[Draft]:
    """One new document of this day (two with its interpretation). Empty only if the city has nobody who could write one."""
    for _ in range(_TRIES):
        group = world.rng.choices(_GROUPS, _SHARES)[0]
        found = _from_series(world, day) if group == "*" else _from_menu(world, group, day)
        if found:
            return found
    return []
