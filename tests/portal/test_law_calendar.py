"""The page of a year: every day with what it is, how sure the year is, and where to go from there."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils.html import strip_tags
from lxml import html
from pytest_django import DjangoAssertNumQueries

from gongkai.events import clock
from gongkai.rulebook import calendar, settings
from gongkai.rulebook.services.calendar_years import confirm_year, reopen_year

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 9, 0, tzinfo=clock.SHANGHAI)


def page(client: Client, year: object, prefix: str = "") -> html.HtmlElement:
    answer = client.get(f"{prefix}/law/calendar/{year}")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def texts(found: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found.xpath(path)]


def test_the_address_without_a_year_is_that_of_this_one(client: Client) -> None:
    year = clock.today().year
    assert client.get("/law/calendar/").headers["Location"] == f"/law/calendar/{year}"
    assert client.get("/en/law/calendar/").headers["Location"] == f"/en/law/calendar/{year}"


def test_every_day_of_the_year_says_what_it_is_without_colour(client: Client) -> None:
    found = page(client, 2026)
    cells = found.xpath("//table[contains(@class,'cal')]//td[time]")
    assert len(cells) == 365
    here = calendar.current()
    told = {cell.find("time").get("datetime"): "".join(cell.xpath("b/text()")) for cell in cells}
    assert told == {
        **dict.fromkeys(told, ""),
        **{day.on.isoformat(): "休" if day.kind == "holiday" else "班" for day in here.days.values() if day.on.year == 2026},
    }
    assert texts(found, "//td[time[@datetime='2026-02-14']]") == ["14 班 春节"]
    assert [text.split()[-1] for text in texts(found, "//caption")][:3] == ["21个工作日", "16个工作日", "22个工作日"]
    assert "2026年，248个工作日" in texts(found, "//h2")


@pytest.mark.parametrize(
    ("year", "said", "notice"),
    [
        (2026, "已确认", "国办发明电〔2025〕7号"),
        (2019, "已确认", "国办发明电〔2018〕15号（文号未核实）"),
        (2018, "未与通知核对", "python-holidays"),
        (2027, "暂按周末计算，待更新", "还没有公布"),
    ],
)
def test_how_sure_the_year_is(client: Client, year: int, said: str, notice: str) -> None:
    [note] = texts(page(client, year), "//main//div[contains(@class,'note')]")
    assert note.startswith(said)
    assert notice in note


def test_a_year_that_was_opened_again_is_not_sure(client: Client) -> None:
    reopen_year(year=2026, reason="更正", by="值班", at=AT)
    assert "未与通知核对" in client.get("/law/calendar/2026").content.decode()
    confirm_year(year=2026, notice="国办发明电〔2025〕7号", reason="核对", by="值班", at=AT)
    content = client.get("/law/calendar/2026").content.decode()
    assert "未与通知核对" not in content
    assert "值班" not in content


def test_a_region_shows(client: Client) -> None:
    settings.put({"law.region": "450000"})
    [note] = texts(page(client, 2026), "//main//div[contains(@class,'note')]")
    assert note.startswith("未与通知核对")
    assert "本地区（450000）" in note


def test_new_year_is_told_whole_in_both_years(client: Client) -> None:
    for year in (2018, 2019):
        assert "12月30日至1月1日，共3天" in client.get(f"/law/calendar/{year}").content.decode()


def test_in_english(client: Client) -> None:
    found = page(client, 2026, "/en")
    assert "1–3 January, 3 days" in strip_tags(html.tostring(found, encoding="unicode"))
    assert texts(found, "//td[time[@datetime='2026-01-04']]") == ["4 work New Year's Day"]


@pytest.mark.parametrize("year", ["2007", str(clock.today().year + 3), "20260", "0", "x"])
def test_years_without_a_page(client: Client, year: str) -> None:
    assert client.get(f"/law/calendar/{year}").status_code == 404


def test_it_costs_two_queries_however_much_is_arranged(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for year in (2026, 2027):
        page(client, year)
        with django_assert_num_queries(2):
            page(client, year)
