"""What must stand in a manuscript before it goes on, what it may hold at all, and whose files it may carry."""

from datetime import date
from typing import Any

import pytest

from gongkai.catalog.models import Attachment, Item
from gongkai.files.models import StoredFile
from gongkai.files.services import keep
from gongkai.publishing.models import Manuscript, ManuscriptFile
from gongkai.publishing.rules import obstacles
from gongkai.publishing.rules.reasons import SENTENCES, NotAllowed, Reason
from gongkai.publishing.services import drafting, review
from tests.support.drafts import OFFICE, enter_city
from tests.support.staff import Crew, content, drafted, moment, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


@pytest.mark.parametrize(("changed", "code", "field"), [
    ({"title": ""}, "title_needed", "title"),
    ({"body": ""}, "body_or_file_needed", "body"),
    ({"summary": "概" * 101}, "summary_too_long", "summary"),
    ({"columns": []}, "column_needed", "columns"),
    ({"columns": ["9999"]}, "no_such_column", "columns"),
    ({"columns": ["02"]}, "column_only_holds_columns", "columns"),
    ({"document_number": ""}, "number_or_other_needed", "document_number"),
    ({"written_on": None}, "written_on_needed", "written_on"),
    ({"written_on": date(2026, 11, 25)}, "written_in_the_future", "written_on"),
    ({"attribute": ""}, "attribute_needed", "attribute"),
    pytest.param({"attribute": "withheld", "body": "", "ground_reason": "内部"}, "ground_needed", "ground", id="Z60"),
    ({"attribute": "on_request", "ground_reason": "内部"}, "ground_needed", "ground"),
    ({"attribute": "on_request", "ground": "99", "ground_reason": "内部"}, "ground_unknown", "ground"),
    ({"attribute": "on_request", "ground": "15-1"}, "ground_reason_needed", "ground_reason"),
    ({"attribute": "withheld", "ground": "14", "ground_reason": "涉密"}, "withheld_has_content", "body"),
    ({"title": "机密★1年"}, "secrecy_mark", "title"),
    ({"body": "<p>秘密★一年</p><p>各区县：</p>"}, "secrecy_mark", "body"),
    ({"effective_from": date(2026, 2, 1), "valid_until": date(2026, 1, 1)}, "ends_before_it_begins", "valid_until"),
])  # fmt: skip
def test_what_is_missing_is_said_by_code_and_field(crew: Crew, changed: dict[str, Any], code: str, field: str) -> None:
    row = drafted(crew, **changed)
    with pytest.raises(NotAllowed) as refused:
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))
    assert (code, field) in {(reason.code, reason.field) for reason in refused.value.reasons}
    assert all(reason.code in SENTENCES and reason.message for reason in refused.value.reasons)
    assert Manuscript.objects.get().state == "draft"


def test_talk_of_secrets_is_no_mark_and_other_carriers_need_no_number(crew: Crew) -> None:
    row = drafted(crew, title="关于保守国家秘密和商业秘密的问答", carrier="other", document_number="")
    assert drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5)).state == "secrecy"


@pytest.mark.parametrize("values", [
    {"title": "长" * 501}, {"body": "<div>" * 200}, {"keywords": "长" * 301}, {"columns": ["x"] * 51}, {"replaces": ["长" * 301]},
])  # fmt: skip
def test_what_is_too_much_is_refused_and_nothing_is_lost(crew: Crew, values: dict[str, Any]) -> None:
    row = drafted(crew)
    with pytest.raises(NotAllowed, match=r"too_long|too_deep"):
        drafting.save(row, actor=crew.officer, version=row.version, values={"summary": "新", **values}, at=moment(9, 1))
    assert (Manuscript.objects.get().title, Manuscript.objects.get().summary) == (row.title, "")


@pytest.mark.parametrize("values", [{"state": "released"}, {"drafter": 1}, {"version": 9}, {"attribute": "secret"}, {"written_on": "2026"}])
def test_a_form_sets_nothing_but_its_fields(crew: Crew, values: dict[str, Any]) -> None:
    row = drafted(crew)
    with pytest.raises((KeyError, ValueError, TypeError)):
        drafting.save(row, actor=crew.officer, version=row.version, values=values, at=moment(9, 1))


def test_bodies_are_cleaned_when_they_are_saved(crew: Crew) -> None:
    row = drafted(crew, body='<p onclick="x()">甲<script>alert(1)</script></p>')
    assert row.body == "<p>甲</p>"


def test_a_save_that_changes_nothing_is_no_new_version(crew: Crew) -> None:
    row = drafted(crew)
    once = drafting.save(row, actor=crew.officer, version=row.version, values={"title": "新题"}, at=moment(9, 1))
    again = drafting.save(row, actor=crew.officer, version=row.version, values={"title": "新题"}, at=moment(9, 2))
    assert once.version == again.version == row.version + 1
    for number in range(5):
        once = drafting.save(once, actor=crew.officer, version=once.version, values={"title": f"新题{number}"}, at=moment(9, 3))
    assert once.events.filter(kind="write").count() == 1


def test_files_are_bound_arranged_and_released_without_a_copy(crew: Crew, home: object) -> None:
    row = drafted(crew)
    kept = [keep(filename=f"{name}.txt", content=f"{name}\n".encode()) for name in ("甲", "乙", "丙")]
    for file in kept:
        before = row.content_hash
        row = drafting.attach(row, actor=crew.officer, version=row.version, file=file, at=moment(9, 1))
        assert row.content_hash != before
    row = drafting.arrange(row, actor=crew.officer, version=row.version, files=[(kept[2].pk, "附件一"), (kept[0].pk, "")], at=moment(9, 2))
    assert list(ManuscriptFile.objects.values_list("position", "title")) == [(1, "附件一"), (2, "甲.txt")]
    assert not StoredFile.objects.filter(pk=kept[1].pk).exists()
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))
    row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 6))
    row = review.approve(row, actor=crew.approver, version=row.version, at=moment(9, 7))
    assert list(Attachment.objects.values_list("file_id", "title")) == [(kept[2].pk, "附件一"), (kept[0].pk, "甲.txt")]
    assert (StoredFile.objects.count(), Item.objects.get().files) == (2, 2)


def test_no_file_of_another_draft_or_item_can_be_taken(crew: Crew, home: object) -> None:
    file = keep(filename="甲.txt", content="甲\n".encode())
    first, second = drafted(crew, 1), drafted(crew, 2)
    drafting.attach(first, actor=crew.officer, version=first.version, file=file, at=moment(9, 1))
    with pytest.raises(NotAllowed, match="file_lost"):
        drafting.attach(second, actor=crew.officer, version=second.version, file=file, at=moment(9, 1))
    with pytest.raises(NotAllowed, match="file_lost"):
        drafting.arrange(second, actor=crew.officer, version=second.version, files=[(file.pk, "偷来")], at=moment(9, 1))


def test_a_file_whose_name_bears_a_mark_bars_the_way(crew: Crew, home: object) -> None:
    row = drafted(crew)
    file = keep(filename="甲.txt", content="甲\n".encode())
    row = drafting.attach(row, actor=crew.officer, version=row.version, file=file, title="【秘密】纪要.txt", at=moment(9, 1))
    with pytest.raises(NotAllowed, match="secrecy_mark"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))


def test_other_rules_join(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(obstacles, "_more", [])
    obstacles.register(lambda *_: [Reason("column_needed", "columns")])
    with pytest.raises(NotAllowed, match="column_needed"):
        released(crew)


def test_a_plan_in_the_past_is_refused(crew: Crew) -> None:
    row = drafted(crew, planned_at=moment(8))
    with pytest.raises(NotAllowed, match="planned_in_the_past"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))
    assert content()["attribute"] == "proactive"


def test_what_was_read_from_a_document_is_looked_at_before_it_goes_on(crew: Crew) -> None:
    row = drafted(crew, title="", document_number="")
    row = drafting.propose(
        row,
        actor=crew.officer,
        version=row.version,
        values={"title": "关于供水的通知", "document_number": "明政办发〔2026〕9号"},
        at=moment(9, 1),
    )
    assert row.unconfirmed == ["title", "document_number"]
    with pytest.raises(NotAllowed, match="unconfirmed") as refused:
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 2))
    assert "标题、文号" in next(reason.message for reason in refused.value.reasons if reason.code == "unconfirmed")
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"title": "关于供水的意见"}, at=moment(9, 3))
    assert row.unconfirmed == ["document_number"]
    row = drafting.confirm(row, actor=crew.officer, version=row.version, fields=["document_number"], at=moment(9, 4))
    assert Manuscript.objects.get(pk=row.pk).unconfirmed == []
    assert drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5)).state != "draft"
