"""What stands beside a text is reviewed with it, frozen in the edition, covered by both hashes, compared, searched and sealed."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from gongkai.catalog import particulars
from gongkai.catalog.models import Content, Edition, Item, Particulars
from gongkai.catalog.queries import item_page
from gongkai.publishing.content.hashing import content_hash
from gongkai.publishing.rules import judging
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, release_batch, review, revising, withdrawal
from tests.support.charts import USUAL
from tests.support.drafts import OFFICE, a_draft, enter_city
from tests.support.staff import Crew, drafted, moment, released

pytestmark = pytest.mark.django_db
CHART = {"chart": [dict(row) for row in USUAL]}
CALL = {"comment": {"until": "2026-12-24", "how": "发送至 fagui@example.gov.cn"}}


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


def reasons(crew: Crew, **fields: Any) -> list[str]:
    row = drafted(crew, **fields)
    return [reason.code for reason in judging.reasons_against(crew.officer, "submit", row, at=moment(9))]


def test_a_chart_is_frozen_in_the_edition_and_its_hash(crew: Crew) -> None:
    row = released(crew, columns=["040604"], particulars=CHART)
    edition = Edition.objects.get(item=row.item_id)
    kept = Particulars.objects.get(edition=edition)
    assert kept.data == particulars.clean(CHART)
    body = Content.objects.get(edition=edition)
    assert edition.content_hash == content_hash(row.title, body.body, [], kept.data) != content_hash(row.title, body.body, [])
    assert "一次性告知补正" in body.text
    page = item_page(row.item_id or 0)
    assert page is not None
    assert particulars.chart(page.beside)[0].text == "提出申请"
    with pytest.raises(DatabaseError), transaction.atomic():
        Particulars.objects.update(data={})


def test_hashes_of_what_has_nothing_beside_its_text_stay_as_they_were(crew: Crew) -> None:
    assert content_hash("题", "<p>文</p>", [], {}) == content_hash("题", "<p>文</p>", [])
    row = drafted(crew)
    other = drafting.save(row, actor=crew.officer, version=row.version, values={"particulars": {}, "adopts": []}, at=moment(9))
    assert other.content_hash == row.content_hash


def test_an_approval_binds_to_the_chart(crew: Crew) -> None:
    row = drafted(crew, columns=["040604"], particulars=CHART)
    before = row.content_hash
    changed = {"chart": [*CHART["chart"][:-1], {**CHART["chart"][-1], "text": "不予许可"}]}
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"particulars": changed}, at=moment(9))
    assert row.content_hash != before


def test_a_chart_with_faults_is_kept_and_bars_submission(crew: Crew) -> None:
    broken = {"chart": [{"key": "a", "kind": "start", "text": "申请"}, {"key": "b", "kind": "step", "text": "受理"}]}
    row = drafted(crew, particulars=broken)
    found = judging.reasons_against(crew.officer, "submit", row, at=moment(9))
    assert {reason.message for reason in found} == {
        "流程图：没有结束", "流程图第2行：下一步没有着落：请选择通到哪一步，或者改为结束",
    }  # fmt: skip


@pytest.mark.parametrize("given", [
    {"chart": "rows"}, {"chart": [{"text": "没有键"}]}, {"chart": [{"key": f"k{n}"} for n in range(61)]},
    {"chart": [{"key": "a", "text": "长" * 81}]}, {"comment": {"how": "长" * 501}}, {"comment": {"until": "明天"}},
])  # fmt: skip
def test_what_cannot_be_kept_is_refused(crew: Crew, given: dict[str, Any]) -> None:
    row = drafted(crew)
    with pytest.raises(NotAllowed, match=r"particulars_unreadable|too_long"):
        drafting.save(row, actor=crew.officer, version=row.version, values={"particulars": given}, at=moment(9))
    (outcome,) = release_batch([a_draft(1, particulars=given)], batch=None)
    assert outcome.status == "refused"


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"columns": ["0207"]}, ["comment_or_answers_needed"]),
        ({"columns": ["0207"], "answers": ["/i/1"]}, []),
        ({"columns": ["0207"], "particulars": CALL}, []),
        ({"particulars": {"comment": {"how": "来信"}}}, ["comment_until_needed"]),
        ({"particulars": {"comment": {"until": "2026-12-24"}}}, ["comment_how_needed"]),
        ({"particulars": {"comment": {"until": "2026-11-01", "how": "来信"}}}, ["comment_over"]),
        ({"columns": ["040105"]}, ["press_needed"]),
        ({"columns": ["040105"], "particulars": {"press": {"occasion": "例行发布会", "held_on": "2026-11-24"}}}, []),
        ({"particulars": {"press": {"spokesperson": "新闻科"}}}, ["press_needed"]),
        ({"particulars": {"comment": {"until": "2026-12-24", "how": "机密★1年"}}}, ["secrecy_mark"]),
        ({"attribute": "withheld", "ground": "16-1", "ground_reason": "内部", "body": "", "particulars": CHART}, ["withheld_has_content"]),
    ],
)
def test_each_kind_says_what_it_needs(crew: Crew, fields: dict[str, Any], codes: list[str]) -> None:
    assert reasons(crew, **fields) == codes


def test_a_revision_begins_with_it_and_shows_what_changed(crew: Crew) -> None:
    item = Item.objects.get(pk=released(crew, columns=["040604"], particulars=CHART).item_id)
    row = revising.revise_item(item, actor=crew.officer, at=moment(10))
    assert row.particulars == particulars.clean(CHART)
    longer = {"chart": [{**line, "limit": 10} if line["key"] == "b" else line for line in CHART["chart"]]}
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"particulars": longer, "note": "时限改为10日"}, at=moment(10))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(10, 1))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(10, 2))
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(10, 3))
    change = next(one for one in row.difference if one["field"] == "particulars")
    assert [sign for sign, _line in change["lines"]].count("+") == 1
    assert Particulars.objects.filter(edition__item=item).count() == 2
    page = item_page(item.pk)
    assert page is not None
    assert particulars.chart(page.beside)[1].limit == 10


@pytest.mark.parametrize(("day", "adopted", "state"), [
    (date(2026, 12, 24), False, "open"), (date(2026, 12, 25), False, "closed"), (date(2026, 12, 1), True, "adopted"),
])  # fmt: skip
def test_a_draft_is_open_until_its_day_and_adopted_by_what_is_issued(crew: Crew, day: date, adopted: bool, state: str) -> None:
    row = released(crew, columns=["0207"], document_number="", carrier="other", particulars=CALL)
    if adopted:
        issued = released(crew, 2, columns=["0002"], adopts=[f"/i/{row.item_id}"])
        answer = released(crew, 3, columns=["0207"], answers=[f"/i/{row.item_id}"], document_number="", carrier="other")
        there = item_page(issued.item_id or 0)
        assert there is not None
        assert [(tie.kind, tie.other_id) for tie in there.relations] == [("adopts", row.item_id)]
        assert answer.item_id is not None
    page = item_page(row.item_id or 0, today=day)
    assert page is not None
    assert page.comment_state == state
    assert sorted(tie.kind for tie in page.incoming) == (["adopts", "answers"] if adopted else [])


def test_sealing_leaves_none_of_it(crew: Crew) -> None:
    item = Item.objects.get(pk=released(crew, columns=["040604"], particulars=CHART).item_id)
    why = {"kind": "privacy", "ground": "条例第十五条", "public_reason": "涉及个人隐私，依法撤下"}
    asked = withdrawal.propose_removal(item, actor=crew.officer, seal=True, at=moment(10), **why)
    withdrawal.decide_removal(asked, actor=crew.approver, approve=True, at=moment(11))
    assert not Particulars.objects.exists()
    assert not item.manuscripts.exclude(particulars={}).exists()
