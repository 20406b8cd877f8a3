"""From a dropped document to the public page to its withdrawal, by four people in a real browser; every page of the way passes axe."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from gongkai.demo.staff import PASSWORD
from tests.browser.test_pages import sideways, violations

Page = Any
WIDTHS = (768, 375)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
LINES = (
    "明川市住房和城乡建设局文件", "明住建发〔2026〕86号", "关于公布夏季工程质量检查结果的通报", "各施工、监理单位：", "现将检查结果通报如下。",
    "一、总体情况", "受检项目质量总体受控。", "明川市住房和城乡建设局", "2026年11月20日",
)  # fmt: skip


def a_docx(lines: tuple[str, ...] = LINES) -> bytes:
    """A small Word document with these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    document = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", document)):
            package.writestr(name, content)
    return out.getvalue()


class Colleague:
    """Somebody signed in, in a window of their own; what the browser complains of is kept, and what axe finds."""

    def __init__(self, new_page: Callable[..., Page], login: str, **options: Any) -> None:
        self.page, self.complaints, self.faults = new_page(**options), [], []  # type: ignore[var-annotated]
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto("/accounts/login/")
        self.page.fill("[name=login]", login)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(re.compile(r"/workspace/$"))

    def look(self, path: str = "") -> Page:
        """Go there if a path is given, and look: accessible, and no wider than the window."""
        if path:
            self.page.goto(path)
        self.faults += [f"{self.page.url}: {fault}" for fault in violations(self.page)]
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            if sideways(self.page) > 0:
                self.faults.append(f"{self.page.url} is too wide at {width}")
        self.page.set_viewport_size({"width": 1440, "height": 900})
        return self.page

    def click(self, what: str, to: str) -> Page:
        with self.page.expect_navigation(url=re.compile(to)):  # where one stands already may be where it leads
            self.page.click(what)
        return self.page


@pytest.fixture
def people(new_page: Callable[..., Page]) -> dict[str, Colleague]:
    return {role: Colleague(new_page, f"zhujian-{role}") for role in ("xinxi", "kezhang", "baomi", "pizhun")}


def test_from_a_dropped_document_to_the_tombstone(people: dict[str, Colleague], new_page: Callable[..., Page]) -> None:
    officer, head, reviewer, approver = (people[role] for role in ("xinxi", "kezhang", "baomi", "pizhun"))
    manuscript = _drafted(officer)
    _reviewed(reviewer, approver, manuscript)
    public = new_page()
    page = approver.look()
    public.goto(page.locator(".note a[href^='/i/']").get_attribute("href"))
    assert "受检项目质量总体受控" in public.inner_text("main")
    approver.look(f"/workspace/items/{manuscript}/approval")
    item = public.url.rpartition("/")[2]
    _hidden_and_back(head, approver, item, public)
    _withdrawn(officer, approver, item, public)
    for somebody in people.values():
        assert somebody.faults == []
        assert [said for said in somebody.complaints if "Failed to load resource" not in said] == []


def _drafted(officer: Colleague) -> str:
    page = officer.look("/workspace/items/new")
    page.set_input_files("#document", {"name": "通报.docx", "mimeType": "application/octet-stream", "buffer": a_docx()})
    page = officer.click("main button[type=submit]", r"/items/\d+/edit$")
    assert page.input_value("[name=title]") == LINES[2]
    assert page.input_value("[name=document_number]") == LINES[1]
    assert page.input_value("[name=written_on]") == "2026-11-20"
    expect(page.locator(".in.filled")).to_have_count(5)
    assert page.is_disabled("[data-submit]")
    officer.look()
    for name in ("title", "document_number", "written_on", "summary"):
        page.click(f"[name={name}]")
    page.click(".rich-text [role=textbox]")
    page.select_option("[name=column]", "0203")
    page.check("[name=attribute][value=proactive]")
    page.wait_for_selector("[data-submit]:not([disabled])")
    expect(page.locator(".in.filled")).to_have_count(0)
    manuscript = re.search(r"/items/(\d+)/", page.url)[1]  # type: ignore[index]
    officer.click("[data-submit]", r"/workspace/$")
    officer.look(f"/workspace/items/{manuscript}/preview")
    officer.look("/workspace/items/?state=secrecy")
    return manuscript


def _reviewed(reviewer: Colleague, approver: Colleague, manuscript: str) -> None:
    page = reviewer.look("/workspace/review/")
    for _ in range(20):  # others of the unit may wait before it
        page.keyboard.press("ArrowDown")
        if page.evaluate(
            "number => !!document.activeElement.closest('li, tr') && document.activeElement.closest('li, tr').innerHTML.includes(`/items/${number}/`)",
            manuscript,
        ):
            break
    with page.expect_navigation(url=re.compile(rf"/items/{manuscript}/$")):
        page.keyboard.press("Enter")
    reviewer.look()
    page.check("[name=says][value=clear]")
    page.fill("[name=text]", "经审查，不涉及国家秘密、工作秘密。")
    reviewer.click("[data-agree]", r"/review/$")
    page = approver.look(f"/workspace/items/{manuscript}/")
    assert "经审查，不涉及国家秘密、工作秘密。" in page.inner_text(".paper")
    approver.click("[data-agree]", rf"/items/{manuscript}/$")


def _hidden_and_back(head: Colleague, approver: Colleague, item: str, public: Page) -> None:
    page = head.look(f"/workspace/published/{item}/")
    page.fill("#hide_reason", "核查电话号码")
    head.click("text=立即下线", rf"/published/{item}/$")
    assert public.goto(f"/i/{item}").status == 404
    page = approver.look(f"/workspace/published/{item}/")
    page.fill("input[placeholder=恢复的理由]", "核查无误")
    approver.click("button:has-text('恢复公开')", rf"/published/{item}/$")
    assert public.goto(f"/i/{item}").status == 200


def _withdrawn(officer: Colleague, approver: Colleague, item: str, public: Page) -> None:
    page = officer.look(f"/workspace/published/{item}/")
    page.click("text=提出撤下、封存")
    page.select_option("#kind", "error")
    page.fill("#ground", "条例第六条")
    page.fill("#public_reason", "数据有误，正在核实")
    officer.click("form[action$=propose] button[type=submit]", rf"/published/{item}/$")
    approver.look(f"/workspace/published/{item}/")
    approver.click("button[value=approve]", rf"/published/{item}/$")
    assert public.goto(f"/i/{item}").status == 410
    assert "数据有误，正在核实" in public.inner_text("main")


def test_a_draft_without_a_script(new_page: Callable[..., Page]) -> None:
    """The form, its reasons and its submission need no script."""
    officer = Colleague(new_page, "shuiwu-xinxi", javascript=False)
    page = officer.page
    page.goto("/workspace/items/new")
    officer.click("main button[type=submit]", r"/items/\d+/edit$")
    page.fill("[name=title]", "关于停水的公告")
    page.check("[name=no_number]")
    page.fill("[name=written_on]", "2026-11-20")
    page.select_option("[name=column]", "0203")
    page.check("[name=attribute][value=proactive]")
    page.fill("[name=body]", "各用户：\n因检修停水。")
    officer.click(".actbar button[value=save]", r"/edit$")
    assert "还不能提交" not in page.inner_text(".actbar")
    officer.click("[data-submit]", r"/workspace/$")
    assert "已提交" in page.inner_text("main")


def test_the_other_pages_are_accessible(new_page: Callable[..., Page]) -> None:
    """Lists, the register, a signature on paper, the office's view, an empty queue, an item with its editions compared."""
    officer, office, reviewer = (Colleague(new_page, login) for login in ("anlan-xinxi", "office", "anlan-baomi"))
    officer.page.goto("/workspace/items/new")
    officer.click("main button[type=submit]", r"/items/\d+/edit$")
    manuscript = re.search(r"/items/(\d+)/", officer.page.url)[1]  # type: ignore[index]
    for path in (f"items/{manuscript}/", f"items/{manuscript}/offline", "items/", "register/", "published/", ""):
        officer.look(f"/workspace/{path}")
    officer.page.goto("/workspace/published/")
    officer.click("td a.t >> nth=0", r"/published/\d+/$")
    officer.look()
    officer.look(f"{officer.page.url}compare")
    office.look("/workspace/overview/")
    reviewer.look("/workspace/review/")
    assert officer.faults + office.faults + reviewer.faults == []
    assert officer.complaints + office.complaints + reviewer.complaints == []
