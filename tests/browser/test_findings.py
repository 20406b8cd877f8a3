"""Findings in a real browser: seen in place, reached by keyboard, masked by a button; every page of it passes axe."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.test_publication import LINES, Colleague, a_docx

PHONE = "联系人王某，手机19900000001。住明川市望川区文澜里小区4幢2单元501室。"


def test_found_seen_and_masked(new_page: Callable[..., Any]) -> None:
    officer, office = Colleague(new_page, "zhujian-xinxi"), Colleague(new_page, "office")
    page = officer.look("/workspace/items/new")
    lines = (*LINES[:7], "各单位要压实责任，逐项整改。" * 12, PHONE, *LINES[7:])  # beyond what the overview takes
    page.set_input_files("#document", {"name": "通报.docx", "mimeType": "application/octet-stream", "buffer": a_docx(lines)})
    page = officer.click("main button[type=submit]", r"/items/\d+/edit$")
    expect(page.locator("[data-found]")).to_contain_text("199****0001")
    officer.look()
    manuscript = re.search(r"/items/(\d+)/", page.url)[1]  # type: ignore[index]
    page = officer.look(f"/workspace/items/{manuscript}/")
    expect(page.locator(".actbar")).to_contain_text("还有2处发现没有处理")
    page.keyboard.press("n")
    expect(page.locator("[data-hit='1']")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("[data-hit='2']")).to_be_focused()
    page.keyboard.press("p")
    page.keyboard.press("Enter")
    expect(page.locator("#find-1 button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".note.ok")).to_contain_text("遮盖")
    expect(page.locator(".doc")).to_contain_text("手机199****0001")
    page.locator("#find-1 summary").click()
    officer.look()
    page.locator("#find-1 select").select_option("consent")
    page.locator("#find-1 input[maxlength='300']").fill("本人书面同意，2026-11-20")
    page.locator("#find-1 .find-why button").click()
    expect(page.locator("#find-1")).to_contain_text("本人书面同意，2026-11-20")
    expect(page.locator(".actbar")).not_to_contain_text("没有处理")
    officer.look(f"/workspace/items/{manuscript}/approval")
    office.look("/workspace/findings/")
    office.look("/workspace/findings/?state=unreadable")
    assert officer.faults + office.faults == []
    assert [said for said in officer.complaints + office.complaints if "Failed to load resource" not in said] == []
