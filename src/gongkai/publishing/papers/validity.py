"""《文件有效性标注单》 (letters 8.13): repealed, lapsed or changed, since when, by which document, and who approved that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.catalog.models import Item, Relation
from gongkai.files.rendering.paper import Paper, Row
from gongkai.publishing.models import Manuscript, Opinion, Owed
from gongkai.publishing.papers.words import box, foot, line, moment, two, words_of_day
from gongkai.publishing.rules import workflow

_TIES = {Relation.Kind.REPEALS: gettext_noop("废止"), Relation.Kind.REPLACES: gettext_noop("由新文件代替")}


@dataclass(frozen=True, slots=True)
class Mark:
    """Why the document does not hold (as it was) any more. `signed`: who approved it, in words."""

    state: str
    by_document: str
    effective_on: date | None
    successor: str
    signed: str
    approved_at: datetime | None


def marks(item: Item, today: date) -> list[Mark]:
    """Everything that ended or changed it, the oldest first; empty where it holds as it is."""
    ties = Relation.objects.filter(other=item, kind__in=list(_TIES), item__state=Item.State.PUBLIC).select_related("item").order_by("pk")
    found = [_of_tie(tie) for tie in ties]
    lapsed = Owed.objects.filter(item=item, kind=Owed.Kind.REVIEW, how=Owed.How.LAPSED).select_related("person").order_by("pk")
    found += [_lapsed(row) for row in lapsed]
    if not found and item.valid_until is not None and item.valid_until < today:
        found.append(Mark(_("失效"), _("有效期届满"), item.valid_until, "", "", None))
    if not found and item.validity in (Item.Validity.AMENDED, Item.Validity.EXPIRED, Item.Validity.REPEALED):
        found.append(_said(item))
    return found


def paper(item: Item, found: list[Mark], today: date) -> Paper:
    """The marks of one item on one paper; the original text stays public."""
    return Paper(
        title=_("文件有效性标注单"),
        number=_("单号：%s") % f"{item.pk}-V{len(found)}",
        beside=_("单位：%s") % item.unit.name,
        rows=(
            line(_("信息名称"), item.title),
            two((_("文号"), item.document_number), (_("成文日期"), words_of_day(item.written_on))),
            *(row for mark in found for row in _rows(mark)),
            line(_("标注"), _("列表和页面同时标注，原文保留")),
        ),
        foot=foot(today),
    )


def _rows(mark: Mark) -> Iterator[Row]:
    yield two((_("状态"), mark.state), (_("自何日起"), words_of_day(mark.effective_on)))
    yield line(_("依据文件"), mark.by_document)
    if mark.successor:
        yield line(_("替代文件"), mark.successor)
    yield line(_("批准"), _("同意标注"), sign=mark.signed) if mark.signed else box(_("批准"))


def _of_tie(tie: Relation) -> Mark:
    by = tie.item
    named = f"《{by.title}》{f'（{by.document_number}）' if by.document_number else ''}"
    who, at = _approved(by)
    ends = tie.kind == Relation.Kind.REPLACES
    return Mark(
        _(_TIES[Relation.Kind(tie.kind)]), named, by.effective_from or by.written_on or by.published_on, named if ends else "", who, at
    )


def _approved(item: Item, **which: object) -> tuple[str, datetime | None]:
    """Who approved what made the item say so: the last approval of its first release, or of what `which` names."""
    rows = Manuscript.objects.filter(item=item, state=workflow.State.RELEASED, **which).order_by("pk")
    made = rows.last() if which else rows.first()
    if made is None:
        return "", None
    given = (
        Opinion.objects.filter(manuscript=made, round=made.round, says=Opinion.Says.APPROVED).select_related("person").order_by("pk").last()
    )
    name = (given.person.name if given.person else given.signer) if given else ""
    return "　".join(part for part in (name, moment(made.approved_at)) if part), made.approved_at


def _lapsed(row: Owed) -> Mark:
    name = row.person.name if row.person else ""
    sign = "　".join(part for part in (name, moment(row.settled_at)) if part)
    return Mark(_("失效"), _("有效期届满，不再延续：%s") % row.reason, row.due_on, "", sign, row.settled_at)


def _said(item: Item) -> Mark:
    who, at = _approved(item, kind__in=[Manuscript.Kind.REVISION, Manuscript.Kind.CORRIGENDUM])
    return Mark(str(Item.Validity(item.validity).label), _("随信息标注"), item.valid_until, "", who, at)
