"""What is public is masked by a corrigendum that one other person releases; a draft at once; both stand on record, without what was masked."""

import io
import random
import zipfile

import pytest
from django.db import DatabaseError, transaction

from gongkai.catalog.models import Attachment, Content, Edition, Item
from gongkai.files.masks.values import NotMasked
from gongkai.files.models import StoredFile
from gongkai.files.services import keep, open_bytes
from gongkai.publishing.content import masking as words
from gongkai.publishing.content.masking import Wish
from gongkai.publishing.draft import AttachedFile
from gongkai.publishing.models import Manuscript, MaskingRecord, Ruling
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.scanning import public
from gongkai.publishing.services import drafting, masking, review, scanning
from tests.files import samples
from tests.support import people
from tests.support.drafts import OFFICE, a_draft, enter_city, publish
from tests.support.staff import Crew, moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DICE = random.Random(77)
MOBILE, NUMBER, NAME = people.mobile(DICE), people.resident_id(DICE), "欧阳丽娟"


@pytest.fixture
def crew() -> Crew:
    return Crew(enter_city()[OFFICE])


def document(*texts: str) -> bytes:
    return samples.docx("".join(samples.paragraph(text) for text in texts))


def out(*files: AttachedFile, body: str = f"<p>申请人<b>欧阳</b>丽娟，手机{MOBILE}。</p><p>其余不变。</p>") -> Item:
    (outcome,) = publish([a_draft(1, body=body, files=files)])
    item = Item.objects.get(pk=outcome.item_id)
    scanning.look_through_waiting()
    return item


def named(item: Item, **values: object) -> Wish:
    prints = tuple(one.print for one in public.findings_of(item))
    return Wish(**{"prints": prints, "words": (NAME,), "ground": "条例第十五条", **values})


def told(file: StoredFile) -> str:
    with open_bytes(file) as stream, zipfile.ZipFile(io.BytesIO(stream.read())) as package:
        return package.read("word/document.xml").decode()


def test_what_is_public_goes_out_masked_when_another_person_released_it(crew: Crew) -> None:
    item = out(
        AttachedFile(f"{NAME}的申请", "申请.docx", content=document(f"{NAME}，证件号{NUMBER}")),
        AttachedFile("说明", "说明.docx", content=document("没有的")),
    )
    before = Edition.objects.get(item=item).content_hash
    done = masking.mask_published(item, actor=crew.officer, wish=named(item, note="来电要求"), at=moment(10))
    row = done.manuscript
    assert (row.state, row.kind, row.note, done.waiting, done.unseen) == ("check", "corrigendum", "依法遮盖个人信息", [], ())
    with pytest.raises(NotAllowed, match="no_post"):
        review.approve(row, actor=crew.officer, version=row.version, secrecy="clear", at=moment(11))
    review.approve(row, actor=crew.reviewer, version=row.version, secrecy="clear", at=moment(11))
    edition = Edition.objects.get(item=item, number=2)
    body = Content.objects.get(edition=edition).body
    assert (NAME in body, MOBILE in body, f"{MOBILE[:3]}****{MOBILE[-4:]}" in body) == (False, False, True)
    assert "<strong>●●</strong>●●" in body or "<b>●●</b>●●" in body
    (first, second) = Attachment.objects.filter(edition=edition).order_by("position")
    assert first.title == "●●●●的申请"
    assert f"●●●●，证件号{NUMBER[:6]}********{NUMBER[-4:]}" in told(first.file)
    old = Attachment.objects.get(edition__item=item, edition__number=1, position=2)
    assert second.file_id == old.file_id  # nothing was masked in it
    files, text = MaskingRecord.objects.filter(manuscript=row)
    assert (files.file_name, files.after_hash, files.note, files.person_id) == (
        "申请.docx",
        first.file.sha256,
        "来电要求",
        crew.officer.person,
    )
    assert {one["kind"] for one in files.rows} == {"resident_id", "word"}
    assert (text.before_hash, text.places) == (before, 2)
    assert NAME not in str(files.rows) + str(text.rows)
    assert Ruling.objects.filter(manuscript=row, says="masked").count() == 2


def test_the_same_form_twice_makes_one_corrigendum(crew: Crew) -> None:
    item = out()
    one, two = (masking.mask_published(item, actor=crew.officer, wish=named(item), key="k", at=moment(10)) for _ in range(2))
    assert one.manuscript.pk == two.manuscript.pk
    with pytest.raises(NotAllowed, match="open_manuscript"):
        masking.mask_published(item, actor=crew.officer, wish=named(item), key="other", at=moment(10))


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish(), "mask_nothing_named"),
        (Wish(words=("张三",)), "mask_ground_needed"),
        (Wish(words=("无",), ground="条例第十五条"), "mask_too_short"),
        (Wish(words=("没有的人",), ground="条例第十五条"), "mask_nothing_found"),
        (Wish(prints=("0" * 32,), ground="条例第十五条"), "finding_gone"),
        (Wish(words=tuple(f"某某人{number}" for number in range(60)), ground="条例第十五条"), "mask_too_many"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_begun(crew: Crew, wish: Wish, code: str) -> None:
    item = out()
    with pytest.raises(NotAllowed, match=code):
        masking.mask_published(item, actor=crew.officer, wish=wish, at=moment(10))
    assert not Manuscript.objects.exists()


def test_a_word_found_in_a_file_alone_is_found_and_one_found_nowhere_bars_the_rest(crew: Crew) -> None:
    item = out(AttachedFile("名单", "名单.txt", content="受理人员：司马相如".encode()))
    with pytest.raises(NotAllowed) as refused:
        masking.mask_published(item, actor=crew.officer, wish=named(item, words=(NAME, "司马相如", "没有的人")), at=moment(10))
    assert [(one.code, one.values) for one in refused.value.reasons] == [("mask_word_missing", {"words": "“没有的人”"})]
    assert not Manuscript.objects.exists()
    done = masking.mask_published(item, actor=crew.officer, wish=named(item, words=(NAME, "司马相如")), at=moment(10))
    assert done.manuscript.state == "check"


def test_who_may_not_correct_may_not_mask(crew: Crew) -> None:
    item = out()
    with pytest.raises(NotAllowed, match="no_post"):
        masking.mask_published(item, actor=crew.reviewer, wish=named(item), at=moment(10))


def test_files_that_cannot_be_masked_are_told_where_words_are_wanted(crew: Crew) -> None:
    item = out(AttachedFile("照片", "照片.png", content=samples.png()))
    done = masking.mask_published(item, actor=crew.officer, wish=named(item, prints=()), at=moment(10))
    assert done.unseen == ("照片",)


def test_a_failure_leaves_neither_rows_nor_files(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    item = out(AttachedFile("甲", "甲.docx", content=document(NAME)), AttachedFile("乙", "乙.docx", content=document(NAME)))
    wish, kept, real = named(item), StoredFile.objects.count(), masking.mask_file

    def second_fails(content: bytes, name: str, masks: object) -> object:
        if name == "乙.docx":
            raise NotMasked("still_there")
        return real(content, name, masks)

    monkeypatch.setattr(masking, "mask_file", second_fails)
    with pytest.raises(NotAllowed, match="mask_failed"):
        masking.mask_published(item, actor=crew.officer, wish=wish, at=moment(10))
    assert (Manuscript.objects.count(), StoredFile.objects.count()) == (0, kept)


def test_a_draft_is_masked_at_once_and_the_old_file_is_gone(crew: Crew) -> None:
    row = drafting.create(
        unit=crew.unit, actor=crew.officer, values={"title": f"关于{NAME}的答复", "body": f"<p>{NAME}：</p>"}, at=moment(9)
    )
    file = keep(filename="申请.docx", content=document(NAME))
    row = drafting.attach(row, actor=crew.officer, version=row.version, file=file, title="申请", at=moment(9))
    before = row.content_hash
    done = masking.mask_files(row, actor=crew.officer, version=row.version, wish=Wish(words=(NAME,), ground="条例第十五条"), at=moment(10))
    row = done.manuscript
    assert (row.title, row.body, row.state) == ("关于●●●●的答复", "<p>●●●●：</p>", "draft")
    (kept,) = row.files.select_related("file")
    assert "●●●●" in told(kept.file)
    assert not StoredFile.objects.filter(pk=file.pk).exists()
    assert row.content_hash != before
    assert MaskingRecord.objects.filter(manuscript=row).count() == 2
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        masking.mask_files(row, actor=crew.officer, version=1, wish=Wish(words=(NAME,), ground="x"), at=moment(10))


def test_a_record_is_never_changed(crew: Crew) -> None:
    item = out()
    masking.mask_published(item, actor=crew.officer, wish=named(item), at=moment(10))
    with pytest.raises(DatabaseError), transaction.atomic():
        MaskingRecord.objects.update(places=9)


def test_words_are_typed_one_a_line() -> None:
    assert words.words_of(" 张三\n李四、王五；\n\n张三 ") == ("张三", "李四", "王五")
