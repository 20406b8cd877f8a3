"""Title, number and day of a document are found at its head and its end; what is none of them is body."""

from datetime import date

import pytest

from gongkai.text import document_heads, paragraphs

PLAIN = """明川市人民政府办公室文件
明政办发〔2026〕12号　　签发人：王某
明川市人民政府办公室
关于做好今冬明春供暖工作的通知
各区县人民政府，市政府各部门：
为做好供暖工作，现通知如下。
一、加强组织
（一）落实责任。
明川市人民政府办公室
2026年11月10日
附件1
责任清单
2026年12月1日"""


def test_a_document_of_a_government_office() -> None:
    head = document_heads.read(PLAIN.splitlines())
    assert head.title == "明川市人民政府办公室关于做好今冬明春供暖工作的通知"
    assert head.number == "明政办发〔2026〕12号"
    assert head.written_on == date(2026, 11, 10)  # that of the signature, not of the annex
    assert head.body[0] == "各区县人民政府，市政府各部门："
    assert "明川市人民政府办公室文件" not in head.body


def test_a_number_beneath_the_title() -> None:
    head = document_heads.read(["关于印发《供水管理办法（试行）》的通知", "明水发[2026]003号", "各单位：", "现印发给你们。"])
    assert (head.title, head.number) == ("关于印发《供水管理办法（试行）》的通知", "明水发〔2026〕3号")
    assert head.body == ("各单位：", "现印发给你们。")


def test_a_number_that_is_only_cited_is_not_its_own() -> None:
    head = document_heads.read(["公示", "根据明政办发〔2026〕12号文件要求，现将结果公示如下。"])
    assert head.number == ""


@pytest.mark.parametrize("lines", [[], ["", "  "], ["一" * 5000], ["2026年13月40日"], ["\t\t"]])
def test_what_holds_nothing_gives_nothing(lines: list[str]) -> None:
    head = document_heads.read(lines)
    assert (head.title, head.number, head.written_on) == ("", "", None)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("2026年9月1日", date(2026, 9, 1)), ("二〇二六年十月二十一日", date(2026, 10, 21)), ("二○二六年十二月十日", date(2026, 12, 10)),
        ("（2026年9月1日印发）", date(2026, 9, 1)), ("2026年2月30日", None), ("于2026年9月1日施行", None),
    ],
)  # fmt: skip
def test_days(line: str, wanted: date | None) -> None:
    assert document_heads.day(line) == wanted


def test_lines_become_paragraphs_as_they_stand_on_paper() -> None:
    body = paragraphs.from_lines(document_heads.read(PLAIN.splitlines()).body[:6])
    assert body.startswith('<p class="noindent">各区县人民政府，市政府各部门：</p>')
    assert '<p class="lv1">一、加强组织</p><p class="lv2">（一）落实责任。</p>' in body
    assert body.endswith('<p class="ta-r">明川市人民政府办公室</p><p class="ta-r">2026年11月10日</p>')


def test_lines_with_tabs_become_a_table() -> None:
    body = paragraphs.from_lines(["项目\t数量\t", "管网\t3\t", "见上表。"])
    assert body.startswith("<table><tbody><tr><td>项目</td><td>数量</td></tr><tr><td>管网</td><td>3</td></tr></tbody></table>")


def test_text_comes_back_as_it_was_typed() -> None:
    typed = "各单位：\n有 a < b & c 的一段。\n一、第一\n市住建局\n2026年1月1日"
    assert paragraphs.to_text(paragraphs.to_html(typed)) == typed


@pytest.mark.parametrize(
    "body", ['<p class="ta-c">居中</p>', "<p>有<strong>粗体</strong></p>", "<table><tbody><tr><td>1</td></tr></tbody></table>"]
)
def test_what_text_cannot_say_is_shown_as_it_is_and_stays(body: str) -> None:
    assert paragraphs.to_html(paragraphs.to_text(body)) == body


def test_markup_is_cleaned() -> None:
    assert paragraphs.to_html("<p onclick='x()'>好<script>alert(1)</script></p>") == "<p>好</p>"


def test_printed_lines_are_joined_to_paragraphs_without_page_numbers() -> None:
    lines = [
        "- 1 -",
        "本报告由明川市人民政府办公室根据《中华人民共和国政府信息公开",
        "条例》编制。",
        "— 2 —",
        "一、总体情况",
        "（一）主动公开。",
    ]
    assert document_heads.joined(lines) == [
        "本报告由明川市人民政府办公室根据《中华人民共和国政府信息公开条例》编制。", "一、总体情况", "（一）主动公开。",
    ]  # fmt: skip
    assert document_heads.joined([]) == []


def test_a_number_said_again_before_the_body_is_dropped() -> None:
    head = document_heads.read(["关于开展检查的通知", "明水发〔2026〕3号", "明水发〔2026〕3号各单位：", "现开展检查。"])
    assert head.body == ("各单位：", "现开展检查。")
