"""The editor in a real browser: what is pasted arrives clean, everything can be done by keyboard, the policy is never violated."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import violations
from tests.browser.test_publication import Colleague
from tests.files.samples import png

Page = Any
TEXT = ".rich-text [role=textbox]"
WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style><!--\np.MsoTitle{text-align:center}\n.x{display:none}\n--></style></head>"
    "<body><!--StartFragment--><p class=MsoTitle style='mso-x:1'>关于检查的通报</p><p class=MsoNormal align=right style='text-align:right'>右</p>"
    "<p class=MsoNormal><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp;</span></span>情况<del>尾号4417</del><span class=x>隐藏</span></p>"
    "<p onclick='window.__xss=1'>末段<script>window.__xss=2</script><img src='https://elsewhere.example/p.png' onerror='window.__xss=3'></p>"
    "<table><tr><td rowspan=2 style='text-align:center'>甲</td><td align=right>1</td></tr><tr><td>2</td></tr></table><!--EndFragment--></body></html>"
)
_WATCH = """() => {
    window.__violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.__violations.push(event.violatedDirective + " " + event.blockedURI));
}"""


@pytest.fixture
def officer(new_page: Callable[..., Page]) -> Colleague:
    """An officer before the editor of a new draft; what the policy forbids and what leaves the host is written down."""
    somebody = Colleague(new_page, "jiaoyu-xinxi")
    page = somebody.page
    page.add_init_script(f"({_WATCH})()")
    page.requests_off = []
    host = re.match(r"https?://[^/]+", page.url)[0]  # type: ignore[index]
    page.on("request", lambda request: page.requests_off.append(request.url) if not request.url.startswith((host, "blob:")) else None)
    page.goto("/workspace/items/new")
    somebody.click("main button[type=submit]", r"/items/\d+/edit$")
    page.wait_for_selector(TEXT)
    return somebody


def paste(page: Page, html: str, text: str = "x") -> None:
    """Put it on the clipboard as programs do, and press Ctrl+V in the text."""
    page.evaluate(
        """([html, text]) => {
            document.addEventListener("copy", (event) => {
                event.clipboardData.setData("text/html", html);
                event.clipboardData.setData("text/plain", text);
                event.preventDefault();
                event.stopImmediatePropagation();
            }, { once: true, capture: true });
        }""",
        [html, text],
    )
    page.focus("[name=title]")
    page.keyboard.press("Control+C")
    page.focus(TEXT)
    page.keyboard.press("Control+V")


def stored(page: Page) -> str:
    """What is sent with the form."""
    return str(page.input_value("[name=body]"))


def test_office_text_arrives_clean_and_is_saved(officer: Colleague) -> None:
    page = officer.page
    page.fill("[name=title]", "关于检查的通报")
    paste(page, WORD)
    expect(page.locator(".rich-said")).to_contain_text("修订中已删除的文字 1 处")
    expect(page.locator(".rich-said")).to_contain_text("隐藏文字 1 处")
    expect(page.locator(f"{TEXT} .doc-title")).to_have_text("关于检查的通报")
    expect(page.locator(f"{TEXT} .lv1")).to_have_text("一、情况")
    expect(page.locator(f"{TEXT} td[rowspan='2'].ta-c")).to_have_text("甲")
    expect(page.locator("[data-preview]")).to_contain_text("一、情况")
    assert page.locator("[data-preview] td.ta-r").inner_text() == "1"
    for word in ("4417", "隐藏", "Mso", "style", "script", "elsewhere", "onclick"):
        assert word not in stored(page)
    page.reload()
    expect(page.locator(f"{TEXT} .ta-r").first).to_have_text("右")
    page.click("text=一键排版 >> visible=true")
    expect(page.locator(".rich-said")).to_contain_text(re.compile("已排版|没有改动"))
    assert page.evaluate("window.__xss") is None
    assert page.evaluate("window.__violations") == []
    assert page.requests_off == []
    assert officer.complaints == []
    assert violations(page) == []


def test_everything_by_keyboard_and_no_trap_in_tables(officer: Colleague) -> None:
    page = officer.page
    page.click(TEXT)
    page.keyboard.type("甲乙")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Alt+F10")
    assert page.evaluate("document.activeElement.textContent") == "一键排版"
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "加粗"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('[role=textbox]') !== null")  # the text has the keys again
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "加粗"  # where one was before
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.textContent") == "表格"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the dialog's own numbers
    expect(page.locator(f"{TEXT} th")).to_have_count(3)
    page.keyboard.type("表头")
    page.keyboard.press("Tab")
    page.keyboard.type("二")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('[role=toolbar]') !== null")
    page.keyboard.press("Tab")  # out of the toolbar into the text, from the text on with Escape and Shift+Tab
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('.rich') === null")
    assert "<strong>甲乙</strong>" in stored(page)
    assert "<p>表头</p>" in stored(page)
    assert page.evaluate("window.__violations") == []
    assert officer.complaints == []


def test_a_fast_typist_on_a_slow_machine_loses_nothing(officer: Colleague) -> None:
    """No key waits for the one before it: each still acts on what is chosen at that moment."""
    page = officer.page
    slow = page.context.new_cdp_session(page)
    for rate in (6, 1, 12):
        slow.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.focus(TEXT)
        for key in ("Control+A", "Delete"):
            page.keyboard.press(key)
        page.keyboard.type("甲乙")
        for key in ("Shift+Home", "Alt+F10", "Home", *["ArrowRight"] * 3, "Enter", "ArrowRight", "Escape", "End", "Enter", "Enter"):
            page.keyboard.press(key)
        page.keyboard.type("表头")
        page.keyboard.press("Escape")
        assert stored(page).startswith("<p><strong>甲乙</strong></p><table><tbody><tr><th><p>表头</p></th>"), rate


def test_what_is_written_while_the_server_works_stays(officer: Colleague) -> None:
    page, held = officer.page, []
    page.route(re.compile(r"/(paste|format)$"), lambda route, _request: held.append(route))
    page.click(TEXT)
    page.keyboard.type("甲")
    paste(page, "<p>贴来的</p>")
    page.focus(TEXT)
    page.keyboard.type("乙")
    page.keyboard.press("Shift+Home")
    _answer(page, held)
    expect(page.locator(TEXT)).to_have_text("甲乙贴来的")
    page.click("text=一键排版 >> visible=true")
    page.focus(TEXT)
    page.keyboard.type("丙")
    _answer(page, held)
    expect(page.locator(".rich-said")).to_contain_text("没有排版")
    expect(page.locator(TEXT)).to_have_text("甲乙贴来的丙")


def _answer(page: Page, held: list[Any]) -> None:
    """Let the request that is held go on its way, once it has come."""
    while not held:
        page.evaluate("0")
    held.pop().continue_()


def test_cells_merge_and_a_picture_comes_in(officer: Colleague) -> None:
    page = officer.page
    page.fill("[name=title]", "关于图表的通报")
    paste(page, "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>")
    page.click(f"{TEXT} td:has-text('甲')")
    page.keyboard.press("End")
    page.keyboard.press("Shift+ArrowRight")
    page.click("text=合并单元格")
    expect(page.locator(f"{TEXT} td[colspan='2']")).to_have_count(1)
    page.click("text=拆分单元格")
    expect(page.locator(f"{TEXT} td")).to_have_count(4)
    with page.expect_file_chooser() as chosen:
        page.click(".rich-bar button:text-is('图片')")
    chosen.value.set_files({"name": "图.png", "mimeType": "image/png", "buffer": png()})
    picture = page.locator(f"{TEXT} img:not(.ProseMirror-separator)")
    expect(picture).to_have_count(1)
    expect(page.locator("[data-preview] img")).to_have_count(1)
    expect(page.locator("[data-saved]")).to_contain_text("已自动保存")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(image) => image.naturalWidth") > 0
    assert page.evaluate("window.__violations") == []
    assert [said for said in officer.complaints if "Failed to load" not in said] == []
