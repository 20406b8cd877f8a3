"""Numbers of persons are found however they are written; what only looks like one is not; the masked form gives nothing away."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.findings import FindingKind, masked_number
from gongkai.text.personal_numbers import personal_numbers
from gongkai.text.resident_ids import is_resident_id
from gongkai.text.review import scan_text
from tests.support import people

ID = "11010519491231002X"
CHINESE = st.text(alphabet="政府信息公开明川市人民，。；：（）、《》关于的通知名单张李", max_size=40)
DICE = st.integers(0, 2**32).map(random.Random)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in personal_numbers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        (f"张三{ID}住", "resident_id", ID),  # Z58
        ("张三11010519491231002x。", "resident_id", "11010519491231002x"),
        ("１１０１０５１９４９１２３１００２Ｘ", "resident_id", "１１０１０５１９４９１２３１００２Ｘ"),
        ("号码110105 19491231 002X", "resident_id", "110105 19491231 002X"),
        ("号码110105-19491231-002X", "resident_id", "110105-19491231-002X"),
        ("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", "resident_id", "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X"),
        ("\t".join(ID), "resident_id", "\t".join(ID)),
        ("110105194912\n31002X", "resident_id", "110105194912\n31002X"),
        ("1101051949\u200b1231002X", "resident_id", "1101051949\u200b1231002X"),
        ("身份证号：130503670401001", "resident_id", "130503670401001"),
        ("李四，130503670401001，男", "resident_id", "130503670401001"),
        ("手机：13812345678，", "mobile", "13812345678"),
        ("联系138-1234-5678", "mobile", "138-1234-5678"),
        ("联系138 1234 5678", "mobile", "138 1234 5678"),
        ("+86 138-1234-5678", "mobile", "86 138-1234-5678"),
        ("tel:13812345678", "mobile", "13812345678"),
        ("１３８１２３４５６７８", "mobile", "１３８１２３４５６７８"),
        ("邮箱13812345678@139.com", "mobile", "13812345678"),
        ("卡号6222021234567890128", "bank_card", "6222021234567890128"),
        ("6222 0212 3456 7890 128", "bank_card", "6222 0212 3456 7890 128"),
        ("银行卡号：4111111111111111", "bank_card", "4111111111111111"),
    ],
)
def test_written_in_any_way_it_is_found(text: str, kind: str, written: str) -> None:
    assert found(text) == [(kind, written)]


@pytest.mark.parametrize(
    "text",
    [
        "11441700007280420Y",  # Z59
        "统一社会信用代码：11441700007280420Y",
        "索引号：000014349/2017-00110",
        "索引号 11441700007280420Y/2021-00050",
        "002489401/2025-276512",
        "01527918X-2020-153077",
        "明政办发〔2024〕138号",
        "电话：0476-8331234、0476 8331234",
        "传真(010)12345678-8001",
        "热线12345、400-810-8888、95598",
        "办公电话：13812345678",
        "索引号：13812345678",
        "订单号：6222021234567890128",
        "投资13812345678元",
        "投资13812345678.50万元",
        "http://www.example.gov.cn/art/13812345678.html",
        "文件t20240101_13812345678.pdf",
        "110105194912310021",  # the check digit is wrong
        "110105********002X、138****5678",
        "11010519491331002X",  # there is no thirteenth month
        "20240101123456789012345",
        "对公账号：1234567890123456",
        "许可证号：130503670401001",
        "9131 0101 1322 0000 1234",
        "4111111111111111",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(before=CHINESE, after=CHINESE, dice=DICE)
def test_any_number_in_chinese_text_is_found_and_its_middle_never_told(before: str, after: str, dice: random.Random) -> None:
    for number, kind, middle in (
        (people.resident_id(dice), FindingKind.RESIDENT_ID, slice(6, -4)),
        (people.mobile(dice), FindingKind.MOBILE, slice(3, -4)),
        (people.bank_card(dice, dice.choice((16, 19))), FindingKind.BANK_CARD, slice(0, -4)),
    ):
        text = before + number + after
        (one,) = [one for one in scan_text(text) if one.kind in {FindingKind.RESIDENT_ID, FindingKind.MOBILE, FindingKind.BANK_CARD}]
        assert (one.kind, text[one.start : one.end]) == (kind, number)
        assert one.masked[middle] == "*" * len(number[middle])
        assert len(one.masked) == len(number)


@given(before=CHINESE, dice=DICE, blank=st.sampled_from(["", " ", "-", "－", "\u3000", "\u200b", " - "]))
def test_digits_apart_are_found_all_the_same(before: str, dice: random.Random, blank: str) -> None:
    number = people.resident_id(dice)
    for written in (blank.join(number), blank.join((number[:6], number[6:14], number[14:]))):
        assert [one.masked for one in personal_numbers(before + written)] == [masked_number(FindingKind.RESIDENT_ID, number)]


@given(number=st.integers(10**17, 10**18 - 1).map(str), label=st.sampled_from(["编号", "索引号", "文号：", "项目代码", "订单号 ", ""]))
def test_other_numbers_of_eighteen_digits_are_not(number: str, label: str) -> None:
    if not is_resident_id(number):
        assert found(f"{label}{number}，") == []


@given(dice=DICE, label=st.sampled_from(["统一社会信用代码：", "信用代码", "纳税人识别号 "]))
def test_credit_codes_are_not(dice: random.Random, label: str) -> None:
    assert found(label + people.credit_code(dice)) == []


@given(number=st.from_regex(r"[0-9A-HJ-NPQRTUWXY]{8}[0-9X]/[12]\d{3}-\d{5,6}", fullmatch=True))
def test_index_numbers_are_not(number: str) -> None:
    assert found(f"索引号：{number}") == []


def test_the_column_says_what_a_number_is() -> None:
    table = "项目编号\t投资\n13812345678\t1\n13912345678\t2"
    assert scan_text(table) == []
    assert [one.kind.value for one in scan_text(table.replace("项目编号", "联系手机"))] == ["mobile", "mobile"]


def test_masked_forms() -> None:
    assert masked_number(FindingKind.RESIDENT_ID, ID) == "110105********002X"
    assert masked_number(FindingKind.RESIDENT_ID, "130503670401001") == "130503******001"
    assert masked_number(FindingKind.MOBILE, "13812345678") == "138****5678"
    assert re.fullmatch(r"\*{15}0128", masked_number(FindingKind.BANK_CARD, "6222021234567890128"))
