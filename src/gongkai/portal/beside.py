"""What an item's page shows beside the text: a flow chart, the call for comments and what became of it, who spoke to the press."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gongkai.catalog import chart_figure, particulars
from gongkai.catalog.models import Relation
from gongkai.catalog.queries import ItemPage
from gongkai.portal.dates import in_words
from gongkai.portal.pages import Link
from gongkai.portal.rows import address
from gongkai.portal.validity import Mark


@dataclass(slots=True)
class Comment:
    """A draft open for comment 征求意见稿: its state as a mark, until when, how; what was issued of it and what was answered."""

    mark: Mark
    until: str
    how: str
    issued: list[Link] = field(default_factory=list)
    answers: list[Link] = field(default_factory=list)


def beside(page: ItemPage) -> dict[str, object]:
    """{"chart", "comment", "press"}, each None where the item has none."""
    figure = chart_figure.figure(page.beside, title=page.item.title) if page.beside else None
    return {"chart": figure, "comment": _comment(page), "press": _press(page)}


def comment_mark(state: str) -> Mark:
    """征求意见中; 已截止; 已出台. The day stands beside it, once."""
    if state == particulars.ADOPTED:
        return Mark("ok", _("已出台"))
    if state == particulars.CLOSED:
        return Mark("", _("征求意见已截止"))
    return Mark("soon", _("征求意见中"))


def _comment(page: ItemPage) -> Comment | None:
    found = particulars.comment(page.beside)
    if found is None:
        return None
    return Comment(
        comment_mark(page.comment_state), in_words(found.until), found.how,
        issued=_ties(page, Relation.Kind.ADOPTS), answers=_ties(page, Relation.Kind.ANSWERS),
    )  # fmt: skip


def _ties(page: ItemPage, kind: str) -> list[Link]:
    return [Link(tie.item.title, address(tie.item), chinese=True) for tie in page.incoming if tie.kind == kind]


def _press(page: ItemPage) -> dict[str, str] | None:
    found = particulars.press(page.beside)
    return None if found is None else {"occasion": found.occasion, "spokesperson": found.spokesperson, "held_on": in_words(found.held_on)}
