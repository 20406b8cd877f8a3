"""Look through manuscripts at every change, and through what is public after every release; keep what was found."""

import time
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q

from gongkai.catalog.models import Attachment, Content, Edition, Item
from gongkai.events import clock
from gongkai.events.models import Event
from gongkai.files.services import queue_review, review_many
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Awaiting, Finding, Manuscript, ManuscriptFile, Recheck, Scan
from gongkai.publishing.rules import workflow
from gongkai.publishing.scanning import standing
from gongkai.publishing.scanning.standing import Standing
from gongkai.publishing.telling import findings as telling
from gongkai.text.review import RULES_VERSION

#: Items that are put on the list at once, where everything is to be looked through.
_WAITING = 500
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
    if edition is None or item.state == Item.State.WITHDRAWN:
        Finding.objects.filter(item=item).delete()
        return 0
    body = Content.objects.filter(edition=edition).values_list("body", flat=True).first() or ""
    rows = Attachment.objects.filter(edition=edition).select_related("file").order_by("position")
    files = [(row.title, row.file) for row in rows]
    values = {"title": item.title, "summary": edition.summary, "keywords": edition.keywords, "note": edition.note, "body": body}
    found, _unchecked = standing.everything(values, files)
    before = set(Finding.objects.filter(item=item).values_list("print", flat=True)) if found else set()
    Finding.objects.filter(item=item).delete()
    if not found:
        return 0
    ruled = standing.rulings_of_item(item.pk)
    for one in found:
        one.item, one.unit_id, one.ruling = item, item.unit_id, standing.closing(ruled.get(one.print))
    Finding.objects.bulk_create(found, batch_size=500)
    if any(one.ruling is None and one.print not in before for one in found):
        telling.tell(item, at=clock.now())
    return sum(one.ruling is None for one in found)


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber of publishing: what came out waits to be looked through, whatever way it came; of what went nothing is kept."""
    gone = [event.subject_id for event in events if event.kind in _GONE]  # type: ignore[attr-defined]
    if gone:
        Finding.objects.filter(Q(item__in=gone) | Q(manuscript__item__in=gone)).delete()
    made = {event.subject_id for event in events if event.kind in ("released", "imported")}  # type: ignore[attr-defined]
    _begin(besides=made)
    await_look(event.subject_id for event in events if event.kind in _MADE)  # type: ignore[attr-defined]


def await_look(items: Iterable[int]) -> None:
    """Put items on the list of those to be looked through, in the caller's transaction."""
    now = clock.now()
    rows = [Awaiting(item_id=item, since=now) for item in sorted(set(items))]
    Awaiting.objects.bulk_create(rows, batch_size=500, update_conflicts=True, unique_fields=["item"], update_fields=["since"])


def look_through_waiting(*, seconds: float = 2.0) -> int:
    """Look through items that wait, with their files, for about so long; returns how many. A transaction each, so a kill loses nothing."""
    until = time.monotonic() + seconds
    _refill()
    done = 0
    for row in Awaiting.objects.select_related("item").order_by("pk")[:_WAITING]:
        look_through_now(row.item)
        Awaiting.objects.filter(pk=row.pk, since=row.since).delete()  # one that was revised meanwhile stays
        done += 1
        if time.monotonic() > until:
            break
    return done


def look_through_items(items: Iterable[int]) -> int:
    """Look through these now, with their files; how many there were."""
    found = list(Item.objects.filter(pk__in=list(items)))
    for item in found:
        look_through_now(item)
    Awaiting.objects.filter(pk__in=[item.pk for item in found]).delete()
    return len(found)


def look_through_now(item: Item) -> None:
    """Its files first, then all of it."""
    edition = Edition.objects.filter(item=item, number=item.edition)
    hashes = Attachment.objects.filter(edition__in=edition).values_list("file__sha256", flat=True)
    review_many(list(hashes))
    with transaction.atomic():
        look_through_item(Item.objects.select_for_update(of=("self",)).get(pk=item.pk))


def _begin(besides: Iterable[int] = ()) -> None:
    """Note that everything that is here, but for those `besides`, is to be looked through under the rules of today."""
    if Recheck.objects.filter(rules=RULES_VERSION).exists():
        return
    last = Item.objects.exclude(pk__in=list(besides)).aggregate(last=Max("pk"))["last"] or 0
    Recheck.objects.get_or_create(rules=RULES_VERSION, defaults={"last": last, "started_at": clock.now()})


@transaction.atomic
def _refill() -> None:
    """Where the rules changed: put the next items on the list, until all were. Open manuscripts come first, their files by jobs."""
    _begin()
    row = Recheck.objects.get(rules=RULES_VERSION)
    if row.finished_at is not None or Awaiting.objects.order_by("pk")[_WAITING // 2 :].exists():
        return
    if not row.done and not row.item:
        for manuscript in Manuscript.objects.filter(state__in=[str(state) for state in workflow.OPEN]).iterator(chunk_size=50):
            look_through(manuscript)
    page = list(Item.objects.filter(pk__gt=row.item, pk__lte=row.last).order_by("pk").values_list("pk", flat=True)[:_WAITING])
    await_look(page)
    row.item, row.done = (page[-1] if page else row.item), row.done + len(page)
    row.finished_at = None if page else clock.now()
    row.save(update_fields=["item", "done", "finished_at"])


def follow_files(events: Sequence[Event]) -> None:
    """WITHIN subscriber of files: what carries a file that was looked through is looked through again."""
    files = [event.subject_id for event in events if event.kind == "reviewed"]  # type: ignore[attr-defined]
    if not files:
        return
    rows = ManuscriptFile.objects.filter(file__in=files, manuscript__state__in=[str(state) for state in workflow.OPEN])
    for manuscript in Manuscript.objects.select_for_update(of=("self",)).filter(pk__in=list(rows.values_list("manuscript", flat=True))):
        look_through(manuscript)
    carried = Attachment.objects.filter(file__in=files).values_list("edition__item_id", flat=True)
    for item in Item.objects.select_for_update(of=("self",)).filter(pk__in=list(carried)):
        look_through_item(item)
