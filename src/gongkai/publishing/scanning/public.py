"""What is open in what is public: items with findings that nobody ruled on, for a unit or for all that the office sees."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Sum

from gongkai.catalog.models import Item
from gongkai.publishing.models import Awaiting, Finding, Recheck
from gongkai.publishing.scanning.kinds import kind_name
from gongkai.text.findings import FindingKind
from gongkai.text.review import RULES_VERSION
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit

#: What the tabs of the list show.
TABS: dict[str, frozenset[str]] = {
    "marks": frozenset({FindingKind.SECRECY_MARK}),
    "personal": frozenset(kind for kind in FindingKind if kind not in (FindingKind.SECRECY_MARK, FindingKind.UNREADABLE)),
    "unreadable": frozenset({FindingKind.UNREADABLE}),
}
#: Beyond so many the wait is only called long.
_COUNTED = 10_000


@dataclass(slots=True)
class Row:
    """An item with the number of open findings by kind."""

    item: Item
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def told(self) -> str:
        return "、".join(f"{kind_name(kind)} {count}" for kind, count in self.counts.items())


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items wait to be looked through (at most 10,000 are counted); how far a look through everything is, None where none runs."""

    waiting: int
    done: int | None = None
    last: int = 0


def open_items(
    actor: Actor, tab: str, *, unit: Unit | None = None, before: int | None = None, size: int = 50
) -> tuple[list[Row], int | None]:  # fmt: skip
    """Items with something open, the newest first; the second value is the id to go on before, None at the end. Three queries."""
    rows: Any = visible(Finding.objects.filter(item__isnull=False, ruling=None, kind__in=TABS[tab]), actor)
    if unit is not None:
        rows = rows.filter(unit=unit)
    page = rows.filter(item__lt=before) if before is not None else rows
    ids = list(page.order_by("-item").values_list("item", flat=True).distinct()[: size + 1])
    found = {item.pk: Row(item) for item in Item.objects.filter(pk__in=ids[:size]).select_related("unit").order_by("-pk")}
    counted = rows.filter(item__in=list(found)).order_by().values_list("item", "kind").annotate(Count("pk"), Sum("more"))
    for item, kind, ones, more in counted:
        found[item].counts[kind] = ones + (more or 0)
    return list(found.values()), ids[size - 1] if len(ids) > size else None


def findings_of(item: Item) -> list[Finding]:
    """All findings of an item with their rulings."""
    return list(Finding.objects.filter(item=item).select_related("ruling__person", "file").order_by("pk"))


def open_count(actor: Actor) -> int:
    """Items with marks or something personal open, counted to a hundred: for the to-do list. One query."""
    kinds: Sequence[str] = sorted(TABS["marks"] | TABS["personal"])
    rows: Any = visible(Finding.objects.filter(item__isnull=False, ruling=None, kind__in=kinds), actor)
    return len(rows.order_by("-item").values_list("item", flat=True).distinct()[:100])


def progress() -> Progress:
    """How it stands with the looking through. Two queries."""
    waiting = Awaiting.objects.order_by("pk").values("pk")[:_COUNTED].count()
    row = Recheck.objects.filter(rules=RULES_VERSION, finished_at=None).first()
    return Progress(waiting, row.item, row.last) if row is not None else Progress(waiting)
