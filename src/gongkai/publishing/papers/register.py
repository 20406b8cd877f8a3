"""Registers of a unit as sheets: every approval form of a span of days, and what was entered in the register as not to be published."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from gongkai.events import clock
from gongkai.files.rendering.sheet import Sheet, Value
from gongkai.law.grounds import BY_CODE
from gongkai.publishing.models import Manuscript, Opinion, RegisterEntry
from gongkai.publishing.rules import workflow
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit

#: Rows of one export; who needs more takes shorter spans.
MOST = 20_000
_STEPS = (workflow.State.SECTION, workflow.State.SECRECY, workflow.State.APPROVAL, workflow.State.CHECK)


def approvals(actor: Actor, unit: Unit, since: date, until: date) -> Sheet:
    """审批登记簿: a line for each manuscript that was begun in these days (both ends included) and sent on at least once, oldest first.

    Of what is withheld the sheet says number, day and ground alone. Three queries for each five hundred rows.
    """
    heads = [
        (_("单号"), 14), (_("信息名称"), 44), (_("文号"), 22), (_("索引号"), 24), (_("成文日期"), 12), (_("类别"), 8), (_("公开属性"), 12),
        (_("依据"), 22), (_("状态"), 14), (_("拟稿人"), 10), (_("拟稿时间"), 17),
    ]  # fmt: skip
    for step in _STEPS:
        name = Manuscript.State(step).label.removeprefix("更正待").removeprefix("待")
        heads += [(name, 16), (_("%s人") % name, 10), (_("%s时间") % name, 17)]
    heads += [(_("急件"), 6), (_("线下签批"), 8), (_("批准时间"), 17), (_("公开时间"), 17), (_("逾期原因"), 24), (_("内容校验值"), 66)]
    return Sheet(_("审批登记簿"), tuple(heads), _lines(actor, unit, since, until))


def _lines(actor: Actor, unit: Unit, since: date, until: date) -> Iterator[tuple[Value, ...]]:
    span = [datetime.combine(day, time(), clock.SHANGHAI) for day in (since, until + timedelta(days=1))]
    rows = visible(Manuscript.objects.filter(unit=unit, round__gte=1, created_at__gte=span[0], created_at__lt=span[1]), actor)
    rows = rows.select_related("drafter", "item").prefetch_related("opinions__person", "offline_signatures").defer("body", "difference")
    for one in rows.order_by("pk")[:MOST].iterator(chunk_size=500):
        yield _line(one)


def _line(one: Manuscript) -> tuple[Value, ...]:
    withheld = one.attribute == Manuscript.Attribute.WITHHELD
    standing = {
        opinion.step: opinion
        for opinion in sorted(one.opinions.all(), key=lambda opinion: opinion.pk)
        if opinion.round == one.round and opinion.content_hash == one.content_hash
    }
    opinions = [value for step in _STEPS for value in _opinion(standing.get(str(step)))]
    offline = any(row.round == one.round for row in one.offline_signatures.all())
    return (
        f"{one.item_id or f'M{one.pk}'}-P{one.round}", "" if withheld else one.title, one.document_number,
        one.item.index_number if one.item else "", one.written_on, Manuscript.Kind(one.kind).label,
        Manuscript.Attribute(one.attribute).label, _ground(one.ground), Manuscript.State(one.state).label, one.drafter.name,
        _wall(one.created_at), *opinions, _("是") if one.urgent else "", _("是") if offline else "", _wall(one.approved_at),
        _wall(one.released_at), one.late_reason, one.content_hash,
    )  # fmt: skip


def _opinion(given: Opinion | None) -> tuple[Value, Value, Value]:
    if given is None:
        return "", "", None
    says = "；".join(filter(None, [Opinion.Says(given.says).label, Opinion.Says(given.secrecy).label if given.secrecy else ""]))
    return says, given.person.name if given.person else given.signer, _wall(given.at)


def not_published(actor: Actor, unit: Unit, since: date, until: date) -> Sheet:
    """不公开信息登记册: lines registered in these days, oldest first."""
    heads = (
        (_("登记日期"), 12), (_("标题"), 44), (_("文号"), 22), (_("成文日期"), 12), (_("公开属性"), 12), (_("依据"), 30),
    )  # fmt: skip
    rows = visible(RegisterEntry.objects.filter(unit=unit, registered_on__range=(since, until)), actor).order_by("pk")[:MOST]
    return Sheet(
        _("不公开信息登记册"),
        heads,
        (
            (row.registered_on, row.title, row.document_number, row.written_on, row.get_attribute_display(), _ground(row.ground))
            for row in rows.iterator(chunk_size=500)
        ),
    )


def _ground(code: str) -> str:
    ground = BY_CODE.get(code)
    return f"{ground.article('2019')} {ground.name}" if ground else code


def _wall(at: datetime | None) -> datetime | None:
    return at.astimezone(clock.SHANGHAI) if at else None
