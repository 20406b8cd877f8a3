"""Values for the slots in titles and sentences, drawn when asked for and the same within one document."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from random import Random

from gongkai.demo.directory import UnitRecord
from gongkai.demo.phrases import pool

_PLANS = ((2005, "十一五"), (2011, "十二五"), (2016, "十三五"), (2021, "十四五"), (2026, "十五五"))
_FESTIVALS = {1: "春节", 2: "春节", 3: "清明节", 4: "“五一”", 5: "端午节", 6: "端午节", 9: "中秋国庆", 10: "国庆节", 12: "元旦"}
_AFTER = {2: "春节", 5: "“五一”", 6: "端午节", 10: "国庆节"}
_SEASON = ("冬季", "冬季", "春季", "春季", "春季", "夏季", "夏季", "夏季", "秋季", "秋季", "秋季", "冬季")
_POOLED = frozenset("industry energy accident product weather pipe event village".split())


def quarter_before(day: date) -> tuple[int, str]:
    """The year and name of the last complete quarter."""
    ended = (day.month - 1) // 3
    return (day.year, "一二三"[ended - 1] + "季度") if ended else (day.year - 1, "四季度")


def month_before(day: date) -> tuple[int, int]:
    return (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)


@cache
def _matters() -> tuple[tuple[str, frozenset[int], int], ...]:
    found = []
    for line in pool("matter"):
        name, months, since = line.split("|")
        spans = [part.split("-") for part in months.split(",") if part]
        found.append((name, frozenset(month for span in spans for month in range(int(span[0]), int(span[-1]) + 1)), int(since)))
    return tuple(found)


@cache
def matters_of(year: int, month: int) -> tuple[str, ...]:
    """What governments deal with in this month: floods in summer, forest fires in spring and autumn."""
    return tuple(name for name, months, since in _matters() if since <= year and (not months or month in months))


def project_of(rng: Random, unit: UnitRecord) -> str:
    """A construction project that can lie in the unit's territory."""
    if unit.level == "county":
        return unit.short + rng.choice(pool("project_county")).removeprefix("县城")
    return rng.choice(pool("project"))


class Slots(dict[str, object]):
    """`period`: the document looks back, so {y} {q} {h} {m} mean the last complete quarter, half-year or month."""

    def __init__(self, rng: Random, unit: UnitRecord, day: date, counties: list[str], period: str = "") -> None:
        super().__init__()
        self.rng, self.unit, self.day, self.counties = rng, unit, day, counties
        year = day.year
        if period == "quarter":
            year, self["q"] = quarter_before(day)
        elif period == "half":
            year, self["h"] = (year, "上半年") if day.month > 6 else (year - 1, "下半年")
        elif period == "month":
            year, self["m"] = month_before(day)
        elif period == "year" and day.month <= 6:
            year -= 1
        elif period == "past":
            happened = day - timedelta(days=rng.randint(50, 110))
            self["m"], self["dd"] = happened.month, happened.day
            self["happened"] = happened
        elif period == "soon":
            coming = day + timedelta(days=rng.randint(2, 5))
            self["m"], self["dd"] = coming.month, coming.day
            self["dd3"] = min(coming.day + 2, 28) if coming.day < 27 else coming.day
        self["y"] = year
        self["J"] = unit.place if unit.level != "county" else unit.name_on(day.year).removesuffix("人民政府")

    def __missing__(self, key: str) -> object:
        value = self._draw(key)
        self[key] = value
        return value

    def _draw(self, key: str) -> object:
        if key in _POOLED:
            return self.rng.choice(pool(key))
        if key in ("road", "area"):
            rural = self.unit.level in ("county", "town") and not str(self["J"]).endswith("区")
            return self.rng.choice(pool(f"{key}_county" if rural else key))
        return _DRAW[key](self)


def _number(slots: Slots, most: int) -> int:
    """A serial that grows through the year."""
    middle = slots.day.timetuple().tm_yday / 366 * most
    return max(1, round(middle + slots.rng.uniform(-1, 1) * max(1, most / 8)))


def _bus(slots: Slots) -> int:
    return slots.rng.choice((1, 2, 3, 5, 6, 8, 9, 11, 12, 15, 16, 18, 21, 22, 25, 27, 28, 31, 33, 36, 42, 55, 58))


def _plan(slots: Slots) -> str:
    return [name for since, name in _PLANS if int(str(slots["y"])) >= since][-1]


_DRAW: dict[str, Callable[[Slots], object]] = {
    "matter": lambda s: s.rng.choice(matters_of(s.day.year, s.day.month)),
    "project": lambda s: project_of(s.rng, s.unit),
    "y0": lambda s: s.day.year - 1,
    "y1": lambda s: s.day.year + 1,
    "y2": lambda s: s.day.year + 2,
    "y5": lambda s: s.day.year + 4,
    "y10": lambda s: s.day.year + 9,
    "m": lambda s: s.day.month,
    "dd": lambda s: s.day.day,
    "dd3": lambda s: min(s.day.day + 2, 28),
    "q": lambda s: quarter_before(s.day)[1],
    "h": lambda s: "上半年" if s.day.month > 6 else "下半年",
    "season": lambda s: _SEASON[s.day.month - 1],
    "season2": lambda s: "春" if s.day.month < 7 else "秋",
    "season3": lambda s: "夏秋" if 2 < s.day.month < 9 else "冬春",
    "festival": lambda s: _FESTIVALS.get(s.day.month, "国庆节"),
    "festival_after": lambda s: _AFTER.get(s.day.month, "国庆节"),
    "n9": lambda s: _number(s, 9),
    "n30": lambda s: _number(s, 30),
    "n50": lambda s: _number(s, 50),
    "d": lambda s: s.rng.choice(s.counties),
    "bus": _bus,
    "bus2": _bus,
    "fyp": _plan,
    "level": lambda s: s.rng.choice(("Ⅳ", "Ⅳ", "Ⅲ", "Ⅲ", "Ⅱ")),
    "color": lambda s: s.rng.choice(("黄色", "橙色", "橙色", "红色")),
    "wcolor": lambda s: s.rng.choice(("蓝色", "黄色", "黄色", "橙色", "红色")),
    "k": lambda s: s.rng.randint(3, 28) * 100,
    "k2": lambda s: s.rng.randint(6, 60) * 10,
    "k3": lambda s: s.rng.randint(6, 28),
    "m1": lambda s: min(12, s.day.month + 1),
    "m2": lambda s: min(12, s.day.month + 4),
    "m3": lambda s: min(12, s.day.month + 6),
}
