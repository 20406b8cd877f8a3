"""急件: reviewer and approver on duty decide together, at one screen or by recorded telephone; only signatures follow (letters 8.4)."""

from datetime import date, datetime

from django.db import transaction

from gongkai.events import clock
from gongkai.publishing.acts import Act, as_of, day_of
from gongkai.publishing.models import Manuscript, Opinion, UrgentDecision
from gongkai.publishing.rules import duties, workflow
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.rules.workflow import APPROVER, SECRECY_REVIEWER, Event, State
from gongkai.publishing.services.acting import begin, record, reread
from gongkai.publishing.services.review import CLEARED, grant
from gongkai.rulebook import calendar
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor, HeldPost

#: Working days within which the other signs 【口径】.
SIGN_WITHIN = 2


@transaction.atomic
def decide_urgently(
    manuscript: Manuscript, *, actor: Actor, version: int, other: int, way: str, secrecy: str, recording: str = "", text: str = "",
    at: datetime | None = None,
) -> Manuscript:  # fmt: skip
    """Both have decided; the one who is signed in says so and has signed with it. It goes out now. No step of review is left out.

    `other`: the person who holds the other post that day. `way`: "screen" or "telephone" (then `recording` names the recording).
    """
    row, act, done = begin(manuscript, Event.DECIDE_URGENTLY, actor=actor, version=version, at=at)
    if done:
        return row
    if secrecy not in CLEARED:
        raise refuse("secrecy_opinion_needed", "secrecy")
    if way not in UrgentDecision.Way.values:
        raise refuse("opinion_needed", "way")
    if way == UrgentDecision.Way.TELEPHONE and not recording.strip():
        raise refuse("recording_needed", "recording")
    role = SECRECY_REVIEWER if act.role == APPROVER else APPROVER
    post = _post_of(row, other, role, act)
    reviewer, approver = (other, act.person) if act.role == APPROVER else (act.person, other)
    _refuse_same_twice(row, approver)
    _opine(row, reviewer, approver, act, post, secrecy, text)
    UrgentDecision.objects.create(
        manuscript=row, round=row.round, way=way, recording=recording.strip()[:120], reviewer_id=reviewer, approver_id=approver,
        reviewer_signed_at=act.at if reviewer == act.person else None, approver_signed_at=act.at if approver == act.person else None,
        decided_at=act.at, content_hash=row.content_hash, sign_by=calendar.current().add(day_of(act.at), SIGN_WITHIN),
    )  # fmt: skip
    row.planned_at = None
    return grant(row, Event.DECIDE_URGENTLY, act, way=way, other=other)


@transaction.atomic
def countersign(manuscript: Manuscript, *, actor: Actor, note: str = "", at: datetime | None = None) -> UrgentDecision:
    """Sign afterwards what one decided. `note`: why it is late, where it is."""
    at = at or clock.now()
    row = reread(manuscript)
    decision = UrgentDecision.objects.select_for_update().filter(manuscript=row).order_by("-round").first()
    person = as_of(actor, at).person
    if decision is None:
        raise refuse("not_yours_to_sign")
    field = "reviewer_signed_at" if decision.reviewer_id == person else "approver_signed_at"
    if person not in (decision.reviewer_id, decision.approver_id) or getattr(decision, field) is not None:
        raise refuse("not_yours_to_sign")
    if day_of(at) > decision.sign_by and not note.strip():
        raise refuse("reasons_needed", "note")
    setattr(decision, field, at)
    decision.overdue_note = note.strip()[:300] or decision.overdue_note
    decision.save(update_fields=[field, "overdue_note"])
    post = actor.post_for((SECRECY_REVIEWER, APPROVER), row.unit_id, row.unit.path)
    record(row, "countersigned", Act(person, post, at) if post else None, at=at, was=row.state, data={"person": person})
    return decision


def on_duty(manuscript: Manuscript, role: str, on: date) -> list[int]:
    """Persons who hold that post in the manuscript's unit on the day: for the choice of the other one."""
    from gongkai.units.models import Post
    from gongkai.units.models.staff import current_on

    rows = Post.objects.filter(current_on(on), unit=manuscript.unit_id, role=role, person__is_active=True)
    return list(rows.order_by("deputy", "pk").values_list("person_id", flat=True))


def _post_of(row: Manuscript, other: int, role: str, act: Act) -> HeldPost:
    if other == act.person:
        raise refuse("same_person", "other")
    if other in duties.authors(row):
        raise refuse("drafter_may_not_review", "other")
    post = actor_of(other, day_of(act.at)).post_for((role,), row.unit_id, row.unit.path)
    if post is None:
        raise refuse("other_has_no_post", "other")
    return post


def _refuse_same_twice(row: Manuscript, approver: int) -> None:
    if any(opinion.person_id == approver for opinion in duties.passes(row)):
        raise refuse("reviewer_may_not_approve")


def _opine(row: Manuscript, reviewer: int, approver: int, act: Act, other: HeldPost, secrecy: str, text: str) -> None:
    """An opinion for every step that is still open; the reviewer's stands for the section head's too."""
    given = {opinion.step for opinion in duties.passes(row)}
    now = clock.now()
    for step in workflow.TEMPLATES[row.template]:
        if step in given:
            continue
        last = step == State.APPROVAL
        person = approver if last else reviewer
        post = act.post if person == act.person else other
        says = {State.SECTION: Opinion.Says.AGREED, State.SECRECY: secrecy}.get(step, Opinion.Says.APPROVED)
        Opinion.objects.create(
            manuscript=row, round=row.round, step=step, role=post.role, post=post.id, deputy=post.deputy, person_id=person, says=says,
            secrecy=secrecy if last else "", text=text.strip()[:1000], content_hash=row.content_hash, at=act.at, recorded_at=now,
        )  # fmt: skip
