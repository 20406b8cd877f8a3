"""《政府信息撤下决定》 and 《政府信息封存决定》 (letters 8.10, 8.11): on which ground, what stays, who proposed and who decided.

Of what is sealed the paper says where it was destroyed and that it is gone, looked up as it is printed; never what it was.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from gongkai.catalog.models import Attachment, Content, Edition, Item, Particulars
from gongkai.files.rendering.paper import Paper, Row, Table
from gongkai.publishing.models import DecisionNumber, ManuscriptFile, PublishingEvent, Removal
from gongkai.publishing.papers.words import box, day_of_moment, foot, line, moment, signed, two
from gongkai.publishing.services.sealing import NO_TITLE

State = Removal.State


def paper(removal: Removal, today: date) -> Paper:
    """A proposal with its item, successor and persons. Until it is decided it has no number, and boxes to sign."""
    done = removal.state == State.DONE
    unit = removal.item.unit.name
    return Paper(
        title=title_of(removal),
        head=unit,
        number=number_of(removal),
        rows=tuple(_rows(removal)),
        tables=(_destroyed(removal.item),) if done and removal.seal else (),
        signed=(_("%s（印章）") % unit, day_of_moment(removal.decided_at)) if done else (),
        foot=foot(today),
    )


def title_of(removal: Removal) -> str:
    """What the paper is called."""
    name = _("政府信息封存决定") if removal.seal else _("政府信息撤下决定")
    return name if removal.state == State.DONE else _("%s（呈批）") % name


def number_of(removal: Removal) -> str:
    """Drawn with the decision; empty before it."""
    return DecisionNumber.objects.filter(removal=removal).values_list("number", flat=True).first() or ""


def _rows(removal: Removal) -> Iterator[Row]:
    item = removal.item
    gone = removal.title_goes or (removal.seal and removal.state == State.DONE)
    what = _("案由：%s") % _(NO_TITLE) if gone else f"《{item.title}》"
    yield line(_("对象"), f"{what}\n{item.get_absolute_url()}")
    yield two((_("情形"), str(removal.get_kind_display())), (_("索引号"), item.index_number))
    yield line(_("依据"), removal.ground)
    yield line(_("决定"), _decision(removal))
    yield line(_("对外说明"), removal.public_reason)
    if removal.successor is not None:
        yield line(_("替代信息"), f"《{removal.successor.title}》\n{removal.successor.get_absolute_url()}")
    if removal.internal_reason:
        yield line(_("内部说明"), removal.internal_reason)
    yield line(_("提出"), _("提请决定"), sign=signed(removal.proposed_by, _role(removal), removal.proposed_at))
    yield box(_("保密审查"))
    if removal.state == State.PROPOSED:
        yield box(_("批准"))
        return
    said = _("同意") if removal.state == State.DONE else _("不同意")
    note = f"{said}：{removal.decision_note}" if removal.decision_note else said
    yield line(_("批准"), note, sign=signed(removal.decided_by, removal.decided_role, removal.decided_at))
    if removal.seal and removal.sealed_at:
        yield line(_("执行"), _("由系统随批准执行"), sign=moment(removal.sealed_at))
        yield box(_("通知下游"))


def _decision(removal: Removal) -> str:
    if removal.state == State.REFUSED:
        return _("没有批准，信息照旧公开")
    since = moment(removal.decided_at) if removal.decided_at else _("批准之时")
    said = _("自%s起撤下，原址保留撤下说明。") % since
    if removal.seal:
        said += _("各版正文、附件、摘要、旧版、检索、缓存、缩略图销毁，不能恢复；条目号、时间、机关、类别和办理经过保留。")
    return said


def _role(removal: Removal) -> str:
    rows = PublishingEvent.objects.filter(subject=removal.item_id, kind="removal_proposed", data__removal=removal.pk)
    return rows.values_list("post", flat=True).first() or ""


def _destroyed(item: Item) -> Table:
    """逐处核验: each place where it was, and how many are there now."""
    editions = Edition.objects.filter(item=item)
    left = (
        (_("各版正文"), Content.objects.filter(edition__in=editions).count()),
        (_("各版标题、概述、关键词"), editions.exclude(title="", summary="", keywords="").count()),
        (_("正文以外的内容"), Particulars.objects.filter(edition__in=editions).count()),
        (_("附件"), Attachment.objects.filter(edition__in=editions).count()),
        (_("稿件的附件"), ManuscriptFile.objects.filter(manuscript__item=item).count()),
    )
    rows = tuple((place, _("没有剩余") if not count else _("还有 %d 处，须核查") % count) for place, count in left)
    more = ((_("检索、缓存、缩略图"), _("随撤下清除，几分钟内完成")), (_("备份"), _("轮换到期后不再含原内容；到期日：")))  # fmt: skip
    return Table((_("何处"), _("核验结果")), (*rows, *more), _("核验"), (1, 2))
