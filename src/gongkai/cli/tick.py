"""`gongkai tick`: run once what repeats and is due, for a timer where no worker runs; safe beside one."""

import json
from dataclasses import asdict
from datetime import datetime, timedelta

import click

from gongkai.cli.language import _
from gongkai.events.clock import SHANGHAI
from gongkai.jobs import services, ticking

#: Jobs of one call, and rounds of the index writer.
MOST_JOBS, MOST_ROUNDS = 2_000, 200


@click.command(help=_("把到时间的定时事项各办一次就结束，供 cron、systemd 定时器使用；后台进程在运行时也可以用，不会重复办理。"))
@click.option("--list", "listing", is_flag=True, help=_("只列出定时事项和下次时间，不办理。"))
@click.option("--jobs", is_flag=True, help=_("同时办理排队的任务、更新检索索引（没有后台进程时用）。"))
@click.option("--json", "as_json", is_flag=True, help=_("以 JSON 输出。"))
def tick(listing: bool, jobs: bool, as_json: bool) -> None:
    if listing:
        _list(as_json)
        return
    ran = ticking.run()
    done = {"jobs": services.run_due(MOST_JOBS), "indexed": _index()} if jobs else {}
    if as_json:
        click.echo(json.dumps({"ran": [asdict(one) for one in ran], **done}, ensure_ascii=False))
    else:
        for one in ran:
            click.echo(f"{one.name}\t{one.seconds:.3f}\t{one.error or 'ok'}")
        for name, count in done.items():
            click.echo(f"{name}\t{count}")
        if not ran:
            click.echo(_("没有到时间的事项。"))
    if any(one.error for one in ran):
        raise click.exceptions.Exit(1)


def _index() -> int:
    from gongkai.search.indexer import Indexer

    indexer, taken = Indexer(), 0
    try:
        for _round in range(MOST_ROUNDS):
            step = indexer.step_if_free()
            if not step:
                break
            taken += step
    finally:
        indexer.close()
    return taken


def _list(as_json: bool) -> None:
    rows = ticking.plan()
    if as_json:
        plain = [
            {
                "name": row.name, "every_seconds": int(row.every / timedelta(seconds=1)), "last": _moment(row.last), "next": _moment(row.next),
                "running": row.running, "error": row.error,
            }
            for row in rows
        ]  # fmt: skip
        click.echo(json.dumps(plain, ensure_ascii=False))
        return
    for row in rows:
        state = _("正在办理") if row.running else row.error or "ok"
        click.echo(f"{row.name}\t{int(row.every / timedelta(seconds=1))}s\t{_moment(row.last) or '-'}\t{_moment(row.next) or '-'}\t{state}")


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds") if at else None
