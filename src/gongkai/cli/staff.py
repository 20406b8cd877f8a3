"""`gongkai staff`: the first accounts of an installation, and the way in when nobody else has one. Pages do the rest."""

from collections.abc import Sequence
from datetime import date

import click

from gongkai.cli.language import _
from gongkai.events import clock
from gongkai.units import staff as verbs
from gongkai.units.models import Person, Post, Role, Unit
from gongkai.units.models.staff import current_on


@click.group(help=_("工作人员的账号和岗位。用于建立第一个管理员；其余在工作台的“单位与人员”里办理。"))
def staff() -> None:
    pass


@staff.command(help=_("建立账号，显示一次性密码（只显示这一次）。"))
@click.argument("login")
@click.argument("name")
@click.option("--unit", required=True, help=_("单位代码。"))
@click.option("--role", type=click.Choice(Role.values), help=_("同时在这个单位授予的岗位。"))
@click.option("--email", default="", help=_("邮箱。"))
def add(login: str, name: str, unit: str, role: str | None, email: str) -> None:
    from django.db import transaction

    where = _unit(unit)
    try:
        with transaction.atomic():
            person, password = verbs.create_person(login=login, name=name, unit=where, email=email, actor=None)
            if role:
                verbs.give_post(person=person, unit=where, role=role, actor=None)
    except verbs.StaffRefusedError as error:
        raise _refused(error) from error
    click.echo(f"{person.login}\t{password}")


@staff.command("list", help=_("列出账号和今天有效的岗位。"))
@click.option("--unit", help=_("单位代码；不写为全部。"))
def list_(unit: str | None) -> None:
    people = Person.objects.select_related("unit").order_by("unit__path", "login")
    if unit:
        people = people.filter(unit=_unit(unit))
    posts: dict[int, list[str]] = {}
    for post in Post.objects.filter(current_on(clock.today())).select_related("unit").order_by("pk"):
        posts.setdefault(post.person_id, []).append(f"{post.role}@{post.unit.code}{'(B)' if post.deputy else ''}")
    for person in people:
        state = "active" if person.is_active else "inactive"
        held = ",".join(posts.get(person.pk, [])) or "-"
        click.echo("\t".join([person.login, person.name, person.unit.code if person.unit else "-", state, held]))


@staff.command(help=_("授予岗位。"))
@click.argument("login")
@click.argument("role", type=click.Choice(Role.values))
@click.option("--unit", required=True, help=_("单位代码。"))
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help=_("最后一天，如 2027-12-31。"))
@click.option("--deputy", is_flag=True, help=_("B角。"))
def post(login: str, role: str, unit: str, until: object, deputy: bool) -> None:
    last: date | None = until.date() if until else None  # type: ignore[attr-defined]
    try:
        given = verbs.give_post(person=_person(login), unit=_unit(unit), role=role, valid_until=last, deputy=deputy, actor=None)
    except verbs.StaffRefusedError as error:
        raise _refused(error) from error
    click.echo(f"{login}\t{given.role}@{unit}")


@staff.command(help=_("重置密码，显示一次性密码；加 --second-factor 一并重置两步验证。"))
@click.argument("login")
@click.option("--second-factor", is_flag=True, help=_("手机丢失时：下次登录重新设置。"))
def password(login: str, second_factor: bool) -> None:
    person = _person(login)
    try:
        given = verbs.reset_password(person=person, actor=None)
        if second_factor:
            verbs.reset_second_factor(person=person, actor=None, reason="shell")
    except verbs.StaffRefusedError as error:
        raise _refused(error) from error
    click.echo(f"{login}\t{given}")


def _unit(code: str) -> Unit:
    found = Unit.objects.filter(code=code).first()
    if found is None:
        raise click.ClickException(_("没有这个单位：%s") % code)
    return found


def _person(login: str) -> Person:
    found = Person.objects.filter(login=login.strip().lower()).first()
    if found is None:
        raise click.ClickException(_("没有这个账号：%s") % login)
    return found


def _refused(error: verbs.StaffRefusedError) -> click.ClickException:
    from django.utils.translation import gettext

    said: Sequence[str] = [reason.told(gettext) for reason in error.reasons]
    return click.ClickException("；".join(said))
