"""`gongkai calendar`: the working calendar of the office — shown, imported, confirmed, opened again. See docs/operators.md."""

import getpass
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click
from django.db import OperationalError, ProgrammingError

from gongkai.cli.language import _
from gongkai.exchange.calendar_days import UnreadableDaysError, read_days
from gongkai.law.calendar import Kind
from gongkai.law.sayings import Said
from gongkai.rulebook.calendar_data import UNVERIFIED
from gongkai.rulebook.calendar_models import COUNTRY, CalendarYear
from gongkai.rulebook.services import calendar_years as verbs
from gongkai.rulebook.services.calendar_years import CalendarRefusedError, Changed

DAY = click.DateTime(formats=["%Y-%m-%d"])
_scope = click.option("--scope", default=COUNTRY, show_default=True, help=_("CN（全国），或者六位行政区划代码。"))
_notice = click.option("--notice", required=True, help=_("通知文号，如 国办发明电〔2025〕7号。"))
_dry_run = click.option("--dry-run", is_flag=True, help=_("只看会怎样，不保存。"))
#: Clocks that are listed one by one.
MOST = 50


class _Prepared(click.Group):
    """A group whose commands ask the database: one that is not prepared is told in a line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (OperationalError, ProgrammingError) as error:
            raise click.ClickException(_("数据库还没有准备好，请先运行 gongkai migrate。")) from error


@click.group(cls=_Prepared, help=_("工作日历：放假和调休的日期，逐年按国务院办公厅的通知确认。"))
def calendar() -> None:
    pass


@calendar.command(help=_("各年的状态和通知文号。"))
@_scope
def years(*, scope: str) -> None:
    for row in CalendarYear.objects.filter(scope=scope).order_by("year"):
        click.echo(f"{row.year}\t{status(row.status)}\t{_number(row)}".rstrip())
    click.echo(_("没有列出的年份暂按周末计算，待更新。"))


@calendar.command(help=_("一年的安排。"))
@click.argument("year", type=int)
@_scope
def show(*, year: int, scope: str) -> None:
    row = CalendarYear.objects.filter(year=year, scope=scope).first()
    if row is None or row.status == CalendarYear.Status.NONE:
        click.echo(_("%(year)d年：暂按周末计算，待更新。") % {"year": year})
        return
    click.echo(f"{year}\t{status(row.status)}\t{_number(row)}".rstrip())
    for day in verbs.arranged_days(row):
        mark = _("放假") if day.kind is Kind.HOLIDAY else _("上班")
        click.echo(f"{day.on.isoformat()}\t{mark}\t{day.name}\t{day.notice}".rstrip())


@calendar.command(name="import", help=_("录入一年的放假和调休日期（.csv、.xlsx、.json），全部可用才录入。格式见 docs/operators.md。"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--year", type=int, help=_("安排的是哪一年；默认是文件中最晚的年份。"))
@_notice
@click.option("--source", help=_("日期从哪里来：网址或者文件名；默认是文件名。"))
@click.option("--reason", default="录入节假日安排", help=_("理由。"))
@_scope
@_dry_run
def import_(*, file: Path, year: int | None, notice: str, source: str | None, reason: str, scope: str, dry_run: bool) -> None:
    try:
        days = read_days(file)
    except UnreadableDaysError as error:
        raise click.ClickException(_lines(error.reasons)) from error
    year = year or max((day.on.year for day in days), default=0)
    _do(verbs.enter_days, dry_run=dry_run, year=year, scope=scope, days=days, notice=notice, source=source or file.name, reason=reason)


@calendar.command(help=_("从一年的安排中去掉几天。"))
@click.argument("year", type=int)
@click.argument("days", type=DAY, nargs=-1, required=True)
@click.option("--reason", required=True, help=_("理由。"))
@_scope
@_dry_run
def remove(*, year: int, days: Sequence[Any], reason: str, scope: str, dry_run: bool) -> None:
    _do(verbs.remove_days, dry_run=dry_run, year=year, scope=scope, days=[day.date() for day in days], reason=reason)


@calendar.command(help=_("确认一年：日期与通知逐日核对无误。此后涉及这一年的期限不再是暂定的。"))
@click.argument("year", type=int)
@_notice
@click.option("--reason", default="与通知逐日核对无误", help=_("理由。"))
@_scope
@_dry_run
def confirm(*, year: int, notice: str, reason: str, scope: str, dry_run: bool) -> None:
    _do(verbs.confirm_year, dry_run=dry_run, year=year, scope=scope, notice=notice, reason=reason)


@calendar.command(help=_("重新打开已确认的一年，以便修改；再次确认以前，涉及这一年的期限是暂定的。"))
@click.argument("year", type=int)
@click.option("--reason", required=True, help=_("理由。"))
@_scope
@_dry_run
def reopen(*, year: int, reason: str, scope: str, dry_run: bool) -> None:
    _do(verbs.reopen_year, dry_run=dry_run, year=year, scope=scope, reason=reason)


def status(code: str) -> str:
    """The status of a year in words."""
    return {"confirmed": _("已确认"), "seeded": _("已录入，未与通知核对")}.get(code, _("暂按周末计算，待更新"))


def _do(verb: Callable[..., Changed], *, dry_run: bool, **arguments: Any) -> None:
    act = partial(verbs.preview, verb) if dry_run else verb
    try:
        done = act(**arguments, by=f"命令行操作员 {getpass.getuser()}")
    except CalendarRefusedError as error:
        raise click.ClickException(_lines(error.reasons)) from error
    _tell(done, dry_run=dry_run)


def _tell(done: Changed, *, dry_run: bool) -> None:
    values = {"added": len(done.added), "changed": len(done.changed), "removed": len(done.removed), "unchanged": done.unchanged}
    click.echo(f"{done.year}\t{status(done.status)}")
    click.echo(_("新增%(added)d天，修改%(changed)d天，去掉%(removed)d天，不变%(unchanged)d天。") % values)
    for said in done.warnings:
        click.echo(_("请核对：") + said.told(_))
    click.echo(_("%(count)d件未办结的申请有变化。") % {"count": len(done.moved)})
    for moved in done.moved[:MOST]:
        click.echo(f"{moved.reference}\t{_due(moved.was.due)} → {_due(moved.now.due)}")
    if len(done.moved) > MOST:
        click.echo("…")
    if dry_run:
        click.echo(_("以上只是预演，没有保存。"))


def _due(day: date | None) -> str:
    return day.isoformat() if day else "-"


def _number(row: CalendarYear) -> str:
    return row.notice + ("" if row.notice_verified or not row.notice else _(UNVERIFIED))


def _lines(reasons: Sequence[Said]) -> str:
    return "\n".join(said.told(_) for said in reasons)
