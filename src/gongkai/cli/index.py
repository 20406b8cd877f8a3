"""`gongkai index`: bring the search index up to date, rebuild it, compare it with the database."""

import click

from gongkai.cli.language import _
from gongkai.search import demand, indexer, upkeep


@click.group(help=_("检索索引：补上、重建、核对。"))
def index() -> None:
    pass


@index.command(name="catch-up", help=_("处理所有尚未进入索引的变动；后台进程在运行时等它处理完。"))
def catch_up() -> None:
    click.echo(_("已处理 %(n)s 项变动") % {"n": indexer.catch_up()})


@index.command(help=_("在现有索引旁边重建一个新的，建好后切换；期间检索照常。"))
def rebuild() -> None:
    with click.progressbar(length=1, label=_("重建索引"), file=click.get_text_stream("stderr")) as bar:
        bar.length = 0

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        count = indexer.rebuild(progress=tell)
    click.echo(_("索引中有 %(n)s 条") % {"n": count})


@index.command(help=_("逐条核对索引与数据库；不一致的放回待处理队列，有不一致时以 1 退出。"))
def compare() -> None:
    found = upkeep.compare()
    click.echo(
        _("缺 %(missing)s 条，多 %(surplus)s 条，旧 %(stale)s 条")
        % {"missing": found.missing, "surplus": found.surplus, "stale": found.stale}
    )
    if found.any:
        raise SystemExit(1)


@index.command(help=_("列出最近没有找到结果的检索词，次数多的在前。"))
@click.option("--days", default=30, show_default=True, type=click.IntRange(1, 3660))
@click.option("--top", default=50, show_default=True, type=click.IntRange(1, 10_000))
def unanswered(days: int, top: int) -> None:
    for query, count in demand.unanswered(days=days, top=top):
        click.echo(f"{count}\t{query}")
