"""Visits: a line at the time, a sum later; counted once whatever is killed when."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from gongkai.catalog.models import Visits
from gongkai.portal.visits import folding, lines
from gongkai.search import demand

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/86.0.4240.198 Safari/537.36"


@pytest.fixture
def folder(home: Path) -> Path:
    path = Path(settings.VISITS_DIR)
    path.mkdir(parents=True, exist_ok=True)
    return path


def put(folder: Path, name: str, content: str, *, age: int = 600) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))
    return path


def visit(route: str, method: str = "get", status: int = 200, agent: str = BROWSER, **arguments: object) -> None:
    request = getattr(RequestFactory(), method)("/x", HTTP_USER_AGENT=agent)
    request.resolver_match = ResolverMatch(visit, (), arguments, url_name=route)
    lines.note(request, HttpResponse(status=status))


def written(folder: Path) -> list[str]:
    return [line.split()[0] for path in folder.glob("*.lines") for line in path.read_text().splitlines()]


def test_pages_that_count(folder: Path) -> None:
    visit("item", item_id=12)
    visit("item", status=304, item_id=12)
    visit("unit", code="990100")
    visit("unit-column", code="990100", column="0203")
    visit("column", column="0204")
    assert written(folder) == ["item:12", "item:12", "unit:990100", "column:0203", "column:0204"]


def test_what_does_not_count(folder: Path) -> None:
    visit("item", method="head", item_id=1)
    visit("item", status=404, item_id=1)
    visit("item", status=410, item_id=1)
    visit("item", agent="Baiduspider/2.0", item_id=1)
    visit("item", agent="", item_id=1)
    visit("search")
    assert written(folder) == []


def test_a_line_holds_subject_and_day_and_nothing_of_the_reader(folder: Path) -> None:
    visit("item", item_id=3)
    (path,) = folder.glob("*.lines")
    subject, day = path.read_text(encoding="ascii").split()
    assert (subject, date.fromisoformat(day).year > 2000) == ("item:3", True)


def test_a_folder_that_cannot_be_written_holds_up_no_page(folder: Path) -> None:
    folder.rmdir()
    folder.write_text("in the way")
    visit("item", item_id=1)
    folder.unlink()


def test_folding_adds_up_by_day_and_in_total(folder: Path) -> None:
    put(folder, "1-1.lines", "item:1 2026-09-22\nitem:1 2026-09-22\nunit:990100 2026-09-22\n")
    put(folder, "2-1.lines", "item:1 2026-09-23\n")
    folding.fold()
    assert Visits.objects.get(subject="item:1", day=date(2026, 9, 22)).count == 2
    assert folding.visits_of("item:1") == 3
    assert folding.visits_of("unit:990100") == 1
    assert folding.visits_of("item:404") == 0
    put(folder, "1-2.lines", "item:1 2026-09-23\n")
    folding.fold()
    assert folding.visits_of("item:1") == 4
    assert list(folder.rglob("*.lines")) == []
    assert not Visits.objects.filter(subject__startswith="folded:").exists()


def test_a_file_in_use_is_left_alone(folder: Path) -> None:
    put(folder, "1-1.lines", "item:1 2026-09-22\n", age=5)
    folding.fold()
    assert folding.visits_of("item:1") == 0


def test_damaged_lines_are_passed_over(folder: Path) -> None:
    put(folder, "1-1.lines", "item:1 2026-09-22\nrubbish\nitem:1 2026-99-99\nitem:1 2026-09-22é\n\0\0\nitem:2 2026-09-2")
    folding.fold()
    assert (folding.visits_of("item:1"), folding.visits_of("item:2")) == (1, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("dies_at", ["_add", "unlink"])
def test_a_crash_in_between_counts_nothing_twice_and_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, dies_at: str) -> None:
    put(folder, "1-1.lines", "item:1 2026-09-22\n")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(*((folding, "_add", killed) if dies_at == "_add" else (Path, "unlink", killed)))
        with pytest.raises(KeyboardInterrupt):
            folding.fold()
    folding.fold()
    folding.fold()
    assert folding.visits_of("item:1") == 1
    assert list(folder.rglob("*.lines")) == []


def unanswered(query: str, agent: str = BROWSER) -> None:
    lines.note_unanswered(RequestFactory().get("/search", HTTP_USER_AGENT=agent), query)


def test_searches_without_an_answer_are_counted_by_their_folded_words(folder: Path) -> None:
    for query in ("公租房　摇号", "公租房 摇號", "灯会 时间"):
        unanswered(query)
    for path in folder.glob("*.lines"):
        then = path.stat().st_mtime - 600
        os.utime(path, (then, then))
    folding.fold()
    assert demand.unanswered() == [("公租房 摇号", 2), ("灯会 时间", 1)]


@pytest.mark.parametrize("query", ["13800000000 是谁的电话", "a@b.cn", "  ", "\n"])
def test_what_may_be_personal_is_not_kept(folder: Path, query: str) -> None:
    unanswered(query)
    unanswered("灯会", agent="Baiduspider/2.0")
    assert not list(folder.glob("*.lines"))
