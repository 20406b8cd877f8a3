"""While the site is being prepared (first start, upgrade) its pages say so instead of failing on tables that are not there yet."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from gongkai.events import progress

RETRY_SECONDS = 3


class PreparingMiddleware:
    """Answers 503 to everything but /healthz until the preparation is through; from then on it costs nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.ready = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.ready:
            state = progress.read(Path(settings.GONGKAI_HOME))
            self.ready = state is None or state["ready"]
            if state is not None and not self.ready and request.path_info != "/healthz":
                return _wait(state, english=request.path_info.startswith("/en/"))
        return self.get_response(request)


def _wait(state: progress.Progress, *, english: bool) -> HttpResponse:
    percent = state["done"] * 100 // state["total"] if state["total"] else None
    with translation.override("en" if english else "zh-hans"):
        page = render_to_string("portal/preparing.html", {"percent": percent, "seconds": RETRY_SECONDS, "english": english})
    return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"})
