"""Every template in a real browser: accessible, without a script as with one, nothing from elsewhere, nothing refused by the policy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdfium2 import PdfDocument

Page = Any
WIDTHS = (768, 375, 320)
LENGTH = "document.querySelector('main').innerText.replace(/\\s+/g, '').length"
STATUS_LINE = "Failed to load resource: the server responded with a status of 4"


@pytest.fixture(scope="module")
def paths(live_items: list[dict[str, Any]]) -> list[str]:
    """One address or more for each template."""
    item = next((row for row in live_items if row["document_number"]), live_items[0])
    unit = item["unit"]["code"]
    own = ["", "guide/", "reports/", "catalogue/", "apply/?q=停水", "c/0203/"]
    return [
        "/", "/units/", "/units/?by=code", "/units/?name=水", "/latest/", "/guide/", "/disclosed/", "/reports/", "/apply/",
        "/topics/budget/", "/c/0203/", "/law/calendar/2026", "/law/calendar/2018", "/map/", "/contact/", "/about/", "/styleguide/",
        "/search", f"/search?q={quote('通知')}", f"/search?q={quote('孔雀街 zzqq')}&in=title", f"/search?q={'x' * 300}",
        *(f"/u/{unit}/{rest}" for rest in own), "/u/990100-E01/apply/",
        f"/i/{item['id']}", f"/number/{quote(str(item['document_number']))}", "/index/none", "/i/999999", "/nowhere",
    ]  # fmt: skip


@dataclass(slots=True)
class Look:
    """What one visit to a page found: its head, the length of its matter, complaints, faults, and widths at which it is too wide."""

    head: str
    words: int
    complaints: list[str]
    faults: list[str] = field(default_factory=list)
    too_wide: list[int] = field(default_factory=list)


def visits(browser: Any, site: str, paths: list[str], *, javascript: bool = True) -> Iterator[tuple[str, Page, Look]]:
    """Go to each address in one window. What is asked elsewhere or complained of is noted; a 4xx of the page itself is no complaint."""
    context = browser.new_context(base_url=site, viewport={"width": 1440, "height": 900}, java_script_enabled=javascript, locale="zh-CN")
    context.set_default_timeout(60_000)
    page, heard = context.new_page(), []
    page.on("request", lambda request: heard.append(request.url) if not request.url.startswith(site) else None)
    page.on("console", lambda message: heard.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    for path in paths:
        heard.clear()
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(path)
        complaints = [words for words in heard if not words.startswith(STATUS_LINE)]
        yield path, page, Look(page.locator("h1").first.inner_text(), page.evaluate(LENGTH), complaints)
    context.close()


@pytest.fixture(scope="module")
def looks(browser: Any, live_site: str, paths: list[str]) -> dict[str, Look]:
    """Every page, looked at once: with axe at the desktop, then narrower and narrower."""
    found = {}
    for path, page, look in visits(browser, live_site, paths):
        look.faults = violations(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if sideways(page) > 0:
                look.too_wide.append(width)
        found[path] = look
    return found


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG A and AA and its own best practice."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {', '.join(str(node['target']) for node in fault['nodes'])}" for fault in found]


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_every_page_is_accessible(looks: dict[str, Look]) -> None:
    assert {path: look.faults for path, look in looks.items() if look.faults} == {}


def test_no_page_scrolls_sideways(looks: dict[str, Look]) -> None:
    assert {path: look.too_wide for path, look in looks.items() if look.too_wide} == {}


def test_no_page_asks_elsewhere_or_is_stopped_by_the_policy(looks: dict[str, Look]) -> None:
    assert {path: look.complaints for path, look in looks.items() if look.complaints} == {}


def test_every_page_reads_the_same_without_a_script(browser: Any, live_site: str, looks: dict[str, Look]) -> None:
    for path, _page, plain in visits(browser, live_site, list(looks), javascript=False):
        assert plain.head == looks[path].head, path
        # Only the symbol keys and the print button need one.
        assert abs(plain.words - looks[path].words) < 40, path
        assert plain.complaints == [], path


@pytest.mark.parametrize("view", ["view=elder", "contrast=high", "view=kiosk"])
def test_other_views_are_accessible_too(new_page: Callable[..., Page], paths: list[str], view: str) -> None:
    page = new_page(375)
    page.goto(f"/about/?{view}")
    found = {}
    for path in ["/", "/search?q=%E9%80%9A%E7%9F%A5", *(path for path in paths if path.startswith("/i/") or path.endswith("/c/0203/"))]:
        page.goto(path)
        if faults := [*violations(page), *([f"{sideways(page)} px too wide"] if sideways(page) > 0 else [])]:
            found[path] = faults
    assert found == {}


def test_english_fits_a_phone(new_page: Callable[..., Page], paths: list[str]) -> None:
    page = new_page(320)
    for path in ("/", "/search?q=%E9%80%9A%E7%9F%A5", next(path for path in paths if path.startswith("/i/"))):
        page.goto(f"/en{path}")
        assert sideways(page) <= 0, path


@pytest.mark.parametrize("view", ["view=elder", "contrast=high", "view=normal"])
def test_long_numbers_and_english_words_fit_every_view(new_page: Callable[..., Page], live_items: list[dict[str, Any]], view: str) -> None:
    """Document numbers and English column names are the longest words there are: lists of topics, of a unit and of the press hold them."""
    unit = next(row for row in live_items if row["document_number"])["unit"]["code"]
    page = new_page(375)
    page.goto(f"/about/?{view}")
    too_wide = {}
    for path in ("/topics/budget/", "/topics/decision/", f"/u/{unit}/", f"/u/{unit}/c/0203/", "/media/", "/latest/"):
        for prefix, widths in (("", (375,)), ("/en", (320, 375, 768))):
            page.goto(f"{prefix}{path}")
            for width in widths:
                page.set_viewport_size({"width": width, "height": 800})
                if (over := sideways(page)) > 0:
                    too_wide[f"{prefix}{path} at {width}"] = over
    assert too_wide == {}


def test_search_filter_and_turn_pages_without_a_script(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/")
    page.fill("#q", "通知")
    page.click("form.search button:not([type])")
    assert page.locator(".result").count() > 1
    page.locator(".facets a").nth(1).click()
    assert page.locator(".chosen a").count() == 1
    page.locator(".result h3 a").first.click()
    assert page.locator("dl.meta").count() == 1


def test_the_tree_opens_on_a_phone_without_a_script(new_page: Callable[..., Page], live_items: list[dict[str, Any]]) -> None:
    page = new_page(375, javascript=False)
    page.goto(f"/u/{live_items[0]['unit']['code']}/")
    assert not page.locator(".tree").is_visible()
    page.locator("label.drawer-for").click()
    assert page.locator(".tree").is_visible()


def test_the_keyboard_goes_from_the_skip_link_through_search_to_the_matter(page: Page) -> None:
    page.goto("/units/")
    order = []
    for _step in range(6):
        page.keyboard.press("Tab")
        order.append(page.evaluate("(e => e.className || e.name || e.textContent.trim())(document.activeElement)"))
    assert order[0] == "skip"
    assert order[2] == "q"
    page.keyboard.press("Shift+Tab")
    page.goto("/units/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_the_front_page_with_everything_weighs_less_than_100_kilobytes(new_page: Callable[..., Page]) -> None:
    page, sizes = new_page(), []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.goto("/", wait_until="networkidle")
    assert 3 <= len(sizes) <= 5
    assert sum(sizes) < 100_000


def test_an_item_on_paper_is_the_document_and_where_it_stands(page: Page, live_items: list[dict[str, Any]]) -> None:
    page.goto(f"/i/{live_items[0]['id']}")
    page.emulate_media(media="print")
    for gone in (".nav", ".foot", ".tools", "aside.side", ".crumbs"):
        assert not page.locator(gone).first.is_visible(), gone
    for kept in ("dl.meta", "h1", ".doc", ".qr.print-only svg"):
        assert page.locator(kept).first.is_visible(), kept


def sheets(page: Page) -> list[list[str]]:
    """The lines of each sheet of paper."""
    paper = PdfDocument(page.pdf(prefer_css_page_size=True))
    return [sheet.get_textpage().get_text_range().strip().splitlines() for sheet in paper]


def test_guides_on_paper_say_where_they_stand_and_leave_no_heading_behind(page: Page, live_items: list[dict[str, Any]]) -> None:
    for address in (f"/u/{live_items[0]['unit']['code']}/guide/", "/guide/", "/en/guide/"):
        page.goto(address)
        paper = sheets(page)
        headings = {head.strip() for head in page.locator("h2, h3, .doc .head").all_inner_texts()}
        assert all(paper), f"{address} ends with a blank sheet"
        assert not headings & {sheet[-1].strip() for sheet in paper}, address
        page.emulate_media(media="print")
        assert page.locator(".qr.print-only svg").first.is_visible(), address
        page.emulate_media(media="screen")


#: A drawing that fills most of a sheet, then the table of its steps, as parts/chart.html writes them.
CHART = """<link rel="stylesheet" href="/static/portal/chart.css"><section class="below flowchart"><div class="sec-h"><h2>流程图</h2></div>
<div class="chart-scroll"><svg class="chart" width="400" height="1010" viewBox="0 0 400 1010"></svg></div><table class="table chart-table">
<caption>流程图的各步骤</caption><thead><tr><th>步骤</th></tr></thead><tbody>%s</tbody></table></section>"""


def test_the_steps_of_a_chart_on_paper_are_not_left_by_their_caption(page: Page) -> None:
    page.goto("/about/")
    steps = "".join(f"<tr><td>第{n}步</td></tr>" for n in range(14))
    page.evaluate("words => document.querySelector('main').innerHTML = words", CHART % steps)
    page.wait_for_function("[...document.styleSheets].some(sheet => (sheet.href || '').endsWith('chart.css'))")
    lines = [[line.strip() for line in sheet] for sheet in sheets(page)]
    (at,) = [number for number, sheet in enumerate(lines) if "流程图的各步骤" in sheet]
    assert {"步骤", "第0步"} <= set(lines[at])


def test_a_chosen_view_stays_and_goes(page: Page) -> None:
    page.goto("/about/")
    page.locator(".tools a").first.click()
    assert page.evaluate("document.documentElement.dataset.view") == "elder"
    page.goto("/units/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    page.locator(".tools a").first.click()
    assert page.evaluate("document.documentElement.dataset.view") is None
