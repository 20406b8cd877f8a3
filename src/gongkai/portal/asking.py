"""A search as an address: what a reader may ask, read from the query string and written back into links."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.search.query import DEEPEST, KINDS, BadQuery, Question

__all__ = ["DEEPEST", "FILTERS", "PAGE_SIZE", "SYMBOLS", "kinds", "link", "narrowed", "pairs", "read", "read_leniently"]

#: What document numbers need and people cannot type.
SYMBOLS = ("〔〕", "《》", "【】", "№", "第", "号")
#: Name in the address → field of the question; "page" is written apart.
_FIELDS = {"in": "kind", "unit": "unit", "column": "column", "theme": "theme", "genre": "genre", "status": "status", "sort": "sort"}
FILTERS = ("unit", "column", "theme", "genre", "status")
PAGE_SIZE = 20
_LONGEST_CODE = 60


def kinds() -> list[tuple[str, str]]:
    """The kinds of search with their names."""
    names = (_("不限"), _("标题"), _("全文"), _("文号"), _("索引号"))
    return list(zip(KINDS, names, strict=True))


def read(query: Mapping[str, str]) -> Question:
    """The question in a query string. Raises BadQuery for what cannot be read; unknown parameters are passed over."""
    values = {field: value.strip() for name, field in _FIELDS.items() if (value := query.get(name, "")) and len(value) <= _LONGEST_CODE}
    return Question(
        q=query.get("q", "").strip(), since=_day(query.get("from", "")), until=_day(query.get("to", "")),
        page=_page(query.get("page", "")), size=PAGE_SIZE, expand=query.get("exact", "") != "1", **values,
    )  # fmt: skip


def read_leniently(query: Mapping[str, str]) -> Question:
    """What can be kept of a question that could not be asked: for the form on the error page."""
    return Question(q=query.get("q", "").strip()[:200], size=PAGE_SIZE)


def pairs(question: Question) -> list[tuple[str, str]]:
    """A question as parameters, in a fixed order, defaults left out."""
    fresh = Question()
    found = [("q", question.q)] if question.q else []
    found += [(name, getattr(question, field)) for name, field in _FIELDS.items() if getattr(question, field) != getattr(fresh, field)]
    found += [(name, day.isoformat()) for name, day in (("from", question.since), ("to", question.until)) if day]
    if not question.expand:
        found.append(("exact", "1"))
    if question.page > 1:
        found.append(("page", str(question.page)))
    return found


def narrowed(question: Question) -> bool:
    """Whether any filter is set."""
    return any(getattr(question, name) for name in FILTERS) or question.since is not None or question.until is not None


def link(question: Question, **changes: object) -> str:
    """The address of the question with `changes`; the page starts over unless it is what changes."""
    changes.setdefault("page", 1)
    return f"{reverse('search')}?{urlencode(pairs(replace(question, **changes)))}"


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadQuery("bad_date", _("日期请写成 2026-09-22 的样子。")) from None


def _page(text: str) -> int:
    if not text:
        return 1
    if not text.isascii() or not text.isdigit() or len(text) > 6 or int(text) < 1:
        raise BadQuery("bad_filter", _("没有这一页。"))
    return int(text)
