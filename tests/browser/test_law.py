"""The calculators in a real browser: accessible, by keyboard, without a script, on phones and on paper."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import sideways, violations

Page = Any
ASKED = (
    "/law/?channel=online&as_of=2026-10-14&kind1=submitted&on1=2026-09-14&kind2=confirmed&on2=2026-09-15"
    "&kind3=third_party_asked&on3=2026-09-21&kind4=third_party_answered&on4=2026-09-29"
)
PATHS = [
    "/law/",
    ASKED,
    "/law/?channel=online&kind1=submitted&on1=2026-09-31&kind2=extended&days2=x",
    "/law/days/?formed_on=2025-12-24&from=2026-12-24&add=20&since=2026-10-01&until=2026-10-08",
    "/law/fee/?by=items&count=6&already=28&noticed_on=2026-09-14",
    "/law/fee/?by=pages&count=40&already=3",
    "/law/periods/?kind=reconsideration&known_on=2025-08-05&reply=37&made_on=2025-03-04",
    "/law/report/?example=1",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_calculator_is_accessible_and_fits(page: Page, path: str) -> None:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if "status of 422" not in message.text else None)
    page.goto(path)
    assert violations(page) == []
    for width in (768, 375, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) <= 0, width
    assert violations(page) == []
    assert heard == []


@pytest.mark.parametrize("view", ["view=elder", "contrast=high", "view=kiosk"])
def test_other_views_too(new_page: Callable[..., Page], view: str) -> None:
    page = new_page(375)
    page.goto(f"/about/?{view}")
    for path in (ASKED, "/law/report/?example=1", f"/en{ASKED}"):
        page.goto(path)
        assert violations(page) == [], path
        assert sideways(page) <= 0, path


def test_a_question_is_asked_without_a_script(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/law/")
    page.select_option("#channel", "counter")
    page.select_option("#kind1", "submitted")
    page.fill("#on1", "2026年9月15日")
    page.fill("#as_of", "2026-10-14")
    page.click("button[name=go]")
    assert "2026年10月19日" in page.inner_text(".answer .big")
    for number in range(2, 5):
        page.select_option(f"#kind{number}", "correction_asked")
        page.fill(f"#on{number}", "2026-09-18")
    page.click("button[name=more]")
    expect(page.locator(".step")).to_have_count(5)
    with page.expect_navigation():
        page.click("button[name=drop][value='2']")
    assert page.input_value("#on1") == "2026年9月15日"
    assert page.url.startswith(page.url.split("?")[0] + "?channel=counter")


def test_a_question_is_asked_from_the_keyboard(page: Page) -> None:
    page.goto("/law/")
    page.focus("#channel")
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("2026-09-31")
    page.keyboard.press("Enter")  # sends the form: it does not take out the first row
    page.wait_for_selector(".problem")
    page.focus(".problem a")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash") in {"on1", "#on1"}
    page.fill("#on1", "2026-09-15")
    page.press("#on1", "Enter")
    page.wait_for_selector(".answer .big")
    assert "2026年10月19日" in page.inner_text(".answer .big")


def test_a_report_is_sent_without_a_script_and_nothing_is_kept(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/law/report/")
    page.set_input_files(
        "#file",
        {
            "name": "年报.json",
            "mimeType": "application/json",
            "buffer": b'{"year": 2025, "table3_\\u4f9d\\u7533\\u8bf7": {"granted": [1, 0, 0, 0, 0, 0, 2]}}',
        },
    )
    page.click("main form .btn:not(.second)")
    expect(page.locator(".grid-t td.off").first).to_be_visible()
    page.locator(".grid-t sup a").first.click()
    expect(page.locator(".findings li:target")).to_have_count(1)
    assert page.context.cookies() == []


def test_the_drawing_has_a_form_for_each_width(page: Page) -> None:
    page.goto(ASKED)
    assert (page.locator(".tl-w").is_visible(), page.locator("svg.tl-n").is_visible()) == (True, False)
    page.set_viewport_size({"width": 375, "height": 800})
    assert (page.locator(".tl-w").is_visible(), page.locator("svg.tl-n").is_visible()) == (False, True)


def test_on_paper_stand_the_answer_and_its_address(page: Page) -> None:
    page.goto(ASKED)
    page.emulate_media(media="print")
    for gone in ("main form", ".nav", ".foot", ".tabs"):
        assert not page.locator(gone).first.is_visible(), gone
    for kept in (".answer .big", ".tl-w", "table.counting", ".qr svg"):
        assert page.locator(kept).first.is_visible(), kept
