"""Who is here, in which post, and what must be done before anything else."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor
from gongkai.units.models import Person

#: Where a person acts in one of several posts: the post's id, in the session.
CHOSEN = "post"
#: Pages that may be asked for whatever must be done first.
_ALWAYS = frozenset({"account_login", "account_logout", "account_inactive", "account_reauthenticate"})
_PASSWORD = _ALWAYS | {"account_change_password"}
_FACTOR = _PASSWORD | {"mfa_index", "mfa_activate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate"}


def enter(request: Any, today: date) -> None:
    """Set `request.actor` (in the chosen post) and `request.posts` (all that count today). One query for who is signed in, none for nobody."""
    request.actor, request.posts = None, ()
    user = request.user
    if isinstance(user, Person) or user.is_authenticated:
        whole = actor_of(user.pk, today)
        chosen = request.session.get(CHOSEN)
        held = [post for post in whole.posts if post.id == chosen] or list(whole.posts[:1])
        request.posts = whole.posts
        request.actor = Actor(user.pk, tuple(held))


def first(request: Any) -> HttpResponse | None:
    """Where to go before the page that was asked for; None where nothing stands in the way."""
    name = _name(request)
    user = request.user
    if not user.is_authenticated:
        return redirect_to_login(request.get_full_path()) if request.path_info.startswith("/workspace/") else None
    if user.must_change_password:
        return None if name in _PASSWORD else HttpResponseRedirect(reverse("account_change_password"))
    if name not in _FACTOR and needs_second_factor(request.posts) and not has_second_factor(user):
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
    return None


def needs_second_factor(posts: tuple[Any, ...]) -> bool:
    """Whether any post that counts requires one; chosen or not."""
    return any(post.role in settings.SECOND_FACTOR_ROLES for post in posts)


def has_second_factor(person: Any) -> bool:
    """Whether the person has set one up."""
    return Authenticator.objects.filter(user=person.pk, type=Authenticator.Type.TOTP).exists()


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""
