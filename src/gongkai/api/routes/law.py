"""The law as questions and answers: POST asks and nothing is stored, GET tells what may be asked."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import Router

from gongkai.api.answers import answer
from gongkai.api.law_answers import ANSWERS, Description, FieldProblem
from gongkai.api.law_questions import EXAMPLES, QUESTIONS
from gongkai.api.problems import Problem
from gongkai.api.routes.parameters import ERRORS
from gongkai.law import asking
from gongkai.law.sayings import BadInputError
from gongkai.rulebook.situation import situation

router = Router(tags=["law"])

#: Longest question, bytes; a report may be as long as Django takes.
LARGEST, LARGEST_REPORT = 64 * 1024, 2 * 1024 * 1024
#: Codes of what is no question at all, rather than one with a field that cannot be.
_UNREADABLE = {"not_utf8", "empty", "not_json", "unreadable_json"}
_SUMMARIES = {
    "clock": gettext_lazy("一件申请的时钟：收到之日、期限、逐日说明"),
    "workday": gettext_lazy("工作日的加法和两天之间的工作日数"),
    "fee": gettext_lazy("信息处理费"),
    "period": gettext_lazy("复议、诉讼期限的最后一天"),
    "remedy": gettext_lazy("答复后的救济途径和告知文字"),
    "check-report": gettext_lazy("核对一份年报"),
    "index-number": gettext_lazy("认一个索引号"),
}


def _ask(command: str) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        here = situation()
        try:
            found = asking.answer(command, asking.parse(_body(request, command)), here)
        except BadInputError as error:
            raise _problem(error, here.say(error.said)) from None
        return answer(found)

    view.__name__ = f"ask_{command}".replace("-", "_")
    return view


def _describe(command: str) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        return answer({"command": command, "question": QUESTIONS[command], "example": EXAMPLES[command]})

    view.__name__ = f"describe_{command}".replace("-", "_")
    return view


def _body(request: HttpRequest, command: str) -> bytes:
    largest = LARGEST_REPORT if command == "check-report" else LARGEST
    try:
        body = request.body
    except RequestDataTooBig:
        raise _too_large(largest) from None
    except UnreadablePostError:
        raise Problem(400, "interrupted", _("请求没有传完。"), field="") from None
    if len(body) > largest:
        raise _too_large(largest)
    return body


def _too_large(largest: int) -> Problem:
    return Problem(413, "too_large", _("问题太大，最多 %d KB。") % (largest // 1024), field="")


def _problem(error: BadInputError, words: str) -> Problem:
    status = 400 if not error.field and error.said.code in _UNREADABLE else 422
    detail = f"{error.field}: {words}" if error.field else words
    return Problem(status, error.said.code, detail, field=error.field)


def _extra(command: str) -> dict[str, Any]:
    content = {"application/json": {"schema": QUESTIONS[command], "example": EXAMPLES[command]}}
    return {"requestBody": {"required": True, "content": content}}


for _command in asking.COMMANDS:
    _address = f"/law/{_command}"
    router.get(
        _address, response={200: Description, **ERRORS}, summary=_SUMMARIES[_command], url_name=f"api-law-{_command}",
        operation_id=f"describe_{_command}".replace("-", "_"),
    )(_describe(_command))  # fmt: skip
    router.post(
        _address, response={200: ANSWERS[_command], **ERRORS, **dict.fromkeys((400, 413, 422), FieldProblem)}, summary=_SUMMARIES[_command],
        url_name=f"api-law-{_command}", operation_id=f"ask_{_command}".replace("-", "_"), openapi_extra=_extra(_command),
    )(_ask(_command))  # fmt: skip
