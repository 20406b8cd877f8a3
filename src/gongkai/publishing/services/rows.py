"""From drafts to rows: everything that can fail happens in `prepare`; `insert` writes many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gongkai.catalog import particulars
from gongkai.catalog.models import Attachment, Column, Content, Edition, IssuingBody, Item, ItemColumn, OldAddress, Particulars
from gongkai.events.inserting import insert_objects, insert_rows, new
from gongkai.files.models import StoredFile
from gongkai.publishing.acts import day_of
from gongkai.publishing.addresses import path_of
from gongkai.publishing.content import publicity
from gongkai.publishing.content.hashing import content_hash
from gongkai.publishing.context import Context
from gongkai.publishing.draft import Draft
from gongkai.publishing.services import closing
from gongkai.text import document_numbers
from gongkai.text.html import clean, plain_text


@dataclass(slots=True)
class Prepared:
    """A draft with the rows it becomes. `places`: column id → rank (0 for columns above)."""

    draft: Draft
    item: Item
    columns: list[Column]
    places: dict[int, int]
    edition: Edition
    body: str
    text: str
    files: list[tuple[str, StoredFile]]


def prepare(draft: Draft, kept: list[tuple[str, StoredFile]], *, at: datetime, now: datetime, context: Context, imported: bool) -> Prepared:
    """Clean and look up. `kept`: the draft's files with their titles; `now`: when it is recorded. BadHtml when the body cannot be published."""
    unit = context.units[draft.unit]
    columns = [column for code in draft.columns if (column := context.column(code, unit))] or [context.fallback_column()]
    item = new(
        Item,
        unit_id=unit.pk,
        published_on=draft.published_on or day_of(at),
        index_number=draft.index_number,
        files=len(kept),
        origin=Item.Origin.IMPORTED if imported else Item.Origin.ENTERED,
        **item_values(draft, context),
    )
    item.unit = unit
    edition, body, text = first_edition(draft, kept, at=at, now=now)
    return Prepared(draft, item, columns, context.places(columns), edition, body, text, kept)


def item_values(draft: Draft, context: Context) -> dict[str, object]:
    """The fields of an item that a draft sets and a revision may change."""
    return {
        "title": draft.title.strip(),
        "document_number": draft.document_number,
        "document_key": document_key(draft.document_number),
        "written_on": draft.written_on,
        "genre_id": genre.pk if (genre := context.genre(draft.genre)) else None,
        "theme_id": theme.pk if (theme := context.theme(draft.theme)) else None,
        "validity": draft.validity,
        "regulation": draft.regulation,
        "effective_from": draft.effective_from,
        "valid_until": draft.valid_until,
    }


def document_key(number: str) -> str:
    """The normal form of a document number; one that cannot be parsed stands for itself without blanks."""
    if not number:
        return ""
    parsed = document_numbers.parse(number)
    return (parsed.normal if parsed else "".join(number.split()))[:160]


def first_edition(draft: Draft, kept: Sequence[tuple[str, StoredFile]], *, at: datetime, now: datetime) -> tuple[Edition, str, str]:
    """The edition of a draft (without item and number), its cleaned body and its plain text; of one with a period, what stays after it."""
    body = clean(draft.body)
    parts = publicity.parts_of(draft, body)
    beside = particulars.clean(draft.particulars)
    digest = content_hash(draft.title, str(parts.whole), [(title, file.sha256) for title, file in kept], beside)
    edition = new(
        Edition,
        number=1,
        title=draft.title.strip(),
        summary=draft.summary,
        keywords=draft.keywords,
        content_hash=digest,
        released_at=at,
        recorded_at=now,
    )
    return edition, parts.rest, "\n".join([plain_text(parts.rest), *particulars.words(beside)])


def insert(prepared: Sequence[Prepared], context: Context) -> None:
    """Write items, editions, contents, places, bodies, addresses and attachments; a few statements for any number of drafts."""
    insert_objects([one.item for one in prepared])
    for one in prepared:
        one.edition.item_id = one.item.pk
    insert_editions([(one.edition, one.body, one.text, one.files) for one in prepared])
    insert_particulars([(one.edition, one.draft) for one in prepared])
    for one in prepared:
        if one.draft.publicity_end is not None:
            closing.enter(one.item, one.edition, one.draft, at=one.edition.released_at)
    insert_places([(one.item, one.places) for one in prepared])
    IssuingBody.objects.bulk_create([body for one in prepared for body in bodies_of(one.item, one.draft, context)], batch_size=500)
    insert_addresses([(one.item, one.draft) for one in prepared])


def insert_addresses(items: Sequence[tuple[Item, Draft]]) -> None:
    """Write where the documents stood before; an address that is known already stays with its item."""
    addresses = {
        address: OldAddress(item=item, url=address, path=path_of(address))
        for item, draft in items
        for address in draft.old_addresses
        if len(address) <= 600
    }
    OldAddress.objects.bulk_create(addresses.values(), batch_size=500, ignore_conflicts=True)


def insert_editions(editions: Sequence[tuple[Edition, str, str, Sequence[tuple[str, StoredFile]]]]) -> None:
    """Write editions with their contents and attachments."""
    insert_objects([edition for edition, _, _, _ in editions])
    insert_rows(Content, ("edition_id", "body", "text"), ((edition.pk, str(body), text) for edition, body, text, _ in editions))
    Attachment.objects.bulk_create(
        [
            Attachment(edition=edition, file=file, position=position, title=title)
            for edition, _, _, kept in editions
            for position, (title, file) in enumerate(kept, 1)
        ],
        batch_size=500,
    )


def insert_particulars(editions: Sequence[tuple[Edition, Draft]]) -> None:
    """Write what editions hold beside their text; most hold nothing."""
    Particulars.objects.bulk_create(
        [Particulars(edition=edition, data=data) for edition, draft in editions if (data := particulars.clean(draft.particulars))],
        batch_size=500,
    )


def insert_places(items: Sequence[tuple[Item, dict[int, int]]]) -> None:
    """Put items into their columns (column id → rank)."""
    insert_rows(
        ItemColumn,
        ("item_id", "column_id", "unit_id", "published_on", "rank", "public"),
        (
            (item.pk, column, item.unit_id, item.published_on, rank, item.state == Item.State.PUBLIC)
            for item, places in items
            for column, rank in places.items()
        ),
    )


def bodies_of(item: Item, draft: Draft, context: Context) -> list[IssuingBody]:
    """The rows of joint issuing bodies, linked where they are units of ours by today's or a former name; none where the lead issued it alone."""
    names = draft.issuing_bodies
    if len(names) < 2 and (not names or names[0] == item.unit.name):
        return []
    return [
        IssuingBody(item=item, position=position, name=name[:200], unit=context.by_name.get(name)) for position, name in enumerate(names, 1)
    ]
