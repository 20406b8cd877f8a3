"""Who does what to columns, in which post: the beginning of every verb, its refusals, and the events that it leaves."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.catalog import access
from gongkai.catalog.models import Column, ColumnEvent, Declaration, DeclarationEvent
from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor, HeldPost
from gongkai.units.models import Unit

SENTENCES = {
    "no_post": gettext_noop("您在该单位没有办理此事的岗位"),
    "not_kept": gettext_noop("本单位不设这个栏目"),
    "only_holds_columns": gettext_noop("该栏目只用于容纳下级栏目"),
    "has_items": gettext_noop("栏目里已有公开的信息，不能申报无此类信息"),
    "reason_needed": gettext_noop("须写明理由"),
    "unit_head_needed": gettext_noop("须写明单位负责人"),
    "review_in_the_past": gettext_noop("复核日须晚于今天"),
    "review_too_late": gettext_noop("复核日不得晚于两年后"),
    "too_long": gettext_noop("内容过长"),
    "already_open": gettext_noop("该栏目已有待认可或者已认可的申报"),
    "not_waiting": gettext_noop("该申报已经办理，请刷新后查看"),
    "proposer_may_not_decide": gettext_noop("申报人与认可人不得为同一人"),
    "person_unknown": gettext_noop("所选的责任人在本单位没有有效的岗位"),
    "period_unknown": gettext_noop("更新周期须为1至1100天、1至750个工作日或者1至36个月"),
    "looser": gettext_noop("更新周期不得长于目录结构规定的周期；确需放宽的，由主管部门设定"),
    "name_needed": gettext_noop("须写栏目名称"),
    "name_taken": gettext_noop("同一上级栏目下已有这个名称"),
    "code_wrong": gettext_noop("栏目代码须为两位数字接在上级代码之后，且没有用过"),
    "limit_unknown": gettext_noop("时限写法无法识别，例如 20wd、5wd+14d、+3m、月、季、年(03-31)"),
    "parent_holds_items": gettext_noop("上级栏目里直接放有信息，不能再设下级栏目"),
    "has_columns": gettext_noop("还有未停用的下级栏目，须先停用"),
    "fixed": gettext_noop("这是规定的固定栏目，不得改名、停用或者移动"),
    "already_ended": gettext_noop("该栏目已经停用"),
    "not_ended": gettext_noop("该栏目没有停用"),
    "nothing_changed": gettext_noop("没有改动"),
    "order_wrong": gettext_noop("次序与现有的栏目对不上，请刷新后再排"),
}


class DeclarationRefusedError(ValueError):
    """Nothing was done; `code` says why, `field` which field of a form it is about."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(code)
        self.code, self.field = code, field

    @property
    def message(self) -> str:
        """The sentence in the reader's language."""
        return _(SENTENCES.get(self.code, self.code))


class By(NamedTuple):
    """Who acts in which post; (None, None) for the office's own tools and the demonstration."""

    person: int | None = None
    post: HeldPost | None = None


def begin(actor: Actor | None, event: str, unit: Unit, at: datetime) -> By:
    """The actor's post for `event` in the unit, among those that still count. DeclarationRefusedError("no_post") without one."""
    if actor is None:
        return By()
    return By(actor.person, _post(_as_of(actor, at), access.roles_for(event), unit.pk, unit.path))


def begin_structure(actor: Actor | None, at: datetime) -> By:
    """The same for what holds for all: a post of the office of a unit at the top."""
    if actor is None:
        return By()
    now = _as_of(actor, at)
    if not access.keeps_structure(now):
        raise DeclarationRefusedError("no_post")
    top = min((post for post in now.posts if post.role == access.OFFICE), key=lambda post: len(post.path))
    return By(actor.person, top)


def _as_of(actor: Actor, at: datetime) -> Actor:
    mine = {post.id for post in actor.posts}
    held = actor_of(actor.person, at.astimezone(clock.SHANGHAI).date()).posts
    return Actor(actor.person, tuple(post for post in held if post.id in mine))


def _post(actor: Actor, roles: tuple[str, ...], unit: int, path: str) -> HeldPost:
    post = actor.post_for(roles, unit, path)
    if post is None:
        raise DeclarationRefusedError("no_post")
    return post


def record_column(
    column: Column, kind: str, by: By, *, at: datetime, unit: Unit | None = None, reason: str = "", data: dict[str, Any] | None = None
) -> None:
    """The next event of a column; `unit`: where it is a unit's own matter."""
    _emit(ColumnEvent, column, kind, by, at=at, unit_id=unit.pk if unit else None, reason=reason, data=data)


def record_declaration(row: Declaration, kind: str, by: By, *, at: datetime, was: str = "", reason: str = "") -> None:
    """The next event of a declaration."""
    _emit(DeclarationEvent, row, kind, by, at=at, unit_id=row.unit_id, reason=reason, from_state=was, to_state=row.state)


def _emit(table: Any, subject: Any, kind: str, by: By, *, at: datetime, data: dict[str, Any] | None = None, **fields: Any) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("an event outside a transaction")
    last = table.objects.filter(subject=subject).aggregate(last=Max("seq"))["last"] or 0
    fields["reason"] = fields.get("reason", "")[:500]
    post = by.post
    kept = {**(data or {}), **({"post": post.id, "deputy": post.deputy} if post else {})}
    event = table(
        subject=subject, seq=last + 1, kind=kind, person_id=by.person, post=post.role if post else "", at=at, recorded_at=clock.now(),
        data=kept, **fields,
    )  # fmt: skip
    emit([event])
