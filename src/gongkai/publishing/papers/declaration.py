"""《本单位无此类信息申报单》 (letters 8.14): the unit's reason and head, what the office said to it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.catalog.models import Declaration
from gongkai.files.rendering.paper import Paper, Row
from gongkai.publishing.papers.words import box, day_of_moment, foot, line, signed, two, words_of_day

_NO = {Declaration.State.RETURNED: gettext_noop("不认可")}


def paper(row: Declaration, today: date) -> Paper:
    """A declaration with its unit, column and persons; empty boxes for who has not signed."""
    return Paper(
        title=_("本单位无此类信息申报单"),
        number=_("单号：%s") % number_of(row),
        beside=_("单位：%s") % row.unit.name,
        rows=tuple(_rows(row)),
        foot=foot(today),
    )


def number_of(row: Declaration) -> str:
    """By the unit, the column and N with the key."""
    return f"{row.unit.code}-{row.column.code}-N{row.pk}"


def _rows(row: Declaration) -> Iterator[Row]:
    yield line(_("栏目"), f"{row.column.code}　{row.column.name}")
    yield line(_("理由"), row.reason, sign=signed(row.proposed_by, "", row.proposed_at))
    yield two((_("单位负责人"), row.unit_head), (_("复核日"), words_of_day(row.review_on)))
    yield box(_("负责人签字"))
    if row.decided_at is None:
        yield box(_("主管部门意见"))
    else:
        said = _(_NO.get(Declaration.State(row.state), gettext_noop("认可")))
        note = f"{said}：{row.answer}" if row.answer else said
        yield line(_("主管部门意见"), note, sign=signed(row.decided_by, "", row.decided_at))
    if row.ended_at:
        yield line(_("终止"), f"{row.get_state_display()}　{day_of_moment(row.ended_at)}")
