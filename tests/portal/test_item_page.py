"""An item's page: the metadata box, validity for today, ties both ways, the way of the document, and what is left of a withdrawn one."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import translation
from lxml import html

from gongkai.catalog.models import Item, Particulars
from gongkai.events import clock
from gongkai.portal import removals
from gongkai.publishing.draft import AttachedFile
from gongkai.publishing.models import Removal
from gongkai.publishing.services import hide, withdraw
from gongkai.units.models import Role
from tests.support.drafts import OFFICE, a_draft, enter_city, publish
from tests.support.personnel import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(home: object) -> None:
    enter_city()


def released(number: int = 1, **fields: object) -> Item:
    publish([a_draft(number, **fields)])
    return Item.objects.order_by("-pk").first()  # type: ignore[return-value]


def page_of(item: Item, prefix: str = "") -> html.HtmlElement:
    answer = Client().get(f"{prefix}/i/{item.pk}")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def facts(page: html.HtmlElement) -> dict[str, str]:
    return {row.findtext("dt"): " ".join(row.find("dd").text_content().split()) for row in page.cssselect("dl.meta > div")}


def test_the_box_says_what_every_reader_looks_for() -> None:
    item = released(12, columns=("0203", "040802"), summary="规定供水改造的范围。", issuing_bodies=("明川市人民政府办公室", "省水利厅"))
    box = facts(page_of(item))
    assert box["文号"] == "明政办发〔2026〕12号"
    assert box["发布机构"] == "明川市人民政府办公室、省水利厅"
    assert box["成文日期"] == "2026年1月15日"
    assert box["公开日期"] == "2026年1月17日"
    assert box["公开栏目"] == "政策法规 / 行政规范性文件、民生保障 / 教育"
    assert box["内容概述"] == "规定供水改造的范围。"
    assert box["体裁"] == "通知"
    assert "主动公开" in box["公开属性"]
    assert box["索引号"] == item.index_number


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"validity": "valid"}, "有效"),
        ({"validity": "repealed", "valid_until": date(2099, 1, 1)}, "已废止"),
        ({"effective_from": date(2099, 5, 1)}, "2099-05-01 施行"),
        ({"effective_from": date(2015, 1, 1), "valid_until": date(2020, 1, 1)}, "已失效"),
        ({"validity": "valid", "valid_until": clock.today() + timedelta(days=30)}, "到期"),
    ],
)
def test_validity_is_that_of_today(fields: dict[str, object], words: str) -> None:
    assert words in facts(page_of(released(**fields)))["有效性"]


def test_what_is_not_stated_is_left_out() -> None:
    box = facts(page_of(released(document_number="", written_on=None, genre="")))
    assert not {"文号", "成文日期", "体裁", "有效性", "内容概述"} & set(box)


def test_interpretation_and_repeal_are_tied_both_ways() -> None:
    old = released(1)
    new = released(2, repeals=("明政办发〔2026〕1号",))
    told = released(3, interprets=("明政办发〔2026〕2号",), columns=("0205",), document_number="")
    assert page_of(new).cssselect(f'aside a[href="/i/{told.pk}"]')
    assert page_of(told).cssselect(f'aside a[href="/i/{new.pk}"]')
    assert page_of(old).cssselect(f'.note.warn a[href="/i/{new.pk}"]')
    assert "已废止" in facts(page_of(old))["有效性"]


def test_the_way_of_the_document_is_told_latest_first() -> None:
    item = released(1, effective_from=date(2099, 1, 1), valid_until=date(2100, 12, 31))
    steps = [(step.get("class"), step.text_content()) for step in page_of(item).cssselect("ol.past > li")]
    assert steps == [("todo", "2101-01-01有效期届满"), ("todo", "2099-01-01开始施行"), ("now", "2026-01-06公开"), (None, "2026-01-04成文")]


def test_an_attachment_has_kind_size_and_what_could_not_be_read() -> None:
    item = released(1, files=(AttachedFile(title="申请表", filename="a.txt", content="申请表\n".encode()),))
    link = page_of(item).cssselect("ul.files a")[0]
    assert link.text == "申请表"
    sent = Client().get(link.get("href"))
    assert b"".join(sent.streaming_content).decode() == "申请表\n"
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert [kind.text for kind in page_of(item).cssselect("ul.files .kind")] == ["TXT"]


def test_numbered_headings_differ_from_numbered_paragraphs() -> None:
    item = released(1, body="<p>一、总则</p><p>二、各单位要高度重视，加强领导。具体安排如下。</p>")
    heads = [head.text for head in page_of(item).cssselect(".doc .head")]
    assert heads == ["一、总则"]


def test_meta_tags_qr_and_canonical_address() -> None:
    item = released(1)
    page = page_of(item)
    metas = {meta.get("name"): meta.get("content") for meta in page.cssselect("meta[name]")}
    assert metas["ArticleTitle"] == item.title
    assert metas["PubDate"] == "2026-01-06 00:00"
    assert metas["ContentSource"] == "明川市人民政府办公室"
    assert page.cssselect('link[rel="canonical"]')[0].get("href") == f"http://testserver/i/{item.pk}"
    assert page.cssselect(".qr svg path")
    assert "data:" not in html.tostring(page).decode()


def test_an_english_page_keeps_the_document_chinese() -> None:
    page = page_of(released(1), "/en")
    assert page.get("lang") == "en"
    assert page.cssselect("article")[0].get("lang") == "zh-CN"
    assert "6 January 2026" in facts(page).values()


def test_a_withdrawn_item_says_why_who_and_when_but_not_what() -> None:
    item = released(1, title="困难家庭补助名单公示")
    withdraw(item, reason="公示期满")
    answer = Client().get(f"/i/{item.pk}")
    text = answer.content.decode()
    assert answer.status_code == 410
    assert "公示期满" in text
    assert "明川市人民政府办公室" in text
    assert f"{clock.today().year}年" in text
    assert "困难家庭补助名单" not in text


def test_a_tombstone_in_english_says_the_kind_and_the_post_in_english() -> None:
    """Every kind of removal and every post has its English words; they come from the stored Chinese ones."""
    item = released(1)
    withdraw(item, reason="数据有误")
    Removal.objects.create(
        item=item, kind="error", ground="条例第六条", public_reason="数据有误", state="done", unit_id=item.unit_id, proposed_by=a_person("p"),
        proposed_at=clock.now(), decided_by=a_person("d"), decided_at=clock.now(), decided_role="approver",
    )  # fmt: skip
    chinese, english = (Client().get(f"{prefix}/i/{item.pk}").content.decode() for prefix in ("", "/en"))
    assert "内容有误" in chinese
    assert ("Error in the content" in english, "Approver" in english, "内容有误" in english) == (True, True, False)
    with translation.override("en"):
        assert not [label for label in Removal.Kind.labels if removals.kind(str(label)) == label]
        assert not [label for label in Role.labels if removals.post(str(label)) == label]


def test_a_draft_open_for_comment_tells_its_day_once() -> None:
    item = released(1)
    edition = item.editions.get()
    Particulars.objects.create(edition=edition, data={"comment": {"until": "2030-03-01", "how": "来信"}})
    box = page_of(item).cssselect(".comment")[0].text_content()
    assert ("征求意见中" in box, "2030年3月1日" in box, "2030-03-01" in box) == (True, True, False)
    assert "1 March 2030" in page_of(item, "/en").cssselect(".comment")[0].text_content()


def test_a_hidden_item_says_that_it_is_being_checked_and_not_why() -> None:
    item = released(1)
    hide(item, reason="身份证号")
    answer = Client().get(f"/i/{item.pk}")
    assert answer.status_code == 404
    assert "暂停公开" in answer.content.decode()
    assert "身份证号" not in answer.content.decode()


def test_what_never_was_is_not_found() -> None:
    answer = Client().get("/i/99999")
    assert answer.status_code == 404
    assert 'role="search"' in answer.content.decode()


def test_numbers_list_all_that_have_them() -> None:
    publish([a_draft(7, index_number="QQ/2010-1"), a_draft(8, index_number="QQ/2010-1", unit=OFFICE)])
    listed = html.fromstring(Client().get("/index/QQ/2010-1").content.decode())
    assert len(listed.cssselect("tbody tr")) == 2
    one = Client().get("/number/明政办发[2026]7号")
    assert one.status_code == 200
    assert len(html.fromstring(one.content.decode()).cssselect("tbody tr")) == 1
    assert Client().get("/number/明政办发〔1999〕7号").status_code == 404
