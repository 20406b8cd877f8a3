"""`gongkai demo`: build the fictional city."""

import json

import click

from gongkai.cli.language import _


@click.group(help=_("演示城市（虚构）。"))
def demo() -> None:
    pass


@demo.command(help=_("在空的数据库里生成演示城市；中断后再运行会接着做。"))
@click.option("--size", default="full", show_default=True, help=_("tiny、full，或条目数"))
def build(size: str) -> None:
    from gongkai.demo import build as demo_build

    wanted: str | int = int(size) if size.isdigit() else size
    if wanted not in ("tiny", "full") and not isinstance(wanted, int):
        raise click.BadParameter(_("应为 tiny、full 或一个数"), param_hint="--size")
    try:
        figures = demo_build.build(size=wanted, progress=_tell)
    except demo_build.DemoRefusedError as error:
        raise click.ClickException(str(error)) from error
    click.echo("", err=True)
    click.echo(json.dumps(figures, ensure_ascii=False))


def _tell(done: int, total: int) -> None:
    click.echo(f"\r{done:,} / {total:,}" if total else f"\r{done:,}", err=True, nl=False)
