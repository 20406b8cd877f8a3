"""What happens around every page: language, the reader's view, caching headers, visits, figures, and whom a demonstration answers."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers

from gongkai.portal import moved_units
from gongkai.portal.errors import bad_request
from gongkai.portal.machines import callers, metrics
from gongkai.portal.reading import state
from gongkai.portal.visits import lines

YEAR_SECONDS = 365 * 24 * 3600
#: A shared cache (nginx) may answer for this long, a browser asks each time.
PUBLIC_CACHE = "public, max-age=0, s-maxage=10, must-revalidate"


class ReadingMiddleware:
    """Sets `request.reading`; serves /en/… as the same views in English; keeps a chosen view in a cookie and only then sets one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self._respond(request)
        metrics.observe(request, response, time.perf_counter() - started)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What a view meant by an exception: a unit that ended leads to the one that took its place."""
        return moved_units.answer(request, exception)

    def _respond(self, request: HttpRequest) -> HttpResponse:
        if settings.DEMO and not callers.all_local(request):
            return HttpResponseForbidden("The demonstration answers on this machine only.\n", content_type="text/plain; charset=utf-8")
        reading = request.reading = state.read(request)
        machine = reading.path.startswith("/api/")  # has problems of its own, and no view to choose
        if not machine and ("\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", "")):
            with translation.override(reading.language):
                return bad_request(request)  # no text has this character, and databases refuse it
        if request.method in {"GET", "HEAD"} and not machine and (choice := state.chosen(request)):
            return _keep(request, choice)
        if reading.path == "":
            return HttpResponseRedirect(f"{request.path}/")
        response = self._answer(request, reading)
        lines.note(request, response)
        _allow_caching(request, response)
        return response

    def _answer(self, request: HttpRequest, reading: state.Reading) -> HttpResponse:
        """Call the view in the reader's language. The prefix becomes Django's script prefix, so reverse() stays in the language."""
        before = get_script_prefix()
        request.path_info = reading.path
        try:
            if reading.english:
                set_script_prefix(f"{before.rstrip('/')}{state.ENGLISH}/")
            with translation.override(reading.language):
                response = self.get_response(request)
        finally:
            set_script_prefix(before)
        response.headers.setdefault("Content-Language", "en" if reading.english else "zh-CN")
        return response


def _keep(request: HttpRequest, choice: dict[str, str]) -> HttpResponse:
    response = HttpResponseRedirect(state.address_without_choices(request))
    response.status_code = 303
    response["Cache-Control"] = "no-store"
    for name, value in choice.items():
        if value:
            response.set_cookie(name, value, max_age=YEAR_SECONDS, secure=request.is_secure(), httponly=True, samesite="Lax")
        else:
            response.delete_cookie(name, samesite="Lax")
    return response


def _allow_caching(request: HttpRequest, response: HttpResponse) -> None:
    """What a view has not decided itself: pages may be shared between readers of the same view."""
    if request.method not in {"GET", "HEAD"} or response.has_header("Cache-Control"):
        return
    response["Cache-Control"] = PUBLIC_CACHE if response.status_code < 500 else "no-store"
    patch_vary_headers(response, ["Cookie"])
