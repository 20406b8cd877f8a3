"""Django's own commands, through the same door: `gongkai manage <command> …`, with short names for the frequent ones."""

import click
from django.core.management import call_command, execute_from_command_line

from gongkai.cli.language import _


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, help=_("运行 Django 的任一管理命令。"))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    execute_from_command_line(["gongkai manage", *arguments])


@click.command(help=_("把数据库升级到本版本的结构。"))
def migrate() -> None:
    call_command("migrate", interactive=False)


@click.command(help=_("检查设置、权限表和数据模型。"))
@click.option("--deploy", is_flag=True, help=_("连同对外服务的检查。"))
def check(*, deploy: bool) -> None:
    call_command("check", deploy=deploy)
