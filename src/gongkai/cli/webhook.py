"""`gongkai webhook`: gateways that turn notices into SMS or messages of 政务钉钉, 企业微信."""

import click

from gongkai.cli.language import _
from gongkai.events import clock
from gongkai.notices import calling, kinds
from gongkai.notices.models import Call, Webhook
from gongkai.units.models import Unit


@click.group(help=_("短信、政务钉钉、企业微信等网关：系统向它的地址发送签名的 JSON。"))
def webhook() -> None:
    pass


@webhook.command(help=_("登记一个网关，显示它的密钥。"))
@click.argument("name")
@click.argument("url")
@click.option("--unit", help=_("只用于这个单位（单位代码）；不写为全系统。"))
@click.option("--kind", "chosen", multiple=True, help=_("只发这类消息，可以写多次；不写为全部。"))
def add(name: str, url: str, unit: str | None, chosen: tuple[str, ...]) -> None:
    known = {kind.code for kind in kinds.all_kinds()}
    if unknown := sorted(set(chosen) - known):
        raise click.ClickException(_("没有这类消息：%(what)s。可以是：%(known)s") % {"what": unknown[0], "known": " ".join(sorted(known))})
    where = Unit.objects.filter(code=unit).first() if unit else None
    if unit and where is None:
        raise click.ClickException(_("没有这个单位：%s") % unit)
    try:
        hook, secret = calling.create(name=name, url=url, unit=where.pk if where else None, kinds_=sorted(chosen))
    except calling.CallError:
        raise click.ClickException(_("地址不能用：%s") % url[:200]) from None
    click.echo(f"{hook.pk}\t{secret}")


@webhook.command("list", help=_("列出网关，以及各有几次发送在等待、没有送到。"))
def list_() -> None:
    units = dict(Unit.objects.filter(pk__in=Webhook.objects.exclude(unit_id=None).values("unit_id")).values_list("pk", "code"))
    for hook in Webhook.objects.order_by("pk"):
        counts = [Call.objects.filter(webhook=hook, state=state).count() for state in (Call.State.WAITING, Call.State.FAILED)]
        state = "active" if hook.active else "inactive"
        where = units.get(hook.unit_id, "-") if hook.unit_id else "-"
        click.echo("\t".join([str(hook.pk), hook.name, hook.url, where, ",".join(hook.kinds) or "-", state, *map(str, counts)]))


@webhook.command(help=_("发送一条试验消息。"))
@click.argument("number", type=int)
def test(number: int) -> None:
    hook = _hook(number)
    try:
        calling.post(hook, b'{"kind": "test"}', number=f"{hook.pk}-test", at=clock.now())
    except calling.CallError as error:
        said = {
            "not_allowed": _("地址在内网里，不在允许的网段（WEBHOOK_NETWORKS）"),
            "unreachable": _("连不上"),
        }.get(str(error), str(error))
        raise click.ClickException(said) from None
    click.echo("ok")


@webhook.command(help=_("再显示一次密钥。"))
@click.argument("number", type=int)
def secret(number: int) -> None:
    click.echo(calling.secret(_hook(number)))


@webhook.command(help=_("停用或者重新启用。"))
@click.argument("number", type=int)
@click.option("--on/--off", "active", default=False)
def switch(number: int, active: bool) -> None:
    Webhook.objects.filter(pk=_hook(number).pk).update(active=active)


def _hook(number: int) -> Webhook:
    found = Webhook.objects.filter(pk=number).first()
    if found is None:
        raise click.ClickException(_("没有这个网关：%s") % number)
    return found
