"""From an approved manuscript to what is out: in one transaction with its item, edition, counts, outbox and events."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.publishing.acts import Act, By, day_of
from gongkai.publishing.content import difference
from gongkai.publishing.context import Context
from gongkai.publishing.manuscripts import as_draft
from gongkai.publishing.models import Manuscript, RegisterEntry
from gongkai.publishing.rules import coordinating, judging, referring
from gongkai.publishing.rules.reasons import NotAllowed, Reason, insist
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.services import owed
from gongkai.publishing.services.acting import move, reread
from gongkai.publishing.services.release import Refused, release_kept
from gongkai.publishing.services.revision import revise
from gongkai.text.html import BadHtml

log = logging.getLogger(__name__)
#: So long a planned release waits for a file that is just being looked through (the rules changed), before it is blocked.
WAITING = timedelta(hours=1)


def publish(row: Manuscript, act: Act | None, *, at: datetime) -> Manuscript:
    """Make the approved manuscript public, or a line of the register; NotAllowed where it may not be. In the caller's transaction.

    `act` None: the worker, at the planned hour. Everything is looked at once more, at this moment.
    """
    context = Context(row.unit)
    look = judging.Look(row, at, context)
    insist(_reasons(look))
    files, by = look.files, _approver(look)
    if row.attribute != Manuscript.Attribute.PROACTIVE:
        entry = RegisterEntry(manuscript=row, unit_id=row.unit_id, attribute=row.attribute, document_number=row.document_number)
        entry.title, entry.written_on, entry.ground, entry.registered_on = row.title, row.written_on, row.ground, day_of(at)
        entry.save(force_insert=True)
        return move(row, Event.REGISTER, act, State.REGISTERED, at=at, released_at=at, data={"entry": entry.pk})
    differs = [change.as_json() for change in difference.changes(row, files)]
    try:
        if row.item is None:
            row.item_id = release_kept(as_draft(row), files, at=at, context=context, by=by)
        else:
            revise(row.item, as_draft(row), files, at=at, context=context, note=row.note, by=by)
    except Refused as refused:
        raise NotAllowed([Reason(finding.code, finding.field, {"detail": finding.detail}) for finding in refused.findings]) from None
    except BadHtml as error:
        raise NotAllowed([Reason(error.code, "body")]) from None
    if row.kind == Manuscript.Kind.NEW:
        owed.open_interpretation(row.item_id, at=at)
    edition = Item.objects.filter(pk=row.item_id).values_list("edition", flat=True).get()
    data = {"item": row.item_id, "edition": edition}
    return move(row, Event.RELEASE, act, State.RELEASED, at=at, released_at=at, item_id=row.item_id, difference=differs, data=data)


def _reasons(look: judging.Look) -> list[Reason]:
    """Not before it was approved (Z61), the content that was approved, all steps, two persons at least, nothing against it."""
    row = look.manuscript
    found = judging.of_binding(row, look.files)
    if row.approved_at is None or look.at < row.approved_at:
        found.append(Reason("not_yet"))
    return [*found, *judging.unsigned(look), *look.content, *coordinating.reasons_against(row, at=look.at),
            *referring.reasons_against(row), *look.standing.reasons_against(Event.RELEASE, row.state)]  # fmt: skip


def _approver(look: judging.Look) -> By | None:
    """Whose decision it is, for the item's own events: the last who approved; None where that was on paper."""
    given = [(opinion.person_id, opinion.role) for opinion in look.passes if opinion.person_id is not None]
    return By(*given[-1]) if given else None


def release_due(*, at: datetime | None = None, most: int = 500) -> tuple[int, int]:
    """Release what waits and whose hour has come, a transaction each; (released, blocked). What fails says why and waits for people."""
    at = at or clock.now()
    due = Manuscript.objects.filter(state=State.PLANNED, planned_at__lte=at).order_by("planned_at", "pk")
    done = blocked = 0
    for row in list(due.only("pk", "version", "planned_at")[:most]):
        try:
            done += _release_one(row, at)
        except NotAllowed as refused:
            if set(refused.codes) != {"files_unchecked"} or at - row.planned_at > WAITING:  # type: ignore[operator]
                blocked += _block(row, refused.reasons, at)
        except Exception:  # one that fails in an unforeseen way must not keep the others waiting; it is tried again
            log.exception("manuscript %s was not released at its hour", row.pk)
    return done, blocked


@transaction.atomic
def _release_one(planned: Manuscript, at: datetime) -> int:
    row = reread(planned)
    if row.state != State.PLANNED or row.version != planned.version:
        return 0
    publish(row, None, at=at)
    return 1


@transaction.atomic
def _block(planned: Manuscript, reasons: list[Reason], at: datetime) -> int:
    row = reread(planned)
    if row.state != State.PLANNED or row.version != planned.version:
        return 0
    codes = sorted({reason.code for reason in reasons})
    move(row, Event.BLOCK, None, State.BLOCKED, at=at, blocked=[reason.as_json() for reason in reasons], data={"reasons": codes})
    return 1
