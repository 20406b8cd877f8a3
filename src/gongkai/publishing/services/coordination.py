"""Ask another unit, answer, take the question back, explain a change, decide over an objection, note that the time passed (letters 8.6)."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from gongkai.events import clock
from gongkai.publishing.access import ANSWERERS, COORDINATION, WRITERS
from gongkai.publishing.acts import Act, as_of, day_of
from gongkai.publishing.models import Coordination, CoordinationWord, Manuscript
from gongkai.publishing.rules import coordinating, workflow
from gongkai.publishing.rules.coordinating import AGAINST, ANSWERS, Kind, Standing
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.services import numbering
from gongkai.publishing.services.acting import record, reread
from gongkai.rulebook import calendar, settings
from gongkai.units import gate
from gongkai.units.gate import Actor
from gongkai.units.models import Unit

#: States of a manuscript in which it may be asked about; an approved one is taken back first.
ASKABLE = (*workflow.EDITABLE, *workflow.REVIEW, workflow.State.CHECK, workflow.State.OFFLINE)
DAYS, PARTS = (1, 60), 20
ASKERS = (*WRITERS, workflow.OFFICE)
_DECIDING = (workflow.APPROVER,)


def subject(standing: Standing) -> gate.Subject:
    """The letter as the gate sees it where the other unit reads or answers: that unit alone, and only while it is asked."""
    letter = standing.letter
    open_ = standing.open and letter.manuscript.state not in workflow.FINAL
    return gate.Subject(COORDINATION, letter.to_unit_id, "asked" if open_ else "closed", audience="staff", path=letter.to_unit.path)


@transaction.atomic
def ask(
    manuscript: Manuscript,
    *,
    actor: Actor,
    units: Sequence[Unit],
    parts: Sequence[str],
    days: int | None = None,
    at: datetime | None = None,
) -> list[Coordination]:
    """A letter to each unit about the content as it is; `days`: working days to answer in (setting publishing.coordination_days).

    Waiting stops no light of the twenty working days.
    """
    at = at or clock.now()
    row, act = _begin(manuscript, actor, ASKERS, at)
    said = [part.strip()[:500] for part in parts if part.strip()][:PARTS]
    days = int(settings.get("publishing.coordination_days")) if days is None else days
    if row.state not in ASKABLE:
        raise refuse("not_in_this_state", state=Manuscript.State(row.state).label)
    if not units:
        raise refuse("unit_needed", "units")
    if not said:
        raise refuse("parts_needed", "parts")
    if not DAYS[0] <= days <= DAYS[1]:
        raise refuse("days_out_of_range", "days", least=DAYS[0], most=DAYS[1])
    waiting = {one.letter.to_unit_id for one in coordinating.standings(row, at=at) if one.open}
    return [_letter(row, act, unit, said, days, waiting) for unit in units]


@transaction.atomic
def answer(
    letter: Coordination, *, actor: Actor, says: str, seen: str, reason: str = "", ground: str = "", at: datetime | None = None
) -> CoordinationWord:
    """The other unit says "confirm", "modify" or "object". `seen`: the hash of the content that was read; one that has changed is read again."""
    at = at or clock.now()
    row, standing = _reread(letter, at)
    actor = as_of(actor, at)
    if not gate.may(actor, "answer", subject(standing)):
        held = actor.roles(letter.to_unit_id, letter.to_unit.path) & set(ANSWERERS)
        raise refuse("not_asked" if held else "no_post")
    if says not in ANSWERS:
        raise refuse("opinion_needed", "says")
    if says == Kind.MODIFY and not reason.strip():
        raise refuse("reasons_needed", "reason")
    if says == Kind.OBJECT and not (reason.strip() and ground.strip()):
        raise refuse("ground_for_objection", "reason")
    if seen != row.content_hash:
        raise refuse("changed_meanwhile")
    post = actor.post_for(ANSWERERS, letter.to_unit_id, letter.to_unit.path)
    assert post is not None  # noqa: S101 — the gate has asked
    return _word(row, letter, says, Act(actor.person, post, at), at=at, reason=reason, ground=ground, event="coordination_answered")


@transaction.atomic
def withdraw(letter: Coordination, *, actor: Actor, reason: str, at: datetime | None = None) -> CoordinationWord:
    """The asking unit takes the question back, with a reason; what was asked stays on record."""
    row, standing, act = _asking(letter, actor, ASKERS, at)
    if not standing.open:
        raise refuse("not_asked")
    return _word(row, letter, Kind.WITHDRAWN, act, at=act.at, reason=_needed(reason), event="coordination_withdrawn")


@transaction.atomic
def explain(letter: Coordination, *, actor: Actor, reason: str, at: datetime | None = None) -> CoordinationWord:
    """Why a change after the answer does not touch what the other unit said; the words bind to the content as it is now."""
    row, standing, act = _asking(letter, actor, ASKERS, at)
    if standing.waits or standing.withdrawn:
        raise refuse("not_asked")
    return _word(row, letter, Kind.EXPLAINED, act, at=act.at, reason=_needed(reason), event="coordination_explained")


@transaction.atomic
def decide(letter: Coordination, *, actor: Actor, reason: str, settled_by: str = "", at: datetime | None = None) -> CoordinationWord:
    """The approver decides over an objection, with reasons; `settled_by`: who settled it (共同上级、主管部门), where somebody did."""
    row, standing, act = _asking(letter, actor, _DECIDING, at)
    if standing.answer is None or standing.answer.kind not in AGAINST or standing.withdrawn:
        raise refuse("no_objection")
    return _word(row, letter, Kind.DECIDED, act, at=act.at, reason=_needed(reason), ground=settled_by, event="coordination_decided")


def note_lapsed(*, at: datetime | None = None, most: int = 500) -> int:
    """Write down that the time passed without an answer; how many letters. What that means is decided at the approval (口径)."""
    at = at or clock.now()
    told = CoordinationWord.objects.filter(coordination=OuterRef("pk"), kind=Kind.LAPSED)
    rows = coordinating.unanswered(Coordination.objects.filter(answer_by__lt=day_of(at))).filter(~Exists(told))
    return sum(_lapse(letter, at) for letter in list(rows.select_related("manuscript", "to_unit").order_by("pk")[:most]))


@transaction.atomic
def _lapse(letter: Coordination, at: datetime) -> int:
    row, standing = _reread(letter, at)
    if not standing.lapsed or standing.last(Kind.LAPSED):
        return 0
    passed = datetime.combine(letter.answer_by + timedelta(days=1), time(), tzinfo=clock.SHANGHAI)
    _word(row, letter, Kind.LAPSED, None, at=passed, event="coordination_lapsed")
    return 1


def _begin(manuscript: Manuscript, actor: Actor, roles: Sequence[str], at: datetime) -> tuple[Manuscript, Act]:
    row, actor = reread(manuscript), as_of(actor, at)
    post = actor.post_for(roles, row.unit_id, row.unit.path)
    if post is None:
        raise refuse("no_post")
    return row, Act(actor.person, post, at)


def _asking(letter: Coordination, actor: Actor, roles: Sequence[str], at: datetime | None) -> tuple[Manuscript, Standing, Act]:
    at = at or clock.now()
    row, act = _begin(letter.manuscript, actor, roles, at)
    if row.state in workflow.FINAL:
        raise refuse("not_in_this_state", state=Manuscript.State(row.state).label)
    return row, coordinating.of_letters([letter], at)[0], act


def _reread(letter: Coordination, at: datetime) -> tuple[Manuscript, Standing]:
    """The manuscript locked, so that what is said about it comes one after another."""
    row = reread(letter.manuscript)
    letter.manuscript = row
    return row, coordinating.of_letters([letter], at)[0]


def _letter(row: Manuscript, act: Act, unit: Unit, parts: list[str], days: int, waiting: set[int]) -> Coordination:
    if unit.pk == row.unit_id:
        raise refuse("same_unit", "units")
    if unit.pk in waiting:
        raise refuse("asked_already", "units", unit=unit.display_name)
    today = day_of(act.at)
    serial, number = numbering.draw(row.unit, numbering.LETTERS, today)
    letter = Coordination.objects.create(
        manuscript=row, unit_id=row.unit_id, to_unit=unit, year=today.year, serial=serial, number=number, parts=parts,
        answer_by=calendar.current().add(today, days), content_hash=row.content_hash,
        asked_by_id=act.person, role=act.role, asked_at=act.at, recorded_at=clock.now(),
    )  # fmt: skip
    record(
        row,
        "coordination_asked",
        act,
        at=act.at,
        was=row.state,
        data={"letter": letter.pk, "to": unit.pk, "by": letter.answer_by.isoformat()},
    )
    return letter


def _word(
    row: Manuscript, letter: Coordination, kind: str, act: Act | None, *, at: datetime, event: str, reason: str = "", ground: str = ""
) -> CoordinationWord:
    who: dict[str, Any] = {"person_id": act.person, "role": act.role, "post": act.post.id, "deputy": act.post.deputy} if act else {}
    try:
        with transaction.atomic():
            word = CoordinationWord.objects.create(
                coordination=letter, kind=str(kind), reason=reason.strip()[:1000], ground=ground.strip()[:200],
                content_hash=row.content_hash, at=at, recorded_at=clock.now(), **who,
            )  # fmt: skip
    except IntegrityError:
        raise refuse("not_asked") from None
    record(row, event, act, at=at, was=row.state, data={"letter": letter.pk, "says": str(kind)})
    return word


def _needed(reason: str) -> str:
    if not reason.strip():
        raise refuse("reasons_needed", "reason")
    return reason
