"""Pages for what went wrong: in words and with what to do next; for machines as problems (RFC 9457)."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from gongkai.portal import asking
from gongkai.portal.machines.moved import new_home
from gongkai.portal.pages import Page, show
from gongkai.search.query import Question


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400. The request may be broken in any way, so the page asks nothing of it."""
    return _problem(request, 400) or HttpResponse(render_to_string("portal/errors/400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _problem(request, 403) or show(request, "errors/403.html", Page(_("这一页不开放")), status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with a search box; an address that means nothing here may be that of a document before it moved."""
    problem = _problem(request, 404)
    if problem is not None:
        return problem
    if request.resolver_match is None and request.method in {"GET", "HEAD"} and (found := new_home(request.get_full_path())):
        return found
    matter = {"kinds": asking.kinds(), "symbols": asking.SYMBOLS, "question": Question()}
    return show(request, "errors/404.html", Page(_("没有这个页面"), find_box=False), status=404, **matter)


def failed(request: HttpRequest) -> HttpResponse:
    """500. Nothing that may have failed is used again: no database, no settings, no static manifest."""
    return _problem(request, 500) or HttpResponse(render_to_string("portal/errors/500.html"), status=500)


def _problem(request: HttpRequest, status: int) -> HttpResponse | None:
    """The machine's answer, if a machine asked: an API path, or JSON preferred over pages."""
    if not request.path_info.startswith("/api/") and not _prefers_json(request.headers.get("Accept", "")):
        return None
    title = HTTPStatus(status).phrase
    problem = {"type": "about:blank", "title": title, "status": status, "detail": title, "code": title.lower().replace(" ", "_")}
    return JsonResponse(problem, status=status, content_type="application/problem+json")


def _prefers_json(accept: str) -> bool:
    return "json" in accept and "html" not in accept
