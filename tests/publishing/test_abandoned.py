"""Drafts that were opened and left empty are given up; everything in which anybody wrote a word stays."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from gongkai.files.services import keep
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting
from gongkai.publishing.services.abandoned import drop_abandoned
from gongkai.rulebook import settings
from tests.support.drafts import HOUSING, enter_city
from tests.support.staff import Crew, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew(home: Path) -> Crew:
    return Crew(enter_city()[HOUSING])


def begun(crew: Crew, **values: Any) -> Manuscript:
    return drafting.create(unit=crew.unit, actor=crew.officer, values=values, at=moment(9))


def state(row: Manuscript) -> str:
    return Manuscript.objects.get(pk=row.pk).state


def test_an_empty_draft_goes_after_its_days_and_stays_on_record(crew: Crew) -> None:
    row = begun(crew)
    assert drop_abandoned(at=moment(9) + timedelta(days=29)) == 0
    assert drop_abandoned(at=moment(9) + timedelta(days=31)) == 1
    assert state(row) == "dropped"
    last = row.events.order_by("-seq")[0]
    assert (last.kind, last.person_id, last.reason) == ("drop", None, "空稿，系统自动清理")
    assert drop_abandoned(at=moment(9) + timedelta(days=99)) == 0


@pytest.mark.parametrize(
    "values",
    [
        {"title": "题"},
        {"body": "<p>字</p>"},
        {"remark": "记"},
        {"columns": ["0203"]},
        {"urgent": True},
        {"attribute": "withheld"},
        {"ways": ["公开栏"]},
    ],
)
def test_one_word_keeps_it(crew: Crew, values: dict[str, Any]) -> None:
    row = begun(crew, **values)
    assert drop_abandoned(at=moment(9) + timedelta(days=400)) == 0
    assert state(row) == "draft"


def test_a_file_keeps_it_and_so_does_the_setting(crew: Crew) -> None:
    row = begun(crew)
    drafting.attach(row, actor=crew.officer, version=row.version, file=keep(filename="a.txt", content="字".encode()), at=moment(9))
    other = begun(crew)
    settings.put({"publishing.abandoned_days": 0})
    assert drop_abandoned(at=moment(9) + timedelta(days=400)) == 0
    settings.put({"publishing.abandoned_days": 10})
    assert drop_abandoned(at=moment(9) + timedelta(days=11)) == 1
    assert (state(row), state(other)) == ("draft", "dropped")
