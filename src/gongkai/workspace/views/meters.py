"""The office's view of how complete and how fresh its units are: units to sort, columns that are stale, soon stale, or blank."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gongkai.catalog import access, meter_lists, meters
from gongkai.catalog.grounds import limit as limit_words
from gongkai.events import clock
from gongkai.units.gate import Actor
from gongkai.workspace import column_words
from gongkai.workspace.pages import actor_of, show, whole

ROOM = "workspace-meters"


def _office(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if access.OFFICE not in actor.all_roles:
        raise PermissionDenied
    return actor


@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """All units in reach, sorted by `sort`; what is to be mended comes first."""
    actor = _office(request)
    sort = request.GET.get("sort", "")
    sort = sort if sort in meter_lists.SORTS else "stale"
    found = meter_lists.units(actor, sort=sort, after=_pair(request.GET.get("after", "")))
    more = f"?{urlencode({'sort': sort, 'after': '{}.{}'.format(*found.next)})}" if found.next else ""
    sorts = [
        ("stale", _("过期")), ("soon", _("一周内过期")), ("blank", _("空白")), ("guide", _("指南")), ("columns", _("栏目")), ("items", _("条目")),
    ]  # fmt: skip
    return show(
        request, "meters.html", _("指南和目录完整度"), room=ROOM, rows=[(row, meters.missing_of(row)) for row in found.meters], sort=sort,
        more=more, sorts=sorts, never=meters.NEVER,
    )  # fmt: skip


@require_GET
def columns(request: HttpRequest, which: str) -> HttpResponse:
    """Columns of all units in reach in one state."""
    actor, today = _office(request), clock.today()
    titles = {"stale": _("过期的栏目"), "soon": _("一周内过期的栏目"), "blank": _("空白的栏目")}
    if which not in titles:
        raise Http404
    rows, following = meter_lists.columns(actor, today, which, after=_day_pair(request.GET.get("after", "")))
    more = f"?{urlencode({'after': f'{following[0].isoformat()}.{following[1]}'})}" if following else ""
    lines = [(row, column_words.light_of_meter(row, today), limit_words(meter_lists.limit_of(row))) for row in rows]
    return show(request, "meters_columns.html", titles[which], room=ROOM, rows=lines, more=more, which=which, tabs=titles.items())


def _pair(given: str) -> meter_lists.UnitKey | None:
    value, last = (whole(part) for part in given.partition(".")[::2])
    return (value, last) if value is not None and last is not None else None


def _day_pair(given: str) -> meter_lists.ColumnKey | None:
    day, _dot, last = given.partition(".")
    try:
        number = whole(last)
        return (date.fromisoformat(day), number) if number is not None else None
    except ValueError:
        return None
