"""The directory and a unit's site: who it is, its columns with counts, lists by key, the fixed columns, the application window."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from gongkai.catalog.models import Column, UnitColumn
from gongkai.units.models import Succession, Unit
from tests.support.drafts import HOUSING, OFFICE, TOWN, WATER, a_draft, enter_city, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(home: object) -> None:
    enter_city()


def page(path: str, status: int = 200) -> html.HtmlElement:
    answer = Client().get(path)
    assert answer.status_code == status, path
    return html.fromstring(answer.content.decode())


def text(path: str) -> str:
    return " ".join(page(path).text_content().split())


def titles(path: str) -> list[str]:
    return [link.text for link in page(path).cssselect("table a.t")]


def test_the_directory_groups_units_and_finds_them_by_name_former_name_and_code() -> None:
    heads = [head.text for head in page("/units/").cssselect("h2")]
    assert heads[:3] == ["政府部门", "公共企事业单位", "乡镇街道"]
    assert titles("/units/?name=住房") == ["明川市住房和城乡建设局"]
    assert titles("/units/?name=建设委员会") == ["明川市住房和城乡建设局"]
    assert titles(f"/units/?name={TOWN}") == ["明川市安平镇人民政府"]
    assert "没有这个名称的单位" in text("/units/?name=气象")
    assert next(cell.text for cell in page("/units/?by=code").cssselect("td.soft")) == "990000"


def test_a_unit_says_who_it_is_and_how_to_reach_it() -> None:
    found = text(f"/u/{OFFICE}/")
    for words in ("990101", "政务公开科", "0990-0000101", "明川市市府路1号", "周一至周五"):
        assert words in found
    assert "曾用名：明川市建设委员会（至2014年12月31日）" in text(f"/u/{HOUSING}/")
    assert page("/u/nothing/", 404).cssselect('form[role="search"]')


def test_a_town_carries_the_name_of_the_site() -> None:
    assert page(f"/u/{TOWN}/").cssselect(".mast-up")[0].text_content().endswith("政府信息公开")


def test_a_unit_that_is_over_leads_to_its_successor_and_says_so_on_its_own_page() -> None:
    unit = Unit.objects.get(code=HOUSING)
    Unit.objects.filter(pk=unit.pk).update(valid_until=date(2019, 3, 1))
    Succession.objects.create(unit=unit, successor=Unit.objects.get(code=OFFICE), on=date(2019, 3, 2))
    for path in ("", "c/0203/", "catalogue/", "guide/", "apply/", "reports/"):
        assert Client().get(f"/u/{HOUSING}/{path}", follow=True).redirect_chain == [(f"/u/{OFFICE}/{path}", 301)]
    warned = page(f"/u/{HOUSING}/former/").cssselect(".note.warn")
    assert "2019年3月2日" in warned[0].text_content()
    assert warned[0].cssselect(f'a[href="/u/{OFFICE}/"]')
    assert page(f"/u/{OFFICE}/").cssselect(f'a[href="/u/{HOUSING}/former/"]')


def test_of_several_successors_every_page_names_all() -> None:
    unit = Unit.objects.get(code=HOUSING)
    Unit.objects.filter(pk=unit.pk).update(valid_until=date(2019, 3, 1))
    for code in (OFFICE, TOWN):
        Succession.objects.create(unit=unit, successor=Unit.objects.get(code=code), on=date(2019, 3, 2))
    for path in ("", "c/0203/", "catalogue/", "guide/", "apply/", "reports/"):
        warned = page(f"/u/{HOUSING}/{path}").cssselect(".note.warn a")
        assert {link.get("href") for link in warned} == {f"/u/{OFFICE}/", f"/u/{TOWN}/"}, path


def test_a_column_has_head_tree_and_count() -> None:
    publish([a_draft(number) for number in range(1, 4)])
    column = page(f"/u/{OFFICE}/c/0203/")
    head = " ".join(column.cssselect(".colhead")[0].text_content().split())
    assert "条例第二十条第（一）项" in head
    assert "20 个工作日" in head
    assert "条数3" in head.replace(" ", "")
    assert [node.text_content() for node in column.cssselect(".tree [aria-current]")] == ["行政规范性文件3"]
    assert len(column.cssselect("tbody tr")) == 3
    assert page("/u/990101/c/9999/", 404) is not None


def test_index_numbers_are_shortened_to_what_differs() -> None:
    publish([a_draft(number) for number in range(1, 3)])
    table = page(f"/u/{OFFICE}/c/0203/")
    assert [cell.text_content() for cell in table.cssselect("td.index")] == ["2026-00002", "2026-00001"]
    assert "前段码为 990000148" in table.text_content()


def test_lists_go_on_by_key_and_narrow_by_year() -> None:
    publish([a_draft(number) for number in range(1, 24)] + [a_draft(90, published_on=date(2019, 5, 6))])
    first = page(f"/u/{OFFICE}/c/0203/")
    assert len(first.cssselect("tbody tr")) == 20
    following = first.cssselect('.pager a[rel="next"]')[0].get("href")
    assert len(titles(following)) == 4
    assert titles(f"/u/{OFFICE}/c/0203/?year=2019") == ["关于做好第90批老旧小区供水改造工作的通知"]
    assert "2001 年没有公开的信息" in text(f"/u/{OFFICE}/c/0203/?year=2001")
    for nonsense in ("abc", "20260101-", "20260101-99999999999999999999999"):
        page(f"/u/{OFFICE}/c/0203/?after={nonsense}", 400)


def test_a_column_without_such_information_says_so_and_why() -> None:
    column = Column.objects.get(code="0203", unit=None)
    UnitColumn.objects.create(unit=Unit.objects.get(code=OFFICE), column=column, none_reason="由市司法局统一公布")
    found = text(f"/u/{OFFICE}/c/0203/")
    assert "本单位无此类信息" in found
    assert "由市司法局统一公布" in found
    assert "无此类信息" in text(f"/u/{OFFICE}/catalogue/")


def test_the_guide_shows_its_text_and_without_one_what_the_law_asks_for() -> None:
    assert "还没有公布" in text(f"/u/{OFFICE}/guide/")
    publish([a_draft(1, columns=("0001",), body="<p>本机关的指南正文。</p>", document_number="")])
    assert "本机关的指南正文。" in text(f"/u/{OFFICE}/guide/")
    assert "获取方式" in text("/guide/")


@pytest.mark.parametrize(("code", "path"), [("0002", "rules"), ("0004", "reports")])
def test_fixed_columns_have_pages_of_their_own(code: str, path: str) -> None:
    publish([a_draft(1, columns=(code,))])
    assert titles(f"/u/{OFFICE}/{path}/") == titles(f"/{path}/") == ["关于做好第1批老旧小区供水改造工作的通知"]
    assert page(f"/{path}/").cssselect(".nav [aria-current]")[0].get("href") == f"/{path}/"


def test_counts_of_all_units_stand_beside_the_issued_structure() -> None:
    publish([a_draft(1), a_draft(2, unit=HOUSING)])
    counts = {row.findtext("a"): row.cssselect(".n")[0].text for row in page("/disclosed/").cssselect(".contents li")}
    assert counts["行政规范性文件"] == "2"
    assert titles("/c/0203/") == ["关于做好第2批老旧小区供水改造工作的通知", "关于做好第1批老旧小区供水改造工作的通知"]


def test_a_topic_shows_the_columns_that_feed_it() -> None:
    publish([a_draft(1, columns=("040802",))])
    tabs = [tab.text_content() for tab in page("/topics/education/").cssselect(".tabs a")]
    assert tabs[0] == "教育 1"
    assert titles("/topics/education/") == ["关于做好第1批老旧小区供水改造工作的通知"]
    page("/topics/nothing/", 404)


def test_the_application_window_says_how_and_that_on_line_is_not_open() -> None:
    found = text(f"/u/{OFFICE}/apply/?q=供水改造批文")
    for words in ("还没有开通网上申请", "身份证明、联系方式", "双方确认之日", "20 个工作日", "供水改造批文", "政务公开科"):
        assert words in found


def test_a_public_enterprise_refers_to_its_authority() -> None:
    found = page(f"/u/{WATER}/apply/")
    assert "第五十五条" in found.text_content()
    assert found.cssselect(f'.note a[href="/u/{HOUSING}/"]')
    assert WATER not in [link.get("href").split("/")[2] for link in page("/apply/").cssselect("main ul.names a")]


def test_the_four_entrances_stand_in_the_order_of_the_rule() -> None:
    names = [name.text for name in page("/").cssselect(".entr b")]
    assert names == ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"]
