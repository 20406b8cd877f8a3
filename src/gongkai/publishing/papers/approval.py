"""《政府信息公开审批单》 as data (letters 8.1): what was to be published, what everybody said of it, and the hash that binds both.

Rendering (page, PDF, empty boxes for paper) comes from this structure alone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.events import clock
from gongkai.files.reasons import note_text
from gongkai.publishing.content import difference
from gongkai.publishing.models import Manuscript, OfflineSignature, Opinion, UrgentDecision
from gongkai.publishing.rules import coordinating, duties, judging, obstacles, referring, workflow
from gongkai.publishing.rules.reasons import Reason
from gongkai.publishing.scanning import form
from gongkai.units.models import Role


@dataclass(frozen=True, slots=True)
class Signature:
    """One opinion as the form prints it. `stands`: given in this round, on the content as it is. `person` None: signed on paper."""

    step: str
    step_label: str
    role: str
    role_label: str
    name: str
    person: int | None
    deputy: bool
    says: str
    says_label: str
    secrecy: str
    reasons: tuple[str, ...]
    text: str
    at: datetime
    content_hash: str
    round: int
    stands: bool


@dataclass(frozen=True, slots=True)
class FormFile:
    """An attachment: pages where known, SHA-256, and what could not be read of it."""

    name: str
    pages: int | None
    hash: str
    read_note: str


@dataclass(frozen=True, slots=True)
class Box:
    """A step of the template with its opinion, or an empty box to be signed on paper."""

    step: str
    label: str
    signature: Signature | None


@dataclass(frozen=True, slots=True)
class ApprovalForm:
    """Names are those of the letter's fields. `lacking`: what must stand on the form and does not."""

    number: str
    unit_name: str
    kind: str
    state: str
    item_title: str
    item_docno: str
    index_number: str
    made_on: date | None
    carrier: str
    genre: str
    theme: str
    column_codes: tuple[str, ...]
    attribute: str
    ground: str
    ground_reason: str
    ways: tuple[str, ...]
    summary: str
    attachments: tuple[FormFile, ...]
    publicity_end: date | None
    planned_at: datetime | None
    late_reason: str
    drafter: str
    drafted_at: datetime
    boxes: tuple[Box, ...]
    signatures: tuple[Signature, ...]
    earlier: tuple[Signature, ...]
    changes: tuple[dict[str, object], ...]
    content_hash: str
    offline: OfflineSignature | None
    urgent: UrgentDecision | None
    urgent_why: str
    approved_at: datetime | None
    released_at: datetime | None
    remark: str
    note: str
    findings: tuple[form.FormFinding, ...] = field(default=())
    lacking: tuple[Reason, ...] = field(default=())
    #: 发布协调: a line for each unit that was asked (letters 8.6).
    coordination: tuple[str, ...] = ()
    #: 报请确定: a line for each letter to those who decide (letters 8.7).
    referral: tuple[str, ...] = ()


def ways_of(manuscript: Manuscript) -> tuple[str, ...]:
    """公开方式: this site for whatever is proactive, and what was chosen besides."""
    site = (_("政府网站"),) if manuscript.attribute == Manuscript.Attribute.PROACTIVE else ()
    return (*site, *(way for way in manuscript.ways if way not in site))


def approval_form(manuscript: Manuscript) -> ApprovalForm:
    """The form of a manuscript at any step: opinions of every round, those of earlier manuscripts of the same item, the difference.

    Whoever calls has asked whether the actor may see the manuscript. About ten queries.
    """
    look = judging.Look(manuscript, clock.now())
    signatures = _signatures(manuscript)
    standing = {signature.step: signature for signature in signatures if signature.stands}
    steps = workflow.TEMPLATES[manuscript.template]
    item = manuscript.item
    return ApprovalForm(
        number=f"{item.pk if item else f'M{manuscript.pk}'}-P{max(manuscript.round, 1)}",
        unit_name=manuscript.unit.name,
        kind=manuscript.Kind(manuscript.kind).label,
        state=manuscript.State(manuscript.state).label,
        item_title=manuscript.title,
        item_docno=manuscript.document_number,
        index_number=item.index_number if item else "",
        made_on=manuscript.written_on,
        carrier=manuscript.Carrier(manuscript.carrier).label,
        genre=manuscript.genre,
        theme=manuscript.theme,
        column_codes=tuple(manuscript.columns),
        attribute=manuscript.Attribute(manuscript.attribute).label,
        ground=manuscript.ground,
        ground_reason=manuscript.ground_reason,
        ways=ways_of(manuscript),
        summary=manuscript.summary,
        attachments=tuple(FormFile(title, file.pages, file.sha256, note_text(file.text_note)) for title, file in look.files),
        publicity_end=manuscript.publicity_end,
        planned_at=manuscript.planned_at,
        late_reason=manuscript.late_reason,
        drafter=manuscript.drafter.name,
        drafted_at=manuscript.created_at,
        boxes=tuple(Box(step, manuscript.State(step).label, standing.get(step)) for step in steps),
        signatures=signatures,
        earlier=_earlier(manuscript),
        changes=_changes(look),
        content_hash=manuscript.content_hash,
        offline=OfflineSignature.objects.filter(manuscript=manuscript, round=manuscript.round).select_related("registrar", "checked_by").first(),
        urgent=UrgentDecision.objects.filter(manuscript=manuscript, round=manuscript.round).select_related("reviewer", "approver").first(),
        urgent_why=manuscript.urgent_why,
        approved_at=manuscript.approved_at, released_at=manuscript.released_at,
        remark=manuscript.remark,
        note=manuscript.note,
        findings=form.lines(manuscript, look.standing),
        lacking=tuple(_lacking(look)),
        coordination=coordinating.lines(coordinating.standings(manuscript, at=look.at)),
        referral=referring.lines(referring.referrals(manuscript)),
    )  # fmt: skip


def _opinions() -> QuerySet[Opinion]:
    return Opinion.objects.select_related("person").order_by("pk")


def _signatures(manuscript: Manuscript) -> tuple[Signature, ...]:
    """All of this manuscript; those on what a reviewer masked afterwards, and on nothing else, still stand."""
    hashes = duties.hashes(manuscript)
    return tuple(_signature(opinion, manuscript, hashes) for opinion in _opinions().filter(manuscript=manuscript))


def _signature(opinion: Opinion, manuscript: Manuscript, hashes: frozenset[str] = frozenset()) -> Signature:
    stands = opinion.manuscript_id == manuscript.pk and opinion.round == manuscript.round
    return Signature(
        step=opinion.step,
        step_label=Manuscript.State(opinion.step).label,
        role=opinion.role,
        role_label=Role(opinion.role).label,
        name=opinion.person.name if opinion.person else opinion.signer,
        person=opinion.person_id,
        deputy=opinion.deputy,
        says=opinion.says,
        says_label=Opinion.Says(opinion.says).label,
        secrecy=Opinion.Says(opinion.secrecy).label if opinion.secrecy else "",
        reasons=tuple(opinion.reasons),
        text=opinion.text,
        at=opinion.at,
        content_hash=opinion.content_hash,
        round=opinion.round,
        stands=stands and opinion.content_hash in hashes,
    )


def _earlier(manuscript: Manuscript) -> tuple[Signature, ...]:
    """Opinions on what the item said before: they stay with it (更正保留原意见)."""
    if manuscript.item_id is None:
        return ()
    before = _opinions().filter(
        manuscript__item=manuscript.item_id, manuscript__lt=manuscript.pk, manuscript__state=workflow.State.RELEASED
    )
    return tuple(_signature(opinion, manuscript) for opinion in before)


def _changes(look: judging.Look) -> tuple[dict[str, object], ...]:
    manuscript = look.manuscript
    if manuscript.state in workflow.FINAL:
        return tuple(manuscript.difference)
    return tuple(change.as_json() for change in difference.changes(manuscript, look.files))


def _lacking(look: judging.Look) -> list[Reason]:
    """What 8.1 demands: all opinions, two persons, a ground where it is not proactive, a number or the word that there is none."""
    open_ = look.standing.reasons_against(workflow.Event.RELEASE, look.manuscript.state)
    return [*judging.unsigned(look), *obstacles.of_form(look.manuscript, look.files), *open_]
