"""What script/look runs: every page of the list at three widths, some also in elder mode, high contrast and English."""

import json
import re
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support import site
from tests.support.browser import EXECUTABLE, FLAGS, WIDTHS

FOLDER = Path(__file__).resolve().parents[2] / "screenshots"
PAGES = [
    "/",
    "/units/",
    "/search?q=预算",
    "/search?q=不存在的词语组合",
    "/topics/education/",
    "/disclosed/",
    "/map/",
    "/styleguide/",
    "/missing-page",
]
#: name → cookies and prefix of a further view of the first pages
VIEWS: dict[str, tuple[str, dict[str, str]]] = {
    "": ("", {}),
    "en-": ("/en", {}),
    "elder-": ("", {"view": "elder"}),
    "contrast-": ("", {"contrast": "high"}),
}


def found_pages(address: str) -> Iterator[str]:
    """Pages whose address depends on the data: a unit, its catalogue, items with and without attachment."""
    with urllib.request.urlopen(f"{address}/api/v1/units?size=3", timeout=30) as answer:
        units = json.load(answer)["results"]
    for unit in units[:2]:
        yield f"/u/{unit['code']}/"
    with urllib.request.urlopen(f"{address}/api/v1/items?size=3", timeout=30) as answer:
        for item in json.load(answer)["results"]:
            yield f"/i/{item['id']}"


def photograph(browser: Any, address: str, path: str) -> None:
    """One page at every width, its other views as a phone has them."""
    name = re.sub(r"\W+", "-", path).strip("-") or "home"
    for view, (prefix, cookies) in VIEWS.items():
        for size, width in WIDTHS.items() if not view else [("phone", WIDTHS["phone"])]:
            context = browser.new_context(viewport={"width": width, "height": 900}, base_url=address, locale="zh-CN")
            context.add_cookies([{"name": key, "value": value, "url": address} for key, value in cookies.items()])
            page = context.new_page()
            page.goto(prefix + path)
            page.screenshot(path=FOLDER / f"{name}-{view}{size}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth") - width
            print(f"{prefix}{path} {view}{size}" + (f": {wide} px wider than the window" if wide > 0 else ""))
            context.close()


def look(address: str, paths: list[str]) -> None:
    """Take all pictures of a running site."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        for path in paths or [*PAGES, *found_pages(address)]:
            photograph(browser, address, path)
        browser.close()


def main(arguments: list[str]) -> None:
    if arguments and arguments[0].startswith("http"):
        look(arguments[0].rstrip("/"), arguments[1:])
        return
    with tempfile.TemporaryDirectory() as home, site.running(Path(home)) as address:
        look(address, arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
