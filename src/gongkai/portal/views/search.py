"""`/search`: a question in the address, a page of results; without a script and without a session."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gongkai.catalog.likely import likely_units
from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.portal import asking, facets
from gongkai.portal.pages import Link, Page, platform_page, show
from gongkai.portal.results import Found, found
from gongkai.portal.visits.lines import note_unanswered
from gongkai.search.query import Answer, BadQuery, Question
from gongkai.search.query import search as ask
from gongkai.search.readers import NoIndex


def search(request: HttpRequest) -> HttpResponse:
    """The answer; 400 with a reason for what cannot be asked, 503 before there is an index; the bare form where nothing was asked."""
    try:
        question = asking.read(request.GET)
        if not question.q and not asking.narrowed(question):
            return _show(request, "search.html", question, _("检索"), asked=False)
        answer = ask(question)
    except BadQuery as problem:
        return _show(request, "search_problem.html", asking.read_leniently(request.GET), _("检索"), status=400, problem=problem)
    except NoIndex:
        return _show(request, "search_problem.html", question, _("检索"), status=503, problem=_("索引正在建立，请稍后再试。"))
    if question.q and question.page == 1 and not answer.exact:
        note_unanswered(request, question.q)
    if not answer.total:
        return _nothing(request, answer)
    return _results(request, answer)


def _results(request: HttpRequest, answer: Answer) -> HttpResponse:
    question, today = answer.question, clock.today()
    rows: list[Found] = [found(result, today) for result in answer.results]
    repealed = next((facet.count for facet in answer.facets.get("status", []) if facet.value == Item.Validity.REPEALED), 0)
    return _show(
        request, "search.html", question, _title(question), asked=True, answer=answer, rows=rows, groups=facets.groups(answer),
        chosen=list(facets.chosen(answer)), sorts=_sorts(question), pages=_pages(answer), exact=asking.link(question, expand=False),
        original=asking.link(question, expand=True), apply=_apply(question), likely=likely_units(question.q) if answer.how == "near" else [],
        repealed=repealed if question.status == "" else 0,
        only_valid=asking.link(question, status=Item.Validity.VALID),
    )  # fmt: skip


def _nothing(request: HttpRequest, answer: Answer) -> HttpResponse:
    """Nothing found: what was tried, who is likely to have it, and the way to ask for it."""
    question = answer.question
    bare = asking.link(Question(q=question.q, kind=question.kind)) if asking.narrowed(question) else ""
    anything = asking.link(Question(q=question.q)) if question.kind != "all" else ""
    return _show(
        request, "search_empty.html", question, _title(question), answer=answer, chosen=list(facets.chosen(answer)), bare=bare,
        anything=anything, likely=likely_units(question.q) if question.q else [], apply=_apply(question), exact=not question.expand,
        original=asking.link(question, expand=True),
    )  # fmt: skip


def _show(request: HttpRequest, template: str, question: Question, title: str, *, status: int = 200, **matter: object) -> HttpResponse:
    frame: Page = platform_page(title, find_box=False)
    frame.crumbs = []
    frame.metas = [("robots", "noindex")]
    kept = [(name, value) for name, value in asking.pairs(question) if name not in {"q", "in", "page"}]
    return show(
        request, template, frame, status=status, kinds=asking.kinds(), symbols=asking.SYMBOLS, question=question, kept=kept, **matter
    )


def _title(question: Question) -> str:
    return _("检索“%s”") % question.q[:60] if question.q else _("检索")


def _sorts(question: Question) -> list[tuple[str, str, bool]]:
    names = (("relevance", _("相关在前")), ("date", _("新的在前")))
    return [(name, asking.link(question, sort=value), question.sort == value) for value, name in names]


def _pages(answer: Answer) -> dict[str, object]:
    """Numbers around the current page, and the steps back and on."""
    question = answer.question
    last = max(1, -(-min(answer.total, asking.DEEPEST) // question.size))
    now = min(question.page, last)
    shown = sorted({1, *range(max(1, now - 3), min(last, now + 3) + 1)})
    return {
        "numbers": [Link(str(number), "" if number == now else asking.link(question, page=number)) for number in shown] if last > 1 else [],
        "back": asking.link(question, page=now - 1) if now > 1 else "",
        "on": asking.link(question, page=now + 1) if now < last else "",
    }


def _apply(question: Question) -> str:
    """The application window with the words carried over: the unit's that was asked for, else the platform's."""
    address = reverse("unit-apply", args=[question.unit]) if question.unit else reverse("apply")
    return f"{address}?{urlencode({'q': question.q})}" if question.q else address
