"""What a letter to those who decide (报请确定) means for the manuscript: nothing goes out before the answer, nor against it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.publishing.models import Manuscript, Referral, ReferralWord
from gongkai.publishing.rules.reasons import Reason

Kind = ReferralWord.Kind


@dataclass(frozen=True, slots=True)
class Referred:
    """A letter with what came of it (None: it waits)."""

    letter: Referral
    word: ReferralWord | None


def referrals(manuscript: Manuscript) -> list[Referred]:
    """All letters of the manuscript, the oldest first. Two queries, one where there are none."""
    letters = (
        Referral.objects.filter(manuscript=manuscript).select_related("unit", "asked_by").prefetch_related("words__person").order_by("pk")
    )
    return [Referred(letter, next(iter(letter.words.all()), None)) for letter in letters]


def reasons_against(manuscript: Manuscript) -> list[Reason]:
    """What bars making it public. What is not published, and only registered, waits for nobody."""
    if manuscript.attribute != Manuscript.Attribute.PROACTIVE:
        return []
    standing = [one for one in referrals(manuscript) if one.word is None or one.word.kind != Kind.WITHDRAWN]
    if not standing:
        return []
    letter, word = standing[-1].letter, standing[-1].word
    if word is None:
        return [Reason("referral_waits", values={"body": letter.to_body, "until": letter.answer_by.isoformat()})]
    if word.kind == Kind.CLOSED:
        return [Reason("referral_closed", values={"body": letter.to_body, "number": word.document_number})]
    if word.kind == Kind.PART and manuscript.content_hash == letter.content_hash:
        return [Reason("referral_part", values={"body": letter.to_body, "number": word.document_number})]
    return []


def lines(found: list[Referred]) -> tuple[str, ...]:
    """What stands of it on the approval form, a line a letter."""
    return tuple(_told(one) for one in found)


def _told(one: Referred) -> str:
    head = f"{one.letter.to_body}（{one.letter.number}）"
    if one.word is None:
        return _("%(head)s：%(day)s前函复，还没有答复") % {"head": head, "day": one.letter.answer_by.isoformat()}
    parts = (str(Kind(one.word.kind).label), one.word.document_number, one.word.text)
    return f"{head}：{'，'.join(part for part in parts if part)}"
