"""Make drafts public: items, first editions, index numbers, counts and outbox in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongkai.catalog import numbering
from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.events.inserting import insert_rows, new
from gongkai.files.models import StoredFile
from gongkai.files.services import destroy
from gongkai.publishing.acts import By
from gongkai.publishing.content.hashing import draft_hash
from gongkai.publishing.context import Context
from gongkai.publishing.draft import Draft
from gongkai.publishing.models import Admission, Batch, PublishingEvent
from gongkai.publishing.rules import checks
from gongkai.publishing.services import relations, revision, rows
from gongkai.publishing.services.receive import receive
from gongkai.publishing.services.sealing import sealed
from gongkai.text.html import BadHtml


@dataclass(slots=True)
class Outcome:
    """What became of one draft: accepted, revised (a new edition), unchanged or refused, and why."""

    key: str
    status: str
    item_id: int | None = None
    findings: list[checks.Finding] = field(default_factory=list)


class Refused(ValueError):
    """A single draft that cannot be released; `findings` say why."""

    def __init__(self, findings: list[checks.Finding]) -> None:
        super().__init__(", ".join(f"{finding.field}: {finding.code}" for finding in findings))
        self.findings = findings


def release(draft: Draft, *, batch: Batch | None = None, at: datetime | None = None) -> Outcome:
    """Release one draft; Refused when it cannot be."""
    outcome = release_batch([draft], batch=batch, at=at)[0]
    if outcome.status == "refused":
        raise Refused(outcome.findings)
    return outcome


def release_batch(
    drafts: Sequence[Draft], *, batch: Batch | None, at: datetime | Sequence[datetime] | None = None, context: Context | None = None
) -> list[Outcome]:
    """Release drafts in one transaction; one Outcome each, in order. A refused draft stops none of the others.

    `batch` is the approval that covers past holdings: their items are marked 历史导入. `at` is the legal moment (default now),
    one for all or one for each draft. A (source, key) that is here already is "unchanged" when the draft is the same, else it becomes the next edition.
    Files are received before the transaction; if it fails they are orphans, which housekeeping removes.
    """
    context = context or Context()
    moments = list(at) if isinstance(at, Sequence) else [at or clock.now()] * len(drafts)
    intakes = [
        _Intake(draft, Outcome(draft.key, "accepted", findings=checks.findings(draft, context)), moment)
        for draft, moment in zip(drafts, moments, strict=True)
    ]
    _refuse_doubled(intakes)
    known = _known(drafts)
    closed = sealed({admission.item_id for admission in known.values()}) if known else frozenset()
    for intake in intakes:
        intake.settle(known, closed)
    waiting = [intake for intake in intakes if intake.outcome.status == "accepted"]
    receive([intake.draft for intake in waiting], [intake.kept for intake in waiting], [intake.outcome.findings for intake in waiting])
    now = clock.now()
    for intake in waiting:
        intake.prepare(context, now=now, imported=batch is not None)
    with transaction.atomic():
        _insert([intake for intake in waiting if intake.prepared], batch, context)
        for intake in waiting:
            if intake.admission is not None and not checks.refused(intake.outcome.findings):
                _revise(intake, context)
    for intake in intakes:
        if checks.refused(intake.outcome.findings):
            intake.outcome.status = "refused"
            intake.throw_away_files()
    return [intake.outcome for intake in intakes]


def release_kept(draft: Draft, kept: Sequence[tuple[str, StoredFile]], *, at: datetime, context: Context, by: By | None = None) -> int:
    """Release one draft whose files are kept already, in the caller's transaction; the id of its item. Refused when it cannot be."""
    intake = _Intake(draft, Outcome(draft.key, "accepted", findings=checks.findings(draft, context)), at, by=by, kept=list(kept))
    intake.digest = draft_hash(draft)
    intake.prepare(context, now=clock.now(), imported=False)
    if intake.prepared is None:
        raise Refused(intake.outcome.findings)
    _insert([intake], None, context)
    return intake.prepared.item.pk


@dataclass(slots=True)
class _Intake:
    """A draft on its way."""

    draft: Draft
    outcome: Outcome
    at: datetime
    digest: str = ""
    admission: Admission | None = None
    kept: list[tuple[str, StoredFile]] = field(default_factory=list)
    prepared: rows.Prepared | None = None
    by: By | None = None

    def settle(self, known: dict[tuple[str, str], Admission], closed: frozenset[int]) -> None:
        admission = known.get((self.draft.source, self.draft.key))
        if admission is not None and admission.item_id in closed:
            self.outcome.findings.append(checks.Finding("refused", "key", "sealed", self.draft.key))
        if checks.refused(self.outcome.findings):
            self.outcome.status = "refused"
            return
        self.digest = draft_hash(self.draft)
        self.admission = admission
        if self.admission is not None:
            self.outcome.item_id = self.admission.item_id
            if self.admission.draft_hash == self.digest:
                self.outcome.status = "unchanged"

    def throw_away_files(self) -> None:
        """What was received for a draft that is refused belongs to nobody."""
        for _, file in self.kept:
            with transaction.atomic():
                destroy(file=file)
        self.kept.clear()

    def prepare(self, context: Context, *, now: datetime, imported: bool) -> None:
        if self.admission is not None or checks.refused(self.outcome.findings):
            return
        try:
            self.prepared = rows.prepare(self.draft, self.kept, at=self.at, now=now, context=context, imported=imported)
        except BadHtml as error:
            self.outcome.findings.append(checks.Finding("refused", "body", error.code))


def _refuse_doubled(intakes: Sequence[_Intake]) -> None:
    seen: set[tuple[str, str]] = set()
    for intake in intakes:
        key = (intake.draft.source, intake.draft.key)
        if key in seen:
            intake.outcome.findings.append(checks.Finding("refused", "key", "key_doubled", intake.draft.key))
        seen.add(key)


def _known(drafts: Sequence[Draft]) -> dict[tuple[str, str], Admission]:
    found: dict[tuple[str, str], Admission] = {}
    for source in {draft.source for draft in drafts}:
        keys = [draft.key for draft in drafts if draft.source == source]
        for admission in Admission.objects.filter(source=source, key__in=keys).select_related("item__unit"):
            found[source, admission.key] = admission
    return found


def _revise(intake: _Intake, context: Context) -> None:
    admission = intake.admission
    if admission is None:
        return
    try:
        changed = revision.revise(admission.item, intake.draft, intake.kept, at=intake.at, context=context)
    except BadHtml as error:
        intake.outcome.findings.append(checks.Finding("refused", "body", error.code))
        return
    intake.outcome.status = "revised" if changed else "unchanged"
    admission.draft_hash = intake.digest
    admission.save(update_fields=["draft_hash"])


def _insert(new: Sequence[_Intake], batch: Batch | None, context: Context) -> None:
    prepared = [intake.prepared for intake in new if intake.prepared is not None]
    if not prepared:
        return
    _number(prepared)
    rows.insert(prepared, context)
    for intake, one in zip(new, prepared, strict=True):
        intake.outcome.item_id = one.item.pk
    insert_rows(
        Admission,
        ("source", "key", "item_id", "batch_id", "draft_hash"),
        (
            (intake.draft.source, intake.draft.key, one.item.pk, batch.pk if batch else None, intake.digest)
            for intake, one in zip(new, prepared, strict=True)
        ),
    )
    relations.connect([(one.item, one.draft) for one in prepared])
    now = clock.now()
    emit([_event(one, batch, intake, now) for intake, one in zip(new, prepared, strict=True)])


def _number(prepared: Sequence[rows.Prepared]) -> None:
    lacking = [one for one in prepared if not one.item.index_number]
    wanted = [(one.item.unit.organisation_code, one.item.unit.code, one.columns[0].code[:2], one.item.published_on.year) for one in lacking]
    foreign = {one.item.index_number for one in prepared if one.item.index_number}
    for one, number in zip(lacking, numbering.draw(wanted, taken=foreign), strict=True):
        one.item.index_number, one.item.own_number = number, True


def _event(one: rows.Prepared, batch: Batch | None, intake: _Intake, now: datetime) -> PublishingEvent:
    data = {"columns": sorted(one.places), "day": one.item.published_on.isoformat(), "edition": 1}
    if batch is not None:
        data["batch"] = batch.pk
    return new(
        PublishingEvent,
        subject_id=one.item.pk,
        seq=1,
        kind="imported" if batch is not None else "released",
        unit_id=one.item.unit_id,
        person_id=intake.by.person if intake.by else None,
        post=intake.by.role if intake.by else "",
        at=intake.at,
        recorded_at=now,
        to_state=Item.State.PUBLIC,
        data=data,
    )
