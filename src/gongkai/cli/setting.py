"""`gongkai setting`: what the office may change — site name, footer, index-number scheme …"""

import json

import click

from gongkai.cli.language import _
from gongkai.rulebook import settings
from gongkai.rulebook.services import vocabularies as verbs


@click.command(help=_("查看或修改平台设置。不带参数列出全部；只给名称显示一项；给出值则保存（文字直接写，列表等用 JSON）。"))
@click.argument("key", required=False)
@click.argument("value", required=False)
@click.option("--reason", default="", help=_("为什么改，记入改动记录。"))
def setting(key: str | None, value: str | None, reason: str) -> None:
    if key is None:
        for name, current in sorted(settings.all_settings().items()):
            click.echo(f"{name}\t{json.dumps(current, ensure_ascii=False)}")
        return
    try:
        if value is not None:
            verbs.change_setting(key=key, value=_parsed(key, value), reason=reason or "shell", by="shell")
        click.echo(json.dumps(settings.get(key), ensure_ascii=False))
    except KeyError as error:
        raise click.ClickException(_("没有这项设置：%(key)s") % {"key": key}) from error
    except (settings.SettingRefusedError, verbs.VocabularyRefusedError) as error:
        raise click.ClickException(f"{key}: {error}") from error


def _parsed(key: str, value: str) -> object:
    """A text stays a text where the default is one; everything else is JSON."""
    if isinstance(settings.DEFAULTS[key], str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise settings.SettingRefusedError("JSON") from error
