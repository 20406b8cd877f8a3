"""The filters beside a search result, as links: each value narrows, the chosen one lets go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.portal.asking import link
from gongkai.portal.validity import named
from gongkai.search.query import Answer, Facet, Question

#: So many values stand open; the rest unfolds.
OPEN = 6


@dataclass(slots=True)
class Choice:
    """A value: its words, its count in ready figures, and where a click leads."""

    name: str
    count: str
    url: str
    chosen: bool


@dataclass(slots=True)
class Group:
    """A filter with its values: those that stand open, and those behind 更多. `name` is its id, `chinese`: values are not translated."""

    name: str
    title: str
    shown: list[Choice]
    more: list[Choice]
    chinese: bool


def groups(answer: Answer) -> list[Group]:
    """The filters of an answer, in the order in which people narrow. What offers nothing to choose is left out."""
    titles = {
        "unit": _("发布单位"), "status": _("有效性"), "genre": _("体裁"), "theme": _("主题"), "column": _("栏目"), "year": _("公开年份"),
    }  # fmt: skip
    found = (_group(answer.question, name, title, answer.facets.get(name, [])) for name, title in titles.items())
    return [group for group in found if group.shown]


def _group(question: Question, name: str, title: str, values: list[Facet]) -> Group:
    choices = [
        Choice(named(value.value) if name == "status" else value.name, f"{value.count:,}", _url(question, name, value), value.chosen)
        for value in values
    ]
    choices.sort(key=lambda choice: not choice.chosen)
    return Group(name, title, choices[:OPEN], choices[OPEN:], chinese=name not in {"status", "year"})


def _url(question: Question, name: str, value: Facet) -> str:
    if name == "year":
        year = int(value.value) if value.value.isdigit() else 0
        span = {"since": date(year, 1, 1), "until": date(year, 12, 31)} if year and not value.chosen else {"since": None, "until": None}
        return link(question, **span)
    return link(question, **{name: "" if value.chosen else value.value})


def chosen(answer: Answer) -> Iterator[tuple[str, str]]:
    """What has been narrowed to: words, and the address without it."""
    question = answer.question
    for name in ("unit", "column", "theme", "genre", "status"):
        if value := getattr(question, name):
            words = next((facet.name for facet in answer.facets.get(name, []) if facet.value == value), value)
            yield (named(value) if name == "status" else words), link(question, **{name: ""})
    if question.since or question.until:
        span = f"{question.since or ''} — {question.until or ''}".strip(" —")
        yield span, link(question, since=None, until=None)
