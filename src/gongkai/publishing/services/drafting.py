"""Begin a manuscript, write it, give it files, hold it while one edits, send it off, take it back, drop it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.catalog.models import Attachment
from gongkai.events import clock
from gongkai.files.models import StoredFile
from gongkai.files.services import destroy
from gongkai.publishing.acts import Act, as_of, day_of
from gongkai.publishing.manuscripts import READ, due_on, files_of, hash_of
from gongkai.publishing.models import Manuscript, ManuscriptEvent, ManuscriptFile
from gongkai.publishing.models.manuscripts import fresh_key
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.reasons import Reason, insist, refuse
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.services.acting import begin, move, record, reread
from gongkai.publishing.services.filling import fill
from gongkai.publishing.services.scanning import look_through
from gongkai.publishing.services.templates import template_for
from gongkai.units.gate import Actor
from gongkai.units.models import Unit

#: How long a lock lasts that is not renewed.
LOCK = timedelta(minutes=10)


@transaction.atomic
def create(*, unit: Unit, actor: Actor, values: Mapping[str, Any] | None = None, key: str = "", at: datetime | None = None) -> Manuscript:
    """Begin a manuscript of `unit`. `key`: of the form; the same form sent twice gives the same manuscript. `values`: see `save`."""
    at = at or clock.now()
    actor = as_of(actor, at)
    known = Manuscript.objects.select_related("unit").filter(key=key, unit=unit, drafter=actor.person).first() if key else None
    if known is not None:
        return known
    if unit.valid_until is not None and unit.valid_until < day_of(at):
        raise refuse("unit_ended", "unit")
    row = Manuscript(unit=unit, key=key or fresh_key(), kind=Manuscript.Kind.NEW)
    return store(row, act_of_author(actor, unit, at), values or {})


def act_of_author(actor: Actor, unit: Unit, at: datetime) -> Act:
    """The actor as one who writes in the unit; NotAllowed where no post is for that."""
    roles = workflow.roles_for(Event.WRITE, State.DRAFT)
    post = actor.post_for(roles, unit.pk, unit.path)
    if post is None:
        raise refuse("no_post")
    return Act(actor.person, post, at)


def store(row: Manuscript, act: Act, values: Mapping[str, Any]) -> Manuscript:
    """Write a new manuscript with its first event."""
    fill(row, values)
    row.drafter_id, row.created_at, row.changed_at = act.person, act.at, act.at
    row.template = row.template or template_for(row)
    row.content_hash, row.due_on = hash_of(row, []), due_on(row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise refuse("open_manuscript" if row.item_id else "changed_meanwhile") from None
    record(row, "created", act, at=act.at)
    look_through(row, at=act.at)
    return row


@transaction.atomic
def save(manuscript: Manuscript, *, actor: Actor, version: int, values: Mapping[str, Any], at: datetime | None = None) -> Manuscript:
    """Set fields of a draft (names of `manuscripts.FIELDS`; days as `date`, lists of texts). What changes nothing is no new version.

    NotAllowed("changed_meanwhile") where somebody else saved first: nothing of theirs is lost, and the page still has what was typed.
    """
    at = at or clock.now()
    now = reread(manuscript)
    if now.version != version and not fill(now, values):
        return now  # the same form once more
    row, act, _ = begin(manuscript, Event.WRITE, actor=actor, version=version, at=at)
    changed = fill(row, values)
    left = [name for name in row.unconfirmed if name not in changed]  # what a person wrote needs no second look
    return _written(row, act, {**{name: getattr(row, name) for name in changed}, "unconfirmed": left}) if changed else row


@transaction.atomic
def propose(manuscript: Manuscript, *, actor: Actor, version: int, values: Mapping[str, Any], at: datetime | None = None) -> Manuscript:
    """Set fields (names of `manuscripts.READ`) as read from a document: unconfirmed, so that it cannot be submitted, until `confirm`."""
    row, act, _ = begin(manuscript, Event.WRITE, actor=actor, version=version, at=at)
    changed = fill(row, {name: values[name] for name in READ if name in values})
    waiting = list(dict.fromkeys([*row.unconfirmed, *changed]))
    return _written(row, act, {**{name: getattr(row, name) for name in changed}, "unconfirmed": waiting}) if changed else row


@transaction.atomic
def confirm(
    manuscript: Manuscript, *, actor: Actor, version: int, fields: Sequence[str] | None = None, at: datetime | None = None
) -> Manuscript:
    """Somebody has looked at these fields that were read from a document; None: at all of them."""
    row, act, _ = begin(manuscript, Event.WRITE, actor=actor, version=version, at=at)
    left = [name for name in row.unconfirmed if fields is not None and name not in fields]
    return row if left == row.unconfirmed else _written(row, act, {"unconfirmed": left})


@transaction.atomic
def attach(
    manuscript: Manuscript, *, actor: Actor, version: int, file: StoredFile, title: str = "", at: datetime | None = None
) -> Manuscript:
    """Add a kept file at the end. It must belong to nothing else: a file of another draft or item is refused."""
    row, act, _ = begin(manuscript, Event.WRITE, actor=actor, version=version, at=at)
    if _elsewhere(file, row):
        raise refuse("file_lost", "files")
    last = ManuscriptFile.objects.filter(manuscript=row).count()
    ManuscriptFile.objects.create(manuscript=row, file=file, position=last + 1, title=(title.strip() or file.filename)[:300])
    return _written(row, act, {})


@transaction.atomic
def arrange(
    manuscript: Manuscript, *, actor: Actor, version: int, files: Sequence[tuple[int, str]], at: datetime | None = None
) -> Manuscript:
    """Keep these of its files, by id of the stored file with the title, in this order; the others are thrown away."""
    row, act, _ = begin(manuscript, Event.WRITE, actor=actor, version=version, at=at)
    here = {file.pk: file for _, file in files_of(row)}
    if unknown := [number for number, _ in files if number not in here]:
        raise refuse("file_lost", "files", detail=str(unknown[0]))
    ManuscriptFile.objects.filter(manuscript=row).delete()
    wanted = dict(files)
    ManuscriptFile.objects.bulk_create(
        ManuscriptFile(manuscript=row, file_id=number, position=place, title=(title.strip() or here[number].filename)[:300])
        for place, (number, title) in enumerate(wanted.items(), 1)
    )
    throw_away([file for number, file in here.items() if number not in wanted])
    return _written(row, act, {})


@transaction.atomic
def lock(manuscript: Manuscript, *, actor: Actor, at: datetime | None = None) -> Manuscript:
    """Hold it for ten minutes for editing, or go on holding it; NotAllowed("locked_by_another") names who has it."""
    at = at or clock.now()
    row = reread(manuscript)
    insist(judging.reasons_against(as_of(actor, at), Event.WRITE, row, at=at))
    Manuscript.objects.filter(pk=row.pk).update(locked_by=actor.person, locked_until=at + LOCK)
    return reread(row)


@transaction.atomic
def unlock(manuscript: Manuscript, *, actor: Actor) -> None:
    """Let others edit. Somebody else's lock stays."""
    Manuscript.objects.filter(pk=manuscript.pk, locked_by=actor.person).update(locked_by=None, locked_until=None)


@transaction.atomic
def submit(manuscript: Manuscript, *, actor: Actor, version: int, at: datetime | None = None) -> Manuscript:
    """Send it on its way: the next round, the first step of the template that holds for unit and column now."""
    row, act, done = begin(manuscript, Event.SUBMIT, actor=actor, version=version, at=at)
    if done:
        return row
    if row.planned_at is not None and row.planned_at <= act.at:
        raise refuse("planned_in_the_past", "planned_at")
    if row.urgent and not row.urgent_why.strip():
        raise refuse("urgent_why_needed", "urgent_why")
    row.template = template_for(row)
    to = workflow.after(Event.SUBMIT, act.role, State(row.state), row.template)
    new: dict[str, Any] = {"template": row.template, "round": row.round + 1, "locked_by": None, "locked_until": None}
    row.round += 1
    return move(row, Event.SUBMIT, act, to, at=act.at, **new)


@transaction.atomic
def take_back(manuscript: Manuscript, *, actor: Actor, version: int, at: datetime | None = None) -> Manuscript:
    """Back to a draft while it is under review or waits for its hour. What was said of it stays on record and no longer counts."""
    row, act, done = begin(manuscript, Event.TAKE_BACK, actor=actor, version=version, at=at)
    return row if done else move(row, Event.TAKE_BACK, act, State.DRAFT, at=act.at, approved_at=None, blocked=[])


@transaction.atomic
def drop(manuscript: Manuscript, *, actor: Actor, version: int, reason: str, at: datetime | None = None) -> Manuscript:
    """Give it up, with a reason. It stays on record; files that nothing else has are kept with it."""
    row, act, done = begin(manuscript, Event.DROP, actor=actor, version=version, at=at)
    if done:
        return row
    if not reason.strip():
        raise refuse("reasons_needed", "reason")
    return move(row, Event.DROP, act, State.DROPPED, at=act.at, reason=reason, locked_by=None, locked_until=None)


def _written(row: Manuscript, act: Act, values: dict[str, Any]) -> Manuscript:
    """Store what was written: a new version with its hash. One event for a stretch of writing by one person."""
    new = {**values, "content_hash": hash_of(row, files_of(row)), "due_on": due_on(row), "version": row.version + 1, "changed_at": act.at}
    if not Manuscript.objects.filter(pk=row.pk, state=row.state, version=row.version).update(**new):
        raise refuse("changed_meanwhile")
    for name, value in new.items():
        setattr(row, name, value)
    last = ManuscriptEvent.objects.filter(subject=row).order_by("-seq").values_list("kind", "person_id", "at").first()
    if last is None or last[:2] != (str(Event.WRITE), act.person) or day_of(last[2]) != day_of(act.at):
        record(row, str(Event.WRITE), act, at=act.at, was=row.state)
    look_through(row, at=act.at)
    return row


def _elsewhere(file: StoredFile, row: Manuscript) -> bool:
    """Whether the file hangs on anything but the item that this manuscript changes."""
    if ManuscriptFile.objects.filter(file=file).exists():
        return True
    used = Attachment.objects.filter(file=file)
    return used.exclude(edition__item=row.item_id).exists() if row.item_id else used.exists()


def throw_away(files: Sequence[StoredFile]) -> None:
    """Destroy what hangs on nothing any more."""
    for file in files:
        if not (ManuscriptFile.objects.filter(file=file).exists() or Attachment.objects.filter(file=file).exists()):
            destroy(file=file)


__all__ = ["Reason", "arrange", "attach", "confirm", "create", "drop", "lock", "propose", "save", "submit", "take_back", "unlock"]
