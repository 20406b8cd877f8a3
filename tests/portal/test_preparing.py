"""While the site is prepared its pages ask for patience, in the language of the address, and write nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from gongkai.events import progress
from gongkai.portal.machines.preparing import PreparingMiddleware


@pytest.fixture
def middleware(home: Path) -> Iterator[PreparingMiddleware]:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse("the page")

    yield PreparingMiddleware(page)
    (home / progress.NAME).unlink(missing_ok=True)


def test_without_a_preparation_the_page_is_there(middleware: PreparingMiddleware) -> None:
    assert middleware(RequestFactory().get("/")).content == b"the page"


@pytest.mark.parametrize(("path", "words"), [("/", "网站正在准备"), ("/en/units/", "The site is being prepared")])
def test_a_page_asks_for_patience(middleware: PreparingMiddleware, home: Path, path: str, words: str) -> None:
    progress.write(home, stage="demo", done=30, total=120)
    answer = middleware(RequestFactory().get(path))
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "3", "no-store")
    assert words in answer.content.decode()
    assert "25 %" in answer.content.decode()


def test_health_is_asked_all_the_same(middleware: PreparingMiddleware, home: Path) -> None:
    progress.write(home, stage="demo")
    assert middleware(RequestFactory().get("/healthz")).content == b"the page"


def test_when_it_is_ready_nobody_looks_any_more(middleware: PreparingMiddleware, home: Path) -> None:
    progress.write(home, stage="ready", ready=True)
    assert middleware(RequestFactory().get("/")).content == b"the page"
    progress.write(home, stage="demo")
    assert middleware(RequestFactory().get("/")).content == b"the page"
