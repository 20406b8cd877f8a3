"""People of a unit: the units whose staff one keeps, a unit's people, one person."""

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.events import clock
from gongkai.units import access, gate, staff
from gongkai.units import staff_reasons as against
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Post, Role, Unit
from gongkai.units.models.staff import current_on
from gongkai.workspace.forms import NewPersonForm, PersonForm
from gongkai.workspace.pages import actor_of, need, show, unprocessable

ROOM = "workspace-staff"
#: Rows of a list of units; more are found by name.
MOST = 200


@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The units whose staff one keeps; straight to it where there is one."""
    actor = actor_of(request)
    kept = Unit.objects.filter(access.kept_units(actor))
    words = request.GET.get("q", "").strip()[:60]
    found = kept.filter(Q(name__contains=words) | Q(short_name__contains=words)) if words else kept
    counted = found.annotate(
        people=Count("staff", filter=Q(staff__is_active=True), distinct=True),
        administrators=Count("posts", filter=current_posts(Role.UNIT_ADMINISTRATOR), distinct=True),
    )
    rows = list(counted.order_by("path")[: MOST + 1])
    if not words and len(rows) == 1:
        return HttpResponseRedirect(reverse("workspace-staff-unit", args=[rows[0].code]))
    if not rows and not words:
        need(actor, "manage_staff", Unit())  # nobody's administrator: 403
    return show(request, "staff_units.html", _("单位与人员"), room=ROOM, units=rows[:MOST], words=words, more=len(rows) > MOST)


def current_posts(role: Role) -> Q:
    """Posts of a unit with that role that count today, as a condition on units."""
    today = clock.today()
    until = Q(posts__valid_until=None) | Q(posts__valid_until__gte=today)
    return Q(posts__role=role, posts__revoked_at=None, posts__valid_from__lte=today) & until


@require_GET
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """A unit's people with their posts, and who comes from elsewhere to hold a post here."""
    one, _actor = _kept(request, code)
    today = clock.today()
    posts = list(Post.objects.filter(current_on(today), unit=one).select_related("person__unit").order_by("role", "deputy", "pk"))
    people = list(Person.objects.filter(unit=one).order_by("-is_active", "name", "pk"))
    by_person: dict[int, list[Post]] = {}
    for post in posts:
        by_person.setdefault(post.person_id, []).append(post)
    own = [(person, by_person.get(person.pk, [])) for person in people]
    guests = [post for post in posts if post.person.unit_id != one.pk]
    empty = [role.label for role in _NEEDED if role not in {post.role for post in posts}]
    return show(request, "staff_unit.html", one.name, room=ROOM, unit=one, people=own, guests=guests, empty=empty, today=today)


#: Posts without which a unit publishes nothing.
_NEEDED = (Role.INFORMATION_OFFICER, Role.SECRECY_REVIEWER, Role.APPROVER)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A new account; its one-time password is on the answer to the form and nowhere else."""
    one, actor = _kept(request, code)
    form = NewPersonForm(request.POST if request.method == "POST" else None, roles=access.givable(actor, one))
    context = {"room": ROOM, "unit": one, "form": form}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        role, deputy = data.pop("role"), data.pop("deputy")
        try:
            person, password = _create(one, actor, role=role, deputy=deputy, **data)
        except staff.StaffRefusedError as error:
            return show(request, "staff_add.html", _("添加人员"), status=unprocessable(), reasons=error.reasons, **context)
        return show(request, "password_once.html", _("账号已建立"), room=ROOM, person=person, password=password)
    status = unprocessable() if form.is_bound else 200
    return show(request, "staff_add.html", _("添加人员"), status=status, **context)


def _create(one: Unit, actor: Actor, *, role: str, deputy: bool, **data: str) -> tuple[Person, str]:
    """Account and first post together or not at all."""
    from django.db import transaction

    with transaction.atomic():
        person, password = staff.create_person(unit=one, actor=actor, **data)
        if role:
            staff.give_post(person=person, unit=one, role=role, deputy=deputy, actor=actor)
    return person, password


@require_GET
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """One person: account, posts, what happened, and what may be done."""
    actor = actor_of(request)
    return _person(request, kept_person(actor, person_id), actor)


@require_POST
def change(request: HttpRequest, person_id: int) -> HttpResponse:
    """Correct name and contacts."""
    actor = actor_of(request)
    one = kept_person(actor, person_id)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _person(request, one, actor, form=form, status=unprocessable())
    try:
        staff.change_person(person=one, actor=actor, **form.cleaned_data)
    except staff.StaffRefusedError as error:
        return _person(request, one, actor, form=form, status=unprocessable(), reasons=error.reasons)
    return HttpResponseRedirect(reverse("workspace-person", args=[one.pk]))


def _person(
    request: HttpRequest, one: Person, actor: Actor, *, form: PersonForm | None = None, status: int = 200, reasons: object = ()
) -> HttpResponse:  # fmt: skip
    today = clock.today()
    posts = list(one.posts.select_related("unit", "stands_in_for__person").order_by("revoked_at", "valid_until", "-valid_from"))
    rows = [(post, _standing(post, today), post.role in access.givable(actor, post.unit)) for post in posts]
    context = {
        "person": one,
        "posts": rows,
        "events": list(one.events.order_by("-seq")[:20]),
        "form": form or PersonForm(initial={"name": one.name, "telephone": one.telephone, "email": one.email}),
        "against": list(against.against_keeping(actor, one)),
        "oneself": actor.person == one.pk,
        "reasons": reasons,
    }
    return show(request, "person.html", one.name, room=ROOM, status=status, **context)


def _standing(post: Post, today: object) -> str:
    """current, coming or over."""
    if post.revoked_at is not None or (post.valid_until is not None and post.valid_until < today):
        return "over"
    return "current" if post.valid_from <= today else "coming"


def kept_person(actor: Actor, person_id: int) -> Person:
    """The person, where the actor keeps the person's unit or a unit in which the person holds a post; 404 elsewhere."""
    one = get_object_or_404(Person.objects.select_related("unit"), pk=person_id)
    here = [one.unit] if one.unit else []
    here += [post.unit for post in one.posts.filter(revoked_at=None).select_related("unit")]
    if not any(gate.may(actor, "manage_staff", access.subject(unit)) for unit in here):
        raise Http404
    return one


def _kept(request: HttpRequest, code: str) -> tuple[Unit, Actor]:
    actor = actor_of(request)
    one = get_object_or_404(Unit, code=code)
    need(actor, "manage_staff", one)
    return one, actor
