"""Who sees which manuscripts, in which order, at what cost; and the drawing of the table."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.publishing.lists import working as lists
from gongkai.publishing.models import Manuscript, RegisterEntry
from gongkai.publishing.rules.drawing import drawing
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Role
from tests.support.drafts import GOVERNMENT, HOUSING, OFFICE, WATER, enter_city
from tests.support.staff import Crew, a_person, drafted, employ, moment, released, submitted

pytestmark = pytest.mark.django_db
SEES = {"information_officer", "section_head", "secrecy_reviewer", "approver", "archivist", "office"}


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


@pytest.mark.parametrize("role", Role.values)
def test_who_sees_a_manuscript(crew: Crew, role: str) -> None:
    units = enter_city()
    row = drafted(crew)
    assert (lists.find(employ(units[OFFICE], "here", role), row.pk) is not None) is (role in SEES)
    assert (lists.find(employ(units[GOVERNMENT], "above", role), row.pk) is not None) is (role == "office")
    for place in (HOUSING, WATER):
        assert lists.find(employ(units[place], f"at{place}", role), row.pk) is None


def test_the_public_sees_none(crew: Crew) -> None:
    drafted(crew)
    released(crew, 2, title="", body="", attribute="withheld", ground="16-1", ground_reason="内部事务")
    for nobody in (None, Actor(a_person("nobody").pk)):
        assert not visible(Manuscript.objects.all(), nobody).exists()
        assert not visible(RegisterEntry.objects.all(), nobody).exists()
    assert [line.ground for line in lists.register_list(crew.head, crew.unit)[0]] == ["16-1"]


def test_what_is_mine_to_do_soonest_first(crew: Crew) -> None:
    days = [date(2026, 11, 20), date(2026, 11, 3), date(2026, 11, 10)]
    rows = [submitted(crew, number, written_on=day) for number, day in enumerate(days, 1)]
    pressing = submitted(crew, 4, urgent=True, urgent_why="汛情")
    mine = lists.todo(crew.reviewer, moment(10))
    assert [task.manuscript.pk for task in mine.tasks] == [pressing.pk, rows[1].pk, rows[2].pk, rows[0].pk]
    assert [str(task.limit.light) for task in mine.tasks if task.limit][1] == "amber"
    assert lists.todo(crew.approver, moment(10)).tasks == []
    assert [task.manuscript.state for task in lists.todo(crew.officer, moment(10)).tasks] == []
    drafted(crew, 5)
    assert [task.manuscript.state for task in lists.todo(crew.officer, moment(10)).tasks] == ["draft"]


def test_ones_own_work_is_not_ones_own_to_review(crew: Crew) -> None:
    both = employ(crew.unit, f"officer{OFFICE}", "secrecy_reviewer")
    submitted(crew)
    assert lists.todo(both, moment(10)).tasks == []


@pytest.mark.parametrize("size", [1, 2, 3, 10])
def test_pages_go_on_where_they_stopped(crew: Crew, size: int) -> None:
    for number in range(1, 7):
        submitted(crew, number, urgent=number == 4, urgent_why="急", written_on=date(2026, 11, 10 + number % 3))
    whole = [task.manuscript.pk for task in lists.todo(crew.reviewer, moment(10)).tasks]
    seen, key = [], None
    while True:
        page = lists.todo(crew.reviewer, moment(10), after=key, size=size)
        seen += [task.manuscript.pk for task in page.tasks]
        key = page.next
        if key is None:
            break
    assert (seen, len(whole)) == (whole, 6)


def test_the_office_sees_all_beneath_it_and_lists_cost_the_same(crew: Crew) -> None:
    units = enter_city()
    office = employ(units[GOVERNMENT], "office", "office")
    other = Crew(units[WATER])
    drafted(crew)

    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            lists.todo(crew.officer, moment(10))
            lists.overview(office, moment(10))
            lists.unit_list(crew.officer, crew.unit, "draft")
            lists.open_hidings(office)
            lists.open_removals(office)
            lists.to_sign(office)
        return len(found)

    few = cost()
    for number in range(2, 12):
        drafted(crew, number)
        drafted(other, number + 20)
    assert cost() <= few <= 8  # six lists, and the calendar where nobody has asked for it yet
    assert len(lists.overview(office, moment(10)).tasks) == 21
    page, before = lists.unit_list(crew.officer, crew.unit, "draft", size=4)
    rest, end = lists.unit_list(crew.officer, crew.unit, "draft", before=before, size=40)
    assert (len(page), len(rest), end) == (4, 7, None)
    assert lists.unit_list(other.officer, crew.unit, "draft")[0] == []


def test_the_page_in_the_docs_is_the_table() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "workflow.md"
    assert page.read_text(encoding="utf-8") == drawing(), "run script/workflow"
