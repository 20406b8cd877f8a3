"""What is done to an account, each after a page that asks once more: new password, second factor forgotten, closed, opened again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gongkai.units import staff
from gongkai.workspace.forms import ReasonForm
from gongkai.workspace.pages import actor_of, show, unprocessable
from gongkai.workspace.views.people import ROOM, kept_person


@dataclass(frozen=True, slots=True)
class Act:
    """`verb` takes person and actor (and a reason where `reasoned`); what it returns is a one-time password or nothing."""

    title: Promise
    meaning: Promise
    button: Promise
    done: Promise
    verb: Callable[..., Any]
    reasoned: bool = True
    grave: bool = False


ACTS: dict[str, Act] = {
    "password": Act(
        _("重置密码"),
        _("原密码立即失效，所有已登录的地方都会退出。新的一次性密码只显示一次，本人登录后必须修改。"),
        _("重置密码"), _("密码已重置。"), staff.reset_password, reasoned=False,
    ),
    "second-factor": Act(
        _("重置两步验证"), _("用于更换或者丢失手机。请先当面或者电话核实是本人。下次登录时重新设置。"), _("重置两步验证"), _("两步验证已重置。"),
        staff.reset_second_factor,
    ),
    "deactivate": Act(
        _("停用账号"), _("立即不能登录，全部岗位同时结束。账号和办理记录保留，登录名不会给别人使用。"), _("停用账号"), _("账号已停用。"),
        staff.deactivate, grave=True,
    ),
    "reactivate": Act(
        _("恢复账号"), _("可以重新登录，但没有岗位；需要时另行授予。新的一次性密码只显示一次。"), _("恢复账号"), _("账号已恢复。"),
        staff.reactivate,
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, person_id: int, act: str) -> HttpResponse:
    """Ask, then do."""
    actor = actor_of(request)
    one = kept_person(actor, person_id)
    wanted = ACTS.get(act)
    if wanted is None:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    context = {"room": ROOM, "person": one, "act": wanted, "form": form}
    if request.method == "POST" and form.is_valid():
        reason = {"reason": form.cleaned_data["reason"]} if wanted.reasoned else {}
        try:
            password = wanted.verb(person=one, actor=actor, **reason)
        except staff.StaffRefusedError as error:
            return show(request, "person_act.html", str(wanted.title), status=unprocessable(), reasons=error.reasons, **context)
        if password:
            return show(request, "password_once.html", str(wanted.done), room=ROOM, person=one, password=password)
        messages.success(request, str(wanted.done))
        return HttpResponseRedirect(reverse("workspace-person", args=[one.pk]))
    return show(request, "person_act.html", str(wanted.title), status=unprocessable() if form.errors else 200, **context)
