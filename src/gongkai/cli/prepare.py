"""`gongkai prepare`: bring a home to where the site can be served: static files, schema, demonstration city, index. Quick when all is done."""

import json
from collections.abc import Callable
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.cli import statics
from gongkai.cli.language import _
from gongkai.events import progress

Tell = Callable[[int, int], None]


def _tell(stage: str, message: str) -> Tell:
    def write(done: int = 0, total: int = 0) -> None:
        progress.write(settings.GONGKAI_HOME, stage=stage, done=done, total=total, message=message)

    write()
    return write


@click.command(help=_("收集静态文件，升级数据库，生成演示城市，更新检索索引。无事可做时很快结束。"))
@click.option(
    "--demo", type=click.Choice(["full", "tiny", "none"]), default="none", show_default=True, help=_("还没有演示城市时，生成这一个。")
)
@click.option("--static-only", is_flag=True, help=_("只收集静态文件。"))
def prepare(*, demo: str, static_only: bool) -> None:
    _gather_static()
    if static_only:
        return
    try:
        _migrate()
        if demo != "none":
            _build(demo)
        _index()
    except BaseException:
        progress.write(settings.GONGKAI_HOME, stage="failed", message=_("准备失败"))
        raise
    progress.write(settings.GONGKAI_HOME, stage="ready", ready=True)


def _gather_static() -> None:
    """Run collectstatic where a source file changed since the last time."""
    root = Path(settings.STATIC_ROOT)
    if statics.stale(root):
        root.mkdir(parents=True, exist_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        statics.mark(root)


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _tell("migrate", _("正在建立数据库"))
        call_command("migrate", interactive=False, verbosity=0)


def _build(size: str) -> None:
    """Build the city once; the mark is written last, so that an interrupted build is taken up again. An older city gets its accounts."""
    from gongkai.demo import build, staff

    mark = Path(settings.GONGKAI_HOME) / "demo.json"
    built = mark.exists()
    if built and "accounts" in json.loads(mark.read_text(encoding="utf-8")):
        return
    try:
        if not built:
            build.build(size=size, progress=_tell("demo", _("正在生成演示城市")), index=False)
    except build.DemoRefusedError:
        said = _("%s 里已有其他单位，演示城市要用自己的数据库：换一个 GONGKAI_HOME，或用 --demo none。")
        raise click.ClickException(said % settings.GONGKAI_HOME) from None
    staff.employ()
    told = {"size": size, "password": staff.PASSWORD, "accounts": staff.shown()}
    mark.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _index() -> None:
    from gongkai.search import indexer

    indexer.catch_up(progress=_tell("index", _("正在更新检索索引")))
