"""Filters and tags that every template has."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from gongkai.portal.templatetags import reading


def test_days_in_both_languages() -> None:
    day = date(2026, 9, 2)
    with translation.override("zh-hans"):
        assert reading.cn_date(day) == "2026年9月2日"
    with translation.override("en"):
        assert reading.cn_date(day) == "2 September 2026"
    assert reading.iso(day) == "2026-09-02"


def test_a_moment_is_shown_as_the_day_in_shanghai() -> None:
    late = datetime(2026, 9, 1, 17, 30, 5, tzinfo=UTC)
    assert reading.iso(late) == "2026-09-02"
    assert reading.clock_time(late) == "01:30:05"


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_day_is_no_text(nothing: object) -> None:
    assert (reading.cn_date(nothing), reading.iso(nothing), reading.clock_time(nothing)) == ("", "", "")


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (65_000, "63 KB"), (1_258_291, "1.2 MB"), (52_428_800, "50 MB"), (5_000_000_000, "4.7 GB")],
)
def test_sizes(size: int, words: str) -> None:
    assert reading.filesize(size) == words


def test_figures() -> None:
    assert reading.thousands(148176) == "148,176"


def test_an_icon_that_does_not_exist_fails_loudly() -> None:
    assert reading.icon("search").startswith("<svg")
    with pytest.raises(KeyError):
        reading.icon("unicorn")


def test_the_qr_code_is_inline_and_needs_no_request() -> None:
    drawing = reading.qr("https://gongkai.example.gov.cn/i/1")
    assert drawing.startswith('<svg role="img" aria-label="本页地址的二维码" viewBox=')
    assert "data:" not in drawing
    assert "style" not in drawing
    assert drawing != reading.qr("https://gongkai.example.gov.cn/i/2")
