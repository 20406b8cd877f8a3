"""The office keeps the working calendar on its pages: shown first, then done; what cannot be is refused with a reason."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.rulebook.calendar_models import CalendarDay, CalendarYear
from gongkai.units.models import Role
from gongkai.workspace.calendar_form import read_days
from tests.support.catalogue import a_unit
from tests.support.personnel import a_person, a_post, signed_in

pytestmark = pytest.mark.django_db
YEAR = "/workspace/calendar/2027/"
NOTICE = "国办发明电〔2026〕9号"
DAYS = "2027-01-01,放假,元旦\n2027-10-01,放假,国庆节\n2027-10-09，班，国庆节\n"
ENTER = {"verb": "enter", "notice": NOTICE, "source": "试验", "reason": "录入", "text": DAYS}


@pytest.fixture
def office() -> Client:
    city = a_unit("990000", "明川市人民政府", path="0000", level="city")
    person = a_person("office", city)
    a_post(person, city, Role.OFFICE)
    return signed_in(person)


def test_days_are_shown_before_they_are_entered(office: Client) -> None:
    page = office.post(YEAR, {**ENTER, "step": "preview"}).content.decode()
    assert "2027-10-09" in page
    assert "会变动的期限" in page
    assert not CalendarDay.objects.filter(on__year=2027).exists()
    assert office.post(YEAR, {**ENTER, "step": "do"}).status_code == 302
    assert CalendarDay.objects.filter(on__year=2027).count() == 3
    event = CalendarYear.objects.get(year=2027, scope="CN").events.get()
    assert event.post.startswith("post:")
    assert "录入日期（3天）" in office.get(YEAR).content.decode()


def test_days_come_from_a_file_too_and_survive_the_preview(office: Client) -> None:
    file = SimpleUploadedFile("2027.csv", f"日期,安排,名称\n{DAYS}".encode("gb18030"))
    page = office.post(YEAR, {**ENTER, "text": "", "file": file, "step": "preview"}).content.decode()
    assert "2027-01-01,holiday,元旦" in page
    assert "2027-10-09,make_up,国庆节" in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": "2027-02-30,放假,春节"}, "第1行：不是存在的日期：2027-02-30"),
        ({"text": "国庆放七天"}, "没有写任何一天"),
        ({"text": "x\n国庆放七天"}, "第2行：类别只能是 放假 或者 调休上班"),
        ({"text": "2027-10-08,班,国庆节"}, "不是星期六或者星期日"),
        ({"notice": "明政发〔2026〕9号"}, "通知文号应当写成"),
        ({"text": "2026-05-01,放假,劳动节"}, "不是2027年的日期"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_is_kept(office: Client, changed: dict[str, str], said: str) -> None:
    answer = office.post(YEAR, {**ENTER, **changed, "step": "do"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "试验" in answer.content.decode()
    assert not CalendarDay.objects.filter(on__year=2027).exists()


def test_a_confirmed_year_is_opened_again_with_a_reason(office: Client) -> None:
    address = "/workspace/calendar/2026/"
    assert CalendarYear.objects.get(year=2026, scope="CN").status == "confirmed"
    assert office.post(address, {**ENTER, "step": "do"}).status_code == 422
    assert office.post(address, {"verb": "reopen", "reason": "", "step": "do"}).status_code == 422
    assert office.post(address, {"verb": "reopen", "reason": "核对", "step": "preview"}).status_code == 200
    assert CalendarYear.objects.get(year=2026, scope="CN").status == "confirmed"
    assert office.post(address, {"verb": "reopen", "reason": "核对", "step": "do"}).status_code == 302
    row = CalendarYear.objects.get(year=2026, scope="CN")
    assert row.status == "seeded"
    assert "2026年工作日历" in office.get("/workspace/").content.decode()  # it is on the to-do list until confirmed again
    day = row.days.order_by("on")[0].on.isoformat()
    assert office.post(address, {"verb": "remove", "day": day, "reason": "试", "step": "do"}).status_code == 302
    assert not row.days.filter(on=day).exists()


def test_a_year_without_its_holidays_is_not_confirmed(office: Client) -> None:
    office.post(YEAR, {**ENTER, "step": "do"})
    answer = office.post(YEAR, {"verb": "confirm", "notice": NOTICE, "reason": "核对无误", "step": "preview"})
    assert answer.status_code == 422
    assert 'data-code="holidays_missing"' in answer.content.decode()


def test_nonsense_is_refused(office: Client) -> None:
    assert office.post(YEAR, {"verb": "drop", "step": "do"}).status_code == 400
    assert office.post(YEAR, {"verb": "remove", "day": "x", "reason": "r", "step": "do"}).status_code == 400
    assert office.get("/workspace/calendar/1999/").status_code == 404
    assert office.get("/workspace/calendar/2099/").status_code == 404


def test_too_much_is_not_read() -> None:
    days, wrong = read_days("2027-01-01,放假,元旦\n" * 5000)
    assert len(days) <= 401
    assert wrong == ["超过400行，不像一年的安排"]


def test_the_office_of_a_county_keeps_no_calendar() -> None:
    city = a_unit("990000", "明川市人民政府", path="0000", level="city")
    county = a_unit("990107", "安澜县人民政府", path="00000007", parent=city)
    person = a_person("county", county)
    a_post(person, county, Role.OFFICE)
    client = signed_in(person)
    assert client.get(YEAR).status_code == 403
    assert client.post(YEAR, {**ENTER, "step": "do"}).status_code == 403
    assert "/workspace/calendar/" not in client.get("/workspace/").content.decode()
