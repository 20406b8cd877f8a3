"""What the last reviewer saw is kept to show what changed since, and goes where the content is destroyed."""

from pathlib import Path

import pytest

from gongkai.publishing.content import seen
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import LastSeen, Manuscript
from gongkai.publishing.services import drafting, review, withdrawal
from tests.support.drafts import HOUSING, enter_city
from tests.support.staff import Crew, moment, released, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew(home: Path) -> Crew:
    return Crew(enter_city()[HOUSING])


def test_what_was_rewritten_after_a_return_is_shown(crew: Crew) -> None:
    row = submitted(crew)
    assert seen.changes(row, files_of(row)) == (None, [])
    row = review.return_(row, actor=crew.reviewer, version=row.version, reasons=["format"], at=moment(9, 10))
    assert seen.changes(row, files_of(row)) == (None, [])  # nothing is rewritten yet
    row = drafting.save(
        row, actor=crew.officer, version=row.version, values={"title": "新的标题", "body": "<p>各区县人民政府：</p><p>改了。</p>"}
    )
    row = Manuscript.objects.select_related("unit").get(pk=row.pk)
    at, changes = seen.changes(row, files_of(row))
    assert at == moment(9, 10)
    assert [change.field for change in changes] == ["body", "title"]
    assert ("+", "改了。") in changes[0].lines


def test_sealing_destroys_it(crew: Crew) -> None:
    row = released(crew)
    assert LastSeen.objects.filter(manuscript=row).exists()
    asked = withdrawal.propose_removal(
        row.item, actor=crew.officer, kind="privacy", ground="条例第十五条", public_reason="涉及个人隐私", seal=True, at=moment(10)
    )  # fmt: skip
    withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(11))
    assert not LastSeen.objects.exists()
