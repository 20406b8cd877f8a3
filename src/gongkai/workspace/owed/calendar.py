"""The office owes a confirmed calendar: of this year, and from November on of the next."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.rulebook.calendar_models import COUNTRY, CalendarYear
from gongkai.units import access
from gongkai.units.gate import Actor
from gongkai.workspace.matter import Matter


def matters(actor: Actor, today: date) -> Iterator[Matter]:
    """One for each year that is not confirmed. The notice for a year comes in November of the year before."""
    if not access.keeps_calendar(actor):
        return
    wanted = [today.year] if today.month < 11 else [today.year, today.year + 1]
    rows = {row.year: row for row in CalendarYear.objects.filter(scope=COUNTRY, year__in=wanted)}
    for year in wanted:
        row = rows.get(year)
        if row is None or row.status != CalendarYear.Status.CONFIRMED:
            yield Matter(
                kind=_("日历"),
                title=_("%d年工作日历") % year,
                url=reverse("workspace-calendar-year", args=[year]),
                action=_("核对并确认"),
                note=_("未确认前，跨这一年的期限都标为“暂定”"),
                state=row.get_status_display() if row else CalendarYear.Status.NONE.label,
            )
