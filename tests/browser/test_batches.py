"""A table of permits to the public in a real browser: one enters it, one reviews and takes a row out, one approves; a letter between two units."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from gongkai.events import clock
from gongkai.publishing.tables.kinds import PERMIT
from tests.browser.test_publication import Colleague
from tests.support.tables import filled, permit_row

Page = Any


def test_a_table_goes_out_by_the_hands_of_its_people(new_page: Callable[..., Page], tmp_path: Path) -> None:
    officer, reviewer, approver = (Colleague(new_page, f"zhujian-{role}") for role in ("xinxi", "baomi", "pizhun"))
    batch = _entered(officer, tmp_path)
    officer.look(f"/workspace/batches/{batch}/")
    officer.click("button:has-text('全部提交')", r"/batches/\d+/$")
    page = reviewer.look(f"/workspace/batches/{batch}/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.locator("[name=pick]").first).to_be_checked()
    page.check("[name=reasons][value=format]")
    reviewer.click("button[data-return]", r"/batches/\d+/$")
    page.goto(f"/workspace/batches/{batch}/?state=secrecy")
    page.check("[name=secrecy][value=clear]")
    reviewer.click("button[data-agree]", r"/batches/\d+/$")
    page = approver.look(f"/workspace/batches/{batch}/")
    approver.click("button[data-agree]", r"/batches/\d+/$")
    page = approver.look(f"/workspace/papers/batch/{batch}/")
    expect(page.locator("main")).to_contain_text("批准 3 条，退回 1 条")
    assert [fault for one in (officer, reviewer, approver) for fault in (*one.faults, *one.complaints)] == []


def test_another_unit_is_asked(new_page: Callable[..., Page]) -> None:
    title = "关于二次供水设施移交的通知"
    asked, asking = (Colleague(new_page, login) for login in ("shuiwu-kezhang", "zhujian-xinxi"))
    page = asking.look("/workspace/items/new")
    asking.click("main button[type=submit]", r"/items/\d+/edit$")
    page.fill("[name=title]", title)
    asking.click(".actbar button[value=save]", r"/items/\d+/edit$")
    page.goto(page.url.replace("/edit", "/coordination"))
    page.fill("[name=units] >> nth=0", "市水务局")
    page.fill("[name=parts]", "移交的时间")
    asking.look()
    asking.click("button:has-text('发出协调函')", r"/coordination$")
    expect(page.locator("main")).to_contain_text("市水务局")
    page = asked.look("/workspace/coordination/")
    page.click(f"main tr:has-text('{title}') a.t")
    page.wait_for_url(re.compile(r"/coordination/\d+/$"))
    letter = page.url
    asked.look()
    page.check("[name=says][value=confirm]")
    asked.click("button:has-text('答复，以后不能改')", r"/coordination/\d+/$")
    expect(page.locator("main")).to_contain_text("稿件内容不再提供查看")
    page = asking.look(letter)
    expect(page.locator("main")).to_contain_text("已确认")
    office = Colleague(new_page, "office")
    office.look("/workspace/steps/?unit=990100-D03")
    assert [fault for one in (asked, asking, office) for fault in (*one.faults, *one.complaints)] == []


def _entered(officer: Colleague, tmp_path: Path) -> int:
    rows = [permit_row(n, decided_on=clock.today(), **{"from": clock.today()}) for n in range(1, 5)]
    path = tmp_path / "许可.xlsx"
    path.write_bytes(filled(PERMIT, [*rows, permit_row(9, decided_on="2026.11.20")]))
    officer.look("/workspace/tables/")
    page = officer.look("/workspace/tables/permit/")
    page.set_input_files("#file", str(path))
    officer.click("button:has-text('上传核对')", r"/uploads/\d+/$")
    officer.look()
    expect(page.locator(".problems")).to_contain_text("K7")
    officer.click("button:has-text('录入这 4 行')", r"/batches/\d+/$")
    return int(re.search(r"/batches/(\d+)/", page.url)[1])  # type: ignore[index]
