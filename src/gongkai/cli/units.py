"""`gongkai units`: the life of units from the shell, by the verbs of the pages. Each shows first with --dry-run."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from gongkai.cli.language import _
from gongkai.units import codes, life
from gongkai.units.life.verbs import Part
from gongkai.units.models import Level, Unit, UnitChange

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group(help=_("单位变动：设立、更名、调整隶属、合并、分设、撤销。加 --dry-run 只看会怎样。"))
def units() -> None:
    pass


def _common(command: Callable[..., None]) -> Callable[..., None]:
    """What every act takes."""
    for option in (
        click.option("--reason", required=True, help=_("理由，记入变动记录。")),
        click.option("--document", default="", help=_("依据文号。")),
        click.option("--on", type=DAY, help=_("生效日期，如 2027-01-01；不写为今天，以后的日子到日办理。")),
        click.option("--dry-run", is_flag=True, help=_("只看会怎样，不办理。")),
    ):
        command = option(command)
    return command


@units.command(help=_("设立单位；不写 --code 则按上级和层级编。"))
@click.argument("name")
@click.option("--parent", help=_("上级单位代码；不写为最上级。"))
@click.option("--level", type=click.Choice(Level.values), default="department", show_default=True, help=_("层级。"))
@click.option("--code", default="", help=_("单位代码，定了不能改。"))
@click.option("--short-name", default="", help=_("简称。"))
@_common
def create(name: str, parent: str | None, level: str, code: str, short_name: str, **common: Any) -> None:
    above = _unit(parent) if parent else None
    _carry_out(life.create, name=name, parent=above, level=level, code=code or codes.derive(level, above), short_name=short_name, **common)


@units.command(help=_("更名。"))
@click.argument("code")
@click.argument("name")
@click.option("--short-name", default="", help=_("简称。"))
@_common
def rename(code: str, name: str, short_name: str, **common: Any) -> None:
    _carry_out(life.rename, unit=_unit(code), name=name, short_name=short_name, **common)


@units.command(help=_("移到另一个单位下面，连同下级单位。"))
@click.argument("code")
@click.argument("parent")
@_common
def move(code: str, parent: str, **common: Any) -> None:
    _carry_out(life.move, unit=_unit(code), parent=_unit(parent), **common)


@units.command(help=_("合并：CODE… 并入 --into。"))
@click.argument("code", nargs=-1, required=True)
@click.option("--into", required=True, help=_("承接单位代码。"))
@click.option("--posts", type=click.Choice(["move", "end"]), default="move", show_default=True, help=_("岗位转到承接单位，或者结束。"))
@_common
def merge(code: tuple[str, ...], into: str, posts: str, **common: Any) -> None:
    _carry_out(life.merge, units=[_unit(one) for one in code], into=_unit(into), posts=posts, **common)


@units.command(help=_("分设：--rest 承接其余，--part 代码=栏目,栏目 承接这些栏目。"))
@click.argument("code")
@click.option("--rest", required=True, help=_("承接其余全部内容的单位代码。"))
@click.option("--part", "parts", multiple=True, required=True, help=_("承接单位代码=栏目代码,栏目代码；可以写几次。"))
@_common
def split(code: str, rest: str, parts: tuple[str, ...], **common: Any) -> None:
    shares = [Part(_unit(rest), rest=True)]
    for part in parts:
        other, _sign, columns = part.partition("=")
        shares.append(Part(_unit(other), [column for column in columns.split(",") if column]))
    _carry_out(life.split, unit=_unit(code), parts=shares, **common)


@units.command(help=_("撤销。"))
@click.argument("code")
@click.option("--successor", help=_("承接单位代码；不写为没有。"))
@click.option("--posts", type=click.Choice(["move", "end"]), default="move", show_default=True, help=_("岗位转到承接单位，或者结束。"))
@_common
def close(code: str, successor: str | None, posts: str, **common: Any) -> None:
    _carry_out(life.close, unit=_unit(code), successor=_unit(successor) if successor else None, posts=posts, **common)


@units.command("list", help=_("列出等着办的和没有办成的变动。"))
def list_() -> None:
    for row in UnitChange.objects.filter(state__in=["planned", "running", "failed"]).select_related("unit").order_by("on", "pk"):
        problems = "；".join(problem["text"] for problem in row.problems)
        click.echo("\t".join([str(row.pk), row.state, row.kind, row.on.isoformat(), row.unit.code if row.unit else "-", problems or "-"]))


@units.command(help=_("取消一项等着办的变动。"))
@click.argument("number", type=int)
@click.option("--reason", required=True, help=_("理由，记入变动记录。"))
def cancel(number: int, reason: str) -> None:
    row = UnitChange.objects.filter(pk=number).first()
    if row is None:
        raise click.ClickException(_("没有这项变动：%d") % number)
    try:
        life.cancel(row, actor=None, reason=reason)
    except life.UnitChangeRefusedError as error:
        raise _refused(error) from error


def _carry_out(verb: Callable[..., UnitChange], *, on: datetime | None, dry_run: bool, **arguments: Any) -> None:
    """Do it and tell what followed, as JSON for machines."""
    day: date | None = on.date() if on else None
    try:
        done = life.rehearse(verb, on=day, actor=None, **arguments) if dry_run else verb(on=day, actor=None, **arguments)
    except life.UnitChangeRefusedError as error:
        raise _refused(error) from error
    state = "dry_run" if dry_run else done.state
    unit = done.unit.code if done.unit else done.data.get("code", "")
    click.echo(
        json.dumps({"change": None if dry_run else done.pk, "state": state, "unit": unit, "on": done.on.isoformat(), **done.figures})
    )


def _unit(code: str) -> Unit:
    found = Unit.objects.filter(code=code).first()
    if found is None:
        raise click.ClickException(_("没有这个单位：%s") % code)
    return found


def _refused(error: life.UnitChangeRefusedError) -> click.ClickException:
    from django.utils.translation import gettext

    return click.ClickException("；".join(said.told(gettext) for said in error.reasons))
