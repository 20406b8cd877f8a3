"""What every staff page shows around its matter: who acts in which post, the rooms, what was just done; and form fields."""

from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.contrib.messages import get_messages
from django.forms import BoundField, CheckboxInput
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.notices import queries as notices
from gongkai.rulebook import settings as rulebook
from gongkai.rulebook.calendar_models import CalendarEvent
from gongkai.units.models import Role, StaffEvent
from gongkai.workspace.rooms import rooms_for

register = template.Library()


@register.simple_tag(takes_context=True)
def staff_head(context: Any) -> dict[str, Any]:
    """{"site_name", "person", "acting": HeldPost or None, "posts": those that count today, "rooms", "unread", "messages"}.

    One query, for notices that were not read.
    """
    request = context.request
    person = getattr(request, "user", None)
    name = rulebook.get("site.name")  # allauth's own `site` stands before ours on its pages
    if person is None or not person.is_authenticated:
        return {
            "site_name": name,
            "person": None,
            "acting": None,
            "posts": [],
            "rooms": [],
            "unread": 0,
            "messages": list(get_messages(request)),
        }
    acting = request.actor.posts[0] if request.actor.posts else None
    return {
        "site_name": name,
        "person": person,
        "acting": acting,
        "posts": request.posts,
        "rooms": rooms_for(request.actor),
        "unread": (unread := notices.unread(person.pk)),
        "unread_shown": f"{notices.MOST - 1}+" if unread == notices.MOST else str(unread),
        "messages": list(get_messages(request)),
    }


@register.filter
def role_name(role: str) -> str:
    """信息员."""
    return str(Role(role).label)


@register.inclusion_tag("workspace/parts/field.html")
def field(bound: BoundField, size: str = "m") -> dict[str, Any]:
    """A field with label, hint and what is wrong. `size`: s, m or l, how wide."""
    describes = [f"{bound.auto_id}_hint"] * bool(bound.help_text) + [f"{bound.auto_id}_wrong"] * bool(bound.errors)
    attributes: dict[str, Any] = {"class": "" if isinstance(bound.field.widget, CheckboxInput) else f"in {size}"}
    if describes:
        attributes["aria-describedby"] = " ".join(describes)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    widget: SafeString = bound.as_widget(attrs=attributes)
    return {"bound": bound, "widget": widget, "box": isinstance(bound.field.widget, CheckboxInput)}


@register.simple_tag
def sso_address() -> dict[str, str] | None:
    """{"address", "name"} of the identity provider, where there is one."""
    if not settings.OIDC_SERVER_URL:
        return None
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    return {"address": reverse("openid_connect_login", args=[app["provider_id"]]), "name": app["name"]}


@register.simple_tag
def reset_address() -> str:
    """Where forgotten passwords are reset by mail; empty where no mail is sent."""
    return reverse("account_reset_password") if settings.EMAIL_URL else ""


_HAPPENED = {
    "created": _("账号建立"),
    "changed": _("更正姓名或者联系方式"),
    "password_reset": _("密码被重置"),
    "password_set": _("本人修改密码"),
    "second_factor_reset": _("两步验证被重置"),
    "post_given": _("授予岗位"),
    "post_ended": _("岗位结束"),
    "deactivated": _("账号停用"),
    "reactivated": _("账号恢复"),
    "signed_in": _("登录"),
}


@register.filter
def happened(event: StaffEvent) -> str:
    """What happened to a person, with the role where it was about a post."""
    role = event.data.get("role")
    said = str(_HAPPENED.get(event.kind, event.kind))
    return f"{said}：{Role(role).label}" if role in Role.values else said


_CALENDAR = {
    "seeded": _("随系统载入"), "days_entered": _("录入日期"), "days_removed": _("删除日期"), "confirmed": _("确认"), "reopened": _("重新打开"),
}  # fmt: skip


@register.filter
def calendar_happened(event: CalendarEvent) -> str:
    """What happened to a year of the calendar, with how many days."""
    said = str(_CALENDAR.get(event.kind, event.kind))
    days = event.data.get("days") or []
    return gettext("%(what)s（%(days)d天）") % {"what": said, "days": len(days)} if days and event.kind != "seeded" else said


@register.filter
def weekday(value: date) -> str:
    """星期四."""
    return "星期" + "一二三四五六日"[value.weekday()]
