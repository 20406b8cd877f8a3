"""《急件补签单》 (letters 8.4): who decided on duty, how and when, and whose signature is still to come."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from gongkai.files.rendering.paper import Paper, Row
from gongkai.publishing.models import UrgentDecision
from gongkai.publishing.papers.words import box, foot, hashed, line, moment, signed, two, words_of_day
from gongkai.publishing.rules.workflow import APPROVER, SECRECY_REVIEWER
from gongkai.units.models import Person


def paper(decision: UrgentDecision, today: date) -> Paper:
    """A decision with its manuscript and both persons; empty boxes for who has not signed."""
    one = decision.manuscript
    return Paper(
        title=_("急件补签单"),
        number=_("单号：%s") % number_of(decision),
        beside=_("单位：%s") % one.unit.name,
        rows=tuple(_rows(decision)),
        foot=foot(today),
    )


def number_of(decision: UrgentDecision) -> str:
    """By the item (or manuscript), J and the round."""
    one = decision.manuscript
    return f"{one.item_id or f'M{one.pk}'}-J{decision.round}"


def _rows(decision: UrgentDecision) -> Iterator[Row]:
    one = decision.manuscript
    way = "　".join(part for part in (str(decision.get_way_display()), decision.recording) if part)
    yield line(_("信息名称"), one.title)
    yield line(_("急件原因"), one.urgent_why)
    yield two((_("决定方式"), way), (_("补签期限"), words_of_day(decision.sign_by)))
    yield line(_("值班审查"), _("同意"), sign=signed(decision.reviewer, SECRECY_REVIEWER, decision.decided_at))
    yield line(_("值班批准"), _("同意公开"), sign=signed(decision.approver, APPROVER, decision.decided_at))
    yield line(_("发布"), moment(one.released_at))
    yield hashed(_("校验值"), decision.content_hash)
    yield _countersigned(_("审查人补签"), decision.reviewer, SECRECY_REVIEWER, decision.reviewer_signed_at)
    yield _countersigned(_("批准人补签"), decision.approver, APPROVER, decision.approver_signed_at)
    if decision.overdue_note:
        yield line(_("逾期说明"), decision.overdue_note)


def _countersigned(label: str, person: Person, role: str, at: datetime | None) -> Row:
    return line(label, _("已签"), sign=signed(person, role, at)) if at else box(label)
