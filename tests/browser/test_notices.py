"""A publicity period is chosen and looked at as it will be; the next person is told: in a real browser, every page with axe."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from gongkai.events import clock
from tests.browser.test_publication import Colleague, a_docx

LINES = ("明川市住房和城乡建设局", "关于优秀物业项目经理拟表扬人选的公示", "各有关单位：", "拟表扬人选为戊清和、己怀远。", "2026年11月20日")


def test_a_period_is_chosen_and_the_reviewer_is_told(new_page: Callable[..., Any]) -> None:
    officer, reviewer = Colleague(new_page, "zhujian-xinxi"), Colleague(new_page, "zhujian-baomi")
    officer.look("/workspace/me/")
    page = officer.look("/workspace/items/new")
    page.set_input_files("#document", {"name": "公示.docx", "mimeType": "application/octet-stream", "buffer": a_docx(LINES)})
    page = officer.click("main button[type=submit]", r"/items/\d+/edit$")
    page.click("summary:has-text('公示期')")
    page.fill("[name=publicity_end]", (clock.today() + timedelta(days=5)).isoformat())
    page.check("[name=closing_body][value=all]")
    page.check("[name=no_number]")
    page.select_option("[name=column]", "0203")
    page.check("[name=attribute][value=proactive]")
    officer.look()
    manuscript = re.search(r"/items/(\d+)/", page.url)[1]  # type: ignore[index]
    page.click("button[value=confirm]")
    page.wait_for_load_state()
    assert "期满后不关闭" in page.inner_text("[data-against]")  # the overview that was proposed names them
    page.click("summary:has-text('内容概述')")
    page.fill("[name=summary]", "公示拟表扬的人选。")
    page.wait_for_selector("[data-submit]:not([disabled])")
    page = officer.look(f"/workspace/items/{manuscript}/preview")
    assert "戊清和" in page.inner_text("main")
    page = officer.look(f"/workspace/items/{manuscript}/preview?after=1")
    assert "戊清和" not in page.inner_text("main")
    assert "名单不再展示" in page.inner_text("main")
    page.goto(f"/workspace/items/{manuscript}/edit")
    officer.click("[data-submit]", r"/workspace/$")
    page = reviewer.page
    while "条新消息" not in page.inner_text(".who") or "关于优秀物业" not in page.inner_text("main"):  # the worker tells, within a moment
        page.goto("/workspace/notices/?only=unread")
        page.wait_for_load_state()
    reviewer.look()
    reviewer.click("tr:has-text('关于优秀物业') button", rf"/items/{manuscript}/$")
    assert officer.faults + reviewer.faults == []
    assert [said for said in officer.complaints + reviewer.complaints if "Failed to load resource" not in said] == []
