"""A question as pages and the API put it, checked."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

KINDS = ("all", "title", "text", "document_number", "index_number")
SORTS = ("relevance", "date")
STATUSES = ("valid", "pending", "amended", "expired", "repealed", "unstated")
#: No result beyond this place is fetched.
DEEPEST = 10_000
#: Characters of a query; longer ones are refused.
LONGEST = 200
LARGEST_PAGE = 100


class BadQuery(ValueError):
    """A question that cannot be asked: `code` is too_long, too_deep, bad_filter or bad_date; str() is a sentence for the reader."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks. Empty strings and None mean "any". `page` counts from 1.

    unit, column   codes; the whole subtree
    theme, genre   codes of the vocabulary or names
    everything     sorted by date: also documents that hold the words only in passing
    expand         use synonyms
    """

    q: str = ""
    kind: str = "all"
    unit: str = ""
    column: str = ""
    theme: str = ""
    genre: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = "relevance"
    page: int = 1
    size: int = 20
    everything: bool = False
    expand: bool = True


def check(question: Question) -> None:
    """BadQuery where the question cannot be asked."""
    if len(question.q) > LONGEST:
        raise BadQuery("too_long", _("检索词太长：最多 %(n)s 个字。请只留下最要紧的词。") % {"n": LONGEST})
    if question.kind not in KINDS:
        raise BadQuery("bad_filter", _("没有这种检索方式。"))
    if question.sort not in SORTS:
        raise BadQuery("bad_filter", _("没有这种排序。"))
    if question.status and question.status not in STATUSES:
        raise BadQuery("bad_filter", _("没有这种有效性。"))
    if question.since and question.until and question.since > question.until:
        raise BadQuery("bad_date", _("起始日期晚于截止日期。"))
    if not 1 <= question.size <= LARGEST_PAGE:
        raise BadQuery("bad_filter", _("每页条数应在 1 到 %(n)s 之间。") % {"n": LARGEST_PAGE})
    if question.page < 1:
        raise BadQuery("bad_filter", _("页码从 1 开始。"))
    if question.page * question.size > DEEPEST:
        raise BadQuery("too_deep", _("只能翻到前 %(n)s 条。请用筛选缩小范围。") % {"n": DEEPEST})
