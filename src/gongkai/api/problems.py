"""What went wrong, as problem details (RFC 9457): a code for programs, a sentence for people."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

MEDIA_TYPE = "application/problem+json"
#: How long a client should wait for an index that is being built, seconds.
RETRY_SECONDS = 5
TITLES = {
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    410: "Gone",
    413: "Content Too Large",
    422: "Unprocessable Content",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


class Problem(Exception):
    """Ends a request. `more` are extension members of the problem."""

    def __init__(self, status: int, code: str, detail: str, **more: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.detail, self.more = status, code, detail, more

    def response(self) -> HttpResponse:
        """The problem as a response, in the language of the address."""
        content = {"type": "about:blank", "title": TITLES[self.status], "status": self.status, "detail": self.detail, "code": self.code}
        body = json.dumps({**content, **self.more}, ensure_ascii=False, separators=(",", ":"))
        response = HttpResponse(body, status=self.status, content_type=MEDIA_TYPE)
        if self.status == 503:
            response["Retry-After"] = str(RETRY_SECONDS)
            response["Cache-Control"] = "no-store"
        return response


def no_such_address() -> Problem:
    """Beneath /api/v1/ there is nothing of that name."""
    return Problem(404, "no_such_address", _("接口中没有这个地址。"))


def no_such_unit(code: str) -> Problem:
    """A unit code that nobody has."""
    return Problem(404, "no_such_unit", _("没有代码为“%s”的单位。") % code[:40])


def no_index(request: HttpRequest, error: Exception) -> HttpResponse:
    """Handler of `search.readers.NoIndex`."""
    return Problem(503, "no_index", _("索引正在建立，请稍后再试。")).response()


def bad_query(request: HttpRequest, error: Exception) -> HttpResponse:
    """Handler of `search.query.BadQuery`: its code and its sentence."""
    return Problem(400, getattr(error, "code", "bad_query"), str(error)).response()


def bad_key(request: HttpRequest, error: Exception) -> HttpResponse:
    """Handler of `catalog.queries.BadKey`."""
    return Problem(400, "bad_key", _("after 不是本列表给出的续读标记。")).response()


def unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    """Handler of ninja's ValidationError: which parameters cannot be read, and why."""
    errors = [
        {"parameter": str(one["loc"][-1]), "code": str(one["type"]), "message": str(one["msg"])} for one in getattr(error, "errors", [])
    ]
    names = "、".join(dict.fromkeys(one["parameter"] for one in errors))
    return Problem(422, "bad_parameter", _("参数无法识别：%s。") % names, errors=errors).response()


def of_itself(request: HttpRequest, error: Exception) -> HttpResponse:
    """Handler of `Problem`."""
    if not isinstance(error, Problem):
        raise error
    return error.response()
