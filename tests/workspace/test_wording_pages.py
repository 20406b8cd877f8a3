"""Wording: the office's lists, what a draft is told, and what is done about it."""

from io import BytesIO

import openpyxl
import pytest
from django.core.cache import cache

from gongkai.publishing.content import wording
from gongkai.publishing.models import Manuscript, WordingDismissal
from gongkai.publishing.rules import judging
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting
from gongkai.publishing.services import wording as verbs
from gongkai.rulebook.models import WordingEntry
from gongkai.rulebook.services import wording as lists
from tests.workspace.conftest import Office, typed

pytestmark = pytest.mark.django_db

BODY = "<p>截止目前，各地已<strong>布</strong>署到位，服务残废人。</p><p>副市长陈明远布署。</p>"


@pytest.fixture(autouse=True)
def _no_cache() -> None:
    cache.clear()


@pytest.fixture
def worded(office: Office, draft: Manuscript) -> Manuscript:
    return drafting.save(draft, actor=office.officer.actor, version=draft.version, values={"body": BODY})


def _said(one: Manuscript) -> list[str]:
    return [place.said for place in wording.places(one) if not place.dismissed]


def _key(one: Manuscript, said: str) -> str:
    return next(place.key for place in wording.places(one) if place.said == said)


def test_the_draft_is_told_each_place_and_a_forbidden_word_bars_submission(office: Office, worded: Manuscript) -> None:
    lists.enter(kind="name", pairs=[("陈明远", "市长")], by="post:1")
    cache.clear()
    assert _said(worded) == ["截止目前", "布署", "残废人", "副市长陈明远", "布署"]
    page = office.officer.get(f"items/{worded.pk}/edit").content.decode()
    assert "换成“截至目前”" in page
    assert "有禁用词：残废人" in page
    codes = [reason.code for reason in judging.reasons_against(office.officer.actor, "submit", worded)]
    assert codes == ["forbidden_word"]


def test_a_click_puts_the_suggestion_there_and_saves_what_was_typed(office: Office, worded: Manuscript) -> None:
    answer = office.officer.post(
        f"items/{worded.pk}/edit",
        **typed(body=BODY, title="另一个标题"),
        version=worded.version,
        do=f"word-replace:{_key(worded, '残废人')}",
    )
    assert answer.status_code == 302
    worded.refresh_from_db()
    assert "服务残疾人" in worded.body
    assert worded.title == "另一个标题"


def test_what_tags_cut_through_is_not_replaced(office: Office, worded: Manuscript) -> None:
    place = next(place for place in wording.places(worded) if place.said == "布署")
    assert place.in_tags
    with pytest.raises(NotAllowed) as refused:
        verbs.replace(worded, key=place.key, actor=office.officer.actor, version=worded.version)
    assert refused.value.codes == ["not_replaceable"]


def test_put_aside_it_stays_away_in_this_unit_and_comes_back_elsewhere_in_the_text(office: Office, worded: Manuscript) -> None:
    verbs.dismiss(worded, key=_key(worded, "截止目前"), actor=office.officer.actor)
    verbs.dismiss(worded, key=_key(worded, "截止目前"), actor=office.officer.actor)
    assert WordingDismissal.objects.count() == 1
    assert "截止目前" not in _said(worded)
    again = drafting.save(
        worded, actor=office.officer.actor, version=worded.version, values={"body": f"<p>新的一段。</p>{BODY}<p>截止目前没有。</p>"}
    )
    assert _said(again).count("截止目前") == 1


def test_a_forbidden_word_is_put_aside_with_a_reason_alone(office: Office, worded: Manuscript) -> None:
    key = _key(worded, "残废人")
    with pytest.raises(NotAllowed) as refused:
        verbs.dismiss(worded, key=key, actor=office.reviewer.actor, reason=" ")
    assert refused.value.codes == ["reasons_needed"]
    verbs.dismiss(worded, key=key, actor=office.reviewer.actor, reason="引用1951年文件原名")
    assert judging.reasons_against(office.officer.actor, "submit", worded) == []


def test_the_reviewer_puts_it_aside_on_the_review_page(office: Office, worded: Manuscript) -> None:
    verbs.dismiss(worded, key=_key(worded, "残废人"), actor=office.officer.actor, reason="历史名称")
    drafting.submit(worded, actor=office.officer.actor, version=worded.version)
    page = office.reviewer.get(f"items/{worded.pk}/").content.decode()
    assert "截止目前" in page
    assert "换成" not in page
    assert office.reviewer.post(f"items/{worded.pk}/wording", do=f"word-dismiss:{_key(worded, '截止目前')}").status_code == 302
    assert office.reviewer.post(f"items/{worded.pk}/wording", do="word-dismiss:body:1:0").status_code == 422
    assert "截止目前" not in _said(worded)


def test_nobody_else_puts_anything_aside(office: Office, worded: Manuscript) -> None:
    key = _key(worded, "截止目前")
    assert office.stranger.post(f"items/{worded.pk}/wording", do=f"word-dismiss:{key}").status_code == 404
    with pytest.raises(NotAllowed) as refused:
        verbs.dismiss(worded, key=key, actor=office.stranger.actor)
    assert refused.value.codes == ["no_post"]


def test_the_office_keeps_the_lists(office: Office) -> None:
    assert office.officer.get("wording/").status_code == 403
    done = office.city.post("wording/", kind="wrong", words="按部就搬→按部就班\n图象→图像", exceptions="图象识别史", note="")
    assert done.status_code == 422, "an exception must hold every word"
    assert not WordingEntry.objects.filter(word="图象").exists()
    assert office.city.post("wording/", kind="wrong", words="按部就搬→按部就班\n图象→图像", exceptions="", note="").status_code == 302
    row = WordingEntry.objects.get(word="图象", ended_at=None)
    assert (row.suggestion, row.added_by[:5]) == ("图像", "post:")
    assert office.city.post("wording/", kind="wrong", words="图象→图像、影像").status_code == 302
    assert WordingEntry.objects.filter(word="图象").count() == 2
    now = WordingEntry.objects.get(word="图象", ended_at=None)
    assert office.city.post(f"wording/{now.pk}/end", reason="改由省里统一规定").status_code == 302
    assert office.city.post(f"wording/{now.pk}/end", reason="再删").status_code == 409
    book = openpyxl.load_workbook(BytesIO(office.city.get("wording/lists.xlsx").content))
    words = {row[1].value for row in book.worksheets[0].iter_rows(min_row=2)}
    assert "按部就搬" in words
    assert "图象" not in words


def test_a_word_is_taken_off_with_a_reason_and_comes_back_as_it_was(office: Office) -> None:
    office.city.post("wording/", kind="wrong", words="图象→图像", exceptions="旧图象馆", note="通用规范汉字")
    row = WordingEntry.objects.get(word="图象", ended_at=None)
    without = office.city.post(f"wording/{row.pk}/end", reason=" ")
    assert (without.status_code, "请写明为什么删去" in without.content.decode()) == (422, True)
    assert WordingEntry.objects.get(pk=row.pk).ended_at is None
    assert office.officer.post(f"wording/{row.pk}/end", reason="不要了").status_code == 403
    office.city.post(f"wording/{row.pk}/end", reason="误报太多")
    page = office.city.get("wording/?kind=wrong").content.decode()
    assert ("误报太多" in page, office.city.person.name in page, f"wording/{row.pk}/restore" in page) == (True, True, True)
    assert office.officer.post(f"wording/{row.pk}/restore").status_code == 403
    assert office.city.post(f"wording/{row.pk}/restore").status_code == 302
    back = WordingEntry.objects.get(word="图象", ended_at=None)
    assert (back.suggestion, back.note, back.exceptions) == ("图像", "通用规范汉字", ["旧图象馆"])
    assert office.city.post(f"wording/{row.pk}/restore").status_code == 409  # it is on the list
    row.refresh_from_db()
    assert (row.ended_reason, row.ended_by[:5]) == ("误报太多", "post:")  # the record stays
    assert f"wording/{row.pk}/restore" not in office.city.get("wording/?kind=wrong").content.decode()


def test_a_word_that_was_changed_is_not_among_those_taken_off(office: Office) -> None:
    office.city.post("wording/", kind="wrong", words="图象→图像")
    office.city.post("wording/", kind="wrong", words="图象→图像、影像")
    assert lists.removed(kind="wrong", most=9) == []


@pytest.mark.parametrize(
    ("kind", "pair", "code"),
    [
        ("odd", ("甲乙", "丙"), "kind_unknown"), ("forbidden", ("甲", ""), "word_too_short"), ("wrong", ("甲乙", "甲乙"), "says_itself"),
        ("name", ("陈明远", ""), "post_needed"), ("wrong", ("长" * 61, ""), "word_too_long"),
    ],
)  # fmt: skip
def test_entries_that_cannot_be(kind: str, pair: tuple[str, str], code: str) -> None:
    with pytest.raises(lists.WordingRefusedError) as refused:
        lists.enter(kind=kind, pairs=[pair], by="post:1")
    assert [said.code for said in refused.value.reasons] == [code]
