"""What pages and the API read of the catalogue: one function per question, every one through the gate, none that counts or skips."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, TextField, Value, When

from gongkai.catalog import inheritance, particulars
from gongkai.catalog.access import still_shown, subject
from gongkai.catalog.models import Attachment, Column, Edition, IssuingBody, Item, ItemColumn, OldAddress, Publicity, Relation
from gongkai.catalog.trees import ColumnNode, TopicCount, platform_columns, platform_total, topics, unit_columns
from gongkai.events import clock
from gongkai.events.statements import Statement
from gongkai.events.statements import Value as Given
from gongkai.text import document_numbers
from gongkai.units import heirs
from gongkai.units.gate import may, visible
from gongkai.units.models import Unit, UnitName

__all__ = [
    "BadKey",
    "ColumnNode",
    "ItemPage",
    "Listing",
    "Notice",
    "TopicCount",
    "attachment",
    "by_document_number",
    "by_index_number",
    "column_of",
    "item_at_old_address",
    "item_page",
    "list_items",
    "notice",
    "platform_columns",
    "platform_total",
    "topics",
    "unit_columns",
]

#: What lists and results read of an item beside its own row.
LIST_RELATED = ("unit",)


class BadKey(ValueError):
    """A paging key that this list never gave out."""


@dataclass(slots=True)
class Listing:
    """One page of a list. `next` is the key to pass as `after` for the next page, None at the end."""

    results: list[Item]
    next: str | None


@dataclass(slots=True)
class ItemPage:
    """Everything an item's page and its API answer show."""

    item: Item
    edition: Edition
    editions: list[Edition]
    body: str
    columns: list[Column]
    bodies: list[IssuingBody]
    relations: list[Relation]
    incoming: list[Relation]
    attachments: list[Attachment]
    #: Its publicity period 公示期, and whether that is over.
    publicity: Publicity | None = None
    over: bool = False
    #: The name that the unit bore on the day of publication, where it has another now.
    unit_then: str = ""
    today: date = date.min
    #: What it holds beside its text: see `catalog.particulars`.
    beside: dict[str, Any] = field(default_factory=dict)

    @property
    def comment_state(self) -> str:
        """Of a draft open for comment: "open", "closed" or, where a public item says that it was issued of it, "adopted"; "" for all else."""
        found = particulars.comment(self.beside)
        if found is None:
            return ""
        adopted = any(tie.kind == Relation.Kind.ADOPTS for tie in self.incoming)
        return particulars.comment_state(found, today=self.today, adopted=adopted)

    @property
    def closed_files(self) -> int:
        """How many files of the item are closed for checking just now."""
        return self.item.files - len(self.attachments) - (self.publicity.files if self.publicity is not None and self.over else 0)


def list_items(
    *,
    person: Any = None,
    unit: Unit | None = None,
    column: Column | None = None,
    year: int | None = None,
    after: str | None = None,
    size: int = 20,
    inherit: bool = True,
) -> Listing:
    """Public items, latest first, of one unit and/or one column (columns beneath it included). One query; BadKey for a broken `after`.

    With a column the list is read from the item's places, else from the items themselves; both have a partial index in this order.
    A unit that took the place of others has theirs in its list too (unless not `inherit`), for one query more and one for each of them.
    """
    key = "pk" if column is None else "item_id"
    if inherit and unit is not None and (shares := heirs.inherited(unit)):
        parts = [_listed(person, unit, column), *(inheritance.confined(_listed(person, None, column), share, key) for share in shares)]
        parts = [list(_from(rows, year, after, key).order_by("-published_on", f"-{key}")[: size + 1]) for rows in parts]
        return _listing(inheritance.merged(parts, key, size + 1), column is not None, size)
    if person is None and year is None and not after:
        given = {name: thing.pk for name, thing in (("unit", unit), ("column", column)) if thing is not None}
        return _listing(_first_page(frozenset(given), size)(**given), column is not None, size)
    rows = _from(_listed(person, unit, column), year, after, key)
    return _listing(list(rows.order_by("-published_on", f"-{key}")[: size + 1]), column is not None, size)


def _from(rows: Any, year: int | None, after: str | None, key: str) -> Any:
    """Rows of a year, beyond a paging key."""
    if year is not None:
        rows = rows.filter(published_on__gte=date(year, 1, 1), published_on__lte=date(year, 12, 31))
    return _beyond(rows, after, key) if after else rows


def _listed(person: Any, unit: Any, column: Any) -> Any:
    """What a list holds: places where it is a column's, else items."""
    if column is None:
        rows: Any = visible(Item.objects.select_related(*LIST_RELATED), person)
    else:
        rows = visible(ItemColumn.objects.select_related("item", *(f"item__{name}" for name in LIST_RELATED)), person).filter(column=column)
    return rows if unit is None else rows.filter(unit=unit)


@lru_cache(maxsize=64)
def _first_page(given: frozenset[str], size: int) -> Statement:
    """The first page as the public sees it, for each combination of unit and column: most requests ask for nothing else."""
    unit, column = (Given(name) if name in given else None for name in ("unit", "column"))
    latest = ("-published_on", "-pk" if column is None else "-item_id")
    return Statement(lambda: _listed(None, unit, column).order_by(*latest)[: size + 1])


def _listing(found: list[Any], places: bool, size: int) -> Listing:
    items = [row.item if places else row for row in found]
    last = items[size - 1] if len(items) > size else None
    return Listing(items[:size], f"{last.published_on:%Y%m%d}-{last.pk}" if last else None)


def _beyond(rows: Any, after: str, key: str) -> Any:
    day, _, number = after.partition("-")
    try:
        start = date(int(day[:4]), int(day[4:6]), int(day[6:]))
        item = int(number)
    except ValueError:
        raise BadKey(after[:40]) from None
    if not 0 < item < 2**63:
        raise BadKey(after[:40])
    return rows.filter(published_on__lte=start).exclude(published_on=start, **{f"{key}__gte": item})


def _whole() -> Any:
    """An item with its unit, its terms, and whether rows of bodies and relations are worth asking for."""
    ties = Relation.objects.filter(Q(item=OuterRef("pk")) | Q(other=OuterRef("pk")))
    rows = Item.objects.select_related("unit", "unit__contact", "genre", "theme", "theme__parent", "publicity").filter(pk=Given("item"))
    of_its_day = UnitName.objects.filter(unit=OuterRef("unit"), kind=UnitName.Kind.FORMER, valid_until__gte=OuterRef("published_on"))
    name = Subquery(of_its_day.order_by("valid_until").values("name")[:1])
    return rows.annotate(jointly=Exists(IssuingBody.objects.filter(item=OuterRef("pk"))), tied=Exists(ties), unit_then=name)


def _editions() -> Any:
    """The editions of an item. The text of the current one alone comes along: older ones may be long."""
    running = When(number=F("item__edition"), closing__isnull=False, item__publicity__until__gte=Given("today"), then="closing__body")
    current = Case(running, When(number=F("item__edition"), then="content__body"), default=Value(""), output_field=TextField())
    return Edition.objects.filter(item=Given("item")).annotate(
        body=current, beside=Case(When(number=F("item__edition"), then=F("particulars__data")))
    )


# Few rows are sorted below and not by the database.
_WHOLE = Statement(_whole)
_EDITIONS = Statement(_editions)
_PLACES = Statement(lambda: ItemColumn.objects.filter(item=Given("item"), rank__gt=0).select_related("column__parent"))
_TIES = Statement(
    lambda: Relation.objects.filter(Q(item=Given("item")) | Q(other=Given("item"))).select_related("item__unit", "other__unit")
)
_BODIES = Statement(lambda: IssuingBody.objects.filter(item=Given("item")).select_related("unit").order_by())
_ATTACHED = Statement(
    lambda: (
        Attachment.objects.filter(still_shown(Given("today")), edition=Given("edition"), hold__isnull=True)
        .select_related("file")
        .order_by()
    )
)


def item_page(item_id: int, *, person: Any = None, today: date | None = None) -> ItemPage | None:
    """One item with all that its page shows on the day, in three to six queries; None where it may not be read."""
    today = today or clock.today()
    item = next(iter(_WHOLE(item=item_id)), None)
    if item is None or not may(person, "read", subject(item)):
        return None
    editions = sorted(_EDITIONS(item=item_id, today=today), key=lambda edition: -edition.number)
    places = sorted(_PLACES(item=item_id), key=attrgetter("rank"))
    ties = sorted(_TIES(item=item_id), key=attrgetter("pk")) if item.tied else []
    return ItemPage(
        item=item,
        edition=editions[0],
        editions=editions,
        body=editions[0].body or "",
        columns=[place.column for place in places],
        bodies=sorted(_BODIES(item=item_id), key=attrgetter("position")) if item.jointly else [],
        relations=[tie for tie in ties if tie.item_id == item.pk and (tie.other is None or tie.other.state == Item.State.PUBLIC)],
        incoming=[tie for tie in ties if tie.other_id == item.pk and tie.item.state == Item.State.PUBLIC],
        attachments=sorted(_ATTACHED(edition=editions[0].pk, today=today), key=attrgetter("position")) if item.files else [],
        publicity=(period := getattr(item, "publicity", None)),
        over=period is not None and period.until < today,
        unit_then=item.unit_then or "",
        today=today,
        beside=editions[0].beside or {},
    )


@dataclass(slots=True)
class Notice:
    """What remains to be said of an item that is no longer public: no title, no content."""

    item_id: int
    unit: Unit
    state: str
    reason: str
    on: date | None


def notice(item_id: int, *, person: Any = None) -> Notice | None:
    """The notice of a hidden or withdrawn item; None where there is none. The reason is filled in by publishing."""
    item = Item.objects.select_related("unit").filter(pk=item_id).first()
    if item is None or item.state == Item.State.PUBLIC or not may(person, "read_notice", subject(item)):
        return None
    return Notice(item.pk, item.unit, item.state, "", None)


def attachment(attachment_id: int, *, person: Any = None, today: date | None = None) -> Attachment | None:
    """A file of an item's current edition that `person` may download on the day, or None. `closing_until`: its last day, where it has one."""
    rows = Attachment.objects.select_related("file", "edition__item").filter(still_shown(today or clock.today()), hold__isnull=True)
    last = Case(When(closing__isnull=False, then="edition__item__publicity__until"))
    found = rows.annotate(closing_until=last).filter(pk=attachment_id).first()
    if found is None or found.edition.number != found.edition.item.edition:
        return None  # what an earlier edition carried may have been taken out for a reason
    return found if may(person, "download", subject(found.edition.item)) else None


def by_index_number(number: str, *, person: Any = None) -> list[Item]:
    """All items of an index number (foreign ones need not be unique), at most 100."""
    rows = visible(Item.objects.select_related(*LIST_RELATED), person).filter(index_number=number.strip())
    return list(rows.order_by("-published_on", "-pk")[:100]) if number.strip() else []


def by_document_number(number: str, *, person: Any = None) -> list[Item]:
    """All items whose document number has the normal form of `number`, at most 100."""
    parsed = document_numbers.parse(number)
    key = parsed.normal if parsed else "".join(number.split())
    rows = visible(Item.objects.select_related(*LIST_RELATED), person).filter(document_key=key[:160])
    return list(rows.order_by("-published_on", "-pk")[:100]) if key else []


def column_of(unit: Unit | None, code: str) -> Column | None:
    """The column `code` of the structure, or of the unit's own ones."""
    rows = Column.objects.select_related("parent", "parent__parent").filter(code=code)
    found = {column.unit_id: column for column in rows.filter(unit=None) | rows.filter(unit=unit)}
    return found.get(None) or (found.get(unit.pk) if unit else None)


def item_at_old_address(address: str) -> int | None:
    """The id of the item that once stood at `address` (an absolute URL, or path and query)."""
    address = address[:600]
    field = "url" if "://" in address else "path"
    if not address or address == "/":
        return None
    return OldAddress.objects.filter(**{field: address}, item__state=Item.State.PUBLIC).values_list("item_id", flat=True).first()
