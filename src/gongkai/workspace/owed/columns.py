"""What columns owe: those that are stale or soon will be (to the officer and to whoever sees to one), declarations that wait for the office
or are to be looked at again."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.catalog import access, meter_lists
from gongkai.catalog.grounds import limit as limit_words
from gongkai.catalog.models import ColumnMeter
from gongkai.events.clock import SHANGHAI
from gongkai.rulebook import calendar
from gongkai.units.gate import Actor
from gongkai.workspace.matter import Matter

#: Rows of the to-do list that come from columns; the rest stands on the page of the unit.
MOST = 30


def matters(actor: Actor, today: date) -> Iterator[Matter]:
    """Three queries at most."""
    if not actor.posts:
        return
    found = meter_lists.mine(actor, today, most=MOST + 1)
    for row in found[:MOST]:
        yield _of(row, today)
    if len(found) > MOST:
        yield Matter(_("栏目"), _("还有更多要更新的栏目"), f"{reverse('workspace-columns')}?show=mend", _("看全部"))
    if access.OFFICE in actor.all_roles:
        yield from _waiting(actor, today)
    if access.OFFICER in actor.all_roles:
        yield from _again(actor, today)


def _of(row: ColumnMeter, today: date) -> Matter:
    due = row.due_on or today
    return Matter(
        kind=_("栏目"),
        title=_("更新栏目：%s") % row.column.name,
        url=reverse("workspace-column", args=[row.unit.code, row.column.code]),
        action=_("更新"),
        due=due,
        left=_left(today, due),
        note=_("%(unit)s　%(limit)s，最近更新 %(day)s")
        % {"unit": row.unit.display_name, "limit": limit_words(meter_lists.limit_of(row)), "day": row.latest or "—"},
        state=_("过期") if due < today else _("快过期"),
        with_whom=row.person.name if row.person else "",
    )


def _waiting(actor: Actor, today: date) -> Iterator[Matter]:
    rows, more = meter_lists.declarations(actor, size=MOST)
    for row in rows:
        if row.proposed_by_id != actor.person:
            since = row.proposed_at.astimezone(SHANGHAI).date()
            yield Matter(
                _("申报"), _("无此类信息：%(unit)s %(column)s") % {"unit": row.unit.display_name, "column": row.column.name},
                reverse("workspace-declaration", args=[row.pk]), _("办理"), note=row.reason, state=_("%s 申报") % since,
            )  # fmt: skip
    if more:
        yield Matter(_("申报"), _("还有更多申报"), reverse("workspace-declarations"), _("看全部"))


def _again(actor: Actor, today: date) -> Iterator[Matter]:
    for row in meter_lists.review_due(actor, today, most=MOST):
        due = row.review_on or today
        yield Matter(
            _("申报"), _("复核“无此类信息”：%s") % row.column.name, reverse("workspace-column", args=[row.unit.code, row.column.code]), _("复核"),
            due=due, left=_left(today, due), note=row.reason,
        )  # fmt: skip


def _left(today: date, due: date) -> int:
    """Working days left; the calendar reaches beyond every limit of a column."""
    working = calendar.current()
    return working.between(today, due) if due >= today else -max(1, working.between(due, today))
