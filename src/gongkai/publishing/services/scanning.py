"""Look through manuscripts at every change, and through what is public after every release; keep what was found."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from gongkai.catalog.models import Attachment, Content, Edition, Item
from gongkai.events import clock
from gongkai.events.models import Event
from gongkai.files.services import queue_review
from gongkai.jobs.registry import handler
from gongkai.jobs.services import enqueue
from gongkai.publishing import workflow
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Finding, Manuscript, ManuscriptFile, Scan
from gongkai.publishing.scanning import standing
from gongkai.publishing.scanning.standing import Standing
from gongkai.text.review import RULES_VERSION

#: Items in one job.
IN_A_JOB = 100
_MADE = frozenset({"released", "revised", "imported"})
_GONE = frozenset({"withdrawn", "withdrawn_hidden", "sealed"})


def look_through(manuscript: Manuscript, *, at: datetime | None = None) -> Standing:
    """Find everything in the manuscript anew and keep it; what was ruled stays ruled. In the caller's transaction.

    Files that were not looked through are put on the queue; when they are done, `follow_files` looks through it again.
    """
    files = files_of(manuscript)
    queue_review([file for _title, file in files])
    found = standing.look_through(manuscript, files)
    Finding.objects.filter(manuscript=manuscript).delete()
    Finding.objects.bulk_create(found.findings, batch_size=500)
    Scan.objects.update_or_create(
        manuscript=manuscript,
        defaults={
            "content_hash": manuscript.content_hash, "rules": RULES_VERSION, "waiting": len(found.unchecked), "at": at or clock.now(),
        },
    )  # fmt: skip
    return found


def look_through_item(item: Item) -> int:
    """The same for the current edition of an item that is or may be public again; how many are open. In the caller's transaction."""
    edition = Edition.objects.filter(item=item, number=item.edition).first()
    Finding.objects.filter(item=item).delete()
    if edition is None or item.state == Item.State.WITHDRAWN:
        return 0
    body = Content.objects.filter(edition=edition).values_list("body", flat=True).first() or ""
    rows = Attachment.objects.filter(edition=edition).select_related("file").order_by("position")
    files = [(row.title, row.file) for row in rows]
    queue_review([file for _title, file in files])
    values = {"title": item.title, "summary": edition.summary, "keywords": edition.keywords, "note": edition.note, "body": body}
    found, _unchecked = standing.everything(values, files)
    if not found:
        return 0
    ruled = standing.rulings_of_item(item.pk)
    for one in found:
        one.item, one.unit_id, one.ruling = item, item.unit_id, standing.closing(ruled.get(one.print))
    Finding.objects.bulk_create(found, batch_size=500)
    return sum(one.ruling is None for one in found)


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber of publishing: what came out is looked through by jobs, whatever way it came; of what went nothing is kept."""
    gone = [event.subject_id for event in events if event.kind in _GONE]  # type: ignore[attr-defined]
    if gone:
        Finding.objects.filter(Q(item__in=gone) | Q(manuscript__item__in=gone)).delete()
    queue_items(sorted({event.subject_id for event in events if event.kind in _MADE}))  # type: ignore[attr-defined]


def queue_items(items: Sequence[int]) -> None:
    """Jobs for these ids, in the caller's transaction."""
    for start in range(0, len(items), IN_A_JOB):
        enqueue("publishing.look_through", {"items": list(items[start : start + IN_A_JOB])})


@handler("publishing.look_through")
def _job(payload: dict[str, Any]) -> None:
    look_through_items(payload["items"])


def look_through_items(items: Sequence[int]) -> int:
    """Look through the current editions, a transaction each; how many of them have something open."""
    found = 0
    for item in Item.objects.filter(pk__in=items).only("id", "unit", "state", "edition", "title").order_by("pk"):
        with transaction.atomic():
            found += look_through_item(item) > 0
    return found


def follow_files(events: Sequence[Event]) -> None:
    """WITHIN subscriber of files: what carries a file that was looked through is looked through again."""
    files = [event.subject_id for event in events if event.kind == "reviewed"]  # type: ignore[attr-defined]
    if not files:
        return
    rows = ManuscriptFile.objects.filter(file__in=files, manuscript__state__in=[str(state) for state in workflow.OPEN])
    for manuscript in Manuscript.objects.filter(pk__in=rows.values("manuscript")):
        look_through(manuscript)
    carried = Attachment.objects.filter(file__in=files).values_list("edition__item_id", flat=True)
    for item in Item.objects.filter(pk__in=list(carried)).only("id", "unit", "state", "edition", "title"):
        look_through_item(item)
