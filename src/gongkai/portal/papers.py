"""What an item's page shows, put together once: the metadata box, files, related items, the way of the document."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.catalog.models import Attachment, Column, Item, Relation
from gongkai.catalog.queries import ItemPage
from gongkai.events.clock import SHANGHAI
from gongkai.files.reasons import note_text
from gongkai.portal import rows, trees
from gongkai.portal.dates import in_words, iso
from gongkai.portal.pages import Link, unit_url
from gongkai.portal.templatetags.reading import filesize
from gongkai.portal.validity import Mark, mark
from gongkai.text import pictures


@dataclass(slots=True)
class Fact:
    """A field of the metadata box. `links` are written one after another; `chinese` marks values that are not translated."""

    name: str
    text: str = ""
    links: list[Link] = field(default_factory=list)
    mark: Mark | None = None
    wide: bool = False
    chinese: bool = True


@dataclass(slots=True)
class File:
    """An attachment as a line: kind, title, address, size and pages, and what could not be read."""

    kind: str
    title: str
    url: str
    size: str
    remark: str


@dataclass(slots=True)
class Related:
    """Another item, or only its name where it is not here: what the tie is, its title, address and document number."""

    tie: str
    title: str
    url: str
    number: str


@dataclass(slots=True)
class Step:
    """A station in the life of a document. when: "past", "now" (the latest of the past) or "todo"."""

    on: date
    text: str
    when: str = "past"
    url: str = ""
    name: str = ""


#: A paragraph of the levels 一、 or （一） that is a heading: short, and no sentence.
_HEAD = re.compile(r'<p class="lv([12])">([^<。；]{1,40})</p>')


def body(html: str) -> SafeString:
    """The text, cleaned when it was published, with its numbered headings told from numbered paragraphs."""
    return mark_safe(_HEAD.sub(r'<p class="lv\1 head">\2</p>', html))


def facts(page: ItemPage, today: date) -> list[Fact]:
    """The metadata box, in the order that every reader of documents knows. Two to a line, what is not given left out."""
    item = page.item
    found = [
        Fact(_("索引号"), item.index_number),
        Fact(_("主题分类"), str(item.theme) if item.theme else ""),
        Fact(_("发布机构"), links=_issuers(page)),
        Fact(_("体裁"), item.genre.name if item.genre else ""),
        Fact(_("文号"), item.document_number),
        _validity(item, today),
        Fact(_("成文日期"), in_words(item.written_on), chinese=False),
        Fact(_("公开日期"), in_words(item.published_on), chinese=False),
        Fact(_("公开属性"), _attribute(item), chinese=False),
        Fact(_("公开栏目"), links=[Link(_named(column), trees.column_url(item.unit, column), chinese=True) for column in page.columns]),
    ]
    kept = [fact for fact in found if fact.text or fact.links or fact.mark]
    if len(kept) % 2:
        kept[-1].wide = True
    kept += [Fact(_("内容概述"), page.edition.summary, wide=True)] if page.edition.summary else []
    kept += [Fact(_("关键词"), page.edition.keywords, wide=True)] if page.edition.keywords else []
    return kept


def _named(column: Column) -> str:
    above = column.parent
    return f"{above.name} / {column.name}" if above is not None and above.code != trees.DISCLOSED else column.name


def _issuers(page: ItemPage) -> list[Link]:
    lead = page.item.unit
    if not page.bodies:
        return [Link(page.unit_then or lead.name, unit_url(lead), chinese=True)]
    return [Link(body.name, reverse("unit", args=[body.unit.code]) if body.unit else "", chinese=True) for body in page.bodies]


def _validity(item: Item, today: date) -> Fact:
    words = _("有效期至 %s") % iso(item.valid_until) if item.valid_until else ""
    found = mark(item, today)
    return Fact(_("有效性"), words, mark=found if found.text else None, chinese=False)


def _attribute(item: Item) -> str:
    parts = [_("主动公开")]
    if item.regulation:
        parts.append({"rule": _("规章"), "normative": _("行政规范性文件")}[item.regulation])
    if item.origin == Item.Origin.IMPORTED:
        parts.append(_("历史导入"))
    return "　".join(parts)


def files(attachments: list[Attachment], body: str = "") -> list[File]:
    """The attachments, in order, without the pictures that the text itself shows."""
    shown = pictures.ids(body)
    return [_file(attachment) for attachment in attachments if attachment.file_id not in shown]


def _file(attachment: Attachment) -> File:
    stored = attachment.file
    size = filesize(stored.size)
    if stored.pages:
        sheets = stored.kind in {"xlsx", "xls"}
        form = ngettext("%d 张表", "%d 张表", stored.pages) if sheets else ngettext("%d 页", "%d 页", stored.pages)
        size = f"{size}　{form % stored.pages}"
    return File(stored.kind.upper(), attachment.title, reverse("file", args=[attachment.pk]), size, note_text(stored.text_note))


def explained(page: ItemPage) -> list[Related]:
    """What interprets this item, latest first."""
    found = [tie for tie in page.incoming if tie.kind == Relation.Kind.INTERPRETS]
    return [_related("", tie.item) for tie in sorted(found, key=lambda tie: tie.item.published_on, reverse=True)]


def related(page: ItemPage) -> list[Related]:
    """Every other tie, both ways."""
    out = {
        Relation.Kind.REPLACES: _("代替"), Relation.Kind.REPEALS: _("废止"), Relation.Kind.INTERPRETS: _("解读的文件"),
        Relation.Kind.ADOPTS: _("征求意见稿"), Relation.Kind.ANSWERS: _("征求意见稿"),
    }  # fmt: skip
    back = {
        Relation.Kind.REPLACES: _("被代替"), Relation.Kind.REPEALS: _("被废止"),
        Relation.Kind.ADOPTS: _("出台的文件"), Relation.Kind.ANSWERS: _("采纳反馈"),
    }  # fmt: skip
    found = [
        _related(out[Relation.Kind(tie.kind)], tie.other) if tie.other else Related(out[Relation.Kind(tie.kind)], tie.named, "", "")
        for tie in page.relations
    ]
    told = {Relation.Kind.INTERPRETS} | (
        {Relation.Kind.ADOPTS, Relation.Kind.ANSWERS} if page.comment_state else set()
    )  # elsewhere on the page
    return found + [_related(back[Relation.Kind(tie.kind)], tie.item) for tie in page.incoming if tie.kind not in told]


def _related(tie: str, item: Item) -> Related:
    return Related(tie, item.title, rows.address(item), item.document_number)


def steps(page: ItemPage, today: date) -> list[Step]:
    """The way of the document, latest first: what is to come, what was changed, made public, written."""
    item = page.item
    found: list[Step] = []
    if item.written_on:
        found.append(Step(item.written_on, _("成文")))
    found.append(Step(item.published_on, _("公开")))
    found += [
        Step(edition.released_at.astimezone(SHANGHAI).date(), edition.note or _("更正")) for edition in page.editions if edition.number > 1
    ]
    if item.effective_from and item.effective_from != item.written_on:
        found.append(Step(item.effective_from, _("开始施行")))
    if item.valid_until:
        found.append(Step(item.valid_until + timedelta(days=1), _("有效期届满")))
    if page.publicity is not None:
        found.append(Step(page.publicity.until + timedelta(days=1), _("公示期届满")))
    ends = {Relation.Kind.REPEALS: _("被废止："), Relation.Kind.REPLACES: _("被代替：")}
    found += [
        Step(tie.item.written_on or tie.item.published_on, words, url=rows.address(tie.item), name=tie.item.document_number or tie.item.title)
        for tie in page.incoming if (words := ends.get(Relation.Kind(tie.kind)))
    ]  # fmt: skip
    order = {id(step): place for place, step in enumerate(found)}
    found.sort(key=lambda step: (step.on, order[id(step)]), reverse=True)
    for step in found:
        step.when = "todo" if step.on > today else "past"
    latest = next((step for step in found if step.when == "past"), None)
    if latest is not None:
        latest.when = "now"
    return found
