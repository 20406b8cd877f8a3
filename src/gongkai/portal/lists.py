"""One page of a list, with the address of the next: by key, never by number."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from gongkai.catalog import queries as catalog
from gongkai.catalog.models import Column
from gongkai.portal import rows
from gongkai.portal.views.found import year_of
from gongkai.units.models import Unit

PAGE_SIZE = 20
#: The first year that the selection offers.
FIRST_YEAR = 2000


@dataclass(slots=True)
class ListPage:
    """A page of items: lines, addresses of the first page (where this is another) and of the next, the chosen year, the years."""

    table: rows.Table
    first: str
    next: str
    year: int | None
    years: range


def list_page(request: HttpRequest, today: date, *, unit: Unit | None = None, column: Column | None = None) -> ListPage:
    """What the address asks of a unit's or a column's items. BadRequest (a 400) for a broken key."""
    year = year_of(request.GET.get("year", ""))
    after = request.GET.get("after", "")
    try:
        found = catalog.list_items(unit=unit, column=column, year=year, after=after or None, size=PAGE_SIZE)
    except catalog.BadKey as error:
        raise BadRequest("a key that this list never gave out") from error
    return ListPage(
        table=rows.table(found.results, today),
        first=_address(request, year) if after else "",
        next=_address(request, year, found.next) if found.next else "",
        year=year,
        years=range(today.year, FIRST_YEAR - 1, -1),
    )


def _address(request: HttpRequest, year: int | None, after: str = "") -> str:
    chosen = {name: value for name, value in (("year", year), ("after", after)) if value}
    return f"{request.path}?{urlencode(chosen)}" if chosen else request.path
