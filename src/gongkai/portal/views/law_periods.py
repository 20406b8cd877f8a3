"""`/law/periods/`: until when one may go to reconsideration or to court, and which way a reply leaves open."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai.law.asking import Situation, answer
from gongkai.law.asking.periods import counted
from gongkai.law.grounds import GROUNDS
from gongkai.law.periods import Kind, LastDay
from gongkai.law.remedies import OVERDUE
from gongkai.law.reply_kinds import KINDS
from gongkai.portal.dates import in_words, weekday
from gongkai.portal.law.days import span
from gongkai.portal.law.simple import Field, Form
from gongkai.portal.law.tabs import page, tabs
from gongkai.portal.pages import show
from gongkai.rulebook.situation import situation

#: Replies that leave nothing to be sued about, or belong to others.
_NOT_ASKED = {"wd", "55"}


def periods(request: HttpRequest) -> HttpResponse:
    """`?kind=reconsideration&known_on=2025-08-05` and `?reply=36-3&ground=16-1&made_on=2026-03-02`."""
    here = situation()
    form, reply = _period().read(request.GET), _reply().read(request.GET)
    found = form.ask(lambda question: counted(question, here), here)
    ways = reply.ask(lambda question: answer("remedy", question, here), here)
    problems = [*form.problems, *reply.problems]
    return show(
        request, "law/periods.html", page("law-periods", _("复议、诉讼和救济")), status=422 if problems else 200, tabs=tabs(), tab="law-periods",
        problems=problems, form=form, reply=reply, found=found, last=in_words(found.last_day) if found else "",
        weekday=weekday(found.last_day) if found else "", lines=list(_lines(found, here)) if found else [],
        ways=ways, paths=[_path(one) for one in ways["paths"]] if ways else [],
    )  # fmt: skip


def _period() -> Form:
    names = {Kind.RECONSIDERATION: _("申请行政复议（60 日）"), Kind.LITIGATION: _("直接提起行政诉讼（6 个月）"),
             Kind.LITIGATION_AFTER_RECONSIDERATION: _("复议以后提起行政诉讼（15 日）")}  # fmt: skip
    return Form(
        [
            Field("kind", _("哪一种"), "choice", choices=[(str(kind), name) for kind, name in names.items()]),
            Field("known_on", _("知道或者应当知道之日"), hint=_("复议以后起诉的，填收到复议决定书之日")),
        ],
        ("known_on",),
    )


def _reply() -> Form:
    replies = [(kind.code, f"{kind.name}（{kind.code}）") for kind in KINDS if kind.code not in _NOT_ASKED]
    grounds = [(ground.code, f"{ground.article('2019')} {ground.name}") for ground in GROUNDS if ground.refusal]
    return Form(
        [
            Field("reply", _("答复的种类"), "select", choices=[("", _("选一种")), *replies, (OVERDUE, _("逾期没有答复"))]),
            Field("ground", _("不予公开的依据"), "select", _("不予公开、部分公开才选"), [("", _("没有写明")), *grounds]),
            Field("made_on", _("答复作出之日"), hint=_("落款日期；逾期没有答复的，填期满的次日"), fills="decided_on"),
        ],
        ("reply", "made_on"),
    )


def _lines(found: LastDay, here: Situation) -> Iterator[str]:
    """The counting in sentences; the days that cannot be the last are taken together."""
    past = False
    for said in (*found.explanation, *found.notes):
        if said.code == "shifted_past":
            if not past:
                days = span(found.nominal, found.last_day - timedelta(days=1))
                yield _("%(days)s是休假日，不能作末日：%(why)s") % {"days": days, "why": here.say(here.calendar.why(found.nominal))}
            past = True
        elif said.code != "provisional":
            yield here.say(said)


def _path(one: dict[str, Any]) -> dict[str, Any]:
    kinds = {"reconsideration": _("申请行政复议"), "litigation": _("直接提起行政诉讼"), "appeal": _("向主管部门申诉"),
             "litigation_after_reconsideration": _("对复议决定不服，再提起行政诉讼")}  # fmt: skip
    parts = {"all": "", "refused": _("不予公开的部分"), "other": _("其他部分")}
    terms = {"60日": _("60 日内"), "15日": _("15 日内"), "6个月": _("6 个月内"), "3个月": _("3 个月内")}
    return {**one, "name": kinds[one["kind"]], "part_name": parts[one["part"]], "term": terms.get(one["period"], one["period"])}
