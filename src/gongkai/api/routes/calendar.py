"""The working calendar, year by year."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from ninja import Path, Router, Schema
from pydantic import Field

from gongkai.api.answers import answer
from gongkai.api.routes.parameters import ERRORS
from gongkai.events.clock import SHANGHAI
from gongkai.law.calendar import LAST_YEAR
from gongkai.rulebook.calendar_data import UNVERIFIED
from gongkai.rulebook.calendar_sheet import Sheet, sheet
from gongkai.rulebook.services.calendar_checks import FIRST

router = Router(tags=["law"])


class CalendarNotice(Schema):
    number: str = Field(title="通知文号")
    verified: bool = Field(description=gettext_noop("false：文号未核实"))


class CalendarDay(Schema):
    on: date = Field(title="日期")
    kind: Literal["holiday", "make_up"] = Field(description=gettext_noop("holiday：放假；make_up：调休上班"))
    name: str = Field(title="节日")
    notice: str = Field(title="通知文号")


class CalendarSource(Schema):
    scope: str = Field(description=gettext_noop("CN：全国；六位数字：行政区划代码"))
    status: Literal["none", "seeded", "confirmed"]
    source: str = Field(title="日期来源")
    confirmed_on: date | None = Field(title="确认日期")


class Calendar(Schema):
    year: int
    status: Literal["none", "seeded", "confirmed"] = Field(
        description=gettext_noop("confirmed：已与通知核对；seeded：已录入，未核对，暂定；none：暂按周末计算，待更新")
    )
    notices: list[CalendarNotice]
    sources: list[CalendarSource]
    working_days: int = Field(title="全年工作日数")
    months: list[int] = Field(title="各月工作日数")
    days: list[CalendarDay]


@router.get("/law/calendar/{year}", response={200: Calendar, **ERRORS}, summary=_("一年的工作日历"), url_name="api-law-calendar")
def calendar(request: HttpRequest, year: Annotated[int, Path(ge=FIRST, le=LAST_YEAR)]) -> HttpResponse:
    return answer(shape(sheet(year)))


def shape(found: Sheet) -> dict[str, Any]:
    """The year as plain values."""
    return {
        "year": found.year,
        "status": found.status,
        "notices": [{"number": one.removesuffix(UNVERIFIED), "verified": not one.endswith(UNVERIFIED)} for one in found.notices],
        "sources": [
            {
                "scope": row.scope,
                "status": row.status,
                "source": row.source,
                "confirmed_on": row.confirmed_at.astimezone(SHANGHAI).date() if row.confirmed_at else None,
            }
            for row in found.rows
        ],
        "working_days": sum(found.working_days),
        "months": list(found.working_days),
        "days": [
            {"on": day.on, "kind": day.kind.value, "name": day.name, "notice": day.notice.removesuffix(UNVERIFIED)} for day in found.days
        ],
    }
