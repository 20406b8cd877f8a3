"""`/law/days/`: the limit for disclosing on one's own, and arithmetic with working days."""

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai.law.asking import Situation, answer
from gongkai.law.asking.fields import Fields
from gongkai.law.disclosure import Limit, limit
from gongkai.law.sayings import BadInputError
from gongkai.portal.dates import in_words, weekday
from gongkai.portal.law.simple import Field, Form
from gongkai.portal.law.tabs import page, tabs
from gongkai.portal.pages import show
from gongkai.rulebook.situation import situation


class Told(NamedTuple):
    """A day in words, with its weekday; whether it is only provisional."""

    day: str
    weekday: str
    provisional: bool


def days(request: HttpRequest) -> HttpResponse:
    """Three small forms: `?formed_on=`, `?from=&add=`, `?since=&until=`."""
    here, values = situation(), request.GET
    formed, added, between = _formed().read(values), _added().read(values), _between().read(values)
    found = formed.ask(lambda question: _limit(question, here), here)
    after = added.ask(lambda question: answer("workday", question, here), here)
    count = between.ask(lambda question: _count(question, here), here)
    problems = [*formed.problems, *added.problems, *between.problems]
    return show(
        request, "law/days.html", page("law-days", _("主动公开期限和工作日")), status=422 if problems else 200, tabs=tabs(), tab="law-days",
        problems=problems, formed=formed, added=added, between=between, limit=_limit_told(found) if found else None,
        after=_told(date.fromisoformat(after["date"]), provisional=after["provisional"]) if after else None, count=count, today=here.today,
    )  # fmt: skip


def _formed() -> Form:
    published = Field("published_on", _("公开之日"), hint=_("还没有公开的不填"))
    return Form([Field("formed_on", _("信息形成或者变更之日")), published], ("formed_on", "published_on"))


def _added() -> Form:
    count = Field("add", _("工作日数"), "whole")
    return Form([Field("from", _("从哪天起"), hint=_("这一天不计入，从次日数起")), count], ("from", "add"))


def _between() -> Form:
    fields = [Field("since", _("前一天"), hint=_("不计入")), Field("until", _("后一天"), hint=_("计入"))]
    return Form(fields, ("since", "until"))


def _limit(question: dict[str, Any], here: Situation) -> Limit:
    asked = Fields(question, known=("formed_on", "published_on"))
    published = asked.day("published_on") if asked.given("published_on") else None
    return limit(asked.day("formed_on"), here.calendar, as_of=here.today, published_on=published)


def _count(question: dict[str, Any], here: Situation) -> dict[str, Any]:
    asked = Fields(question, known=("since", "until"))
    try:
        return answer("workday", {"between": [asked.day("since").isoformat(), asked.day("until").isoformat()]}, here)
    except BadInputError as error:
        raise BadInputError({"between[1]": "until"}.get(error.field, error.field), error.said) from None


def _told(day: date, *, provisional: bool) -> Told:
    return Told(in_words(day), weekday(day), provisional)


def _limit_told(found: Limit) -> dict[str, Any]:
    lights = {
        "green": ("fine", _("还有时间")),
        "amber": ("soon", _("快到期")),
        "red": ("late", _("当天到期") if found.days_left == 0 else _("已逾期")),
        "in_time": ("done", _("按期公开")),
        "late": ("late", _("逾期公开")),
    }
    light, word = lights[str(found.light)]
    return {"due": _told(found.due, provisional=found.provisional), "light": light, "word": word, "found": found, "notes": found.notes}
