"""A draft as the public sees it while its publicity period runs, and after it."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from gongkai.catalog.models import Publicity
from gongkai.events import clock
from gongkai.files.models import StoredFile
from gongkai.publishing.content import publicity
from gongkai.publishing.models import Manuscript
from gongkai.text import closing

register = template.Library()
_WAYS = (
    (closing.NOTHING, _("不关闭"), _("正文里没有名单，或者名单在附件里")),
    (closing.TABLES, _("其中的表格"), _("名单是正文里的表格")),
    (closing.MARKED, _("标出的段落"), _("在名单的前后各加一行")),
    (closing.ALL, _("全部正文"), _("正文就是名单，期满后只留标题和说明")),
)


def closed(one: Manuscript) -> bool:
    """Whether the period of what is out is over: then staff see what closed only with a reason, on the item's page."""
    return one.item_id is not None and one.state == Manuscript.State.RELEASED and publicity.over(one.publicity_end, clock.today())


@register.simple_tag
def public_body(one: Manuscript, after: Any = False) -> SafeString:
    """The body without its lines of marking; `after`: what stays when the period is over. It was cleaned when it was written."""
    parts = publicity.parts_of(one)
    return mark_safe(parts.rest if after or closed(one) else parts.whole)


@register.simple_tag
def publicity_of(one: Manuscript) -> dict[str, Any]:
    """{"until", "way": what of the body closes in words, "files": titles, "anything", "over"}; empty without a period."""
    terms = publicity.terms_of(one)
    if terms.until is None:
        return {}
    ways = {code: name for code, name, _why in _WAYS if code}
    titles = [row.title for row in one.files.all() if terms.closes(row.file_id)] if terms.files or terms.whole else []
    return {"until": terms.until, "way": ways.get(terms.mode, ""), "files": titles, "anything": terms.anything, "over": closed(one)}


@register.filter
def closes_in(file: StoredFile, one: Manuscript) -> bool:
    """Whether the file closes with the period."""
    return publicity.terms_of(one).closes(file.pk)


@register.filter
def still_open(files: list[tuple[str, StoredFile]], one: Manuscript) -> list[tuple[str, StoredFile]]:
    """Files that do not close."""
    terms = publicity.terms_of(one)
    return [(title, file) for title, file in files if not terms.closes(file.pk)]


@register.inclusion_tag("workspace/parts/publicity_fields.html")
def publicity_fields(form: Any, files: list[tuple[str, StoredFile]], waiting: list[str]) -> dict[str, Any]:
    """The part of the draft form about the publicity period."""
    one: Manuscript = form.manuscript
    data = form.data if form.is_bound else None
    terms = publicity.terms_of(one)
    mode = data.get("closing_body", "") if data is not None else terms.mode
    chosen = set(data.getlist("closing_file")) if data is not None else {str(number) for number in terms.files}
    return {
        "form": form, "waiting": waiting, "one": one, "start": closing.START, "end": closing.END,
        "ways": [(code, name, why, code == mode) for code, name, why in _WAYS],
        "files": [(title, file, str(file.pk) in chosen) for title, file in files],
        "shown": bool(terms.until or terms.anything or form["publicity_end"].errors),
    }  # fmt: skip


@register.simple_tag
def item_publicity(item: Any) -> dict[str, Any]:
    """{"until", "over", "body", "files"} of what is out; empty without a period. One query."""
    row = Publicity.objects.filter(item=item).first()
    if row is None:
        return {}
    return {"until": row.until, "over": publicity.over(row.until, clock.today()), "body": row.body, "files": row.files}
