"""《退回修改意见单》 (letters 8.3): which step sent it back, why, who and when; the officer signs that it was received."""

from datetime import date

from django.utils.translation import gettext as _

from gongkai.files.rendering.paper import Paper
from gongkai.publishing.models import Manuscript, Opinion
from gongkai.publishing.papers.words import box, foot, hashed, line, signed, two
from gongkai.publishing.services.review import RETURN_REASONS

#: What an opinion says that goes with a return.
RETURNS = (Opinion.Says.RETURNED, Opinion.Says.NEVER, Opinion.Says.REFER, Opinion.Says.REFUSED)


def paper(opinion: Opinion, today: date) -> Paper:
    """An opinion with one of RETURNS; with its manuscript and person."""
    one = opinion.manuscript
    reasons = [_(RETURN_REASONS[code]) if code in RETURN_REASONS else code for code in opinion.reasons]
    step = Manuscript.State(opinion.step).label.removeprefix("更正待").removeprefix("待")
    numbered = "\n".join(f"{number}. {reason}" for number, reason in enumerate(reasons, 1))
    return Paper(
        title=_("退回修改意见单"),
        number=_("单号：%s") % number_of(opinion),
        beside=_("单位：%s") % one.unit.name,
        rows=(
            line(_("信息名称"), one.title),
            two((_("文号"), one.document_number), (_("退回环节"), step)),
            line(_("意见"), str(Opinion.Says(opinion.says).label)),
            line(_("理由"), numbered),
            line(_("说明"), opinion.text, sign=signed(opinion.person, opinion.role, opinion.at)),
            hashed(_("退回时的校验值"), opinion.content_hash),
            box(_("拟稿人签收")),
        ),
        foot=foot(today),
    )


def number_of(opinion: Opinion) -> str:
    """The number of the approval form, and which return of the manuscript it is."""
    earlier = Opinion.objects.filter(manuscript=opinion.manuscript_id, says__in=RETURNS, pk__lt=opinion.pk).count()
    one = opinion.manuscript
    form = f"{one.item_id or f'M{one.pk}'}-P{max(opinion.round, 1)}"
    return _("%(form)s退%(count)d") % {"form": form, "count": earlier + 1}
