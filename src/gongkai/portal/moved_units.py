"""Addresses of a unit that ended lead to the one unit that took its place; its own page stays at `/u/<code>/former/`."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from gongkai.catalog import queries as catalog
from gongkai.units import heirs
from gongkai.units.models import Unit

#: A browser may keep the way for this long: units merge for good, but pages of theirs may come back by a split.
SECONDS = 3600


class MovedOn(Exception):
    """The unit ended and `heir` took its place: what was asked for is there now."""

    def __init__(self, unit: Unit, heir: Unit) -> None:
        super().__init__(f"{unit.code} → {heir.code}")
        self.unit, self.heir = unit, heir


def answer(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """301 to the same page of the heir; None for any other exception."""
    if not isinstance(exception, MovedOn):
        return None
    match = request.resolver_match
    arguments = {**match.kwargs, "code": exception.heir.code} if match else {"code": exception.heir.code}
    name = match.url_name if match and match.url_name else "unit"
    if column := arguments.get("column"):
        arguments["column"] = heirs.columns_renumbered(exception.unit).get(column, column)
        if catalog.column_of(exception.heir, arguments["column"]) is None:
            name, arguments = "unit", {"code": exception.heir.code}
    response = HttpResponsePermanentRedirect(reverse(name, kwargs=arguments))
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    return response
