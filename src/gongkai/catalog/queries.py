"""What pages and the API read of the catalogue: one function per question, every one through the gate, none that counts or skips."""

from dataclasses import dataclass, field
from datetime import date

from gongkai.catalog.models import Attachment, Column, Edition, IssuingBody, Item, Relation
from gongkai.units.models import Unit


@dataclass(slots=True)
class Listing:
    """One page of a list. `next` is the key to pass as `after` for the next page, None at the end."""

    results: list[Item]
    next: str | None


@dataclass(slots=True)
class ColumnNode:
    """A column in a unit's tree, or in the platform's (then the counts are those of all units)."""

    column: Column
    items: int = 0
    latest: date | None = None
    required: bool = False
    none_reason: str = ""
    owner: str = ""
    limit: str = ""
    children: list["ColumnNode"] = field(default_factory=list)


@dataclass(slots=True)
class TopicCount:
    """An entrance 重点领域 with the number of items behind it."""

    code: str
    name: str
    items: int
    columns: list[str]


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


def list_items(*, person: object = None, unit: Unit | None = None, column: Column | None = None, year: int | None = None,
               after: str | None = None, size: int = 20) -> Listing:
    """Public items, latest first, of one unit and/or one column (columns beneath it included). BadKey for a broken `after`."""
    raise NotImplementedError


def unit_columns(unit: Unit) -> list[ColumnNode]:
    """The first-level nodes of a unit's catalogue: required columns, optional ones in use, its own ones."""
    raise NotImplementedError


def platform_columns() -> list[ColumnNode]:
    """The issued structure with counts over all units (up to a minute old)."""
    raise NotImplementedError


def topics() -> list[TopicCount]:
    """The entrances with counts over all units (up to a minute old)."""
    raise NotImplementedError


def item_page(item_id: int, *, person: object = None) -> ItemPage | None:
    """One item with all that its page shows, in a constant number of queries; None where nothing may be seen."""
    raise NotImplementedError


def by_index_number(number: str, *, person: object = None) -> list[Item]:
    """All items of an index number (foreign ones need not be unique), at most 100."""
    raise NotImplementedError


def by_document_number(number: str, *, person: object = None) -> list[Item]:
    """All items whose document number has the normal form of `number`, at most 100."""
    raise NotImplementedError


def column_of(unit: Unit | None, code: str) -> Column | None:
    """The column `code` of the structure, or of the unit's own ones."""
    raise NotImplementedError


def item_at_old_address(address: str) -> int | None:
    """The id of the item that once stood at `address` (an absolute URL, or path and query)."""
    raise NotImplementedError
