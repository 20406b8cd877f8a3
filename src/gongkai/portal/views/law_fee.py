"""`/law/fee/`: the information processing fee by items or by pages, and until when it is to be paid."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai.law.asking import Situation, answer
from gongkai.law.asking.fees import charged
from gongkai.law.asking.fields import Fields
from gongkai.law.fees import FeeLine, payment
from gongkai.portal.dates import in_words, weekday
from gongkai.portal.law.simple import Field, Form
from gongkai.portal.law.tabs import page, tabs
from gongkai.portal.pages import show
from gongkai.rulebook.situation import situation


def fee(request: HttpRequest) -> HttpResponse:
    """`?by=items&count=6&already=28`, and `?noticed_on=`."""
    here = situation()
    form, notice = _form().read(request.GET), _notice().read(request.GET)
    found = form.ask(lambda question: answer("fee", question, here), here)
    due = notice.ask(lambda question: _payment(question, here), here)
    lines = charged(form.payload).lines if found else ()
    problems = [*form.problems, *notice.problems]
    return show(
        request, "law/fee.html", page("law-fee", _("信息处理费")), status=422 if problems else 200, tabs=tabs(), tab="law-fee",
        problems=problems, form=form, notice=notice, found=found, lines=[(_range(line), line) for line in lines], due=due,
        restart=here.choices.fee_paid_effect == "restart",
    )  # fmt: skip


def _form() -> Form:
    ways = [("items", _("按件")), ("pages", _("按量（页）"))]
    return Form(
        [
            Field("by", _("怎么计收"), "choice", _("两种只能选一种，同一件申请不得重复计收。"), ways),
            Field("count", _("这一次的件数或者页数"), "whole"),
            Field("already", _("本月此前已有的件数"), "whole", _("按件才填：同一申请人向同一机关，同一个自然月，按收到日。没有就不填。")),
        ],
        ("count", "already"),
    )


def _notice() -> Form:
    return Form([Field("noticed_on", _("申请人收到收费通知之日"))], ("noticed_on",))


def _payment(question: dict[str, Any], here: Situation) -> dict[str, Any]:
    last, provisional = payment(Fields(question, known=("noticed_on",)).day("noticed_on"), here.calendar)
    return {"day": in_words(last), "weekday": weekday(last), "provisional": provisional}


def _range(line: FeeLine) -> str:
    """31—40, or 201 and more."""
    return _("%(first)d 以上") % {"first": line.first} if line.last is None else f"{line.first}–{line.last}"
