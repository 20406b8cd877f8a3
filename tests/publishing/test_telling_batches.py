"""Who hears of batches and of coordination: one notice for two hundred rows; the unit that is asked, and who asked."""

from pathlib import Path
from typing import Any

import pytest

from gongkai.files.services import keep
from gongkai.jobs import services as jobs
from gongkai.jobs.models import Job
from gongkai.notices.models import Notice
from gongkai.publishing.lists import batches as batch_lists
from gongkai.publishing.services import bulk, coordination, entry
from gongkai.publishing.tables.kinds import PERMIT
from gongkai.units.gate import Actor
from tests.support.drafts import HOUSING, OFFICE, enter_city
from tests.support.staff import Crew, drafted, employ, moment
from tests.support.tables import filled, permit_row

pytestmark = pytest.mark.django_db


def told(actor: Actor, **which: Any) -> list[tuple[str, str]]:
    """(kind, link) of what this person was told and has not read, oldest first."""
    jobs.run_due(200)
    assert not Job.objects.exclude(error="").exists(), Job.objects.exclude(error="").values_list("error", flat=True)
    return list(Notice.objects.filter(person=actor.person, read_at=None, **which).order_by("pk").values_list("kind", "link"))


def test_a_batch_is_one_notice(home: Path) -> None:
    crew = Crew(enter_city()[OFFICE])
    file = keep(filename="许可.xlsx", content=filled(PERMIT, [permit_row(n) for n in range(1, 7)]), queue=False)
    upload = entry.receive(unit=crew.unit, kind=PERMIT, column="040602", file=file, actor=crew.officer, at=moment(9))
    batch = entry.enter(upload, actor=crew.officer, at=moment(9))
    act = bulk.begin_act(key="k", verb="submit", picks=batch_lists.picks(batch, "draft"), actor=crew.officer, batch=batch)
    bulk.proceed(act, actor=crew.officer, at=moment(10))
    assert told(crew.reviewer) == [("review", f"/workspace/batches/{batch.pk}/")]
    act = bulk.begin_act(
        key="l", verb="agree", picks=batch_lists.picks(batch, "secrecy"), actor=crew.reviewer, batch=batch, options={"secrecy": "clear"}
    )
    bulk.proceed(act, actor=crew.reviewer, at=moment(11))
    assert told(crew.approver) == [("review", f"/workspace/batches/{batch.pk}/")]
    assert told(crew.reviewer) == []


def test_who_is_asked_and_who_asked() -> None:
    units = enter_city()
    crew = Crew(units[OFFICE])
    other, keeper = employ(units[HOUSING], "housing", "section_head"), employ(units[HOUSING], "keeper", "unit_administrator")
    row = drafted(crew)
    (letter,) = coordination.ask(row, actor=crew.officer, units=[units[HOUSING]], parts=["第一条"], at=moment(9, 30))
    link = f"/workspace/coordination/{letter.pk}/"
    assert told(other) == [("coordination_asked", link)]
    assert told(keeper) == []
    coordination.answer(letter, actor=other, says="modify", seen=row.content_hash, reason="改一处", at=moment(10))
    assert told(other) == []
    assert told(crew.officer) == told(crew.approver) == [("coordination_answered", link)]
    assert told(crew.reviewer) == []


def test_a_question_taken_back_is_no_longer_asked() -> None:
    units = enter_city()
    crew = Crew(units[OFFICE])
    other = employ(units[HOUSING], "housing", "section_head")
    (letter,) = coordination.ask(drafted(crew), actor=crew.officer, units=[units[HOUSING]], parts=["第一条"], at=moment(9, 30))
    assert told(other)
    coordination.withdraw(letter, actor=crew.officer, reason="问错了", at=moment(10))
    assert told(other) == []
