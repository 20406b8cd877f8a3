"""The search page: filters as links, what was done to the words, what to do when nothing is there, and questions that cannot be asked."""

from collections.abc import Iterator

import pytest
from django.test import Client
from lxml import html

from gongkai.search import indexer, readers
from tests.support.drafts import HOUSING, OFFICE, a_draft, enter_city, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(home: object) -> Iterator[None]:
    enter_city()
    publish(
        [
            *(a_draft(number) for number in range(1, 25)),
            a_draft(30, unit=HOUSING, title="住房租赁补贴发放公示", body="<p>住房租赁补贴二百户。</p>", validity="repealed"),
        ]
    )
    indexer.rebuild()
    readers.forget()
    yield
    readers.forget()


def page(query: str, status: int = 200) -> html.HtmlElement:
    answer = Client().get(f"/search?{query}")
    assert answer.status_code == status
    return html.fromstring(answer.content.decode())


def total(found: html.HtmlElement) -> str:
    return found.cssselect(".sec-h h2")[0].text_content()


def test_results_have_title_unit_number_date_and_hits() -> None:
    first = page("q=住房租赁补贴").cssselect(".result")[0]
    assert first.cssselect("h3 mark")
    assert " ".join(first.cssselect(".by")[0].text_content().split()) == "已废止市住建局明政办发〔2026〕30号2026-02-04"


def test_pages_and_order_are_links_that_keep_the_question() -> None:
    found = page("q=供水改造")
    assert total(found) == "找到 24 条"
    assert len(found.cssselect(".result")) == 20
    following = found.cssselect('.pager a[rel="next"]')[0].get("href")
    assert len(page(following.partition("?")[2]).cssselect(".result")) == 4
    by_date = found.cssselect(".sorts a")[1].get("href")
    assert "24批" in page(by_date.partition("?")[2]).cssselect(".result h3")[0].text_content()


def test_a_filter_narrows_and_lets_go() -> None:
    found = page("q=2026")
    links = {link.cssselect("span")[0].text: link.get("href") for link in found.cssselect(".facets a")}
    narrowed = page(links["明川市住房和城乡建设局"].partition("?")[2])
    assert len(narrowed.cssselect(".result")) == 1
    assert [link.text_content().split()[0] for link in narrowed.cssselect(".chosen a")] == ["明川市住房和城乡建设局"]
    again = narrowed.cssselect(".chosen a")[0].get("href")
    assert total(page(again.partition("?")[2])) == total(found)


def test_the_form_keeps_the_filters() -> None:
    hidden = page(f"q=供水&unit={OFFICE}&sort=date").cssselect('form.search input[type="hidden"]')
    assert {(field.get("name"), field.get("value")) for field in hidden} == {("unit", OFFICE), ("sort", "date")}


def test_nothing_found_tells_what_else_to_do() -> None:
    found = page("q=地铁三号线票价&in=title")
    words = found.text_content()
    assert "没有“地铁三号线票价”的结果" in words
    assert found.cssselect('a[href^="/apply/?q="]')
    assert "不限检索方式再找" in words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (f"q={'长' * 201}", "不能这样检索"),
        ("q=供水&page=9999", "不能这样检索"),
        ("q=供水&page=x", "没有这一页"),
        ("q=供水&from=2026-13-45", "日期请写成"),
        ("q=供水&status=nonsense", "不能这样检索"),
    ],
)
def test_what_cannot_be_asked_is_answered_in_words(query: str, words: str) -> None:
    found = page(query, 400)
    assert words in found.text_content()
    assert found.cssselect('form[role="search"]')


def test_an_empty_question_shows_how_to_ask() -> None:
    assert "怎样找得快" in page("").text_content()


def test_what_was_typed_is_shown_as_text() -> None:
    typed = "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E"
    assert "<script>alert" not in Client().get(f"/search?{typed}").content.decode()
