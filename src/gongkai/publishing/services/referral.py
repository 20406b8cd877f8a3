"""报请确定 (letters 8.7): write the letter, register what came back, take it back."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongkai.events import clock
from gongkai.publishing.acts import Act, as_of, day_of
from gongkai.publishing.models import Manuscript, Referral, ReferralWord
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import Reason, insist, refuse
from gongkai.publishing.services import numbering
from gongkai.publishing.services.acting import record, reread
from gongkai.publishing.services.coordination import ASKABLE
from gongkai.rulebook import calendar
from gongkai.text.secrecy_marks import secrecy_marks
from gongkai.units.gate import Actor

Kind = ReferralWord.Kind
ANSWERS = (Kind.OPEN, Kind.PART, Kind.CLOSED)
#: Who writes such letters and registers answers: who enters, and who reviews for secrecy.
ASKERS = (workflow.OFFICER, workflow.SECRECY_REVIEWER, workflow.OFFICE)
#: Working days for the answer 【单源】, and what may be asked for.
DAYS, SPAN = 15, (1, 60)
CARRIER_NOTE = "有关材料另行通过机要渠道报送，不经本系统"
_WORDS = {"to_body": 120, "title_only": 200, "question": 1000, "our_view": 1000, "carrier_note": 300}


@transaction.atomic
def refer(
    manuscript: Manuscript, *, actor: Actor, to_body: str, title_only: str, question: str, our_view: str,
    carrier_note: str = CARRIER_NOTE, days: int = DAYS, at: datetime | None = None,
) -> Referral:  # fmt: skip
    """A letter about the manuscript; it is not let out until the answer is registered. Waiting stops no light of the twenty working days."""
    at = at or clock.now()
    row, act = _begin(manuscript, actor, at)
    insist(reasons_against_asking(row))
    words = {"to_body": to_body, "title_only": title_only, "question": question, "our_view": our_view, "carrier_note": carrier_note}
    said = {name: text.strip() for name, text in words.items()}
    insist(_wrong(said, days))
    today = day_of(at)
    serial, number = numbering.draw(row.unit, numbering.LETTERS, today)
    letter = Referral.objects.create(
        manuscript=row, unit_id=row.unit_id, year=today.year, serial=serial, number=number, answer_by=calendar.current().add(today, days),
        content_hash=row.content_hash, asked_by_id=act.person, role=act.role, asked_at=at, recorded_at=clock.now(), **said,
    )  # fmt: skip
    record(row, "referred", act, at=at, was=row.state, data={"letter": letter.pk, "by": letter.answer_by.isoformat()})
    return letter


@transaction.atomic
def register_answer(
    letter: Referral, *, actor: Actor, says: str, document_number: str, answered_on: date | None, text: str = "", at: datetime | None = None
) -> ReferralWord:
    """Register what came back ("open", "part", "closed") with the number and the day of the letter."""
    at = at or clock.now()
    row, act = _begin(letter.manuscript, actor, at)
    found = [Reason("opinion_needed", "says")] if says not in ANSWERS else []
    if not document_number.strip():
        found.append(Reason("answer_number_needed", "document_number"))
    asked = day_of(letter.asked_at)
    if answered_on is None or not asked <= answered_on <= day_of(at):
        found.append(Reason("answer_day_wrong", "answered_on", {"since": asked.isoformat()}))
    if says == Kind.PART and not text.strip():
        found.append(Reason("reasons_needed", "text"))
    if secrecy_marks(text):
        found.append(Reason("secrecy_mark", "text"))
    insist(found)
    return _word(row, letter, says, act, text=text, document_number=document_number.strip()[:160], answered_on=answered_on)


@transaction.atomic
def withdraw(letter: Referral, *, actor: Actor, reason: str, at: datetime | None = None) -> ReferralWord:
    """It need not be decided any more, for a reason; the letter stays on record."""
    at = at or clock.now()
    row, act = _begin(letter.manuscript, actor, at)
    if not reason.strip():
        raise refuse("reasons_needed", "reason")
    return _word(row, letter, Kind.WITHDRAWN, act, text=reason)


def may_write(actor: Actor, row: Manuscript) -> bool:
    """Whether the actor holds a post that writes such letters and registers answers."""
    return actor.post_for(ASKERS, row.unit_id, row.unit.path) is not None


def reasons_against_asking(row: Manuscript) -> list[Reason]:
    """Why no letter about the manuscript can be written now: its state, or one that still waits."""
    if row.state not in ASKABLE:
        return [Reason("not_in_this_state", values={"state": Manuscript.State(row.state).label})]
    return [Reason("referred_already")] if waiting(row) is not None else []


def waiting(row: Manuscript) -> Referral | None:
    """The letter that waits for its answer, while an answer can still be registered. One query."""
    if row.state in workflow.FINAL:
        return None
    return Referral.objects.filter(manuscript=row, words=None).order_by("pk").first()


def _begin(manuscript: Manuscript, actor: Actor, at: datetime) -> tuple[Manuscript, Act]:
    row, actor = reread(manuscript), as_of(actor, at)
    post = actor.post_for(ASKERS, row.unit_id, row.unit.path)
    if post is None:
        raise refuse("no_post")
    if row.state in workflow.FINAL:
        raise refuse("not_in_this_state", state=Manuscript.State(row.state).label)
    return row, Act(actor.person, post, at)


def _wrong(said: dict[str, str], days: int) -> list[Reason]:
    found = [Reason("referral_incomplete", name) for name, text in said.items() if not text][:1]
    found += [Reason("too_long", name) for name, text in said.items() if len(text) > _WORDS[name]]
    found += [Reason("secrecy_mark", name) for name, text in said.items() if secrecy_marks(text)]
    if not SPAN[0] <= days <= SPAN[1]:
        found.append(Reason("days_out_of_range", "days", {"least": SPAN[0], "most": SPAN[1]}))
    return found


def _word(
    row: Manuscript, letter: Referral, kind: str, act: Act, *, text: str, document_number: str = "", answered_on: date | None = None
) -> ReferralWord:
    try:
        with transaction.atomic():
            word = ReferralWord.objects.create(
                referral=letter, kind=str(kind), text=text.strip()[:1000], document_number=document_number, answered_on=answered_on,
                person_id=act.person, role=act.role, post=act.post.id, deputy=act.post.deputy, at=act.at, recorded_at=clock.now(),
            )  # fmt: skip
    except IntegrityError:
        raise refuse("referral_settled") from None
    event = "referral_withdrawn" if kind == Kind.WITHDRAWN else "referral_answered"
    record(row, event, act, at=act.at, was=row.state, data={"letter": letter.pk, "says": str(kind)})
    return word
