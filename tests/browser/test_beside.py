"""A flow chart from its table, filled without a script, over review and approval to the public page; what is owed; every page passes axe."""

import re
from collections.abc import Callable
from typing import Any

from tests.browser.test_publication import Colleague

Page = Any


def _draft(page: Page) -> None:
    """A complete draft, saved on the way to its chart."""
    page.goto("/workspace/items/new")
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile(r"/items/\d+/edit$"))
    page.fill("[name=title]", "建设工程竣工联合验收流程图")
    page.check("[name=no_number]")
    page.fill("[name=written_on]", "2026-11-20")
    page.select_option("[name=column]", "040604")
    page.check("[name=attribute][value=proactive]")
    page.fill("[name=body]", "各步骤见流程图。")
    page.click("summary:has-text('流程图')")
    page.click("button[value=chart]")
    page.wait_for_url(re.compile(r"/chart$"))


def _table(page: Page) -> None:
    """Three rows are there; a decision and a second end come to them by buttons."""
    page.fill("[name='text.s1']", "申请联合验收")
    page.fill("[name='text.s2']", "现场验收")
    page.fill("[name='limit.s2']", "7")
    page.fill("[name='text.s3']", "出具合格意见书")
    page.click("button[value='add-decision:s2']")
    page.wait_for_selector("[name='text.s4']")
    page.fill("[name='text.s4']", "是否合格？")
    page.click("button[value='add-end:']")
    page.wait_for_selector("[name='text.s5']")
    page.fill("[name='text.s5']", "一次性告知整改内容")
    page.select_option("[name='yes.s4']", "s3")
    page.select_option("[name='no.s4']", "s5")
    page.click(".actbar button[value=save]")


def test_a_chart_from_its_table_to_the_public_page(new_page: Callable[..., Page]) -> None:
    plain = Colleague(new_page, "zhujian-xinxi", javascript=False).page
    _draft(plain)
    assert plain.locator(".chart-row").count() == 3
    assert plain.locator("svg.chart").count() == 0
    _table(plain)
    plain.wait_for_selector("svg.chart")
    manuscript = re.search(r"/items/(\d+)/", plain.url)[1]  # type: ignore[index]
    officer, reviewer, approver = (Colleague(new_page, f"zhujian-{role}") for role in ("xinxi", "baomi", "pizhun"))
    for path in ("chart", "beside", "preview", "edit"):
        officer.look(f"/workspace/items/{manuscript}/{path}")
    officer.click("[data-submit]", r"/workspace/$")
    page = reviewer.look(f"/workspace/items/{manuscript}/")
    assert "是否合格" in page.inner_text(".chart-table")
    page.check("input[name=says][value=clear]")
    reviewer.click("[data-agree]", r"/workspace/review/$")
    approver.page.goto(f"/workspace/items/{manuscript}/")
    approver.click("[data-agree]", r"/items/\d+/$")
    item = re.search(r"/i/(\d+)", approver.page.get_attribute("a[href^='/i/']", "href"))[1]  # type: ignore[index]
    page = officer.look(f"/i/{item}")
    assert page.locator("svg.chart polygon").count() == 1
    assert page.locator("svg.chart title").text_content() == "流程图：建设工程竣工联合验收流程图"
    assert page.locator(".chart-table tbody tr").count() == 5
    drawing = page.request.get(f"/i/{item}/chart.svg")
    assert (drawing.status, drawing.headers["content-type"]) == (200, "image/svg+xml; charset=utf-8")
    officer.look("/workspace/owed/")
    officer.look("/media/")
    assert officer.faults + reviewer.faults == []
    assert officer.complaints + reviewer.complaints + approver.complaints == []
