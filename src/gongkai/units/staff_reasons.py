"""Why something cannot be done with a person or a post: coded sentences, known before the click. The shell (no actor) passes the gate."""

import re
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from gongkai.law.sayings import Said, gettext_noop
from gongkai.units import access, gate
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Post, Role, Unit

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


class StaffRefusedError(ValueError):
    """Nothing was changed; `reasons` say why."""

    def __init__(self, reasons: list[Said]) -> None:
        super().__init__("; ".join(said.text for said in reasons))
        self.reasons = tuple(reasons)


def refuse(reasons: Iterator[Said]) -> None:
    """Raise where there is any reason."""
    if found := list(reasons):
        raise StaffRefusedError(found)


def against_keeping_unit(actor: Actor | None, unit: Unit | None) -> Iterator[Said]:
    """Whether the actor keeps the staff of a unit."""
    if actor is not None and (unit is None or not gate.may(actor, "manage_staff", access.subject(unit))):
        yield Said("not_your_unit", gettext_noop("您不管理这个单位的人员"))


def against_keeping(actor: Actor | None, person: Person) -> Iterator[Said]:
    """Whether the actor keeps a person: in the person's unit, and with no post that the actor could not have given."""
    beyond = list(against_keeping_unit(actor, person.unit))
    yield from beyond
    if actor is None or beyond:
        return
    held = person.posts.filter(revoked_at=None).select_related("unit")
    if any(post.role not in access.givable(actor, post.unit) for post in held):
        yield Said("holds_posts_beyond", gettext_noop("此人还担任不归您管理的岗位，请由主管部门办理"))


def against_person(*, login: str, name: str, email: str = "", telephone: str = "", known: Person | None = None) -> Iterator[Said]:
    """Whether there can be such an account. `known`: the person whose data it will be."""
    if not LOGIN.fullmatch(login):
        yield Said("login_form", gettext_noop("登录名由3至40个小写字母、数字、点、横线组成，以字母或者数字开头"))
    elif Person.objects.filter(login=login).exclude(pk=known.pk if known else None).exists():
        yield Said("login_taken", gettext_noop("登录名“%(login)s”已经有人使用"), {"login": login})
    if not name.strip():
        yield Said("name_missing", gettext_noop("没有写姓名"))
    if len(name) > 60 or len(telephone) > 60 or len(email) > 120:
        yield Said("too_long", gettext_noop("姓名、电话最多60个字，邮箱最多120个字"))
    try:
        if email:
            validate_email(email)
    except ValidationError:
        yield Said("email_form", gettext_noop("邮箱地址不对"))


def against_post(
    *, person: Person, unit: Unit, role: str, first: date, last: date | None, actor: Actor | None, today: date, stands_in_for: Post | None = None
) -> Iterator[Said]:  # fmt: skip
    """Whether the person can be given that post."""
    if role not in Role.values:
        yield Said("role_unknown", gettext_noop("没有这种岗位"))
        return
    if actor is not None and role not in access.givable(actor, unit):
        yield Said("role_not_yours", gettext_noop("您不能在这个单位授予这种岗位"))
    if not person.is_active:
        yield Said("person_inactive", gettext_noop("账号已停用，不能授予岗位"))
    if unit.valid_until is not None and unit.valid_until < today:
        yield Said("unit_ended", gettext_noop("单位已经撤销，不能授予岗位"))
    if last is not None and last < first:
        yield Said("dates_reversed", gettext_noop("止日早于起日"))
    elif last is not None and last < today:
        yield Said("already_over", gettext_noop("止日已经过去"))
    held = person.posts.filter(revoked_at=None).filter(Q(valid_until=None) | Q(valid_until__gte=max(first, today)))
    same = held.filter(unit=unit, role=role)
    if (same if last is None else same.filter(valid_from__lte=last)).exists():
        yield Said("already_held", gettext_noop("此人在这段时间已经担任这个岗位"))
    others = (
        held.exclude(role=role) if role == Role.SYSTEM_ADMINISTRATOR else held.filter(role=Role.SYSTEM_ADMINISTRATOR).exclude(role=role)
    )
    if others.exists():
        yield Said("administrator_apart", gettext_noop("系统管理员不接触业务内容，不能兼任其他岗位"))
    if stands_in_for is not None and (
        (stands_in_for.unit_id, stands_in_for.role) != (unit.pk, role) or stands_in_for.person_id == person.pk or stands_in_for.revoked_at
    ):
        yield Said("deputy_of_another", gettext_noop("B角只能顶替本单位同一岗位的另一个人"))
