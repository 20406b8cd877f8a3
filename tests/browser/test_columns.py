"""Pages of guides, columns, declarations, meters and structure in a real browser: a guide is written, a column declared empty, accepted, read."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.test_publication import Colleague

UNIT = "990100-D14"


def test_a_guide_and_a_declaration_by_keyboard_and_eye(new_page: Callable[..., Any]) -> None:
    officer, office = Colleague(new_page, "zhujian-xinxi"), Colleague(new_page, "office")
    page = officer.look("/workspace/columns/")
    expect(page.locator(".meter")).to_have_count(3)
    officer.look(f"/workspace/columns/?unit={UNIT}&show=mend")

    page = officer.look("/workspace/guide/?from=data")
    page.fill("#g_fax", "")
    page.fill("#g_email", "guide@mingchuan.example")
    page.click("button[value=save]")
    officer.look()
    expect(page.locator(".lack").first).to_have_text("缺：传真号码")
    page.fill("#g_fax", "未设传真")
    page.fill("#g_supervisor_phone", "0990-0000001")
    officer.click("button[value=forward]", r"/workspace/items/\d+/$")
    expect(page.locator("main")).to_contain_text("传真：未设传真")
    officer.look("/workspace/guide/reference?form=enterprise")

    page.goto(f"/workspace/columns/?unit={UNIT}&show=mend")
    page.locator("a.btn", has_text="补信息或申报").first.click()
    code = page.url.rstrip("/").rpartition("/")[2]
    officer.look()
    page.fill("#declare_reason", "本单位没有此类事项")
    page.click("section:has(#declare_reason) button[type=submit]")
    expect(page.locator("main")).to_contain_text("待认可")
    officer.look()

    office.look("/workspace/meters/")
    office.look("/workspace/meters/blank/")
    page = office.look("/workspace/declarations/")
    page.locator("tr", has_text="本单位没有此类事项").locator("a.t").click()
    office.look()
    with page.expect_navigation():
        page.click("button[value=accept]")
    expect(page.locator("main")).to_contain_text("已认可")
    public = new_page()
    public.goto(f"/u/{UNIT}/c/{code}/")
    expect(public.locator("main")).to_contain_text("本单位没有此类事项")

    office.look("/workspace/structure/")
    office.look("/workspace/structure/02/")
    office.look("/workspace/structure/add?parent=02")
    office.look("/workspace/structure/history")
    assert officer.faults + office.faults == []
    assert [said for said in officer.complaints + office.complaints if "favicon" not in said] == []
