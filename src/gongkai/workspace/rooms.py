"""The rooms of the workspace: who sees which, in the order of the page. A room that is not built is not here."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.catalog import access as columns
from gongkai.exchange import access as imports
from gongkai.publishing.access import READERS
from gongkai.publishing.rules import workflow
from gongkai.units import access
from gongkai.units.gate import Actor
from gongkai.units.models import Role


@dataclass(frozen=True, slots=True)
class Room:
    """`address`: a route's name. `roles`: who sees it; none means whoever is signed in. `only`: asked besides. `apart`: a line stands above it."""

    address: str
    name: Promise
    roles: frozenset[str] = field(default_factory=frozenset)
    apart: bool = False
    only: Callable[[Actor], bool] | None = None


_SEEING = frozenset({*READERS, workflow.OFFICE})

ROOMS: tuple[Room, ...] = (
    Room("workspace", _("待办")),
    Room("workspace-notices", _("消息")),
    Room("workspace-draft-new", _("录入信息"), frozenset({workflow.OFFICER, workflow.OFFICE})),
    Room("workspace-tables", _("表格录入"), _SEEING),
    Room("workspace-items", _("稿件"), _SEEING),
    Room("workspace-review", _("审查"), frozenset(workflow.CHECKERS)),
    Room("workspace-coordinations", _("发布协调"), _SEEING),
    Room("workspace-published-list", _("已公开的"), _SEEING),
    Room("workspace-owed", _("解读和到期清理"), _SEEING),
    Room("workspace-findings", _("公开信息检查"), _SEEING),
    Room("workspace-columns", _("目录与指南"), frozenset(columns.SEEING)),
    Room("workspace-overview", _("各单位在办"), frozenset({Role.OFFICE.value})),
    Room("workspace-meters", _("指南和目录完整度"), frozenset({Role.OFFICE.value})),
    Room("workspace-declarations", _("无此类信息申报"), frozenset({Role.OFFICE.value})),
    Room("workspace-structure", _("目录结构"), frozenset({Role.OFFICE.value})),
    Room("workspace-staff", _("单位与人员"), frozenset({Role.UNIT_ADMINISTRATOR.value, Role.OFFICE.value}), apart=True),
    Room("workspace-units", _("单位变动"), frozenset({Role.OFFICE.value})),
    Room("workspace-imports", _("数据导入"), only=imports.sees_runs),
    Room("workspace-steps", _("办理步骤"), frozenset({Role.UNIT_ADMINISTRATOR.value, Role.OFFICE.value})),
    Room(
        "workspace-wording-lists", _("用词名单"), frozenset({Role.OFFICE.value}), only=lambda actor: access.for_all(actor, "manage_rules")
    ),
    Room("workspace-vocabularies", _("词表"), frozenset({Role.OFFICE.value}), only=lambda actor: access.for_all(actor, "manage_rules")),
    Room("workspace-settings", _("平台设置"), frozenset({Role.OFFICE.value}), only=lambda actor: access.for_all(actor, "manage_rules")),
    Room("workspace-calendar", _("工作日历"), frozenset({Role.OFFICE.value}), only=access.keeps_calendar),
    Room("workspace-me", _("我的账号"), apart=True),
)


def rooms_for(actor: Actor | None) -> list[Room]:
    """The rooms that the actor's posts open."""
    held = actor.all_roles if actor else frozenset()
    return [room for room in ROOMS if (not room.roles or room.roles & held) and (room.only is None or (actor and room.only(actor)))]
