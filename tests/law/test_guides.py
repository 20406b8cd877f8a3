"""A guide's reference text with fields, and what a guide lacks: the nine elements, the chapters, the words of the old regulation."""

from typing import Any

import pytest

from gongkai.law import guides
from gongkai.law.guides import Form

FULL: dict[str, Any] = {
    "unit_name": "明川市水务局", "unit_short": "市水务局", "classes": [{"name": "政策法规", "scope": "规章、规范性文件"}],
    "arrangement": "按栏目编排", "index_example": "99/2026-00001", "ways": ["政府网站", "公告栏"], "site_name": "平台",
    "site_url": "https://xxgk.example", "guide_url": "https://xxgk.example/g", "apply_url": "https://xxgk.example/a",
    "reading_points": [{"name": "档案馆", "address": "市府路1号", "hours": "工作日", "phone": "0990-0000101"}],
    "outlets": [{"name": "一厅", "address": "市府路2号", "hours": "每天"}], "office_name": "办公室", "office_address": "市府路3号",
    "office_room": "3楼305室", "postcode": "990012", "hours_summer": "8:30—12:00，14:30—18:00", "hours_winter": "8:30—12:00，14:00—17:30",
    "phone": "0990-0000101", "fax": "未设传真", "email": "a@b.example", "supervisor_name": "市政府办公室", "supervisor_phone": "0990-0000102",
    "recon_body": "明川市人民政府", "court_name": "望川区人民法院", "competent_department": "市水务局", "special_rule": "《供水办法》",
    "updated_on": "2026年11月24日",
}  # fmt: skip


@pytest.mark.parametrize("form", Form)
def test_a_whole_guide_lacks_nothing_as_fields_and_as_text(form: Form) -> None:
    text = "\n".join(guides.lines(form, FULL))
    assert guides.of_fields(form, FULL).missing == []
    assert (guides.of_fields(form, FULL).score, guides.of_text(form, text).score) == (100, 100)
    assert guides.of_text(form, text).missing == []
    assert guides.BLANK not in text
    assert "{" not in text
    assert "级·" not in text


@pytest.mark.parametrize(
    ("without", "code", "said"),
    [
        ("classes", "G1", "缺：政府信息的分类"),
        ("arrangement", "G2", "缺：编排体系"),
        ("ways", "G3", "获取方式不足：至少两种"),
        ("office_name", "G4", "缺：工作机构名称"),
        ("office_address", "G5", "缺：办公地址"),
        ("phone", "G7", "缺：联系电话"),
        ("fax", "G8", "缺：传真号码"),
    ],
)
def test_an_element_that_is_missing_is_named_and_bars_the_release(without: str, code: str, said: str) -> None:
    meter = guides.of_fields(Form.DEPARTMENT, {name: value for name, value in FULL.items() if name != without})
    assert [(one.code, one.told(str)) for one in meter.missing] == [(code, said)]
    assert (meter.score, meter.complete) == (90, False)


@pytest.mark.parametrize(
    ("field", "value", "said", "bars"),
    [
        ("phone", "13800000000", "联系电话是个人手机，应写座机", True),
        ("phone", "请到窗口问", "联系电话不像座机号码", True),
        ("hours_winter", "", "办公时间没有分夏令、冬令写", False),
        ("hours_summer", "上班时间", "办公时间没有写清工作日时段", True),
        ("office_room", "", "办公地址没有写到楼层房间", False),
        ("supervisor_phone", "", "建议补充：监督方式", False),
        ("recon_body", "", "建议补充：救济途径", False),
    ],
)
def test_what_is_there_but_not_right(field: str, value: str, said: str, bars: bool) -> None:
    meter = guides.of_fields(Form.DEPARTMENT, {**FULL, field: value})
    assert [one.told(str) for one in meter.missing] == [said]
    assert meter.complete is not bars


@pytest.mark.parametrize(
    ("changed", "score", "costs"),
    [({}, 100, 0), ({"supervisor_phone": "", "recon_body": ""}, 100, 0), ({"hours_winter": "", "recon_body": ""}, 90, 1), ({"fax": "", "phone": ""}, 80, 2)],
)  # fmt: skip
def test_what_is_required_costs_points_and_what_is_recommended_none(changed: dict[str, str], score: int, costs: int) -> None:
    """A number of 100 never stands beside something that is required and lacking."""
    meter = guides.of_fields(Form.DEPARTMENT, {**FULL, **changed})
    assert (meter.score, len(meter.costs)) == (score, costs)
    assert [one.recommended for one in meter.missing] == sorted(one.recommended for one in meter.missing)  # what costs stands first
    assert (meter.score < 100) is bool(meter.costs)


def test_words_of_the_old_regulation_cost_points() -> None:
    text = "\n".join(guides.lines(Form.DEPARTMENT, FULL)) + "\n申请人须说明用途。答复前收取检索费。"
    text += f"\n更新日期：{FULL['updated_on']}"
    meter = guides.of_text(Form.DEPARTMENT, text)
    assert ([one.problem for one in meter.missing], meter.score) == (["outdated", "outdated"], 80)


def test_what_the_unit_s_data_say_otherwise_may_be_out_of_date() -> None:
    told = {"phone": "0990-0000999", "office_address": "市府路3号3楼305室", "fax": ""}
    meter = guides.of_fields(Form.DEPARTMENT, FULL, told=told)
    assert [(one.code, one.told(str)) for one in meter.missing] == [("G0", "联系电话与单位资料不一致，可能过时")]
    assert meter.complete
    text = "\n".join(guides.lines(Form.DEPARTMENT, FULL))
    assert [one.told(str) for one in guides.of_text(Form.DEPARTMENT, text, told=told).missing] == ["联系电话与单位资料不一致，可能过时"]


def test_classes_are_those_of_the_unit_s_own_catalogue() -> None:
    meter = guides.of_fields(Form.TOWN, FULL, classes=["机构职能", "政策法规"])
    assert meter.missing == []
    assert [one.problem for one in guides.of_fields(Form.TOWN, FULL, classes=["村务"]).missing] == ["classes"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("申请人须说明申请信息的用途。", "要求写明用途"),
        ("可以根据自身生产、生活、科研等特殊需要提出申请。", "申请须与自身生产、生活、科研等特殊需要有关"),
        ("可以收取检索、复制、邮寄等成本费用。", "收取检索、复制、邮寄费"),
        ("自收到申请之日起15个工作日内予以答复。", "15个工作日答复"),
    ],
)
def test_words_of_the_old_regulation_are_found(text: str, said: str) -> None:
    whole = "\n".join(guides.lines(Form.DEPARTMENT, FULL))
    assert guides.of_text(Form.DEPARTMENT, whole).missing == []
    assert [one.told(str) for one in guides.of_text(Form.DEPARTMENT, f"{text}\n{whole}").missing] == [f"有旧条例的说法：{said}"]


def test_no_guide_at_all() -> None:
    assert [one.told(str) for one in guides.of_text(Form.CITY, " \n").missing] == ["没有公开指南"]


def test_a_field_that_is_empty_leaves_a_blank_and_an_optional_sentence_goes() -> None:
    text = "\n".join(guides.lines(Form.DEPARTMENT, {**FULL, "fax": "", "bus_lines": ""}))
    assert f"传真：{guides.BLANK}" in text
    assert "怎么走" not in text
    assert "怎么走：乘3路。" in "\n".join(guides.lines(Form.DEPARTMENT, {**FULL, "bus_lines": "乘3路"}))


def test_what_is_typed_is_never_read_as_a_mark() -> None:
    text = "\n".join(guides.lines(Form.DEPARTMENT, {**FULL, "classes": [{"name": "{phone}", "scope": "{#ways}"}]}))
    assert "1.｛phone｝：｛#ways｝。" in text
    assert "{" not in "\n".join(guides.lines(Form.DEPARTMENT, {**FULL, "office_name": "{/ways}{email}"})).replace("{/ways}{email}", "")


def test_only_known_fields_within_their_bounds_are_stored() -> None:
    kept = guides.stored(Form.TOWN, {"phone": "  0990-1 ", "strange": "x", "fax": "", "outlets": [{"name": "一"}], "ways": ["", " 网站 "]})
    assert kept == {"ways": ["网站"], "phone": "0990-1"}
    with pytest.raises(ValueError, match="phone"):
        guides.stored(Form.TOWN, {"phone": "0" * 61})
    with pytest.raises(ValueError, match="ways"):
        guides.stored(Form.TOWN, {"ways": ["网"] * 41})
