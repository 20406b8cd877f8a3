"""Which parts of a body close, and what stays: always well-formed, and in doubt too much closes rather than too little."""

import pytest

from gongkai.text.closing import END, START, parts, problem, told_elsewhere
from gongkai.text.html import clean

BEFORE, NAMES, AFTER = "<p>拟发放名单如下。</p>", "<p>张三、李四</p>", "<p>监督电话：0990-0000101</p>"
TABLE = "<table><tbody><tr><td>张三</td><td>1000</td></tr></tbody></table>"
MARKED = f'{BEFORE}<p>{START}</p>{NAMES}{TABLE}<p class="noindent"><strong>{END}</strong></p>{AFTER}'


def test_each_way() -> None:
    plain = BEFORE + NAMES + TABLE + AFTER
    assert parts(plain, "") == parts(plain, "unknown")
    assert not parts(plain, "").closes
    assert parts(plain, "tables").rest == BEFORE + NAMES + AFTER
    assert (parts(plain, "all").whole, parts(plain, "all").rest) == (plain, "")
    assert (parts(MARKED, "marked").whole, parts(MARKED, "marked").rest) == (plain, BEFORE + AFTER)


def test_marks_are_never_shown() -> None:
    for mode in ("", "tables", "marked", "all"):
        found = parts(MARKED, mode)
        assert START not in found.whole + found.rest
        assert END not in found.whole + found.rest


def test_tables_within_others_go_whole() -> None:
    nested = f"{BEFORE}<blockquote><table><tbody><tr><td>{TABLE}李四</td></tr></tbody></table></blockquote>{AFTER}"
    rest = parts(nested, "tables").rest
    assert "三" not in rest
    assert "四" not in rest
    assert rest == clean(str(rest)) == BEFORE + AFTER


def test_two_passages() -> None:
    twice = MARKED + MARKED
    assert parts(twice, "marked").rest == (BEFORE + AFTER) * 2
    assert problem(twice, "marked") == ""


@pytest.mark.parametrize(
    ("body", "mode", "code"),
    [
        (f"{BEFORE}<p>{START}</p>{NAMES}", "marked", "closing_unbalanced"),
        (f"{NAMES}<p>{END}</p>", "marked", "closing_unbalanced"),
        (f"<p>{START}</p><p>{START}</p>{NAMES}<p>{END}</p><p>{END}</p>", "marked", "closing_unbalanced"),
        (f"<p>名单{START}</p>{NAMES}<p>{END}</p>", "marked", "closing_inside"),
        (f"<ul><li><p>{START}</p></li></ul>{NAMES}<p>{END}</p>", "marked", "closing_inside"),
        (f"<table><tbody><tr><td><p>{START}</p></td><td>张三</td><td><p>{END}</p></td></tr></tbody></table>", "marked", "closing_inside"),
        (BEFORE, "marked", "closing_no_marks"),
        (BEFORE, "tables", "closing_no_tables"),
        (MARKED, "tables", "closing_not_chosen"),
        (MARKED, "", "closing_not_chosen"),
        (MARKED, "marked", ""),
        (MARKED, "all", ""),
        (BEFORE, "", ""),
    ],
)
def test_what_is_wrong_with_the_marking(body: str, mode: str, code: str) -> None:
    assert problem(body, mode) == code


def test_without_an_end_all_that_follows_closes() -> None:
    assert parts(f"{BEFORE}<p>{START}</p>{NAMES}{AFTER}", "marked").rest == BEFORE


LIST = "<table><tbody><tr><td>序号</td><td>姓名</td></tr><tr><td>1</td><td>戊清和</td></tr></tbody></table>"


@pytest.mark.parametrize(
    ("said", "body", "mode", "piece"),
    [
        ("拟发放名单如下。", MARKED, "marked", ""),
        ("名单：张三等人", BEFORE + f"<p>{START}</p><p>张三、李四</p><p>{END}</p>", "marked", "张三"),
        ("张三、李四", MARKED, "marked", "张三"),
        ("戊清和等1人", BEFORE + LIST, "tables", "戊清和"),
        ("公示人员的姓名", BEFORE + LIST, "tables", ""),
        ("拟表扬人选为戊清和。", "<p>拟表扬人选为戊清和、己怀远。</p>", "all", "拟表扬人选为戊清和"),
        ("表扬人选公示", "<p>表扬人选公示</p>", "all", ""),
        ("张三", BEFORE + NAMES, "", ""),
    ],
)
def test_an_overview_does_not_tell_what_closes(said: str, body: str, mode: str, piece: str) -> None:
    assert told_elsewhere(said, parts(body, mode), "关于表扬人选公示的通知") == piece
