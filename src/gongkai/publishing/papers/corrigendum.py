"""《更正说明》 (letters 8.12): what it said, what it says, why, who corrected and who checked."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from gongkai.catalog.models import Edition
from gongkai.files.rendering.paper import Paper
from gongkai.publishing.models import Manuscript, Opinion
from gongkai.publishing.papers.sheet import changes
from gongkai.publishing.papers.words import box, foot, hashed, line, moment, signed, two

KINDS = (Manuscript.Kind.CORRIGENDUM, Manuscript.Kind.REVISION)


def paper(one: Manuscript, today: date, named: Callable[[str], str] = str) -> Paper:
    """A corrigendum or a revision that is out, with its item; `named`: what a field is called."""
    whole = _("实质更正，已按全部步骤重新审批") if one.kind == Manuscript.Kind.REVISION else _("更正文字、数字、附件，由另一人核对")
    edition = Edition.objects.filter(item=one.item_id, released_at=one.released_at).values_list("number", flat=True).first()
    checks = Opinion.objects.filter(manuscript=one, round=one.round).select_related("person").order_by("pk")
    rows = [
        line(_("信息名称"), one.title),
        two((_("文号"), one.document_number), (_("版次"), _("第 %d 版") % edition if edition else "")),
        line(_("原因"), one.note),
        line(_("性质"), whole),
        line(_("更正"), one.unit.name, sign=f"{one.drafter.name}　{moment(one.created_at)}"),
    ]
    for given in checks:
        step = Manuscript.State(given.step).label.removeprefix("更正待").removeprefix("待")
        sign = signed(given.person, given.role, given.at) if given.person else f"{given.signer}　{moment(given.at)}"
        rows.append(line(step, "；".join(part for part in (str(Opinion.Says(given.says).label), given.text) if part), sign=sign))
    if not checks:
        rows.append(box(_("核对")))
    rows += [two((_("批准时间"), moment(one.approved_at)), (_("公开时间"), moment(one.released_at))), hashed(_("校验值"), one.content_hash)]
    return Paper(
        title=_("更正说明"), number=_("单号：%s") % f"{one.item_id}-{edition or ''}", beside=_("单位：%s") % one.unit.name,
        rows=tuple(rows), tables=changes(one.difference, named), foot=foot(today),
    )  # fmt: skip
