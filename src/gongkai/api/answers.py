"""Answers as bytes: plain values in, JSON out. What a client already has is answered with 304."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from gongkai import __version__
from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.publishing.models import PublishingEvent

#: An answer may be this much older than what its tag does not name (names of units, read texts of files), seconds.
LIST_SECONDS = 60
ITEM_SECONDS = 600


def answer(content: Any, *, etag: str = "") -> HttpResponse:
    """`content` as JSON. It is not validated here: tests hold real answers against the published schema."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_plain)
    response = HttpResponse(body, content_type="application/json")
    if etag:
        response["ETag"] = etag
    return response


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(clock.SHANGHAI).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"an answer holds {type(value).__name__}")


def unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """304 where the client has what `etag` names."""
    return get_conditional_response(request, etag=etag)  # type: ignore[return-value]


def tag_of_item(request: HttpRequest, item_id: int, item: Item | None = None) -> str:
    """Names what an item's answer depends on; empty where there is no such item. One query, none where `item` is at hand with its unit."""
    if item is not None:
        return _tag(request, ITEM_SECONDS, "item", item_id, item.version, item.state, item.unit.version)
    row = Item.objects.filter(pk=item_id).values_list("version", "state", "unit__version").first()
    return _tag(request, ITEM_SECONDS, "item", item_id, *row) if row else ""


def tag_of_list(request: HttpRequest) -> str:
    """Names what a list depends on: it holds until something is published, and a minute at most. One query."""
    return _tag(request, LIST_SECONDS, PublishingEvent.objects.aggregate(newest=Max("pk"))["newest"])


def _tag(request: HttpRequest, seconds: int, *parts: object) -> str:
    at = clock.now()
    whole = (__version__, get_language(), origin(request), request.path, request.META.get("QUERY_STRING", ""))
    moment = (at.date(), int(at.timestamp()) // seconds)
    return f'W/"{blake2b(repr((whole, moment, parts)).encode(), digest_size=12).hexdigest()}"'


def origin(request: HttpRequest) -> str:
    """Scheme and host of the public site, without a slash: where it is known to stand, else where the request came to."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def listed(results: Iterable[Any], after: str | None) -> dict[str, Any]:
    """A list as every list is: its rows, and the key to go on from."""
    return {"results": list(results), "next": after}
