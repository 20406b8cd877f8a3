"""Addresses from before the move: what a document's old address asks for is sent on to the document."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from gongkai.catalog import queries

LONGEST = 600


def moved(request: HttpRequest) -> HttpResponse:
    """`/moved?url=<old address>`, for a rule on the old host that cannot map addresses itself."""
    found = new_home(request.GET.get("url", ""))
    if found is None:
        raise Http404
    return found


def new_home(address: str) -> HttpResponse | None:
    """A permanent redirect to the item that stood at `address` (absolute, or path and query); None if there was none."""
    if not address or len(address) > LONGEST or "\0" in address:
        return None
    item = queries.item_at_old_address(address)
    return None if item is None else HttpResponsePermanentRedirect(reverse("item", args=[item]))
