"""The office owes a confirmed calendar: of this year, and from November on of the next."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.rulebook import calendar
from gongkai.units import access
from gongkai.units.gate import Actor
from gongkai.workspace.matter import Matter


def matters(actor: Actor, today: date) -> Iterator[Matter]:
    """One for each year that is not confirmed; no query. The notice for a year comes in November of the year before."""
    if not access.keeps_calendar(actor):
        return
    wanted = [today.year] if today.month < 11 else [today.year, today.year + 1]
    for year in wanted:
        if year not in calendar.current().confirmed:
            yield Matter(
                kind=_("日历"),
                title=_("%d年工作日历") % year,
                url=reverse("workspace-calendar-year", args=[year]),
                action=_("核对并确认"),
                note=_("未确认前，跨这一年的期限都标为“暂定”"),
                state=_("未确认"),
            )
