"""Meta tags by which crawlers of government sites read a page."""

import pytest
from django.test import Client
from lxml import html

from gongkai.catalog.models import Edition
from gongkai.portal.meta import DESCRIPTION, description
from gongkai.rulebook import settings as rulebook
from tests.support.catalogue import a_column, a_unit, an_item


def metas(path: str) -> dict[str, str]:
    answer = Client().get(path)
    assert answer.status_code == 200
    return {tag.get("name"): tag.get("content") for tag in html.fromstring(answer.content).xpath("//meta[@name]")}


@pytest.mark.django_db
def test_an_item_names_site_column_and_article() -> None:
    rulebook.put({"site.name": "明川市人民政府", "site.code": "9900000001", "site.domain": "xxgk.mingchuan.example"})
    item = an_item(a_unit(), a_column("T1", "行政规范性文件"), title='关于"加装电梯"的通知', body="<p>各区县：</p>\n<p>现&nbsp;印发。</p>")
    found = metas(f"/en/i/{item.pk}")
    assert (found["SiteName"], found["SiteIDCode"], found["SiteDomain"]) == (
        "明川市政府信息公开",
        "9900000001",
        "xxgk.mingchuan.example",
    )
    assert (found["ColumnName"], found["ColumnType"]) == ("行政规范性文件", "行政规范性文件")
    assert found["ArticleTitle"] == '关于"加装电梯"的通知'
    assert found["PubDate"] == "2026-09-22 00:00"
    assert found["ContentSource"] == found["Author"] == "明川市人民政府办公室"
    assert found["Description"] == "各区县：现印发。"
    assert found["Url"] == f"http://testserver/i/{item.pk}"
    assert "Keywords" not in found


@pytest.mark.django_db
def test_keywords_are_separated_by_commas_however_they_were_typed() -> None:
    item = an_item(a_unit())
    at = item.events.get().at
    Edition.objects.create(item=item, number=2, title="二", keywords="电梯、补贴；住宅 改造", released_at=at, recorded_at=at)
    assert metas(f"/i/{item.pk}")["Keywords"] == "电梯,补贴,住宅,改造"


@pytest.mark.django_db
def test_columns_say_whose_they_are() -> None:
    a_unit(name="明川市水务局")
    a_column("T1", "供水水质")
    found = metas("/u/990001/c/T1/")
    assert (found["ColumnName"], found["ColumnDescription"]) == ("供水水质", "明川市水务局供水水质")
    assert "明川市水务局" in found["ColumnKeywords"]
    assert "ArticleTitle" not in found


@pytest.mark.parametrize("body", ["", "<table></table>"])
def test_what_has_no_text_is_described_by_its_title(body: str) -> None:
    assert description("", body, "关于供水的通知") == "关于供水的通知"


def test_descriptions_are_cut_where_search_engines_stop() -> None:
    assert description("概述" * 200, "", "") == ("概述" * 200)[: DESCRIPTION - 1] + "…"
