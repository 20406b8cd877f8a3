"""Conditional GET: what a page depends on, as an ETag that costs one query at most.

@conditional(etag_for_item)
def item(request, item_id): ...
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from hashlib import blake2b
from pathlib import Path
from typing import Any, Concatenate

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.events.statements import Statement, Value
from gongkai.publishing.models import PublishingEvent

Tag = Callable[..., str | None]
View = Callable[Concatenate[HttpRequest, ...], HttpResponse]
#: A page may be this much older than what it shows of things that its tag does not name (footer, names, counts).
LIST_SECONDS = 60
ITEM_SECONDS = 600
_STANDS = Statement(lambda: Item.objects.filter(pk=Value("item")).values_list("version", "state", "unit__version"))
_NEWEST = Statement(lambda: PublishingEvent.objects.order_by("-pk").values_list("pk")[:1])


@lru_cache(maxsize=1)
def release() -> str:
    """Names the running code: its static files and the newest of its own files."""
    package = Path(settings.PACKAGE)
    kinds = {".py", ".html", ".css", ".js", ".mo"}
    newest = max((path.stat().st_mtime_ns for path in package.rglob("*") if path.suffix in kinds), default=0)
    parts = (getattr(staticfiles_storage, "manifest_hash", ""), newest)
    return blake2b(repr(parts).encode(), digest_size=6).hexdigest()


def _tag(request: HttpRequest, seconds: int, *parts: object) -> str:
    """A weak tag of the reader's choices, the code and `parts`; it changes every `seconds` and at midnight."""
    at = clock.now()
    period = int(at.timestamp()) // seconds
    reading = getattr(request, "reading", None)
    whole = (release(), reading.key if reading else "", at.date(), period, request.META.get("QUERY_STRING", ""), *parts)
    return f'W/"{blake2b(repr(whole).encode(), digest_size=12).hexdigest()}"'


def etag_for_item(request: HttpRequest, item_id: int, *args: object, **kwargs: object) -> str | None:
    """Of an item's page or data. None where there is no such item: the view then says so."""
    row = next(iter(_STANDS(item=item_id)), None)
    return _tag(request, ITEM_SECONDS, "item", item_id, *row) if row else None


def etag_for_list(request: HttpRequest, *args: object, **kwargs: object) -> str | None:
    """Of anything put together from many items: it holds until something is published, and a minute at most."""
    newest = next((number for (number,) in _NEWEST()), None)
    return _tag(request, LIST_SECONDS, "list", newest, *args, *sorted(kwargs.items()))


def conditional(tag: Tag) -> Callable[[View], View]:
    """A view that answers 304 where the browser already has what it would get. `tag` takes the view's own arguments."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in {"GET", "HEAD"}:
                return view(request, *args, **kwargs)
            etag = tag(request, *args, **kwargs)
            known = get_conditional_response(request, etag=etag) if etag else None
            response = view(request, *args, **kwargs) if known is None else known
            if etag and response.status_code in {200, 304}:
                response.headers.setdefault("ETag", etag)
            return response

        return answer

    return decorate
