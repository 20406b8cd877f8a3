"""Chinese text in lines: no line is too wide, none begins with a comma, nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text import wrapping


@given(st.text("材料是否齐全，。（）《》A4 bc", max_size=60), st.floats(4, 20))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, ems: float) -> None:
    found = wrapping.lines(text, ems)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(wrapping.width(line) <= ems for line in found)
    assert all(found)
    even = wrapping.even_lines(text, ems)
    assert len(even) == len(found)
    assert "".join(even).replace(" ", "") == text.replace(" ", "")


def test_a_line_begins_with_no_comma_and_ends_with_no_opening_bracket() -> None:
    assert wrapping.lines("材料齐全、符合", 4) == ["材料齐", "全、符合"]
    assert wrapping.lines("发给《许可证》", 3) == ["发给", "《许可", "证》"]


def test_words_and_figures_stay_whole_unless_a_line_cannot_hold_them() -> None:
    assert wrapping.lines("提交 A4-2026 表", 5) == ["提交", "A4-2026", "表"]
    assert wrapping.lines("ABCDEFGHIJ", 3) == ["ABCD", "EFGH", "IJ"]


def test_even_lines_leave_no_single_character() -> None:
    assert wrapping.lines("是否属于本机关职权？", 8) == ["是否属于本机关职", "权？"]
    assert wrapping.even_lines("是否属于本机关职权？", 8) == ["是否属于本", "机关职权？"]


def test_no_text_has_no_line() -> None:
    assert wrapping.lines("  ", 8) == []
    assert wrapping.even_lines("", 8) == []
