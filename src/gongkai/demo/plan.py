"""The standing part of the city's catalogue: what every unit must have, and the series that come back every year."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from gongkai.demo import days
from gongkai.demo import series_disclosure as disclosure
from gongkai.demo import series_finance as finance
from gongkai.demo import series_law as enforcement
from gongkai.demo import series_policy as policy
from gongkai.demo import series_public as public
from gongkai.demo import series_reports as reports
from gongkai.demo import series_statistics as statistics
from gongkai.demo import series_unit as own
from gongkai.demo.case import Case
from gongkai.demo.directory import UnitRecord
from gongkai.demo.forms import FORMS
from gongkai.demo.sheet import World
from gongkai.demo.topics import topics
from gongkai.publishing.draft import Draft

Make = Callable[[World, UnitRecord, date], Iterator[Draft]]
FIRST_YEAR = days.FIRST_YEAR
_OFTEN = 0.5
_POWERFUL = frozenset("政府工作部门 垂直管理单位 区政府 县政府 县级市政府".split())
#: The share of old rules that have just been issued anew and mostly enter into force next month.
_RENEWED = 0.12
_PLAN_YEARS = (2006, 2011, 2016, 2021, 2026)


@dataclass(frozen=True, slots=True)
class Event:
    day: date
    make: Callable[[World], Iterator[Draft]]
    count: int = 1


def standing(world: World) -> list[Event]:
    """All standing documents, in no order. Tiny cities get a sample."""
    rng = Random(f"plan/{world.rng.random()}")
    events = [*_units(world, rng), *_years(world, rng), *_chains(world, rng), *_cleanings(world), *_current(world, rng)]
    if world.size == "tiny":
        rng.shuffle(events)
        events = events[:44]
    return [*_guides(world, rng), *events]


def _event(world: World, make: Make, unit: UnitRecord, day: date) -> Event:
    return Event(day, lambda w: make(w, unit, day))


def _in(world: World, rng: Random, year: int, months: Sequence[int]) -> date | None:
    """A working day of these months, before today; None if they are still to come."""
    choice = [day for day in days.of_year(year, world.today.year) if day.month in months and day < world.today]
    return rng.choice(choice) if choice else None


def _alive(unit: UnitRecord, year: int) -> bool:
    return unit.founded < year and (unit.ended is None or unit.ended.year > year)


def _units(world: World, rng: Random) -> Iterator[Event]:
    """Duties, leaders, offices, contacts … of every unit, as last written down."""
    this = world.today.year
    for unit in world.units.values():
        last = unit.ended.year - 1 if unit.ended else this
        makes: list[Make] = [own.functions, own.leaders]
        makes += [make for make in (own.departments, own.reach) if rng.random() < _OFTEN]
        if unit.level != "town" and rng.random() < 0.6:
            makes.append(own.supervision)
        if unit.level in ("department", "county") and unit.founded < this - 1:
            makes += [
                make
                for make in (own.powers, disclosure.standing_list)
                if rng.random() < 0.35 and (make is not own.powers or unit.kind in _POWERFUL)
            ]
        if unit.level in ("city", "county") or (unit.level == "town" and rng.random() < 0.5):
            makes.append(disclosure.reading_points)
        if unit.level in ("city", "county") or (unit.level in ("department", "town") and rng.random() < 0.4):
            makes.append(disclosure.how_to_apply)
        for make in makes:
            year = last - rng.choice((0, 0, 1, 1, 2, 3)) if unit.founded < last - 3 else last
            day = _in(world, rng, year, range(2, 7) if year == this else range(2, 12))
            if day:
                yield _event(world, make, unit, day)
        for _ in range({"city": 0, "county": 1, "department": int(rng.random() < 0.3)}.get(unit.level, 0) + 9 * unit.code.endswith("D01")):
            if day := _in(world, rng, rng.randint(max(2008, unit.founded + 1), this - 1), range(3, 12)):
                yield _event(world, disclosure.disclosure_rule, unit, day)


_YEARLY: tuple[tuple[Make, dict[str, int], tuple[int, ...], float], ...] = (
    # what, how many years back by level, months, share of units that file it
    (reports.report, {"city": 18, "county": 4, "department": 2, "town": 1, "enterprise": 1}, (1,), 1),
    (finance.government_budget, {"city": 10, "county": 2, "town": 1}, (2, 3), 1),
    (finance.department_budget, {"department": 2}, (2, 3), 0.9),
    (finance.debt, {"city": 6, "county": 1}, (7,), 1),
    (own.work_points, {"department": 2, "county": 2, "town": 1}, (2, 3), 0.35),
    (own.summary_of_year, {"department": 1, "county": 1, "town": 1}, (1, 2), 0.3),
    (own.promises, {"department": 1, "enterprise": 1}, (1,), 0.5),
    (statistics.work_report, {"city": 22, "county": 2}, (1,), 1),
    (public.decisions, {"city": 7, "county": 1}, (3, 4), 1),
    (disclosure.publicity_of_law, {"city": 6}, (4, 5), 1),
    (disclosure.assessment, {"city": 8}, (2, 3), 1),
)


def _guides(world: World, rng: Random) -> Iterator[Event]:
    """One guide for every unit that still is."""
    for unit in world.units.values():
        if not unit.ended and (day := _in(world, rng, world.today.year - rng.choice((0, 0, 0, 1)), range(2, 7))):
            yield _event(world, disclosure.guide_of, unit, day)


def _years(world: World, rng: Random) -> Iterator[Event]:
    this = world.today.year
    for make, back, months, share in _YEARLY:
        for unit in world.units.values():
            streets = make is finance.government_budget and unit.kind == "街道办事处"
            if unit.level not in back or rng.random() > share or unit.ended or streets:
                continue
            for year in range(max(FIRST_YEAR, this - back[unit.level] + 1), this + 1):
                day = _in(world, rng, year, months)
                if day and _alive(unit, year) and (make is not reports.report or year >= 2009):
                    yield _event(world, make, unit, day)
    yield from _finals(world, rng)
    yield from _city_series(world, rng)


def _finals(world: World, rng: Random) -> Iterator[Event]:
    for unit in world.units.values():
        if unit.level in ("department", "county", "city") and not unit.ended and rng.random() < 0.7 and unit.founded < world.today.year - 1:
            make = finance.department_budget if unit.level == "department" else finance.government_budget
            if day := _in(world, rng, world.today.year, (8, 9)):
                yield Event(day, lambda w, make=make, unit=unit, day=day: make(w, unit, day, final=True))


def _city_series(world: World, rng: Random) -> Iterator[Event]:
    """Communiqués, outlines of the five-year plans, the gazette; the figures of 市统计局."""
    this, city = world.today.year, world.by_level["city"][0]
    publisher = world.units.get("990100-D28", city)
    for year in range(FIRST_YEAR + 1, this + 1):
        if day := _in(world, rng, year, (3, 4)):
            yield Event(day, lambda w, d=day: statistics.communique(w, city, publisher, d))
        if year in _PLAN_YEARS and (day := _in(world, rng, year, (3, 4))):
            yield _event(world, statistics.outline, city, day)
        if year > this - 6:
            yield from (_event(world, public.gazette, city, day) for month in (2, 6, 10) if (day := _in(world, rng, year, (month,))))
    for county in world.by_level["county"]:
        if day := _in(world, rng, this, (4,)):
            yield Event(day, lambda w, d=day, c=county: statistics.communique(w, c, c, d))
        if day := _in(world, rng, 2021, (4, 5)):
            yield _event(world, statistics.outline, county, day)
    yield from _of_department(
        world, rng, publisher, statistics.censuses, ((y, 12 if y == 2010 else 5) for y in (2009, 2010, 2014, 2019, 2021, 2024))
    )
    months = ((this - 1, 4), (this - 1, 7), (this - 1, 10), (this, 2), (this, 4), (this, 7), (this, 8), (this, 10), (this, 11))
    yield from _of_department(world, rng, publisher, statistics.indicators, months)
    for unit in enforcement.enforcers(world):
        if _alive(unit, this - 1):
            yield from _of_department(world, rng, unit, enforcement.discretion, ((this - 1, 5),))
            yield from _of_department(world, rng, unit, enforcement.enforcement_year, ((this, 1),))


def _of_department(world: World, rng: Random, unit: UnitRecord, make: Make, months: Iterable[tuple[int, int]]) -> Iterator[Event]:
    """One document in each of these months, if the unit is a department and the month has come."""
    for year, month in months:
        if unit.level == "department" and (day := _in(world, rng, year, (month,))):
            yield _event(world, make, unit, day)


def _editions(world: World, rng: Random, since: int, until: int) -> list[date]:
    first = rng.randint(max(since, FIRST_YEAR + 1), max(since, FIRST_YEAR + 1, min(until, since + 6, world.today.year - 1)))
    found = []
    while first <= min(until, world.today.year):
        if day := _in(world, rng, first, range(1, 13)):
            found.append(day)
        first += rng.randint(4, 7)
        if rng.random() < 0.25:
            break
    return found


def _last_days(world: World, count: int) -> list[date]:
    """The last working days before today."""
    years = [*days.of_year(world.today.year - 1, world.today.year), *days.of_year(world.today.year, world.today.year)]
    return [day for day in years if day < world.today][-count:]


def _current(world: World, rng: Random) -> Iterator[Event]:
    """What a reader finds going on: drafts open for comment, lists on show."""
    for form, count in (("V", 3), ("U", 3)):
        day = rng.choice(_last_days(world, 8))
        open_now = [
            (topic, stem)
            for topic in topics()
            for stem in topic.stems
            if stem.form == form and stem.issuer == "D" and stem.since <= day.year <= stem.until and topic.unit in world.units
            and (not stem.months or day.month in stem.months)
        ]  # fmt: skip
        for topic, stem in rng.sample(open_now, min(count, len(open_now))):
            yield Event(day, lambda w, t=topic, s=stem, d=day: iter([w.finish(FORMS[s.form](Case(w, t, s, w.units[t.unit], d)))]))


def _chains(world: World, rng: Random) -> Iterator[Event]:
    """Rules of the city, its office and departments with all their editions; each county takes some for itself."""
    pairs = [(topic, stem) for topic in topics() for stem in topic.stems if stem.form == "R"]
    owners = {"G": "990100", "B": "990100-D01"}
    chains = []
    for topic, stem in pairs:
        unit = world.units.get(owners.get(stem.issuer, topic.unit))
        if unit is not None:
            editions = _editions(world, rng, max(stem.since, unit.founded), stem.until)
            if stem.until > world.today.year and rng.random() < _RENEWED and (not editions or editions[-1].year < world.today.year - 2):
                editions.append(rng.choice(_last_days(world, 30)))
            chains.append(policy.Chain(topic, stem, unit, editions, rng))
    local = [
        (topic, stem)
        for topic, stem in pairs
        if stem.until > world.today.year and stem.issuer in "DB" and topic.unit[-3:] not in _CITY_ONLY
    ]
    for county in world.by_level["county"]:
        for topic, stem in rng.sample(local, 4):
            chains.append(policy.Chain(topic, stem, county, _editions(world, rng, max(stem.since, 2009), stem.until)[-2:], rng))
    for chain in chains:
        for number, day in enumerate(chain.days):
            yield Event(day, lambda w, c=chain, n=number, d=day: policy.edition(w, c, n, d), 1 + chain.explained[number])


#: Subjects whose rules a county does not make for itself.
_CITY_ONLY = frozenset("D31 D43 D25 D56 D57 D29 D11 B C".split())


def _cleanings(world: World) -> Iterator[Event]:
    for unit in world.units.values():
        yield from (_event(world, policy.cleaning, unit, day) for day in policy.cleanings(unit, world.today))
