"""The information processing fee 信息处理费 (regulation 第四十二条; 国办函〔2020〕109号): by items or by pages, never both. Whole yuan.

There is no remedy against the notice alone; against "no longer handled" after the term there is (`remedies`, R-FEE).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from gongkai.law.calendar import Calendar
from gongkai.law.sayings import BadInputError, Said, gettext_noop

By = Literal["items", "pages"]

ARTICLE = "条例第四十二条、国办函〔2020〕109号"
#: Nobody found the day of entry into force in the text itself: 未核实.
IN_FORCE_FROM = date(2021, 1, 1)
PAYMENT_DAYS = 20
MOST_ITEMS, MOST_PAGES = 100_000, 1_000_000

FREE_ITEMS, FREE_PAGES = 10, 30
_PAGE_STEPS = ((30, 0), (100, 10), (200, 20), (MOST_PAGES, 40))


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One step: which items or pages ("31—40"), how many of this application fall in it, yuan for each, yuan together."""

    first: int
    last: int | None
    count: int
    price: int
    by: By = "items"

    @property
    def sum(self) -> int:
        """Yuan."""
        return self.count * self.price

    @property
    def range(self) -> str:
        """The step in words: 31—40件, 201页以上."""
        unit = "件" if self.by == "items" else "页"
        return f"{self.first}{unit}以上" if self.last is None else f"{self.first}—{self.last}{unit}"

    def as_json(self) -> dict[str, Any]:
        """{"range", "count", "price", "sum"}."""
        return {"range": self.range, "count": self.count, "price": self.price, "sum": self.sum}


@dataclass(frozen=True, slots=True)
class Fee:
    """`amount` in yuan, the sum of the lines. `already`: items counted before in this month (by items only)."""

    by: By
    count: int
    already: int
    lines: tuple[FeeLine, ...]
    warnings: tuple[Said, ...] = ()

    @property
    def amount(self) -> int:
        """Yuan."""
        return sum(line.sum for line in self.lines)

    def as_json(self) -> dict[str, Any]:
        """{"by", "count", "already", "amount", "lines", "article", "warnings"}."""
        return {
            "by": self.by,
            "count": self.count,
            "already": self.already,
            "amount": self.amount,
            "lines": [line.as_json() for line in self.lines],
            "article": ARTICLE,
            "warnings": [said.as_json() for said in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class Counted:
    """An application already counted: who, to which organ, the receipt date, how many items it was."""

    applicant: str
    organ: str
    received_on: date
    items: int = 1


def item_price(number: int) -> int:
    """Yuan for the item of that number in the month (from 1): 0 to 10, 100 to 30, then 100 more for each ten begun."""
    if number <= FREE_ITEMS:
        return 0
    return 100 if number <= 30 else 200 + 100 * ((number - 31) // 10)


def by_items(count: int, already: int = 0, *, on: date | None = None) -> Fee:
    """The fee for `count` items after `already` in the same natural month, same applicant and organ, by receipt date.

    Each item costs what its number in the month costs (超额累进). `on`: the receipt date, for the warning before 2021.
    BadInputError for what is not a whole number, is negative, or is beyond 100 000 together.
    """
    whole(count, "count", MOST_ITEMS)
    whole(already, "already", MOST_ITEMS)
    whole(count + already, "count", MOST_ITEMS)
    lines = []
    for first, last, price in _item_steps():
        if first > already + count:
            break
        within = min(last, already + count) - max(first, already + 1) + 1
        if within > 0:
            lines.append(FeeLine(first, last, within, price))
    return Fee("items", count, already, tuple(lines), _before_its_time(on))


def by_pages(count: int, *, on: date | None = None) -> Fee:
    """The fee for `count` pages of one application; each application begins anew 【口径】. `on` as in `by_items`."""
    whole(count, "count", MOST_PAGES)
    lines, before = [], 0
    for last, price in _PAGE_STEPS:
        within = min(last, count) - before
        if within <= 0:
            break
        lines.append(FeeLine(before + 1, None if last == MOST_PAGES else last, within, price, "pages"))
        before = last
    return Fee("pages", count, 0, tuple(lines), _before_its_time(on))


def charge(by: object, count: object, already: object = None, *, on: date | None = None) -> Fee:
    """The fee as the doors ask for it: `by` is "items" or "pages". Both ways at once, and `already` beside pages, are refused."""
    if isinstance(by, list | tuple | set | frozenset) and len(by) == 1:
        by = next(iter(by))
    if isinstance(by, list | tuple | set | frozenset) or (
        isinstance(by, str) and {"items", "pages"} <= set(by.replace("+", ",").split(","))
    ):
        raise BadInputError("by", _both())
    if by == "items":
        return by_items(whole(count, "count", MOST_ITEMS), 0 if already is None else whole(already, "already", MOST_ITEMS), on=on)
    if by == "pages":
        if already is not None:
            raise BadInputError(
                "already",
                Said("pages_stand_alone", gettext_noop("按量计收以每件申请单独起算，不与以前的累计；只有按件计收才填本月已计件数")),
            )
        return by_pages(whole(count, "count", MOST_PAGES), on=on)
    raise BadInputError("by", Said("fee_way", gettext_noop("计收方式只能是按件（items）或者按量（pages）")))


def one_way(*, items: int | None, pages: int | None) -> By:
    """Which way a notice charges when it has both blanks; BadInputError where both or none are filled (Z37, L08)."""
    if items is not None and pages is not None:
        raise BadInputError("by", _both())
    if items is None and pages is None:
        raise BadInputError("by", Said("fee_no_way", gettext_noop("请选定按件或者按量，并填写件数或者页数")))
    return "items" if items is not None else "pages"


def already_in_month(counted: Iterable[Counted], *, applicant: str, organ: str, received_on: date) -> int:
    """The items of that applicant to that organ in the natural month of `received_on`. `counted` holds the earlier ones only."""
    month = (received_on.year, received_on.month)
    return sum(
        one.items
        for one in counted
        if one.applicant == applicant and one.organ == organ and (one.received_on.year, one.received_on.month) == month
    )


def counts_for(amount: int, by: By, already: int = 0) -> range:
    """Which whole counts give exactly that amount of yuan: empty if none, 0–30 pages for nothing, else one number (Z36)."""
    whole(amount, "amount", 10**12)
    most = MOST_PAGES if by == "pages" else MOST_ITEMS - whole(already, "already", MOST_ITEMS)
    return range(_least(amount, by, already, most), _least(amount + 1, by, already, most))


def payment(noticed_on: date, calendar: Calendar) -> tuple[date, bool]:
    """The last day to pay, and whether it is provisional: 20 working days from the day after the notice was received (Z22).

    Unpaid, the application counts as given up and is no longer handled (109号). Paid, the period for the reply runs anew from the
    next day: 未核实, `Choices.fee_paid_effect`.
    """
    last = calendar.add(noticed_on, PAYMENT_DAYS)
    return last, calendar.provisional(noticed_on, last)


def whole(value: object, field: str, most: int) -> int:
    """`value` as a whole number from 0 to `most`; BadInputError names `field`."""
    if type(value) is not int:
        raise BadInputError(field, Said("not_whole", gettext_noop("请填写整数")))
    if value < 0:
        raise BadInputError(field, Said("negative", gettext_noop("不能是负数")))
    if value > most:
        raise BadInputError(field, Said("too_many", gettext_noop("不能超过%(most)d"), {"most": most}))
    return value


def _item_steps() -> Iterator[tuple[int, int, int]]:
    yield 1, FREE_ITEMS, 0
    yield FREE_ITEMS + 1, 30, 100
    for first in range(31, MOST_ITEMS + 1, 10):
        yield first, first + 9, item_price(first)


def _least(amount: int, by: By, already: int, most: int) -> int:
    """The least count whose fee is at least `amount`, or `most` + 1."""
    low, high = 0, most + 1
    while low < high:
        middle = (low + high) // 2
        if _amount(middle, by, already) >= amount:
            high = middle
        else:
            low = middle + 1
    return low


def _amount(count: int, by: By, already: int) -> int:
    if by == "pages":
        return 10 * max(0, min(count, 100) - 30) + 20 * max(0, min(count, 200) - 100) + 40 * max(0, count - 200)
    return _items_up_to(already + count) - _items_up_to(already)


def _items_up_to(number: int) -> int:
    """Yuan for the items 1 … number of a month, in closed form."""
    full, rest = divmod(max(0, number - 30), 10)
    return 100 * max(0, min(number, 30) - FREE_ITEMS) + 1000 * (2 * full + full * (full - 1) // 2) + rest * (200 + 100 * full)


def _before_its_time(on: date | None) -> tuple[Said, ...]:
    if on is None or on >= IN_FORCE_FROM:
        return ()
    text = gettext_noop("国办函〔2020〕109号自2021年1月1日起施行（施行日未核实），%(on)s收到的申请不按它计收")
    return (Said("fee_before_2021", text, {"on": on}),)


def _both() -> Said:
    return Said("fee_both_ways", gettext_noop("按件和按量只能选一种，同一件申请不得重复计收"))
