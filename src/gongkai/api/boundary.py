"""Around every address of the interface: methods, what a client accepts, impossible characters; no cookie, any origin.

Questions of the law are POSTed: that stores nothing and answers the same to everybody, so it needs no token (CSRF) and no cookie.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from gongkai.api.problems import Problem

READING = ("GET", "HEAD", "OPTIONS")
ASKING = (*READING, "POST")
#: Asked anew each time by clients; a shared cache may answer for some seconds.
CACHING = "public, max-age=0, s-maxage=10, must-revalidate"

View = Callable[..., HttpResponse]


def bounded(view: View, methods: tuple[str, ...] = READING) -> View:
    """The view behind the boundary. It sees GET (and POST, where `methods` has it), and no parameter without a value."""

    @wraps(view, assigned=("__module__", "__doc__"))
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            _check(request, methods)
            response = _ask(view, request, *args, **kwargs) if request.method != "OPTIONS" else HttpResponse(status=204)
        except Problem as problem:
            response = problem.response()
        return _dress(request, response, methods)

    respond.csrf_exempt = True  # type: ignore[attr-defined]
    return respond


def _check(request: HttpRequest, methods: tuple[str, ...]) -> None:
    if request.method not in methods:
        raise Problem(405, "method_not_allowed", _("本接口只供读取。"))
    if not (request.accepts("application/json") or request.accepts("application/problem+json") or request.accepts("text/html")):
        raise Problem(406, "not_acceptable", _("本接口只提供 JSON。"))
    query = request.META.get("QUERY_STRING", "")
    if "\0" in request.path_info or "%00" in query or "\0" in query:
        raise Problem(400, "bad_characters", _("请求中有不可用的字符。"))
    try:
        values = request.GET
    except SuspiciousOperation:
        raise Problem(400, "too_many_parameters", _("参数太多。")) from None
    if not all(values.values()):
        request.GET = _with_values(values)  # type: ignore[assignment]


def _with_values(values: QueryDict) -> QueryDict:
    """Without the parameters that were left empty, as a form sends them."""
    kept = QueryDict(mutable=True)
    for name, value in values.items():
        if value:
            kept[name] = str(value)
    return kept


def _ask(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    method = request.method
    request.method = "POST" if method == "POST" else "GET"
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = method


def _dress(request: HttpRequest, response: HttpResponse, methods: tuple[str, ...]) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    if request.method == "OPTIONS" or response.status_code == 405:
        response["Allow"] = ", ".join(methods)
        response["Access-Control-Allow-Methods"] = ", ".join(method for method in methods if method != "OPTIONS")
        if "POST" in methods:
            response["Access-Control-Allow-Headers"] = "Content-Type"
    response.headers.setdefault("Cache-Control", "no-store" if request.method == "POST" else CACHING)
    if request.method == "HEAD":
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    return response
