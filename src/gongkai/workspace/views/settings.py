"""Settings of the office: each with its meaning, source and history; changed with a reason, after a page that says what changes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.rulebook import open_clocks, settings
from gongkai.rulebook.services import vocabularies as verbs
from gongkai.units import access
from gongkai.units.gate import Actor
from gongkai.workspace import setting_values as values
from gongkai.workspace.pages import actor_of, show, unprocessable
from gongkai.workspace.setting_notes import GROUPS

ROOM = "workspace-settings"


@require_GET
def all_settings(request: HttpRequest) -> HttpResponse:
    """All settings in groups, with what they are."""
    _keeper(request)
    now = settings.all_settings()
    groups = [(group.title, [_line(key, now) for key in group.keys if key in settings.DEFAULTS]) for group in GROUPS]
    known = {key for group in GROUPS for key in group.keys}
    others = [_line(key, now) for key in settings.DEFAULTS if key not in known]
    if others:
        groups.append((_("其他"), others))
    return show(request, "settings.html", _("平台设置"), room=ROOM, groups=groups)


def _line(key: str, now: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": key, "note": values.note_of(key), "value": values.shown(key, now[key]), "default": values.shown(key, settings.DEFAULTS[key]),
        "changed": now[key] != settings.DEFAULTS[key],
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def setting(request: HttpRequest, key: str) -> HttpResponse:
    """One setting. A POST names `step`: preview, do."""
    actor = _keeper(request)
    if key not in settings.DEFAULTS:
        raise Http404
    now, text = settings.get(key), request.POST.get("value", "")
    context: dict[str, Any] = {
        "room": ROOM, "line": _line(key, settings.all_settings()), "history": [_change(row, key) for row in verbs.history("setting", key)],
        "text": values.written(now), "many": isinstance(settings.DEFAULTS[key], list), "choices": _choices(key, now),
    }  # fmt: skip
    title = str(values.note_of(key).title)
    if request.method == "GET":
        return show(request, "setting.html", title, **context)
    reason = request.POST.get("reason", "").strip()
    context |= {"text": text, "reason": reason, "choices": _choices(key, text)}
    try:
        value = values.read(key, text)
        settings.check({key: value})
        if request.POST.get("step") == "do":
            verbs.change_setting(key=key, value=value, reason=reason, by=f"post:{actor.posts[0].id}")
    except settings.SettingRefusedError as error:
        return show(request, "setting.html", title, wrong=str(error), status=unprocessable(), **context)
    except verbs.VocabularyRefusedError as error:
        return show(request, "setting.html", title, reasons=error.reasons, status=unprocessable(), **context)
    if request.POST.get("step") == "do":
        messages.success(request, _("已保存，半分钟内全站生效。"))
        return HttpResponseRedirect(reverse("workspace-setting", args=[key]))
    running = sum(1 for _clock in open_clocks.running()) if key.startswith("law.") else None
    return show(
        request, "setting_preview.html", title, was=values.shown(key, now), will=values.shown(key, value), same=now == value, running=running,
        key=key, value=text, **context,
    )  # fmt: skip


def _choices(key: str, chosen: Any) -> list[tuple[str, Any, bool]]:
    """(value, name, chosen) of a setting that is one of several words."""
    return [(word, name, word == values.written(chosen)) for word, name in values.note_of(key).words.items()]


def _change(row: Any, key: str) -> dict[str, Any]:
    return {"at": row.at, "was": values.shown(key, row.before), "now": values.shown(key, row.after), "reason": row.reason}


def _keeper(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not access.for_all(actor, "manage_rules"):
        raise PermissionDenied
    return actor
