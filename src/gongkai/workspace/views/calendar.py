"""The working calendar as the office keeps it: enter days, take some out, confirm by the notice, open again; each shown before it is done."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.events import clock
from gongkai.law.calendar import LAST_YEAR
from gongkai.rulebook.calendar_models import COUNTRY, CalendarDay, CalendarYear
from gongkai.rulebook.services import calendar_years as verbs
from gongkai.rulebook.services.calendar_checks import FIRST
from gongkai.units import access
from gongkai.units.gate import Actor
from gongkai.workspace.calendar_form import ConfirmForm, DaysForm, WhyForm
from gongkai.workspace.pages import actor_of, show, unprocessable

ROOM = "workspace-calendar"
#: Years ahead that may be looked at.
AHEAD = 2


class Year(NamedTuple):
    """A line of the list."""

    year: int
    status: str
    label: str
    notice: str
    verified: bool
    days: int


@require_GET
def years(request: HttpRequest) -> HttpResponse:
    """All years with their state, the latest first."""
    _keeper(request)
    kept = {row.year: row for row in CalendarYear.objects.filter(scope=COUNTRY)}
    counts: dict[int, int] = {}
    for year in CalendarDay.objects.filter(scope=COUNTRY).values_list("arranged__year", flat=True):
        counts[year] = counts.get(year, 0) + 1
    rows = [_line(year, kept.get(year), counts.get(year, 0)) for year in range(clock.today().year + 1, FIRST - 1, -1)]
    return show(request, "calendar_years.html", _("工作日历"), room=ROOM, years=rows)


def _line(year: int, row: CalendarYear | None, days: int) -> Year:
    if row is None:
        return Year(year, "none", str(CalendarYear.Status.NONE.label), "", True, days)
    return Year(year, row.status, row.get_status_display(), row.notice, row.notice_verified, days)


@require_http_methods(["GET", "POST"])
def year(request: HttpRequest, year: int) -> HttpResponse:
    """One year. A POST names `verb` (enter, remove, confirm, reopen) and `step` (preview, then do)."""
    actor = _keeper(request)
    if not FIRST <= year <= min(LAST_YEAR, clock.today().year + AHEAD):
        raise Http404
    if request.method == "GET":
        return _page(request, year)
    wanted = request.POST.get("verb", "")
    if wanted not in _VERBS:
        raise BadRequest("no such verb")
    form, call = _read(wanted, request)
    if call is None:
        return _page(request, year, verb=wanted, form=form, status=unprocessable())
    arguments = {"year": year, "by": f"post:{actor.posts[0].id}", **call}
    doing = request.POST.get("step") == "do"
    try:
        changed = _VERBS[wanted](**arguments) if doing else verbs.preview(_VERBS[wanted], **arguments)
    except verbs.CalendarRefusedError as error:
        return _page(request, year, verb=wanted, form=form, status=unprocessable(), reasons=error.reasons)
    if doing:
        messages.success(request, _("已办成：%d年的日历已更新。") % year)
        return HttpResponseRedirect(reverse("workspace-calendar-year", args=[year]))
    return _preview(request, year, wanted, form, changed)


_VERBS: dict[str, Callable[..., verbs.Changed]] = {
    "enter": verbs.enter_days,
    "remove": verbs.remove_days,
    "confirm": verbs.confirm_year,
    "reopen": verbs.reopen_year,
}
_FORMS: dict[str, type[forms.Form]] = {"enter": DaysForm, "remove": WhyForm, "confirm": ConfirmForm, "reopen": WhyForm}


def _read(wanted: str, request: HttpRequest) -> tuple[forms.Form, dict[str, Any] | None]:
    """The form, and what it says to the verb; None where it cannot be read."""
    form = _FORMS[wanted](request.POST, request.FILES)
    if not form.is_valid():
        return form, None
    data = form.cleaned_data
    if isinstance(form, DaysForm):
        return form, {"days": form.days, **{name: data[name] for name in ("notice", "source", "reason")}}
    if wanted == "remove":
        try:
            return form, {"days": [date.fromisoformat(day) for day in request.POST.getlist("day")], **data}
        except ValueError as error:
            raise BadRequest("not a day") from error
    return form, data


def _preview(request: HttpRequest, year: int, wanted: str, form: forms.Form, changed: verbs.Changed) -> HttpResponse:
    """What would be done; the same form again, hidden, with a button that does it."""
    sent = [
        (name, value)
        for name in request.POST
        for value in request.POST.getlist(name)
        if name not in {"csrfmiddlewaretoken", "step", "text"}
    ]
    if isinstance(form, DaysForm):
        sent.append(("text", "\n".join(f"{day.on.isoformat()},{day.kind.value},{day.name}" for day in form.days)))
    nothing = wanted in {"enter", "remove"} and not (changed.added or changed.changed or changed.removed)
    return show(
        request, "calendar_preview.html", _("%d年工作日历") % year, room=ROOM, year=year, verb=wanted, changed=changed, sent=sent, nothing=nothing
    )  # fmt: skip


def _page(
    request: HttpRequest, year: int, *, verb: str = "", form: forms.Form | None = None, status: int = 200, reasons: Any = ()
) -> HttpResponse:  # fmt: skip
    row = CalendarYear.objects.filter(scope=COUNTRY, year=year).first()
    days = list(CalendarDay.objects.filter(arranged=row).order_by("on")) if row else []
    blank: dict[str, forms.Form] = {
        "enter": DaysForm(initial={"notice": row.notice if row else ""}, auto_id="enter_%s"),
        "remove": WhyForm(auto_id="remove_%s"),
        "confirm": ConfirmForm(initial={"notice": row.notice if row else ""}, auto_id="confirm_%s"),
        "reopen": WhyForm(auto_id="reopen_%s"),
    }
    if form is not None:
        form.auto_id = f"{verb}_%s"
        blank[verb] = form
    events = list(row.events.order_by("-seq")[:20]) if row else []
    line = _line(year, row, len(days))
    return show(
        request, "calendar_year.html", _("%d年工作日历") % year, room=ROOM, status=status, year=year, row=row, line=line, days=days, forms=blank,
        verb=verb, reasons=reasons, events=events, confirmed=line.status == "confirmed",
    )  # fmt: skip


def _keeper(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not access.keeps_calendar(actor):
        raise PermissionDenied
    return actor
