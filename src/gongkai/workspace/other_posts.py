"""A staff page refused in one post that another post of the same person opens: which one, and the page that says so.

The one place for this rule. No table says which post opens which page: the page itself is asked once more in each other post, in a
transaction that is rolled back, with a session of its own that is never saved.
"""

import copy
from typing import Any
from urllib.parse import urlsplit

from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _

from gongkai.units.gate import Actor, HeldPost
from gongkai.workspace.pages import show

#: So many other posts are tried; nobody holds more in earnest.
MOST = 8
REFUSALS = (PermissionDenied, Http404)
_PREFIX = "/workspace/"


def answer(request: Any, exception: Exception) -> HttpResponse | None:
    """The page for a refusal: change to this post, or: not yours. None where the ordinary page for it is right (nothing is at that address)."""
    if not isinstance(exception, REFUSALS) or not request.user.is_authenticated:
        return None
    asked = _asked(request)
    posts = opening(request, asked) if asked is not None and len(request.posts) > 1 else []
    if not posts and isinstance(exception, Http404):
        return None
    if "html" not in request.headers.get("Accept", "html") and "json" in request.headers.get("Accept", ""):
        problem = {"type": "about:blank", "title": "Forbidden", "status": 403, "detail": _said(posts), "code": "forbidden"}
        return JsonResponse(problem, status=403, content_type="application/problem+json")
    sent = request.method not in {"GET", "HEAD"}
    return show(request, "refused.html", _("这一页不归现在的岗位办理"), room="", status=403, fitting=posts, back=asked, sent=sent)


def opening(request: Any, address: str) -> list[HeldPost]:
    """The person's other posts in which that page answers; none where it answers in the present one too."""
    path, _mark, query = address.partition("?")
    try:
        found = resolve(path)
    except Resolver404:
        return []
    present = {post.id for post in request.actor.posts}
    if request.method not in {"GET", "HEAD"} and _opens(request, found, query, request.actor.posts):
        return []
    others = [post for post in request.posts if post.id not in present][:MOST]
    return [post for post in others if _opens(request, found, query, (post,))]


def _opens(request: Any, found: ResolverMatch, query: str, posts: tuple[HeldPost, ...]) -> bool:
    probe = copy.copy(request)
    probe.method, probe.GET, probe.POST, probe.resolver_match = "GET", QueryDict(query), QueryDict(), found
    probe.actor = Actor(request.actor.person, posts)
    probe.session = type(request.session)()
    probe._messages = default_storage(probe)  # noqa: SLF001  (where Django keeps it)
    try:
        with transaction.atomic():
            response = found.func(probe, *found.args, **found.kwargs)
            transaction.set_rollback(True)
    except REFUSALS:
        return False
    for closer in response._resource_closers:  # noqa: SLF001  (close() itself ends the connection to the database in mid-request)
        closer()
    return bool(response.status_code < 400)


def _asked(request: HttpRequest) -> str | None:
    """The page that was asked for; for a form that was sent, the page it stood on."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path_info() if request.path_info.startswith(_PREFIX) else None
    parts = urlsplit(request.headers.get("Referer", ""))
    if parts.netloc != request.get_host() or not parts.path.startswith(_PREFIX):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _said(posts: list[HeldPost]) -> str:
    return _("这一页要以另一个岗位办理，请换岗位后再试。") if posts else _("现在的岗位不能这样做。")
