"""《紧急下线登记单》 (letters 8.9): what was taken down, what was found and by whom, until when it is to be decided, and what was decided."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from gongkai.catalog.models import Edition
from gongkai.files.rendering.paper import Paper, Row
from gongkai.publishing.models import Hiding, PublishingEvent, Removal
from gongkai.publishing.papers.words import box, foot, line, signed, two, words_of_day
from gongkai.publishing.services.sealing import NO_TITLE


def paper(hiding: Hiding, today: date) -> Paper:
    """A hiding with its item, file and persons; empty boxes for what is still to be done."""
    return Paper(
        title=_("紧急下线登记单"),
        number=_("单号：%s") % number_of(hiding),
        beside=_("单位：%s") % hiding.item.unit.name,
        rows=tuple(_rows(hiding)),
        foot=foot(today),
    )


def number_of(hiding: Hiding) -> str:
    """By the item, T and how many there were of it."""
    return f"{hiding.item_id}-T{Hiding.objects.filter(item=hiding.item_id, pk__lte=hiding.pk).count()}"


def outcome(hiding: Hiding) -> str:
    """恢复, 改后恢复, 撤下, 封存; empty while it is open."""
    if hiding.ended_at is None:
        return ""
    removed = Removal.objects.filter(item=hiding.item_id, state=Removal.State.DONE, decided_at=hiding.ended_at).first()
    if removed is not None:
        return _("封存") if removed.seal else _("撤下")
    changed = Edition.objects.filter(item=hiding.item_id, released_at__gt=hiding.at, released_at__lte=hiding.ended_at)
    return _("改后恢复") if changed.exists() else _("恢复")


def _rows(hiding: Hiding) -> Iterator[Row]:
    item = hiding.item
    yield line(_("对象"), f"{item.title or _(NO_TITLE)}\n{item.get_absolute_url()}")
    scope = _("条目") if not hiding.of_file else _("单个附件：%s") % (hiding.attachment.title if hiding.attachment else _("已不存在"))
    yield two((_("范围"), scope), (_("类别"), str(hiding.get_kind_display())))
    yield line(_("发现"), hiding.found_by)
    yield line(_("说明"), hiding.reason, sign=signed(hiding.by, _role(hiding, ("hidden", "file_hidden"), hiding.at), hiding.at))
    yield line(_("处理期限"), _("%s前确认或者恢复") % words_of_day(hiding.due_on))
    yield from _decided(hiding)
    yield box(_("报告情况"))


def _decided(hiding: Hiding) -> Iterator[Row]:
    if hiding.confirmed_at:
        role = _role(hiding, ("hiding_confirmed",), hiding.confirmed_at)
        yield line(_("确认下线"), _("保持下线"), sign=signed(hiding.confirmed_by, role, hiding.confirmed_at))
    if hiding.ended_at:
        kinds = ("restored", "file_restored", "withdrawn", "withdrawn_hidden", "sealed")
        event = _event(hiding, kinds, hiding.ended_at)
        said = "\n".join(part for part in (outcome(hiding), event.reason if event else "") if part)
        yield line(_("处理"), said, sign=signed(hiding.ended_by, event.post if event else "", hiding.ended_at))
    elif not hiding.confirmed_at:
        yield box(_("确认或者恢复"))


def _role(hiding: Hiding, kinds: tuple[str, ...], at: object) -> str:
    event = _event(hiding, kinds, at)
    return event.post if event else ""


def _event(hiding: Hiding, kinds: tuple[str, ...], at: object) -> PublishingEvent | None:
    return PublishingEvent.objects.filter(subject=hiding.item_id, kind__in=kinds, at=at).order_by("seq").last()
