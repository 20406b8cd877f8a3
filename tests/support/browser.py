"""A real Chromium for tests: one browser per session, a fresh context per test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
EXECUTABLE = "/usr/bin/chromium"
WIDTHS = {"phone": 375, "tablet": 768, "desktop": 1440}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium of the system, driven by playwright."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Any, live_site: str) -> Iterator[Callable[..., Any]]:
    """`new_page(width=1440, javascript=True, **context)`: a page in a context of its own, relative addresses on the live site."""
    contexts = []

    def make(width: int = WIDTHS["desktop"], *, javascript: bool = True, **options: Any) -> Any:
        context = browser.new_context(
            base_url=live_site, viewport={"width": width, "height": 900}, java_script_enabled=javascript, locale="zh-CN", **options
        )
        context.set_default_timeout(60_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """A page at desktop width."""
    return new_page()


@pytest.fixture
def page_without_javascript(new_page: Callable[..., Any]) -> Any:
    """A page in which no script runs."""
    return new_page(javascript=False)


@pytest.fixture
def axe() -> Callable[[Any], list[str]]:
    """`axe(page)`: what axe finds against WCAG 2.1 A and AA, one line each; empty is right."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Any) -> list[str]:
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
        return [f"{fault['id']}: {fault['help']} ({', '.join(str(node['target']) for node in fault['nodes'])})" for fault in found]

    return check
