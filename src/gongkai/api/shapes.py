"""Rows as plain values, in the shapes that `schemas` declares."""

from datetime import date
from typing import Any

from gongkai.catalog import guides, particulars
from gongkai.catalog.charts.steps import ways
from gongkai.catalog.models import Attachment, Item, Relation
from gongkai.catalog.queries import ColumnNode, ItemPage
from gongkai.law.validity import status_on
from gongkai.publishing.tombstones import Tombstone
from gongkai.search.query import Answer, Result
from gongkai.units import heirs
from gongkai.units.models import Contact, Succession, Unit
from gongkai.units.record import ContactRecord
from gongkai.units.standing import Standing

Plain = dict[str, Any]
_ISSUED = ("ground", "limit", "owner", "genre", "basis", "time", "subject", "channel", "audience", "section")


def unit_name(unit: Unit | None) -> Plain | None:
    """Code and name."""
    return {"code": unit.code, "name": unit.name} if unit is not None else None


def unit_row(unit: Unit, site: str) -> Plain:
    """A unit in a list."""
    return {
        "code": unit.code,
        "name": unit.name,
        "short_name": unit.short_name,
        "level": unit.level,
        "kind": unit.kind,
        "parent": unit_name(unit.parent),
        "accepts_applications": unit.accepts_applications,
        "organisation_code": unit.organisation_code,
        "credit_code": unit.credit_code,
        "valid_from": unit.valid_from,
        "valid_until": unit.valid_until,
        "provisional": unit.provisional,
        "url": f"{site}/u/{unit.code}/",
    }


def unit(one: Unit, standing: Standing, site: str) -> Plain:
    """A unit with its contact and what became of it."""
    return {
        **unit_row(one, site),
        "guided_by": unit_name(one.guided_by),
        "contact": contact(one),
        "successors": [_succession(row.successor, row) for row in standing.successors],
        "predecessors": [_succession(row.unit, row) for row in standing.predecessors],
        "carried_on_by": [unit_name(heir) for heir in heirs.heirs(one)],
        "former_names": [{"name": row.name, "valid_from": row.valid_from, "valid_until": row.valid_until} for row in standing.former],
    }


def _succession(other: Unit, row: Succession) -> Plain:
    return {"code": other.code, "name": other.name, "on": row.on, "reason": row.reason}


def contact(unit: Unit) -> Plain | None:
    """How to reach the unit, or null where it has not said."""
    row: Contact | None = getattr(unit, "contact", None)
    return {name: getattr(row, name) for name in ContactRecord.__slots__} if row is not None else None


def column_node(node: ColumnNode) -> Plain:
    """A column of a unit's catalogue, with those beneath it."""
    return {
        **_column(node),
        "own": node.column.unit_id is not None,
        "required": node.required,
        "none_reason": node.none_reason,
        "none_on": node.none_on,
        "owner": node.owner,
        "limit": node.limit,
        "children": [column_node(child) for child in node.children],
    }


def guide(unit: Unit, found: guides.Guide, body: str, site: str) -> Plain:
    """The guide of a unit; `body` as its page shows it."""
    return {
        "item": found.item,
        "title": found.title,
        "unit": unit_name(unit),
        "published_on": found.published_on,
        "edition": found.edition.number,
        "updated_at": found.edition.released_at,
        "form": guides.form_of(unit).value,
        "fields": found.fields or None,
        "body": body,
        "url": f"{site}/u/{unit.code}/guide/",
    }


def issued_node(node: ColumnNode) -> Plain:
    """A column of the issued structure, with those beneath it."""
    column = node.column
    needs = {name: getattr(column, name) for name in ("city", "department", "county", "town", "enterprise")}
    texts = {name: getattr(column, name) for name in _ISSUED}
    return {**_column(node), **texts, "needs": needs, "children": [issued_node(child) for child in node.children]}


def _column(node: ColumnNode) -> Plain:
    column = node.column
    return {
        "code": column.code,
        "name": column.name,
        "category": column.klass,
        "ground": column.ground,
        "container": column.container,
        "items": node.items,
        "latest": node.latest,
    }


def item_row(item: Item, today: date, site: str) -> Plain:
    """An item in a list."""
    return {
        "id": item.pk,
        "index_number": item.index_number,
        "title": item.title,
        "unit": unit_name(item.unit),
        "document_number": item.document_number,
        "written_on": item.written_on,
        "published_on": item.published_on,
        "status": status_on(today, stated=item.validity, effective_from=item.effective_from, valid_until=item.valid_until),
        "effective_from": item.effective_from,
        "valid_until": item.valid_until,
        "regulation": item.regulation,
        "files": item.files,
        "url": f"{site}/i/{item.pk}",
    }


def item(page: ItemPage, today: date, site: str) -> Plain:
    """Everything that an item's page shows."""
    one, theme = page.item, page.item.theme
    return {
        **item_row(one, today, site),
        "origin": one.origin,
        "genre": _named(one.genre) if one.genre else None,
        "theme": {**_named(theme), "parent": theme.parent.code if theme.parent else None} if theme else None,
        "summary": page.edition.summary,
        "keywords": page.edition.keywords,
        "issuing_bodies": [body.name for body in page.bodies],
        "columns": [_named(column) for column in page.columns],
        "relations": [
            *(_relation(row, "outgoing", row.other, site) for row in page.relations),
            *(_relation(row, "incoming", row.item, site) for row in page.incoming),
        ],
        "attachments": [_attachment(row, site) for row in page.attachments],
        "closed_attachments": page.closed_files,
        "publicity": {"until": page.publicity.until, "over": page.over} if page.publicity is not None else None,
        "edition": page.edition.number,
        "editions": [
            {"number": row.number, "title": row.title, "released_at": row.released_at, "note": row.note, "content_hash": row.content_hash}
            for row in page.editions
        ],
        "contact": contact(one.unit),
        **_beside(page, site),
        "body": page.body,
    }


def _beside(page: ItemPage, site: str) -> Plain:
    """Chart, call for comments and press release, each null where the item has none."""
    comment, press = particulars.comment(page.beside), particulars.press(page.beside)
    return {
        "chart": _chart(page, site),
        "comment": {"state": page.comment_state, "until": comment.until, "how": comment.how} if comment else None,
        "press": {"spokesperson": press.spokesperson, "occasion": press.occasion, "held_on": press.held_on} if press else None,
    }


def _chart(page: ItemPage, site: str) -> Plain | None:
    steps = particulars.chart(page.beside)
    numbers = {step.key: number for number, step in enumerate(steps, 1)}
    rows = [
        {
            "number": numbers[step.key], "kind": step.kind, "text": step.text, "who": step.who, "limit": step.limit,
            "days": step.days if step.limit is not None else None, "note": step.note,
            "leads": [{"name": name, "number": numbers[key]} for name, key in ways(step, steps) if key in numbers],
        }
        for step in steps
    ]  # fmt: skip
    return {"steps": rows, "url": f"{site}/i/{page.item.pk}/chart.svg"} if rows else None


def _named(row: Any) -> Plain:
    return {"code": row.code, "name": row.name}


def _relation(row: Relation, direction: str, other: Item | None, site: str) -> Plain:
    known = (
        {"id": other.pk, "title": other.title, "document_number": other.document_number, "url": f"{site}/i/{other.pk}"} if other else None
    )
    named = row.named if direction == "outgoing" or other is None else other.document_number or other.title
    return {"kind": row.kind, "direction": direction, "named": named, "item": known}


def _attachment(row: Attachment, site: str) -> Plain:
    file = row.file
    plain = {name: getattr(file, name) for name in ("filename", "kind", "media_type", "size", "sha256", "pages", "text_state", "note")}
    scanned = file.text_note in {"scanned", "partly_scanned"}
    return {"id": row.pk, "title": row.title, **plain, "scanned": scanned, "url": f"{site}/f/{row.pk}"}


def answer(found: Answer, site: str) -> Plain:
    """A page of search results."""
    return {
        "total": found.total,
        "how": found.how,
        "exact": found.exact,
        "narrowed": found.narrowed,
        "expanded": [{"word": word, "others": others} for word, others in found.expanded],
        "corrected": found.corrected,
        "results": [_result(row, site) for row in found.results],
        "facets": {
            name: [{"value": facet.value, "name": facet.name, "count": facet.count, "chosen": facet.chosen} for facet in facets]
            for name, facets in found.facets.items()
        },
    }


def _result(row: Result, site: str) -> Plain:
    one = row.item
    return {
        "id": one.pk,
        "index_number": one.index_number,
        "title": one.title,
        "unit": unit_name(one.unit),
        "document_number": one.document_number,
        "written_on": one.written_on,
        "published_on": one.published_on,
        "genre": one.genre.name if one.genre else "",
        "status": row.status,
        "url": f"{site}/i/{one.pk}",
        "highlights": row.passages,
        "file_hits": [
            {"title": hit.title, "place": hit.label, "passage": hit.passage, "url": f"{site}/f/{hit.attachment_id}"}
            for hit in row.file_hits
        ],
    }


def tombstone(stone: Tombstone | None) -> Plain:
    """What stays of an item that was withdrawn with an approval; nothing for others."""
    if stone is None:
        return {}
    plain = {name: getattr(stone, name) for name in ("title", "kind", "ground", "post", "sealed")}
    return {**plain, "successor": stone.successor.pk if stone.successor else None}
