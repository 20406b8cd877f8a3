"""The index follows the database: nothing is lost by a rebuild or a kill, and what is withdrawn is gone."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.catalog.models import Item
from gongkai.jobs.services import run_due
from gongkai.publishing.draft import AttachedFile
from gongkai.publishing.services import hide, restore, withdraw
from gongkai.search import indexer, places, readers
from gongkai.search.indexer import Indexer, catch_up, rebuild
from gongkai.search.models import Change
from gongkai.search.query import Question, search
from gongkai.search.writing import Writer
from tests.support.drafts import HOUSING, a_draft, enter_city, publish


@pytest.fixture(autouse=True)
def _fresh(db: None, home: Path) -> Iterator[None]:
    readers.forget()
    enter_city()
    yield
    readers.forget()


def found(words: str, **asked: str) -> list[int]:
    """Ids of what holds exactly these words, as a reader sees it this moment."""
    readers.forget()
    answer = search(Question(words, **asked))  # type: ignore[arg-type]
    return sorted(result.item.pk for result in answer.results) if answer.how == "exact" else []


def documents() -> int:
    readers.forget()
    return readers.reader().count()


def ids(*drafts: object) -> list[int]:
    return [outcome.item_id or 0 for outcome in publish(drafts)]  # type: ignore[arg-type]


def test_what_is_published_is_found_and_the_outbox_is_empty() -> None:
    first, second = ids(a_draft(1, title="朱雀路改造通知"), a_draft(2, title="玄武路改造通知"))
    assert catch_up() == 0  # the first build takes everything
    assert not Change.objects.exists()
    assert (found("朱雀路"), found("玄武路")) == ([first], [second])
    (third,) = ids(a_draft(3, title="青龙路改造通知", unit=HOUSING))
    assert catch_up() == 1
    assert found("青龙路") == [third]
    assert found("改造通知", unit=HOUSING) == [third]
    assert catch_up() == 0


def test_a_revision_replaces_what_was_there() -> None:
    (item,) = ids(a_draft(1, title="朱雀路改造通知"))
    catch_up()
    publish([a_draft(1, title="玄武路改造通知")])
    catch_up()
    assert (found("朱雀路"), found("玄武路"), documents()) == ([], [item], 1)


def test_what_is_hidden_or_withdrawn_vanishes_and_what_is_restored_returns() -> None:
    first, second = ids(a_draft(1, title="朱雀路改造通知"), a_draft(2, title="玄武路改造通知"))
    catch_up()
    withdraw(Item.objects.get(pk=first), reason="有误")
    hide(Item.objects.get(pk=second), reason="待核")
    assert found("朱雀路") == found("玄武路") == []  # the gate holds before the index follows
    catch_up()
    assert documents() == 0
    restore(Item.objects.get(pk=second), reason="无误")
    catch_up()
    assert (found("朱雀路"), found("玄武路")) == ([], [second])


def test_the_text_of_a_file_is_found_with_its_place_once_it_was_read() -> None:
    (item,) = ids(a_draft(1, files=(AttachedFile("项目表", "表.txt", content="白虎街管线更新\n".encode()),)))
    catch_up()
    assert found("白虎街管线") == []
    run_due()
    assert catch_up() == 1
    readers.forget()
    result = search(Question("白虎街管线")).results[0]
    assert result.item.pk == item
    assert (result.file_hits[0].title, "<mark>" in result.file_hits[0].passage) == ("项目表", True)


def test_changes_during_a_rebuild_are_in_the_new_index_and_meanwhile_in_the_old() -> None:
    first, second = ids(a_draft(1, title="朱雀路改造通知"), a_draft(2, title="玄武路改造通知"))
    catch_up()
    before = places.live()
    during: list[list[int]] = []

    def meanwhile(_done: int, _total: int) -> None:
        if during:
            return
        during.append(ids(a_draft(3, title="青龙路改造通知")))
        withdraw(Item.objects.get(pk=first), reason="有误")
        worker = Indexer()
        assert worker.step() == 2
        worker.close()
        assert Change.objects.filter(done=True).count() == 2
        assert (found("青龙路"), found("朱雀路")) == (during[0], [])
        during.append(ids(a_draft(4, title="白虎街改造通知")))  # not taken in by any step

    rebuild(progress=meanwhile)
    assert places.live() != before
    assert not Change.objects.exists()
    assert (found("青龙路"), found("白虎街"), found("朱雀路"), found("玄武路")) == (during[0], during[1], [], [second])
    assert documents() == 3


def test_a_reader_goes_on_through_a_switch_and_old_directories_go() -> None:
    ids(a_draft(1))
    catch_up()
    reader = readers.reader()
    rebuild()
    assert reader.count() == 1
    rebuild()
    rebuild()
    assert len(list(places.root().glob("index-*"))) == 2
    assert documents() == 1


def test_an_index_of_another_schema_does_not_count() -> None:
    ids(a_draft(1, title="朱雀路改造通知"))
    catch_up()
    live = places.live()
    assert live is not None
    live.rename(live.with_name("index-0-1"))
    (places.root() / "live").write_text("index-0-1", encoding="ascii")
    assert places.live() is None
    catch_up()
    assert len(found("朱雀路")) == 1


def test_who_finds_the_writer_held_waits_until_the_work_is_done() -> None:
    ids(a_draft(1))
    catch_up()
    (second,) = ids(a_draft(2, title="玄武路改造通知"))
    live = places.live()
    assert live is not None
    held = Writer(live)
    release = threading.Timer(0.3, held.close)
    release.start()
    assert catch_up() == 1
    release.join()
    assert found("玄武路") == [second]


KILLED = """
import os, signal, django
django.setup()
from gongkai.search import indexer
from gongkai.search.writing import Writer
{patch}
{act}
"""
AFTER_COMMIT = """
real = Writer.commit
def commit(self):
    real(self)
    os.kill(os.getpid(), signal.SIGKILL)
Writer.commit = commit
"""
IN_THE_MIDDLE = "Writer.commit = lambda self: os.kill(os.getpid(), signal.SIGKILL)"


def kill(patch: str, act: str) -> None:
    """Run `act` in a process of its own that dies where `patch` says."""
    ended = subprocess.run([sys.executable, "-c", KILLED.format(patch=patch, act=act)], check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("patch", [AFTER_COMMIT, IN_THE_MIDDLE])
def test_a_kill_while_indexing_loses_nothing_and_doubles_nothing(patch: str) -> None:
    ids(a_draft(1))
    catch_up()
    first, second = ids(a_draft(2, title="朱雀路改造通知"), a_draft(3, title="玄武路改造通知"))
    kill(patch, "indexer.Indexer().step()")
    assert Change.objects.count() == 2
    assert catch_up() == 2
    assert not Change.objects.exists()
    assert (found("朱雀路"), found("玄武路"), documents()) == ([first], [second], 3)


@pytest.mark.django_db(transaction=True)
def test_a_kill_during_a_rebuild_leaves_the_live_index() -> None:
    (item,) = ids(a_draft(1, title="朱雀路改造通知"))
    catch_up()
    live = places.live()
    kill(IN_THE_MIDDLE, "indexer.rebuild()")
    assert places.live() == live
    assert found("朱雀路") == [item]
    (second,) = ids(a_draft(2, title="玄武路改造通知"))
    catch_up()
    assert found("玄武路") == [second]
    rebuild()
    assert documents() == 2


def test_a_batch_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    ids(a_draft(1))
    catch_up()
    monkeypatch.setattr(indexer, "BATCH", 2)
    publish([a_draft(number) for number in range(10, 15)])
    worker = Indexer()
    assert [worker.step() for _ in range(4)] == [2, 2, 1, 0]
    worker.close()
    assert documents() == 6


def test_while_another_process_writes_the_worker_does_nothing_and_says_nothing() -> None:
    ids(a_draft(1, title="朱雀路改造通知"))
    catch_up()
    ids(a_draft(2, title="玄武路改造通知"))
    live = places.live()
    assert live is not None
    other, worker = Writer(live), Indexer()
    assert worker.step_if_free() == 0
    assert found("玄武路") == []
    other.close()
    assert worker.step_if_free() == 1
    worker.close()
    assert len(found("玄武路")) == 1
