"""Where coordination with other units stands (regulation, article 11): derived from what was asked and said, never stored.

An answer binds to the content that was read. Silence after the time counts as no opinion, and the approval is what confirms it (口径).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from gongkai.publishing.access import ANSWERERS, in_reach
from gongkai.publishing.acts import day_of
from gongkai.publishing.models import Coordination, CoordinationWord, Manuscript
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import Reason
from gongkai.units.gate import Actor, visible

Kind = CoordinationWord.Kind
ANSWERS = (Kind.CONFIRM, Kind.MODIFY, Kind.OBJECT)
#: Answers that need the approver's decision.
AGAINST = (Kind.MODIFY, Kind.OBJECT)


@dataclass(frozen=True, slots=True)
class Standing:
    """One letter with what came of it. `waits`: unanswered and its time runs; `lapsed`: unanswered and the time is over."""

    letter: Coordination
    words: tuple[CoordinationWord, ...]
    today: date

    def last(self, *kinds: str) -> CoordinationWord | None:
        return next((word for word in reversed(self.words) if word.kind in kinds), None)

    @property
    def answer(self) -> CoordinationWord | None:
        return self.last(*ANSWERS)

    @property
    def decision(self) -> CoordinationWord | None:
        return self.last(Kind.DECIDED)

    @property
    def withdrawn(self) -> CoordinationWord | None:
        return self.last(Kind.WITHDRAWN)

    @property
    def open(self) -> bool:
        """Whether the other unit may still answer."""
        return self.answer is None and self.withdrawn is None

    @property
    def lapsed(self) -> bool:
        return self.open and (self.today > self.letter.answer_by or self.last(Kind.LAPSED) is not None)

    @property
    def waits(self) -> bool:
        return self.open and not self.lapsed

    @property
    def state(self) -> str:
        """waits | lapsed | confirm | modify | object | decided | withdrawn."""
        if self.withdrawn:
            return "withdrawn"
        if self.answer is None:
            return "lapsed" if self.lapsed else "waits"
        return "decided" if self.answer.kind in AGAINST and self.decision else self.answer.kind

    def bound(self, content_hash: str) -> bool:
        """Whether what was said is about the content as it is: the answer, the time that passed, a decision or an explanation after it."""
        said = [word.content_hash for word in self.words if word.kind in (*ANSWERS, Kind.EXPLAINED, Kind.DECIDED)]
        return content_hash in (said or [self.letter.content_hash])


def standings(manuscript: Manuscript, *, at: datetime) -> list[Standing]:
    """All letters of a manuscript, oldest first. Two queries, one where there are none."""
    letters = Coordination.objects.filter(manuscript=manuscript).select_related("unit", "to_unit", "asked_by").order_by("pk")
    return of_letters(letters, at)


def of_letters(letters: Iterable[Coordination], at: datetime) -> list[Standing]:
    """The same for letters at hand."""
    found = list(letters)
    words: dict[int, list[CoordinationWord]] = {letter.pk: [] for letter in found}
    if found:
        for word in CoordinationWord.objects.filter(coordination__in=found).select_related("person").order_by("pk"):
            words[word.coordination_id].append(word)
    return [Standing(letter, tuple(words[letter.pk]), day_of(at)) for letter in found]


def found(actor: Actor, number: int, *, at: datetime) -> Standing | None:
    """A letter of the asking unit or to the asked one; None for those of others. Two queries."""
    rows = visible(Coordination.objects.filter(pk=number), actor)
    one = rows.select_related("unit", "to_unit", "asked_by", "manuscript__unit", "manuscript__drafter").first()
    return of_letters([one], at)[0] if one is not None else None


def reasons_against(manuscript: Manuscript, *, at: datetime) -> list[Reason]:
    """What bars approval and release: of every unit asked, only the latest letter that was not withdrawn counts."""
    latest = {one.letter.to_unit_id: one for one in standings(manuscript, at=at) if not one.withdrawn}
    return [reason for one in latest.values() if (reason := _against(one, manuscript)) is not None]


def _against(one: Standing, manuscript: Manuscript) -> Reason | None:
    unit = one.letter.to_unit.display_name
    if one.waits:
        return Reason("coordination_waits", values={"unit": unit, "until": one.letter.answer_by.isoformat()})
    if not one.bound(manuscript.content_hash):
        return Reason("coordination_changed", values={"unit": unit})
    if one.answer is not None and one.answer.kind in AGAINST:
        decided = one.decision is not None and one.decision.content_hash == manuscript.content_hash
        if not decided:
            return Reason("coordination_objected", values={"unit": unit, "says": Kind(one.answer.kind).label})
    return None


def unanswered(rows: QuerySet[Coordination]) -> QuerySet[Coordination]:
    """Those that may still be answered: not answered, not withdrawn, about a manuscript that is not out."""
    said = CoordinationWord.objects.filter(coordination=OuterRef("pk"), kind__in=[*ANSWERS, Kind.WITHDRAWN])
    return rows.filter(~Exists(said), manuscript__state__in=[str(state) for state in workflow.OPEN])


def asked_of(actor: Actor) -> list[Coordination]:
    """What other units wait for an answer to from this person's units, soonest first. One query."""
    actor = _own(actor)
    if not actor.all_roles & set(ANSWERERS):
        return []
    rows = unanswered(Coordination.objects.filter(in_reach(actor, ANSWERERS, "to_unit")))
    return list(rows.select_related("unit", "to_unit", "manuscript").defer("manuscript__body").order_by("answer_by", "pk")[:200])


def of_unit(actor: Actor, *, before: int | None = None, size: int = 50) -> tuple[list[Coordination], int | None]:
    """Letters from and to the person's units, newest first; the second value is the id to go on before."""
    rows = visible(Coordination.objects.all(), actor)
    rows = rows.filter(pk__lt=before) if before is not None else rows
    page = list(rows.select_related("unit", "to_unit", "manuscript").defer("manuscript__body").order_by("-pk")[: size + 1])
    return page[:size], page[size - 1].pk if len(page) > size else None


def lines(found: Iterable[Standing]) -> tuple[str, ...]:
    """What stands of it on the approval form, a line a letter: who was asked under which number, and everything that was said."""
    return tuple(_told(one) for one in found)


def _told(one: Standing) -> str:
    said = [_word(word) for word in one.words if word.kind != Kind.LAPSED or one.answer is None]
    if one.lapsed and not one.last(Kind.LAPSED):
        said.append(Kind.LAPSED.label)
    if one.lapsed:
        said[-1] += _("，按无意见处理，以批准为确认（口径）")
    if one.waits:
        said.append(_("%s前答复，还没有答复") % one.letter.answer_by.isoformat())
    return f"{one.letter.to_unit.name}（{one.letter.number}）：{'；'.join(map(str, said))}"


def _word(word: CoordinationWord) -> str:
    who = f"{word.person.name} {day_of(word.at).isoformat()}" if word.person else ""
    why = "，".join(part for part in (word.reason, word.ground) if part)
    return f"{Kind(word.kind).label}{f'（{why}）' if why else ''} {who}".strip()


def objected(actor: Actor, at: datetime) -> list[Standing]:
    """Objections that this person, as approver of the asking unit, has still to decide. Two queries, one where there are none."""
    actor = _own(actor)
    if workflow.APPROVER not in actor.all_roles:
        return []
    against = CoordinationWord.objects.filter(coordination=OuterRef("pk"), kind__in=AGAINST)
    settled = CoordinationWord.objects.filter(coordination=OuterRef("pk"), kind__in=[Kind.DECIDED, Kind.WITHDRAWN])
    rows = Coordination.objects.filter(in_reach(actor, (workflow.APPROVER,)), Exists(against), ~Exists(settled))
    rows = rows.filter(manuscript__state__in=[str(state) for state in workflow.OPEN]).select_related("unit", "to_unit", "manuscript")
    return of_letters(rows.defer("manuscript__body").order_by("pk")[:200], at)


def _own(actor: Actor) -> Actor:
    """The actor without its office posts, whose reach is no duty to answer."""
    return Actor(actor.person, tuple(post for post in actor.posts if post.role != workflow.OFFICE))
