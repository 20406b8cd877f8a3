"""My account: posts, password, second factor, and where I am signed in."""

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.events import clock
from gongkai.units.models import Post
from gongkai.units.models.staff import current_on
from gongkai.workspace.pages import actor_of, show
from gongkai.workspace.sign_in import duty
from gongkai.workspace.views import notices


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """What the person holds and how the account is kept."""
    actor = actor_of(request)
    posts = Post.objects.filter(current_on(clock.today()), person=actor.person).select_related("unit", "stands_in_for__person")
    return show(
        request, "me.html", _("我的账号"), room="workspace-me", posts=posts, has_factor=duty.has_second_factor(request.user),
        needs_factor=duty.needs_second_factor(request.posts), sso=bool(settings.OIDC_SERVER_URL), wants=notices.wants(actor.person),  # type: ignore[attr-defined]
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in; a POST ends one (`session`) or all others."""
    found = UserSession.objects.purge_and_list(request.user)
    if request.method == "POST":
        wanted = request.POST.get("session", "")
        ending = [one for one in found if (str(one.pk) == wanted if wanted else not one.is_current())]
        end_sessions(request, ending)
        if request.user.is_authenticated:
            messages.success(request, _("已结束 %d 处登录。") % len(ending))
        return HttpResponseRedirect(reverse("account-sessions"))
    found.sort(key=lambda one: one.created_at, reverse=True)
    return show(request, "sessions.html", _("登录在哪里"), room="workspace-me", sessions=found)


@login_required
@require_GET
def no_password(request: HttpRequest) -> HttpResponse:
    """Who only ever comes by single sign-on has no password here to change."""
    return show(request, "no_password.html", _("没有本系统密码"), room="workspace-me")
