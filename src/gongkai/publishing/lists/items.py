"""What staff see of items that are (or were) out: their own unit's in every state, their editions, and what differs between two of them."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from gongkai.catalog.models import Attachment, Content, Edition, FileHold, Item, Particulars
from gongkai.publishing.access import in_reach
from gongkai.publishing.content.difference import Change, change, lines_of
from gongkai.publishing.models import Hiding, Manuscript, PublishingEvent, Removal
from gongkai.publishing.services.rows import document_key
from gongkai.units.gate import Actor
from gongkai.units.models import Unit

_TEXTS = ("title", "summary", "keywords")


@dataclass(frozen=True, slots=True)
class Said:
    """One edition with its body and its files (title, SHA-256)."""

    edition: Edition
    body: str
    files: list[tuple[str, str]]
    particulars: dict[str, Any] = field(default_factory=dict)


def find_item(actor: Actor, item: int) -> Item | None:
    """An item of a unit in the actor's reach, in whatever state. One query."""
    rows: Any = Item.objects.filter(in_reach(actor), pk=item).select_related("unit", "genre", "theme__parent")
    found: Item | None = rows.first()
    return found


def items_of(
    actor: Actor, unit: Unit, *, words: str = "", state: str = "", before: int | None = None, size: int = 50
) -> tuple[list[Item], int | None]:
    """A unit's items, newest first; `words` of a title, a document number or an index number. The second value is the id to go on before."""
    rows: Any = Item.objects.filter(in_reach(actor), unit=unit)
    if words:
        rows = rows.filter(Q(title__contains=words) | Q(document_key=document_key(words)) | Q(index_number=words))
    if state:
        rows = rows.filter(state=state)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    page = list(rows.order_by("-pk")[: size + 1])
    return page[:size], page[size - 1].pk if len(page) > size else None


def editions(item: Item) -> list[Edition]:
    """All editions, the newest first."""
    return list(Edition.objects.filter(item=item).order_by("-number"))


def attachments(item: Item) -> list[Attachment]:
    """Files of the current edition, those that are closed too; `held` says so."""
    rows = list(Attachment.objects.filter(edition__item=item, edition__number=item.edition).select_related("file", "edition__item__unit"))
    held = set(FileHold.objects.filter(attachment__in=[row.pk for row in rows]).values_list("attachment_id", flat=True))
    for row in rows:
        row.held = row.pk in held  # type: ignore[attr-defined]
    return rows


def hidings(item: Item) -> list[Hiding]:
    """What is closed of it just now."""
    return list(Hiding.objects.filter(item=item, ended_at=None).select_related("by", "confirmed_by", "attachment").order_by("pk"))


def past_hidings(item: Item) -> list[Hiding]:
    """What was closed of it and is decided, the latest first."""
    return list(Hiding.objects.filter(item=item, ended_at__isnull=False).order_by("-pk"))


def removals(item: Item) -> list[Removal]:
    """What was asked and decided of its withdrawal, the latest first."""
    return list(Removal.objects.filter(item=item).select_related("proposed_by", "decided_by", "successor").order_by("-pk"))


def manuscripts(item: Item) -> list[Manuscript]:
    """The manuscripts that made it, the latest first."""
    return list(Manuscript.objects.filter(item=item).select_related("drafter").defer("body", "difference").order_by("-pk"))


def history(item: Item) -> list[PublishingEvent]:
    """What happened to it, the latest first."""
    return list(PublishingEvent.objects.filter(subject=item).order_by("-seq"))


def said(item: Item, number: int) -> Said | None:
    """What one edition says; None where there is no such edition."""
    edition = Edition.objects.filter(item=item, number=number).first()
    if edition is None:
        return None
    body = Content.objects.filter(edition=edition).values_list("body", flat=True).first() or ""
    rows = Attachment.objects.filter(edition=edition).order_by("position").values_list("title", "file__sha256")
    beside = Particulars.objects.filter(edition=edition).values_list("data", flat=True).first() or {}
    return Said(edition, body, list(rows), beside)


def compare(before: Said, after: Said) -> list[Change]:
    """What the later edition says otherwise."""
    found = [Change(name, was, now) for name in _TEXTS if (was := getattr(before.edition, name)) != (now := getattr(after.edition, name))]
    if before.body != after.body:
        found.append(Change("body", before.body, after.body, lines_of(before.body, after.body)))
    if before.particulars != after.particulars:
        found.append(change("particulars", before.particulars, after.particulars))
    if before.files != after.files:
        found.append(Change("files", [title for title, _ in before.files], [title for title, _ in after.files]))
    return found
