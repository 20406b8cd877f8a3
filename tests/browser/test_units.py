"""The office founds a unit, renames it and merges it into another in a real browser; settings, vocabularies and imports pass axe."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.test_publication import Colleague

Page = Any


def test_a_unit_begins_is_renamed_and_carried_on(new_page: Callable[..., Page]) -> None:
    office = Colleague(new_page, "office")
    office.look("/workspace/units/")
    page = office.look("/workspace/units/new?parent=990100-D17")
    page.fill("#id_name", "明川市节约用水中心")
    page.fill("#id_on", "2026-01-05")
    page.fill("#id_reason", "事业单位改革")
    page.click("button[value=preview]")
    expect(page.locator("main")).to_contain_text("990100-D17-D01")
    office.click("button[value=do]", r"/units/changes/\d+/$")
    page = office.look("/workspace/units/990100-D17-D01/rename")
    page.fill("#id_name", "明川市节水服务中心")
    page.fill("#id_reason", "事业单位改革")
    page.click("button[value=preview]")
    office.click("button[value=do]", r"/units/changes/\d+/$")
    page = office.look("/workspace/units/990100-D17-D01/close")
    page.fill("#id_successor", "990100-D17")
    page.fill("#id_reason", "机构改革")
    page.click("button[value=preview]")
    expect(page.locator("main")).to_contain_text("承接单位")
    office.click("button[value=do]", r"/units/changes/\d+/$")
    page = office.look("/workspace/units/990100-D17-D01/")
    expect(page.locator("main")).to_contain_text("更名：明川市节约用水中心 → 明川市节水服务中心")
    page.goto("/u/990100-D17-D01/")
    assert page.url.endswith("/u/990100-D17/")
    page.goto("/u/990100-D17-D01/former/")
    expect(page.locator("h1").first).to_contain_text("明川市节水服务中心")


def test_what_the_office_keeps_can_be_read_by_everybody(new_page: Callable[..., Page]) -> None:
    office = Colleague(new_page, "office")
    for path in (
        "imports/",
        "imports/new/documents",
        "settings/",
        "settings/law.fee_paid_effect",
        "vocabularies/",
        "vocabularies/synonym/",
    ):
        office.look(f"/workspace/{path}")
