"""`/law/report/`: a report pasted or uploaded, checked, and shown with what does not add up. Nothing of it is kept."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai.law.report import check, parse
from gongkai.law.sayings import BadInputError
from gongkai.portal.law import taking
from gongkai.portal.law.example_report import example_report
from gongkai.portal.law.report import Verdict, verdict
from gongkai.portal.law.simple import Problem
from gongkai.portal.law.tabs import page, tabs
from gongkai.portal.pages import show
from gongkai.rulebook.situation import situation


def report(request: HttpRequest) -> HttpResponse:
    """GET: the form, and with `?example=1` a made-up report. POST: `text` (JSON or HTML) or `file` (JSON, HTML, XLSX)."""
    here = situation()
    text, problems, found = "", [], None
    try:
        if request.method == "POST":
            text = taking.typed(request)
            found = _check(taking.payload(request), here)
        elif "example" in request.GET:
            found = _check(example_report(), here)
    except RequestDataTooBig:
        problems = [Problem("text", _("贴上来的内容"), _("太大，最多 2 MB；可以上传文件"))]
    except BadInputError as error:
        problems = [_problem(error, here.say(error.said))]
    response = show(
        request, "law/report.html", page("law-report", _("年报核对")), status=422 if problems else 200, tabs=tabs(), tab="law-report",
        problems=problems, text=text, found=found, largest=taking.LARGEST_FILE // 1024 // 1024,
    )  # fmt: skip
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response


def _check(payload: dict[str, Any], here: Any) -> Verdict:
    parsed = parse(payload)
    return verdict(parsed, check(parsed, choices=here.choices, calendar=here.calendar), here)


def _problem(error: BadInputError, why: str) -> Problem:
    """What was taken is named; a place inside the report stands before the reason."""
    names = {"text": _("贴上来的内容"), "file": _("上传的文件")}
    if error.field in names:
        return Problem(error.field, names[error.field], why)
    return Problem("text", error.field if error.field not in {"", "report"} else _("年报"), why)
