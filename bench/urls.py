"""The product's addresses and the baseline's. The engine's own time is counted here, so that it can be taken off."""

import threading
import time
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path

from gongkai.catalog.models import Item
from gongkai.search.engine import Reader

_spent = {"seconds": 0.0, "searches": 0}
_lock = threading.Lock()
_search = Reader.search


def _timed(self: Reader, request: Any) -> Any:
    start = time.thread_time()
    try:
        return _search(self, request)
    finally:
        with _lock:
            _spent["seconds"] += time.thread_time() - start
            _spent["searches"] += 1


Reader.search = _timed  # type: ignore[method-assign]


def engine(request: HttpRequest) -> JsonResponse:
    """CPU seconds spent inside the engine since the start, and how many searches."""
    return JsonResponse(_spent)


def one(request: HttpRequest, number: int) -> HttpResponse:
    """The bare one-row view."""
    return render(request, "bench/one.html", {"item": Item.objects.select_related("unit").get(pk=number)})


def several(request: HttpRequest) -> HttpResponse:
    """The bare view of twenty rows."""
    rows = Item.objects.select_related("unit").filter(state="public").order_by("-published_on", "-pk")[:20]
    return render(request, "bench/list.html", {"items": rows})


def manuscripts(request: HttpRequest) -> HttpResponse:
    """The bare list of the `n` newest open manuscripts."""
    from gongkai.publishing.models import Manuscript
    from gongkai.publishing.rules import workflow

    rows = Manuscript.objects.select_related("unit", "drafter").defer("body").filter(state__in=list(workflow.OPEN))
    return render(request, "bench/manuscripts.html", {"rows": rows.order_by("-pk")[: int(request.GET["n"])]})


urlpatterns = [
    path("bench/engine", engine),
    path("bench/one/<int:number>", one),
    path("bench/list", several),
    path("bench/manuscripts", manuscripts),
    path("", include("gongkai.config.urls")),
]
