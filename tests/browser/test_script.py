"""portal.js in a real browser: symbol keys, printing, the kiosk. Pages without it are tested elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "src/gongkai/portal/static/portal/portal.js"


@pytest.fixture
def kiosk(new_page: Callable[..., Any], live_site: str) -> Any:
    """A page of the kiosk whose clock the test moves."""
    page = new_page()
    page.context.add_cookies([{"name": "view", "value": "kiosk", "url": live_site}])
    page.clock.install()
    return page


def caret(page: Any) -> tuple[str, int]:
    return tuple(page.evaluate("[document.activeElement.value, document.activeElement.selectionStart]"))


def test_the_script_is_small() -> None:
    assert len(SCRIPT.read_bytes()) < 6000


def test_a_pair_opens_around_the_caret_and_typing_goes_on(page: Any) -> None:
    page.goto("/search")
    page.fill("#q", "明政办发2026号")
    page.evaluate("document.getElementById('q').setSelectionRange(4, 4)")
    page.click("[data-insert='〔〕']")
    assert caret(page) == ("明政办发〔〕2026号", 5)
    page.keyboard.type("2025")
    assert page.input_value("#q") == "明政办发〔2025〕2026号"


def test_a_pair_closes_around_what_is_selected_and_a_word_replaces_it(page: Any) -> None:
    page.goto("/search")
    page.fill("#q", "加装电梯管理办法")
    page.evaluate("document.getElementById('q').select()")
    page.click("[data-insert='《》']")
    assert page.input_value("#q") == "《加装电梯管理办法》"
    page.evaluate("document.getElementById('q').select()")
    page.click("[data-insert='№']")
    assert page.input_value("#q") == "№"


def test_keys_work_from_the_keyboard(page: Any) -> None:
    page.goto("/search")
    page.fill("#q", "12")
    page.focus("[data-insert='号']")
    page.keyboard.press("Enter")
    assert caret(page) == ("12号", 3)


def test_keys_keep_within_the_length_of_the_field(page: Any) -> None:
    page.goto("/search")
    page.fill("#q", "字" * 200)
    page.click("[data-insert='号']")
    assert page.input_value("#q") == "字" * 200


def test_keys_that_need_the_script_are_not_shown_without_it(page_without_javascript: Any) -> None:
    page_without_javascript.goto("/search")
    assert not page_without_javascript.is_visible("[data-keys]")


def test_the_kiosk_goes_home_after_silence_and_says_so_before(kiosk: Any, live_site: str) -> None:
    kiosk.goto("/units/")
    kiosk.clock.fast_forward(76_000)
    assert "15 秒后回到首页" in kiosk.inner_text(".kiosk-note")
    kiosk.mouse.click(5, 5)
    assert not kiosk.is_visible(".kiosk-note")
    kiosk.clock.fast_forward(80_000)
    assert kiosk.url.endswith("/units/")
    kiosk.clock.fast_forward(12_000)
    kiosk.wait_for_url(f"{live_site}/")


def test_the_kiosk_has_no_way_out(kiosk: Any) -> None:
    kiosk.goto("/units/")
    kiosk.evaluate(
        "document.querySelector('main').insertAdjacentHTML('afterbegin', '<a id=out target=_blank href=\"https://example.org/\">x</a>')"
    )
    kiosk.click("#out")
    assert kiosk.url.endswith("/units/")
    assert len(kiosk.context.pages) == 1
    assert "不打开站外网页" in kiosk.inner_text(".kiosk-note")


def test_nobody_else_is_sent_home(page: Any) -> None:
    page.clock.install()
    page.goto("/units/")
    page.clock.fast_forward(300_000)
    assert page.url.endswith("/units/")
    assert page.query_selector(".kiosk-note") is None
