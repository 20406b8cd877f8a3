"""The documents of the fictional city, in the order of their days, from a seed.

No clock, no database, no network: the same size, seed, day and choice of attachments give the same drafts.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.demo import days
from gongkai.demo.plan import Event, standing
from gongkai.demo.sheet import World
from gongkai.demo.stream import written
from gongkai.publishing.draft import Draft

FULL, TINY = 3000, 120
_YEAR_WEIGHTS = {2005: 8, 2006: 10, 2007: 14, 2008: 34}
#: What this year and the two before it have more; half of this year's flow falls into its last days.
_LIVELY = (200, 90, 40)
_LATELY = 60
_MOST_EMPTY = 200


def drafts(size: str | int = "full", *, seed: int = 1, today: date, attachments: bool | None = None) -> Iterator[Draft]:
    """`size`: "tiny" (120 documents of 25 units), "full" (3,000 of 115) or a number; numbers come without attachments unless asked for.

    Streams: a million drafts need no more memory than a few thousand.
    """
    total = {"full": FULL, "tiny": TINY}[size] if isinstance(size, str) else size
    world = World(size, seed, today, attachments=isinstance(size, str) if attachments is None else attachments)
    events = sorted(standing(world), key=lambda event: event.day)
    quotas = _quotas(max(0, total - sum(event.count for event in events)), today)
    left = total
    for year, quota in quotas.items():
        mine = [event for event in events if event.day.year == year]
        for draft in _year(world, year, quota, mine):
            if left == 0:
                return
            left -= 1
            yield draft


def _quotas(count: int, today: date) -> dict[int, int]:
    """How many documents of the daily flow fall into each year: few before 2008, then ever more."""
    weights = {
        year: _YEAR_WEIGHTS.get(year, 34 + (year - 2008) * 4 + max(0, year - 2017) * 9) for year in range(days.FIRST_YEAR, today.year + 1)
    }
    for back, more in enumerate(_LIVELY):
        weights[today.year - back] += more
    weights[today.year] = round(weights[today.year] * today.timetuple().tm_yday / 366)
    whole = sum(weights.values())
    quotas = {year: count * weight // whole for year, weight in weights.items()}
    quotas[today.year] += count - sum(quotas.values())
    return quotas


def _place(world: World, count: int, *, lately: bool) -> int:
    """Which of the year's `count` working days a document falls on."""
    if lately and count > _LATELY and world.rng.random() < 0.5:
        return count - 1 - world.rng.randrange(_LATELY)
    return world.rng.randrange(count)


def _year(world: World, year: int, quota: int, events: list[Event]) -> Iterator[Draft]:
    choice = days.of_year(year, world.today.year)
    if year == world.today.year:
        choice = tuple(day for day in choice if day < world.today) or choice[:1]
    places = sorted(_place(world, len(choice), lately=year == world.today.year) for _ in range(quota))
    waiting, made, empty = iter(events), 0, 0
    event = next(waiting, None)
    for place in places:
        while event is not None and event.day <= choice[place]:
            yield from event.make(world)
            event = next(waiting, None)
        if made >= quota:
            continue
        found = written(world, choice[place])
        made += len(found)
        yield from found
    while event is not None:
        yield from event.make(world)
        event = next(waiting, None)
    while made < quota and empty < _MOST_EMPTY:
        found = written(world, choice[-1])
        empty += not found
        made += len(found)
        yield from found
