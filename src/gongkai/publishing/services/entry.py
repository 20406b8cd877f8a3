"""Entry by table: look at a file, throw it away, or let its right rows become manuscripts: all of them or none, and none twice."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.events.inserting import insert_objects
from gongkai.files import store
from gongkai.files.models import StoredFile
from gongkai.files.services import destroy
from gongkai.publishing.acts import Act, as_of, day_of
from gongkai.publishing.manuscripts import due_on, hash_of
from gongkai.publishing.models import EntryBatch, EntryRow, EntryUpload, Manuscript, ManuscriptEvent
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.services.drafting import act_of_author
from gongkai.publishing.services.filling import fill
from gongkai.publishing.services.templates import template_for
from gongkai.publishing.tables.checking import Checked, check, without_known
from gongkai.publishing.tables.kinds import KINDS, Kind
from gongkai.publishing.tables.reading import TableRow
from gongkai.publishing.tables.rows import manuscript_values
from gongkai.units.gate import Actor
from gongkai.units.models import Unit

#: How long a file waits that nobody enters.
WAITS = timedelta(days=3)


@transaction.atomic
def receive(*, unit: Unit, kind: Kind, column: str, file: StoredFile, actor: Actor, at: datetime | None = None) -> EntryUpload:
    """Let a kept file wait to be looked at and entered. The person's earlier one of the same kind goes."""
    at = at or clock.now()
    act = act_of_author(as_of(actor, at), unit, at)
    for earlier in EntryUpload.objects.filter(unit=unit, kind=kind.code, by=act.person).select_related("file"):
        _away(earlier)
    return EntryUpload.objects.create(unit=unit, kind=kind.code, column=column[:40], file=file, by_id=act.person, at=at)


def look(upload: EntryUpload, *, at: datetime | None = None) -> Checked:
    """What its rows are and what is wrong with them. Writes nothing."""
    return check(
        store.path_of(upload.file.sha256), KINDS[upload.kind], unit=upload.unit, column=upload.column, today=day_of(at or clock.now())
    )


@transaction.atomic
def throw_away(upload: EntryUpload, *, actor: Actor, at: datetime | None = None) -> None:
    """The file goes."""
    at = at or clock.now()
    act_of_author(as_of(actor, at), upload.unit, at)
    _away(upload)


def enter(upload: EntryUpload, *, actor: Actor, name: str = "", at: datetime | None = None) -> EntryBatch:
    """Every right row becomes a draft, in one transaction; rows that are wrong or there already stay out. The file goes.

    NotAllowed("nothing_to_enter") where no row is left; ("entered_meanwhile") where the file was entered or thrown away, or somebody
    entered the same rows, in this very moment. The file is read, and its rows are cleaned and hashed, before the transaction.
    """
    at = at or clock.now()
    checked = look(upload, at=at)
    kind, unit = KINDS[upload.kind], upload.unit
    drafts = _drafts(unit, kind, upload.column, checked)
    try:
        with transaction.atomic():
            here = EntryUpload.objects.select_for_update().select_related("file").filter(pk=upload.pk).first()
            if here is None:
                raise refuse("entered_meanwhile")
            act = act_of_author(as_of(actor, at), unit, at)
            rows = without_known(checked, unit).rows
            if not rows:
                raise refuse("nothing_to_enter")
            batch = _batch(here, act, name or default_name(kind, here.file, at), len(rows), len(checked.table.lines) - len(rows))
            _insert(batch, drafts, rows, act)
            _away(here)
            return batch
    except IntegrityError:
        raise refuse("entered_meanwhile") from None


def default_name(kind: Kind, file: StoredFile, at: datetime) -> str:
    """What a batch is called where nobody says."""
    return f"{day_of(at).isoformat()} {kind.name}（{file.filename}）"[:200]


def tidy(*, at: datetime | None = None) -> int:
    """Throw away what nobody entered for days; how many files."""
    old = EntryUpload.objects.filter(at__lt=(at or clock.now()) - WAITS).select_related("file")
    gone = 0
    for upload in list(old[:200]):
        with transaction.atomic():
            _away(upload)
        gone += 1
    return gone


def _batch(upload: EntryUpload, act: Act, name: str, rows: int, left_out: int) -> EntryBatch:
    return EntryBatch.objects.create(
        unit_id=upload.unit_id, kind=upload.kind, name=name.strip()[:200], file_name=upload.file.filename[:200],
        file_hash=upload.file.sha256, rows=rows, left_out=left_out, made_by_id=act.person, made_at=act.at,
    )  # fmt: skip


def _drafts(unit: Unit, kind: Kind, column: str, checked: Checked) -> dict[int, Manuscript]:
    """Line → the manuscript that it becomes, without author and key."""
    template = template_for(Manuscript(unit=unit, columns=[column]))
    made: dict[int, Manuscript] = {}
    for row, _same in checked.rows:
        one = made[row.line] = Manuscript(unit=unit, template=template)
        fill(one, manuscript_values(kind, column, row.values))
        one.content_hash, one.due_on = hash_of(one, []), due_on(one)
    return made


def _insert(batch: EntryBatch, drafts: Mapping[int, Manuscript], rows: Sequence[tuple[TableRow, str]], act: Act) -> None:
    generations = _generations([same for _row, same in rows])
    made: list[Manuscript] = []
    for row, same in rows:
        one = drafts[row.line]
        one.key = hashlib.sha256(f"{same}.{generations.get(same, 0)}".encode()).hexdigest()
        one.drafter_id, one.created_at, one.changed_at = act.person, act.at, act.at
        made.append(one)
    insert_objects(made)
    emit([_created(one, act, batch, row.line) for one, (row, _same) in zip(made, rows, strict=True)])
    insert_objects(
        [
            EntryRow(batch=batch, manuscript=one, number=row.line, identity=same, generation=generations.get(same, 0))
            for one, (row, same) in zip(made, rows, strict=True)
        ]
    )


def _created(one: Manuscript, act: Act, batch: EntryBatch, line: int) -> ManuscriptEvent:
    data = {"round": 0, "hash": one.content_hash, "post": act.post.id, "deputy": act.post.deputy, "batch": batch.pk, "line": line}
    return ManuscriptEvent(
        subject=one, seq=1, kind="created", unit_id=one.unit_id, person_id=act.person, post=act.role, at=act.at, recorded_at=clock.now(),
        to_state=one.state, data=data,
    )  # fmt: skip


def _generations(identities: list[str]) -> dict[str, int]:
    """Identity → how often it came before (and was dropped, else it would not be here)."""
    found: dict[str, int] = {}
    for start in range(0, len(identities), 400):
        rows = EntryRow.objects.filter(identity__in=identities[start : start + 400]).values_list("identity").annotate(Max("generation"))
        found |= {same: last + 1 for same, last in rows}
    return found


def _away(upload: EntryUpload) -> None:
    file = upload.file
    upload.delete()
    destroy(file=file)
