"""One document number, many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.document_numbers import find_all, looks_like_organ, parse, parts

ORGANS = st.text(alphabet="赤冀国京政办发函字规财教人社厅科", min_size=2, max_size=6)


def spellings(organ: str, year: int, serial: int) -> list[str]:
    return [
        f"{organ}〔{year}〕{serial}号",
        f"{organ}[{year}]{serial}号",
        f"{organ}（{year}）{serial:03d}号",
        f"{organ}【{year}】 {serial} 号",
        f"{organ}{year}-{serial}",
        f"{organ}{year}年第{serial}号",
        f"{organ}〔{year}〕{serial}",
        f"{organ} 〔{year}〕 {serial} 號",
        "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in f"{organ}〔{year}〕{serial}号"),
    ]


@given(ORGANS, st.integers(1949, 2049), st.integers(1, 9999))
def test_every_spelling_is_one_number(organ: str, year: int, serial: int) -> None:
    for text in spellings(organ, year, serial):
        number = parse(text)
        assert number is not None, text
        assert (number.organ, number.year, number.serial) == (organ, year, serial)
        assert number.normal == f"{organ}{year}-{serial}"


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("政府令第12号", "政府令第12号"),
        ("明川市人民政府令第 012 号", "明川市人民政府令第12号"),
        ("明川市人民政府第12号令", "明川市人民政府令第12号"),
        ("〔2024〕1号", "2024-1"),
        ("財金〔２０２４〕６０号", "财金2024-60"),
    ],
)
def test_numbers_without_year_or_organ(text: str, normal: str) -> None:
    number = parse(text)
    assert number is not None
    assert number.normal == normal


@pytest.mark.parametrize(
    "text", ["", "2021-2035", "政府信息公开条例", "2024年", "第十二条", "12号楼", "〔〕号", "政" * 200, "关于2024年的通知"]
)
def test_what_is_no_number(text: str) -> None:
    assert parse(text) is None


def test_numbers_cited_in_a_text() -> None:
    text = "根据国办发〔2016〕80号和明川市人民政府令第105号，参照澜政〔2013〕12号执行。2021-2035年规划不在其列。"
    found = [(text[start:end], number.normal) for start, end, number in find_all(text)]
    assert found == [
        ("国办发〔2016〕80号", "国办发2016-80"),
        ("明川市人民政府令第105号", "明川市人民政府令第105号"),
        ("澜政〔2013〕12号", "澜政2013-12"),
    ]


@pytest.mark.parametrize(
    ("line", "organ", "year", "serial", "rest"),
    [
        ("明人社 114号 2024", "明人社", 2024, 114, ()),
        ("明政办发 2023 7号", "明政办发", 2023, 7, ()),
        ("国办发 35号 供热改造", "国办发", None, 35, ("供热改造",)),
        ("明科规 2022", "明科规", 2022, None, ()),
        ("市政府第 9 号令 2011", "市政府令", 2011, 9, ()),
        ("明财 2022 50", "明财", 2022, 50, ()),
    ],
)
def test_parts_of_a_number_in_any_order(line: str, organ: str, year: int | None, serial: int | None, rest: tuple[str, ...]) -> None:
    found = parts(line)
    assert found is not None
    assert (found.organ, found.year, found.serial, found.rest) == (organ, year, serial, rest)


@pytest.mark.parametrize("line", ["养老金", "政府信息公开", "2024", "", "第二十四条"])
def test_lines_without_parts_of_a_number(line: str) -> None:
    assert parts(line) is None


def test_the_shape_of_an_organ_code() -> None:
    assert looks_like_organ("国办发")
    assert looks_like_organ("市政府令")
    assert not looks_like_organ("养老保险")
    assert not looks_like_organ("发")
