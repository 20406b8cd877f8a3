"""What of an edition closes with its publicity period is entered with it."""

from datetime import datetime

from gongkai.catalog.models import Attachment, ClosingBody, ClosingFile, Edition, Item, Publicity
from gongkai.publishing.acts import day_of
from gongkai.publishing.content import publicity
from gongkai.publishing.draft import Draft
from gongkai.text.html import clean


def differs(item: Item, draft: Draft) -> bool:
    """Whether other parts close than before: then it is another edition."""
    before, after = publicity.standing(item), publicity.terms_of(draft)
    if after.until is None or not after.anything:
        return before.anything
    return (before.mode, before.files) != (after.mode, after.files) or after.whole


def enter(item: Item, edition: Edition, draft: Draft, *, at: datetime) -> None:
    """Write what of a new edition closes, and until when. In the caller's transaction; the edition is there, its content holds what stays."""
    terms = publicity.terms_of(draft)
    if terms.until is None:
        Publicity.objects.filter(item=item).delete()
        return
    attached = Attachment.objects.filter(edition=edition).values_list("pk", "file_id")
    closing = [pk for pk, file in attached if terms.closes(file)]
    ClosingFile.objects.bulk_create(ClosingFile(attachment_id=pk) for pk in closing)
    body = clean(draft.body)
    parts = publicity.parts_of(draft, body)
    if parts.closes:
        ClosingBody.objects.create(edition=edition, body=str(parts.whole), marked=str(body))
    mode = terms.mode if parts.closes else ""
    ended = publicity.over(terms.until, day_of(at))
    known = Publicity.objects.filter(item=item).first()
    closed_at = (known.closed_at if known is not None else None) or at
    values = {"until": terms.until, "body": mode, "files": len(closing), "closed_at": closed_at if ended else None}
    Publicity.objects.update_or_create(item=item, defaults=values)


def prolong(item: Item, draft: Draft) -> dict[str, str] | None:
    """The same edition with another last day: {"from", "until"} as ISO days ("" for none), to be told as an event; None where it is the same."""
    row = Publicity.objects.filter(item=item).first()
    until = publicity.terms_of(draft).until
    if (row.until if row else None) == until:
        return None
    if row is None or until is None:
        was = row.until.isoformat() if row else ""
        Publicity.objects.filter(item=item).delete()
        if until is not None:
            Publicity.objects.create(item=item, until=until)
    else:
        was = row.until.isoformat()
        Publicity.objects.filter(item=item).update(until=until)
    return {"from": was, "until": until.isoformat() if until else ""}
