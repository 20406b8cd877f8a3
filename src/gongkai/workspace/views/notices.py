"""What I was told: the list, reading it, and what I want by mail."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gongkai.events import clock
from gongkai.notices import kinds, preferences, queries, services, subjects
from gongkai.notices.models import Notice
from gongkai.units.actors import actor_of as whole_actor
from gongkai.units.models import Role, Unit
from gongkai.workspace.pages import actor_of, show, whole

ROOM = "workspace-notices"


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The newest first; `before` goes on, `only=unread` leaves out what was read."""
    actor = actor_of(request)
    only = request.GET.get("only") == "unread"
    rows, following = queries.listing(actor.person, before=whole(request.GET.get("before", "")), only_unread=only)
    everywhere = whole_actor(actor.person, clock.today())  # titles by all posts, not by the one that is chosen just now
    titles = subjects.titles((row.subject for row in rows), everywhere)
    lines = [(row, kinds.find(row.kind), _about(row, titles)) for row in rows if kinds.known(row.kind)]
    more = f"?{'only=unread&' if only else ''}before={following}" if following else ""
    return show(request, "notices.html", _("消息"), room=ROOM, lines=lines, only=only, more=more)


def _about(row: Notice, titles: dict[str, str]) -> str:
    """What the line says; the title where this person may (still) see the thing."""
    if row.kind == "post_given":
        unit = Unit.objects.filter(pk=row.values.get("unit")).values_list("name", flat=True).first() or ""
        role = row.values.get("role", "")
        return f"{Role(role).label if role in Role.values else role}　{unit}"
    if row.kind == "daily":
        words = {
            "late": _("逾期 %d 件"),
            "soon": _("快到期 %d 件"),
            "unsigned": _("逾期未补签 %d 件"),
            "hidings": _("下线逾期未确认 %d 件"),
        }
        return "，".join(text % row.values[name] for name, text in words.items() if row.values.get(name))
    return titles.get(row.subject) or (_("（没有标题）") if row.subject in titles else _("（您现在看不到这一件）"))


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark one (`notice`) or all as read; with `go` lead on to what it is about."""
    actor = actor_of(request)
    number = whole(request.POST.get("notice", ""))
    services.read(actor.person, None if number is None else [number])
    if number is not None and request.POST.get("go"):
        link = Notice.objects.filter(pk=number, person=actor.person).values_list("link", flat=True).first()
        if link and url_has_allowed_host_and_scheme(link, allowed_hosts=None):
            return HttpResponseRedirect(link)
    return HttpResponseRedirect(reverse(ROOM))


@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Keep what I want by mail."""
    actor = actor_of(request)
    preferences.choose(actor.person, mailed=request.POST.getlist("kind"), digest=request.POST.get("digest") == "1")
    messages.success(request, _("已保存。"))
    return HttpResponseRedirect(f"{reverse('workspace-me')}#notices")


def wants(person: int) -> dict[str, object]:
    """For the form on 我的账号: {"kinds": [(kind, chosen)], "digest", "mails": whether this installation sends any}."""
    now = preferences.of([person])[person]
    offered = [(kind, kind.code in now.mailed) for kind in kinds.all_kinds()]
    return {"kinds": offered, "digest": now.digest, "mails": bool(settings.EMAIL_URL)}
