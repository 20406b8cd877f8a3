"""Give and end posts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.events import clock
from gongkai.units import access, staff
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Post, Unit
from gongkai.units.models.staff import current_on
from gongkai.workspace.forms import EndPostForm, PostForm
from gongkai.workspace.pages import actor_of, show, unprocessable
from gongkai.workspace.views.people import ROOM, kept_person


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, person_id: int) -> HttpResponse:
    """A post for a person, in the unit named by `unit` (a code) or the person's own."""
    actor = actor_of(request)
    person = kept_person(actor, person_id)
    unit = _unit(request, person)
    roles = access.givable(actor, unit)
    if not roles:
        raise PermissionDenied
    today = clock.today()
    holders = (
        Post.objects.filter(current_on(today), unit=unit, deputy=False, role__in=roles).exclude(person=person).select_related("person")
    )
    labels = [(post.pk, f"{post.person.name}（{post.get_role_display()}）") for post in holders.order_by("role", "pk")]
    form = PostForm(
        request.POST if request.method == "POST" else None, roles=roles, holders=labels, initial={"valid_from": today.isoformat()}
    )
    context = {"room": ROOM, "person": person, "unit": unit, "units": _others(actor, unit), "form": form}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        chosen = data.pop("stands_in_for")
        principal = next((post for post in holders if str(post.pk) == chosen), None)
        try:
            staff.give_post(person=person, unit=unit, actor=actor, stands_in_for=principal, **data)
        except staff.StaffRefusedError as error:
            return show(request, "post_give.html", _("授予岗位"), status=unprocessable(), reasons=error.reasons, **context)
        messages.success(request, _("已授予岗位。"))
        return HttpResponseRedirect(reverse("workspace-person", args=[person.pk]))
    return show(request, "post_give.html", _("授予岗位"), status=unprocessable() if form.is_bound else 200, **context)


def _unit(request: HttpRequest, person: Person) -> Unit:
    code = request.POST.get("unit") or request.GET.get("unit")
    if code:
        return get_object_or_404(Unit, code=code)
    if person.unit is None:
        raise Http404
    return person.unit


def _others(actor: Actor, unit: Unit) -> list[Unit]:
    """Units in which the actor may give posts, for who keeps several."""
    kept = list(Unit.objects.filter(access.kept_units(actor)).order_by("path")[:400])
    return kept if len(kept) > 1 else []


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, post_id: int) -> HttpResponse:
    """End a post at once or on a day, after a page that says what that means."""
    actor = actor_of(request)
    post = get_object_or_404(Post.objects.select_related("unit", "person"), pk=post_id)
    if post.role not in access.givable(actor, post.unit):
        raise Http404
    form = EndPostForm(request.POST if request.method == "POST" else None)
    context = {"room": ROOM, "post": post, "person": post.person, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            staff.end_post(post=post, actor=actor, **form.cleaned_data)
        except staff.StaffRefusedError as error:
            return show(request, "post_end.html", _("结束岗位"), status=unprocessable(), reasons=error.reasons, **context)
        messages.success(request, _("岗位已结束。"))
        return HttpResponseRedirect(reverse("workspace-staff-unit", args=[post.unit.code]))
    return show(request, "post_end.html", _("结束岗位"), status=unprocessable() if form.is_bound else 200, **context)
