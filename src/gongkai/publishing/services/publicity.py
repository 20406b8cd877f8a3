"""公示期: its end is noted at its day, and what closed is shown once more to staff who say why."""

import logging
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from gongkai.catalog.models import Attachment, ClosingBody, Item, Publicity
from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.publishing.acts import day_of
from gongkai.publishing.content import publicity
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.rules.workflow import ItemEvent
from gongkai.publishing.services import hiding
from gongkai.publishing.services.revision import event
from gongkai.units.gate import Actor

log = logging.getLogger(__name__)


def close_due(*, at: datetime | None = None, most: int = 1_000) -> int:
    """Note the end of every period that is over, a transaction each; returns how many. The gate has closed what closes already."""
    today = day_of(at or clock.now())
    done = 0
    for number in list(
        Publicity.objects.filter(closed_at=None, until__lt=today).order_by("until", "pk").values_list("pk", flat=True)[:most]
    ):
        try:
            done += _close(number, today)
        except Exception:  # one that fails must not keep the others open
            log.exception("the end of the publicity period of item %s was not noted", number)
    return done


@transaction.atomic
def _close(number: int, today: date) -> int:
    row = Publicity.objects.select_for_update(of=("self",)).select_related("item").get(pk=number)
    if row.closed_at is not None or row.until >= today:
        return 0
    at = publicity.ended_at(row.until)
    Publicity.objects.filter(pk=number).update(closed_at=at)
    Item.objects.filter(pk=number).update(version=F("version") + 1)
    emit([event(row.item, "publicity_closed", at, {"until": row.until.isoformat(), "body": row.body, "files": row.files})])
    return 1


class Closed(NamedTuple):
    """What closed, as it was shown: the body, and the files."""

    body: str
    files: list[Attachment]


@transaction.atomic
def show_closed(item: Item, *, actor: Actor, reason: str, at: datetime | None = None) -> Closed:
    """Once more what closed, to staff of the unit or the office who say why; that they saw it is an event."""
    row, act = hiding.begin(item, ItemEvent.SEE_CLOSED, actor, at)
    if not reason.strip():
        raise refuse("reasons_needed", "reason")
    body = ClosingBody.objects.filter(edition__item=row, edition__number=row.edition).values_list("body", flat=True).first() or ""
    files = publicity.closing_attachments(row)
    data = {"edition": row.edition, "files": [file.pk for file in files]}
    emit([event(row, "publicity_seen", act.at, data, reason=reason.strip()[:500], by=act.by)])
    return Closed(body, files)
