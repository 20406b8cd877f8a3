"""The home of the workspace, and the post in which a person acts."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gongkai.events import clock
from gongkai.workspace.matters import mine
from gongkai.workspace.pages import actor_of, show
from gongkai.workspace.sign_in import duty


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What is mine to do, sorted by how soon."""
    today = clock.today()
    actor = actor_of(request)
    matters = mine(actor, today)
    counts = {
        "late": sum(1 for matter in matters if matter.left is not None and matter.left < 0),
        "today": sum(1 for matter in matters if matter.left == 0),
        "soon": sum(1 for matter in matters if matter.light == "soon"),
        "others": sum(1 for matter in matters if matter.light in {"fine", "bar"}),
    }
    return show(request, "home.html", _("待办"), today=today, matters=matters, counts=counts, posts=actor.posts)


@require_POST
def switch_post(request: HttpRequest) -> HttpResponse:
    """Act in another of one's posts from now on, and go on to the page `next` of the workspace."""
    chosen = request.POST.get("post", "")
    if not chosen.isdigit() or int(chosen) not in {post.id for post in request.posts}:  # type: ignore[attr-defined]
        raise BadRequest("not a post of this person")
    request.session[duty.CHOSEN] = int(chosen)
    onward = request.POST.get("next", "")
    inside = onward.startswith(reverse("workspace")) and url_has_allowed_host_and_scheme(onward, allowed_hosts=None)
    return HttpResponseRedirect(onward if inside else reverse("workspace"))
