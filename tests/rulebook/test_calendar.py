"""The office's calendar: entered, confirmed, opened again; what cannot be is refused by code; open clocks that move are told."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gongkai.events import clock
from gongkai.law.calendar import Day, Kind
from gongkai.law.clock import Channel, Event, EventKind
from gongkai.rulebook import calendar, open_clocks, settings
from gongkai.rulebook.calendar_models import CalendarDay, CalendarEvent, CalendarYear
from gongkai.rulebook.services import calendar_years as verbs
from gongkai.rulebook.services.calendar_years import CalendarRefusedError, Changed
from tests.support.calendar import SHIPPED

pytestmark = pytest.mark.django_db
NOTICE = "国办发明电〔2026〕9号"
AT = datetime(2026, 12, 20, 10, 0, tzinfo=clock.SHANGHAI)
WHO: dict[str, Any] = {"reason": "录入2027年安排", "by": "值班", "at": AT}


def off(text: str, name: str) -> Day:
    return Day(date.fromisoformat(text), Kind.HOLIDAY, name)


def made_up(text: str, name: str) -> Day:
    return Day(date.fromisoformat(text), Kind.MAKE_UP, name)


#: An arrangement as it might be (13 days by law): not what will be announced.
YEAR_2027 = [
    off("2027-01-01", "元旦"),
    *(off(f"2027-02-{day:02d}", "春节") for day in (5, 8, 9, 10, 11, 12)),
    made_up("2027-02-20", "春节"),
    made_up("2027-02-21", "春节"),
    off("2027-04-05", "清明节"),
    *(off(f"2027-05-{day:02d}", "劳动节") for day in (3, 4)),
    off("2027-06-09", "端午节"),
    off("2027-09-15", "中秋节"),
    *(off(f"2027-10-{day:02d}", "国庆节") for day in (1, 4, 5, 6)),
    made_up("2027-10-09", "国庆节"),
]


def enter(**other: Any) -> Changed:
    return verbs.enter_days(**{"year": 2027, "days": YEAR_2027, "notice": NOTICE, "source": "国务院办公厅网站", **WHO, **other})


def confirm(**other: Any) -> Changed:
    return verbs.confirm_year(**{"year": 2027, "notice": NOTICE, **WHO, **other})


def codes(verb: Any, **arguments: Any) -> list[str]:
    with pytest.raises(CalendarRefusedError) as refused:
        verb(**arguments)
    return [said.code for said in refused.value.reasons]


@pytest.fixture
def waiting() -> Iterator[str]:
    """A package above with open clocks, one of which runs into the next year: received on 2026-12-15, 20 working days."""
    events = [Event(EventKind.SUBMITTED, date(2026, 12, 15))]

    def running() -> Iterator[open_clocks.OpenClock]:
        yield open_clocks.OpenClock("990122-2026-0031", Channel.COUNTER, events)
        yield open_clocks.OpenClock("990122-2026-0009", Channel.COUNTER, [Event(EventKind.SUBMITTED, date(2026, 3, 2))])

    yield open_clocks.provider(running).__name__
    open_clocks.forget(running)


def test_a_fresh_installation_has_the_shipped_calendar() -> None:
    here = calendar.current()
    assert (here.days, here.confirmed) == (SHIPPED.days, SHIPPED.confirmed)
    assert CalendarEvent.objects.filter(kind="seeded").count() == CalendarYear.objects.count() == 19


def test_a_year_is_entered_then_confirmed() -> None:
    before = calendar.current()
    assert before.is_working(date(2027, 10, 4))
    done = enter()
    assert (done.status, len(done.added), done.changed, done.warnings) == ("seeded", len(YEAR_2027), [], [])
    assert not calendar.current().is_working(date(2027, 10, 4))
    assert calendar.current().is_working(date(2027, 10, 9))
    assert calendar.current().provisional(date(2027, 1, 1), date(2027, 1, 1))
    assert confirm().status == "confirmed"
    assert not calendar.current().provisional(date(2027, 1, 1), date(2027, 12, 31))
    row = CalendarYear.objects.get(year=2027)
    assert (row.notice, row.confirmed_at, row.confirmed_by, row.reason) == (NOTICE, AT, "值班", "录入2027年安排")
    events = CalendarEvent.objects.filter(subject=row).order_by("seq")
    assert [(one.kind, one.from_state, one.to_state, one.at) for one in events] == [
        ("days_entered", "none", "seeded", AT),
        ("confirmed", "seeded", "confirmed", AT),
    ]


def test_entering_the_same_again_changes_nothing() -> None:
    enter()
    events = CalendarEvent.objects.count()
    done = enter()
    assert (done.added, done.changed, done.unchanged, CalendarEvent.objects.count()) == ([], [], len(YEAR_2027), events)


def test_a_later_notice_changes_single_days_after_the_year_was_opened() -> None:
    enter()
    confirm()
    longer = {"days": [off("2027-02-15", "春节")], "notice": "国办发明电〔2027〕1号"}
    assert codes(enter, **longer) == ["year_confirmed"]
    verbs.reopen_year(year=2027, **WHO)
    assert calendar.current().provisional(date(2027, 2, 1), date(2027, 3, 1))
    assert enter(**longer).added == [date(2027, 2, 15)]
    done = confirm()
    assert [said.code for said in done.warnings] == ["days_do_not_balance"]
    assert "国办发明电〔2027〕1号" in calendar.current().why(date(2027, 2, 15)).text
    assert NOTICE in calendar.current().why(date(2027, 2, 5)).text


def test_late_december_stands_in_the_notice_for_the_year_after() -> None:
    enter(days=[*YEAR_2027, off("2026-12-31", "元旦"), made_up("2026-12-26", "元旦")])
    assert calendar.current().is_working(date(2026, 12, 31)), "2026 is confirmed; an unconfirmed notice does not change it"
    confirm()
    assert not calendar.current().is_working(date(2026, 12, 31))
    assert calendar.current().is_working(date(2026, 12, 26))
    assert codes(verbs.enter_days, year=2026, days=[off("2026-12-31", "元旦")], notice=NOTICE, source="x", **WHO) == ["year_confirmed"]
    verbs.reopen_year(year=2026, **WHO)
    assert codes(verbs.enter_days, year=2026, days=[off("2026-12-31", "元旦")], notice=NOTICE, source="x", **WHO) == [
        "day_arranged_elsewhere"
    ]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"days": [made_up("2027-10-08", "国庆节")]}, "make_up_on_weekday"),
        ({"days": [off("2027-10-01", "国庆节"), off("2027-10-01", "中秋节")]}, "day_doubled"),
        ({"days": [off("2028-01-01", "元旦")]}, "other_year"),
        ({"days": [off("2026-12-20", "元旦")]}, "other_year"),
        ({"days": [off("2027-10-01", " ")]}, "name_missing"),
        ({"days": []}, "no_days"),
        ({"notice": ""}, "notice_missing"),
        ({"notice": "国办发〔2026〕9号"}, "notice_form"),
        ({"notice": "国办发明电[2026]9号"}, "notice_form"),
        ({"notice": "国办发明电〔2024〕12号"}, "notice_year"),
        ({"reason": " "}, "reason_missing"),
        ({"source": ""}, "source_missing"),
        ({"reason": "长" * 501}, "too_long"),
        ({"year": 1999}, "year_outside"),
        ({"scope": "45"}, "scope_unknown"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(wrong: dict[str, Any], code: str) -> None:
    before = (CalendarDay.objects.count(), CalendarYear.objects.count(), CalendarEvent.objects.count())
    assert code in codes(enter, **wrong)
    assert (CalendarDay.objects.count(), CalendarYear.objects.count(), CalendarEvent.objects.count()) == before


def test_a_year_without_its_days_is_not_confirmed() -> None:
    assert codes(confirm) == ["days_missing"]
    enter(days=[day for day in YEAR_2027 if day.name != "端午节"])
    with pytest.raises(CalendarRefusedError) as refused:
        confirm()
    assert refused.value.reasons[0].text == "2027年的日期中没有：端午节"
    assert codes(confirm, notice="9号") == ["notice_form"]
    enter()
    assert codes(confirm, notice="国办发明电〔2026〕10号") == ["notice_differs"]


def test_a_forgotten_make_up_day_is_doubted() -> None:
    enter(days=[day for day in YEAR_2027 if day.on != date(2027, 10, 9)])
    assert [said.code for said in confirm().warnings] == ["days_do_not_balance"]


def test_the_confirmed_years_that_are_shipped_balance_but_for_the_longer_festival_of_2020() -> None:
    from gongkai.rulebook.services.calendar_checks import doubts

    rows = CalendarYear.objects.filter(status="confirmed")
    assert [row.year for row in rows if list(doubts(row.year, verbs.arranged_days(row)))] == [2020]


def test_days_are_taken_out() -> None:
    enter()
    done = verbs.remove_days(year=2027, days=[date(2027, 10, 9)], **WHO)
    assert (done.removed, done.status) == ([date(2027, 10, 9)], "seeded")
    assert codes(verbs.remove_days, year=2027, days=[date(2027, 10, 9)], **WHO) == ["no_such_day"]
    assert codes(verbs.remove_days, year=2026, days=[date(2026, 10, 1)], **WHO) == ["year_confirmed"]
    verbs.remove_days(year=2027, days=[day.on for day in YEAR_2027 if day.on != date(2027, 10, 9)], **WHO)
    assert CalendarYear.objects.get(year=2027).status == "none"
    assert codes(verbs.reopen_year, year=2027, **WHO) == ["not_confirmed"]


def test_open_clocks_that_move_are_told(waiting: str) -> None:
    due = {moved.reference: (moved.was.due, moved.now.due, moved.due_moved) for moved in enter().moved}
    assert due == {"990122-2026-0031": (date(2027, 1, 12), date(2027, 1, 13), True)}
    [moved] = confirm().moved
    assert (moved.was.provisional, moved.now.provisional, moved.due_moved) == (True, False, False)
    [moved] = verbs.reopen_year(year=2027, **WHO).moved
    assert moved.now.provisional


def test_a_preview_tells_the_same_and_changes_nothing(waiting: str) -> None:
    before = calendar.current().days
    told = verbs.preview(
        verbs.enter_days, year=2027, days=YEAR_2027, notice=NOTICE, source="国务院办公厅网站", **WHO
    )  # fmt: skip
    assert calendar.current().days == before
    assert not CalendarYear.objects.filter(year=2027).exists()
    assert told == enter()
    assert codes(partial(verbs.preview, verbs.confirm_year), year=2027, notice="", **WHO) == ["notice_missing"]


def test_a_region_has_days_of_its_own() -> None:
    festival = [off("2026-04-20", "三月三"), off("2026-04-21", "三月三")]
    own: dict[str, Any] = {"year": 2026, "scope": "450000", "notice": "桂政办发〔2025〕60号"}
    verbs.enter_days(days=festival, source="自治区政府网站", **own, **WHO)
    assert calendar.current().is_working(date(2026, 4, 20)), "no installation of that region"
    settings.put({"law.region": "450000"})
    assert not calendar.current().is_working(date(2026, 4, 20))
    assert calendar.current().provisional(date(2026, 4, 1), date(2026, 5, 1)), "the region's year is not confirmed"
    verbs.confirm_year(**own, **WHO)
    assert not calendar.current().provisional(date(2026, 4, 1), date(2026, 5, 1))
    assert calendar.current().provisional(date(2025, 4, 1), date(2025, 5, 1))
    assert not calendar.current().is_working(date(2026, 10, 1))
    assert codes(verbs.confirm_year, **{**own, "year": 2025, "notice": "有关文件"}, **WHO) == ["notice_form_region"]


def test_what_happened_is_never_changed() -> None:
    for change in (CalendarEvent.objects.all().update, CalendarEvent.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(**({"reason": "x"} if "update" in change.__name__ else {}))


def test_the_calendar_is_kept_by_the_process_and_others_notice_a_change_later() -> None:
    calendar.current()
    with CaptureQueriesContext(connection) as asked:
        assert calendar.current() is calendar.current()
    assert len(asked) == 0
    CalendarYear.objects.filter(year=2018).update(status="none")  # as another process would do it, with an event
    CalendarEvent.objects.create(subject=CalendarYear.objects.get(year=2018), seq=2, kind="days_removed", at=AT, recorded_at=AT)
    cache.delete("rulebook.calendar")  # 30 seconds later
    with CaptureQueriesContext(connection) as asked:
        calendar.current()
    assert len(asked) == 3


def test_choices_are_settings() -> None:
    assert calendar.choices() == type(calendar.choices())()
    settings.put({"law.fee_paid_effect": "resume", "law.warn_reply_days": [10, 20], "law.report_deadline_shifts": True})
    chosen = calendar.choices()
    assert (chosen.fee_paid_effect, chosen.warn_reply_days, chosen.report_deadline_shifts) == ("resume", (10, 20), True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("law.fee_paid_effect", "maybe"),
        ("law.fee_paid_effect", ["restart"]),
        ("law.correction_period_default", 9),
        ("law.correction_period_default", True),
        ("law.report_deadline_shifts", 1),
        ("law.warn_reply_days", [20, 15]),
        ("law.warn_reply_days", [0]),
        ("law.warn_reply_days", 15),
        ("law.region", "45"),
        ("law.region", 450000),
    ],
)
def test_a_choice_that_cannot_be_is_refused(name: str, value: Any) -> None:
    with pytest.raises(settings.SettingRefusedError):
        settings.put({name: value})


def test_a_later_release_brings_years_and_touches_none_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """As its migration would: the office has entered 2027 itself, 2028 is new."""
    from gongkai.rulebook import calendar_defaults
    from gongkai.rulebook.calendar_data import ShippedDay, ShippedYear

    enter()
    before = list(CalendarDay.objects.values_list("on", "kind", "notice", "source"))
    more = [ShippedYear(year, f"国办发明电〔{year - 1}〕1号", True, True) for year in (2027, 2028)]
    days = [ShippedDay(date(year, 1, 1), Kind.HOLIDAY, year, "元旦", f"国办发明电〔{year - 1}〕1号", "x") for year in (2027, 2028)]
    monkeypatch.setattr(calendar_defaults, "shipped_years", lambda: more)
    monkeypatch.setattr(calendar_defaults, "shipped_days", lambda: days)
    for _time in range(2):
        calendar_defaults.load(CalendarYear, CalendarDay, CalendarEvent, at=AT)
    assert list(CalendarDay.objects.values_list("on", "kind", "notice", "source")) == [
        *before,
        (date(2028, 1, 1), "holiday", "国办发明电〔2027〕1号", "x"),
    ]
    assert CalendarYear.objects.get(year=2027).status == "seeded"
    assert CalendarYear.objects.get(year=2028).status == "confirmed"
