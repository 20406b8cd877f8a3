"""Drafts become items: once, revised under the same address, refused one by one, never halfway."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from gongkai.catalog.models import Attachment, Content, Edition, IssuingBody, Item, ItemColumn, OldAddress
from gongkai.events.clock import SHANGHAI
from gongkai.files.models import StoredFile
from gongkai.publishing.draft import AttachedFile
from gongkai.publishing.models import Admission, PublishingEvent
from gongkai.publishing.services import open_batch, release, release_batch
from gongkai.publishing.services.batches import ApprovalMissing
from gongkai.publishing.services.release import Refused
from gongkai.search.models import Change
from tests.support.drafts import OFFICE, SOURCE, a_draft, enter_city, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> None:
    enter_city()


def test_an_intake_is_recorded_whole() -> None:
    at = datetime(2026, 1, 6, 10, 0, tzinfo=SHANGHAI)
    outcome = release(a_draft(1, keywords="供水", old_addresses=("http://old.example.cn/a.html?id=1",)), at=at)
    item = Item.objects.get(pk=outcome.item_id)
    assert (item.state, item.edition, item.origin, item.document_key) == ("public", 1, "entered", "明政办发2026-1")
    edition = Edition.objects.get(item=item)
    assert (edition.released_at, edition.keywords, edition.number) == (at, "供水", 1)
    assert edition.content.text.startswith("各区县人民政府：\n")
    assert {place.column.code: place.rank for place in ItemColumn.objects.filter(item=item)} == {"0203": 1, "02": 0, "0003": 0}
    event = PublishingEvent.objects.get(subject=item)
    assert (event.kind, event.seq, event.at, event.unit_id) == ("released", 1, at, item.unit_id)
    assert list(Change.objects.values_list("item_id", flat=True)) == [item.pk]
    assert OldAddress.objects.get().path == "/a.html?id=1"


def test_the_day_of_publication_is_the_day_of_release_unless_the_source_says_another() -> None:
    at = datetime(2026, 8, 3, 9, 0, tzinfo=SHANGHAI)
    own, claimed = release_batch([a_draft(1, published_on=None), a_draft(2, published_on=date(2011, 5, 1))], batch=None, at=at)
    assert Item.objects.get(pk=own.item_id).published_on == date(2026, 8, 3)
    assert Item.objects.get(pk=claimed.item_id).published_on == date(2011, 5, 1)


def test_the_day_of_release_is_that_of_the_country_whatever_zone_the_moment_is_told_in() -> None:
    at = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    (outcome,) = publish([a_draft(1, published_on=None)], at=at)
    assert Item.objects.get(pk=outcome.item_id).published_on == date(2027, 1, 1)


def test_a_second_intake_is_unchanged_and_writes_nothing() -> None:
    drafts = [a_draft(number) for number in range(5)]
    publish(drafts)
    counts = [model.objects.count() for model in (Item, Edition, Admission, PublishingEvent, Change)]
    assert {outcome.status for outcome in publish(drafts)} == {"unchanged"}
    assert [model.objects.count() for model in (Item, Edition, Admission, PublishingEvent, Change)] == counts


def test_a_changed_intake_is_the_next_edition_of_the_same_item() -> None:
    first = publish([a_draft(1)])[0]
    before = Item.objects.get(pk=first.item_id)
    second = publish([a_draft(1, title="改过的标题", body="<p>改过的内容。</p>", published_on=date(2027, 1, 1))])[0]
    after = Item.objects.get(pk=first.item_id)
    assert (second.status, second.item_id, after.edition, after.title) == ("revised", first.item_id, 2, "改过的标题")
    assert (after.index_number, after.published_on, after.version) == (before.index_number, before.published_on, before.version + 1)
    assert list(Edition.objects.filter(item=after).order_by("number").values_list("title", flat=True)) == [before.title, "改过的标题"]
    assert [event.kind for event in PublishingEvent.objects.order_by("seq")] == ["released", "revised"]
    assert publish([a_draft(1)])[0].status == "revised"  # and back again: a third edition, nothing is undone
    assert Edition.objects.filter(item=after).count() == 3


def test_a_change_that_no_reader_sees_makes_no_edition() -> None:
    publish([a_draft(1)])
    outcome = publish([a_draft(1, old_addresses=("http://old.example.cn/b.html",))])[0]
    assert (outcome.status, Edition.objects.count()) == ("unchanged", 1)
    assert OldAddress.objects.filter(path="/b.html", item_id=outcome.item_id).exists()


def test_the_same_key_of_another_source_is_another_item() -> None:
    publish([a_draft(1), a_draft(1, source="elsewhere")])
    assert Item.objects.count() == 2


@pytest.mark.parametrize(("fields", "field", "code"), [
    ({"unit": "nobody"}, "unit", "no_such_unit"),
    ({"key": ""}, "key", "key_needed"),
    ({"key": "k" * 121}, "key", "key_needed"),
    ({"title": "  "}, "title", "title_needed"),
    ({"title": "长" * 501}, "title", "title_too_long"),
    ({"body": "长" * 4_000_001}, "body", "body_too_long"),
    ({"body": "<div>" * 200}, "body", "too_deep"),
    ({"columns": ("9999",)}, "columns", "no_such_column"),
    ({"columns": ("02",)}, "columns", "column_only_holds_columns"),
    ({"document_number": "号" * 161}, "document_number", "too_long"),
    ({"effective_from": date(2026, 2, 1), "valid_until": date(2026, 1, 1)}, "valid_until", "ends_before_it_begins"),
    ({"files": (AttachedFile("程序", "a.exe", content=b"MZ" + b"\0" * 200),)}, "files", None),
    ({"files": (AttachedFile("空", "a.txt", content=b""),)}, "files", "empty"),
])  # fmt: skip
def test_a_refused_draft_stops_none_of_the_others(home: object, fields: dict[str, object], field: str, code: str | None) -> None:
    outcomes = release_batch([a_draft(1), a_draft(2, **fields), a_draft(3)], batch=None)
    assert [outcome.status for outcome in outcomes] == ["accepted", "refused", "accepted"]
    assert outcomes[1].item_id is None
    assert field in {finding.field for finding in outcomes[1].findings}
    assert code is None or code in {finding.code for finding in outcomes[1].findings}
    assert Item.objects.count() == 2
    with pytest.raises(Refused):
        release(a_draft(4, **fields))


def test_a_key_twice_in_one_batch_is_refused_the_second_time() -> None:
    outcomes = release_batch([a_draft(1), a_draft(1, title="另一份")], batch=None)
    assert [outcome.status for outcome in outcomes] == ["accepted", "refused"]
    assert [finding.code for finding in outcomes[1].findings] == ["key_doubled"]


def test_a_refused_revision_leaves_the_item_as_it_was() -> None:
    publish([a_draft(1)])
    outcome = release_batch([a_draft(1, body="<div>" * 200)], batch=None)[0]
    assert outcome.status == "refused"
    assert Item.objects.get().edition == 1
    assert publish([a_draft(1)])[0].status == "unchanged"


def test_past_holdings_need_an_approval_and_say_where_they_come_from() -> None:
    for missing in ({"approved_by": " "}, {"approval": ""}):
        with pytest.raises(ApprovalMissing):
            open_batch(**{"source": SOURCE, "approved_by": "政务公开科", "approval": "明政办〔2026〕9号", **missing})
    batch = open_batch(source=SOURCE, approved_by="政务公开科", approval="明政办〔2026〕9号")
    publish([a_draft(1)], batch=batch)
    assert Item.objects.get().origin == "imported"
    assert Admission.objects.get().batch == batch
    assert PublishingEvent.objects.get().data["batch"] == batch.pk


def test_hostile_html_is_cleaned_before_it_is_kept() -> None:
    publish([a_draft(1, body='<p onclick="x()">甲<script>alert(1)</script></p><img src="javascript:x()"><p style="color:red">乙</p>')])
    body = Content.objects.get().body
    assert "甲" in body
    assert "乙" in body
    for evil in ("script", "onclick", "javascript", "style="):
        assert evil not in body


def test_files_are_kept_in_order_with_their_titles(home: object) -> None:
    files = tuple(AttachedFile(title, f"{title}.txt", content=f"{title}的内容\n".encode()) for title in ("表二", "表一"))
    publish([a_draft(1, files=files)])
    assert list(Attachment.objects.values_list("position", "title")) == [(1, "表二"), (2, "表一")]
    assert Item.objects.get().files == 2
    publish([a_draft(1, files=files[:1])])
    assert Item.objects.get().files == 1
    assert [row.title for row in Attachment.objects.filter(edition__number=2)] == ["表二"]


def test_an_unchanged_second_intake_keeps_no_file_twice(home: object) -> None:
    draft = a_draft(1, files=(AttachedFile("表", "表.txt", content="内容\n".encode()),))
    publish([draft])
    publish([draft])
    assert StoredFile.objects.count() == 1


def test_joint_issuing_bodies_stand_as_printed() -> None:
    publish([a_draft(1, issuing_bodies=("明川市人民政府办公室", "明川军分区"))])
    publish([a_draft(2, issuing_bodies=("明川市人民政府办公室",))])
    assert list(IssuingBody.objects.values_list("position", "name")) == [(1, "明川市人民政府办公室"), (2, "明川军分区")]


def test_a_revision_may_change_the_issuing_bodies_alone() -> None:
    first = publish([a_draft(1)])[0]
    version = Item.objects.get().version
    Change.objects.all().delete()
    assert publish([a_draft(1, issuing_bodies=("明川市人民政府办公室", "明川军分区"))])[0].status == "revised"
    assert [body.name for body in IssuingBody.objects.all()] == ["明川市人民政府办公室", "明川军分区"]
    item = Item.objects.get(pk=first.item_id)
    assert (item.edition, item.version) == (1, version + 1)
    assert Change.objects.filter(item_id=item.pk).exists()


def test_an_item_whose_column_nobody_knows_goes_to_the_fallback() -> None:
    outcome = publish([a_draft(1, columns=())])[0]
    assert ItemColumn.objects.get(item=outcome.item_id, rank=1).column.code == "0508"


def test_an_error_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_events: object) -> None:
        raise RuntimeError("a subscriber failed")

    monkeypatch.setattr("gongkai.search.outbox.follow", fail)
    with pytest.raises(RuntimeError, match="subscriber"):
        release_batch([a_draft(1)], batch=None)
    assert not Item.objects.exists()
    assert not Edition.objects.exists()
    assert not Admission.objects.exists()


def test_drafts_are_plain_values() -> None:
    draft = a_draft(1)
    assert replace(draft, title="另一").unit == OFFICE
    with pytest.raises(AttributeError):
        draft.title = "另一"  # type: ignore[misc]


def test_files_of_a_refused_draft_are_thrown_away(home: object) -> None:
    enter_city()
    good, bad = AttachedFile("表", "表.txt", content="内容\n".encode()), AttachedFile("空", "a.txt", content=b"")
    (outcome,) = release_batch([a_draft(1, files=(good, bad))], batch=None)
    assert outcome.status == "refused"
    assert not StoredFile.objects.exists()


def test_a_joint_issuing_body_is_linked_by_its_name_of_today_or_of_then() -> None:
    units = enter_city()
    publish([a_draft(1, issuing_bodies=("明川市人民政府办公室", "明川市建设委员会", "外省某厅"))])
    assert list(IssuingBody.objects.values_list("unit__code", flat=True)) == [OFFICE, "990122", None]
    assert units["990122"].name == "明川市住房和城乡建设局"
