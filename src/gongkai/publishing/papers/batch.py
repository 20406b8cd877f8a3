"""《政府信息公开批量审批单》 as a paper (letters 8.2): the batch, what everybody said of how many rows, and every row with its hash."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from gongkai.files.rendering.paper import Paper, Row, Table
from gongkai.publishing.lists.batches import BatchForm, FormRow
from gongkai.publishing.models import Manuscript
from gongkai.publishing.papers.words import box, foot, ground_words, hashed, line, moment
from gongkai.publishing.rules.workflow import State
from gongkai.units.models import Role

_WIDTHS = (0.45, 3.4, 1.7, 1, 1.6, 0.9, 2)


def paper(form: BatchForm, today: date) -> Paper:
    """The form on paper, landscape, with its list."""
    heads = (_("行"), _("标题"), _("文号"), _("成文日期"), _("属性、依据"), _("现在"), _("校验值（sha256）"))
    return Paper(
        title=_("政府信息公开批量审批单"),
        number=_("单号：%s") % form.number,
        beside=_("单位：%s") % form.unit_name,
        rows=tuple(_rows(form)),
        tables=(Table(heads, tuple(map(_line, form.rows)), _("逐条清单"), _WIDTHS, mono=(6,)),),
        foot=foot(today),
        landscape=True,
    )


def _rows(form: BatchForm) -> Iterator[Row]:
    yield line(_("批次"), form.batch_name)
    yield line(_("条数"), _counted(form))
    yield line(_("拟稿"), form.unit_name, sign=f"{form.drafter}　{moment(form.drafted_at)}")
    for step, name, role, says, count, at in form.signed:
        label = Manuscript.State(step).label.removeprefix("更正待").removeprefix("待")
        said = _("%(says)s，%(count)d 条") % {"says": says, "count": count}
        yield line(label, said, sign=f"{name}　{Role(role).label}　{moment(at)}")
    yield from _open_boxes(form)
    yield hashed(_("批次校验值"), form.batch_hash)


def _open_boxes(form: BatchForm) -> Iterator[Row]:
    """A box for each step that some row has still before it; what was sent back comes again on a form of its own."""
    now = {row.state for row in form.rows}
    before = {str(Manuscript.State(state).label) for state in (State.DRAFT, State.SECTION, State.SECRECY)}
    if str(Manuscript.State.SECTION.label) in now:
        yield box(_("科室审核"))
    if now & before:
        yield box(_("保密审查"))
    if now & {*before, str(Manuscript.State.APPROVAL.label)}:
        yield box(_("批准"))


def _counted(form: BatchForm) -> str:
    said = _("共 %(all)d 条，批准 %(approved)d 条，退回 %(refused)d 条")
    parts = [said % {"all": form.row_count, "approved": form.approved, "refused": form.refused_rows}]
    if form.open_rows:
        parts.append(_("在办 %d 条") % form.open_rows)
    if form.dropped:
        parts.append(_("放弃 %d 条") % form.dropped)
    return "，".join(parts)


def _line(row: FormRow) -> tuple[str, ...]:
    how = "　".join(part for part in (str(row.attribute), ground_words(row.ground) if row.ground else "") if part)
    day = row.made_on.isoformat() if row.made_on else "—"
    # a hash has no place where a line may end
    return str(row.no), row.title, row.docno or "—", day, how, str(row.state), f"{row.hash[:32]}\n{row.hash[32:]}".strip()
