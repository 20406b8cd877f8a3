"""`gongkai tick`: what is due runs once, two at the same time do nothing twice, and a failure is told and tried again."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import close_old_connections, connection

from gongkai.cli.tick import tick
from gongkai.events import clock
from gongkai.jobs import registry, services, ticking
from gongkai.jobs.models import Job, Tick
from tests.support.site import environment_of


@pytest.fixture
def ran() -> Iterator[list[str]]:
    """Two tasks alone: one that notes that it ran, one that fails."""
    found: list[str] = []
    kept = dict(registry._repeating)
    registry._repeating.clear()
    registry.repeating("test.good", timedelta(hours=1))(lambda: found.append("good"))

    @registry.repeating("test.bad", timedelta(hours=1))
    def bad() -> None:
        found.append("bad")
        raise RuntimeError("with the name of somebody")

    yield found
    registry._repeating.clear()
    registry._repeating.update(kept)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(tick, arguments)
    return result.exit_code, result.output


@pytest.mark.django_db
def test_what_is_due_runs_and_what_failed_is_said(ran: list[str]) -> None:
    code, said = run("--json")
    answer = json.loads(said)
    assert (code, ran) == (1, ["good", "bad"])
    assert [(one["name"], one["error"]) for one in answer["ran"]] == [("test.good", ""), ("test.bad", "RuntimeError")]
    assert run() == (0, "没有到时间的事项。\n")
    assert "with the name" not in said + run("--list")[1]


@pytest.mark.django_db
def test_what_failed_is_tried_again_soon(ran: list[str]) -> None:
    ticking.run()
    now = clock.now()
    rows = {row.name: row for row in ticking.plan()}
    assert rows["test.good"].next > now + timedelta(minutes=50)  # type: ignore[operator]
    assert rows["test.bad"].next <= now + ticking.RETRY  # type: ignore[operator]
    assert json.loads(run("--list", "--json")[1])[1]["error"] == "RuntimeError"


@pytest.mark.django_db
def test_what_another_holds_is_left_alone_until_it_died(ran: list[str]) -> None:
    now = clock.now()
    Tick.objects.create(name="test.good", ran_at=now - timedelta(hours=2), held_until=now + timedelta(minutes=1))
    ticking.run()
    assert ran == ["bad"]
    Tick.objects.filter(name="test.good").update(held_until=now - timedelta(seconds=1))
    ticking.run()
    assert ran == ["bad", "good"]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_nothing_twice(ran: list[str]) -> None:
    begin = threading.Barrier(4)

    def go() -> None:
        begin.wait()
        ticking.run()
        close_old_connections()
        connection.close()

    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ran) == ["bad", "good"]


@pytest.mark.django_db
def test_jobs_and_index_too_where_no_worker_runs(ran: list[str], home: Path) -> None:
    services.enqueue("no.such.kind", {})
    said = run("--jobs", "--json")[1]
    assert json.loads(said)["jobs"] == 1
    assert Job.objects.get().attempts == 1


def test_as_a_timer_calls_it(tmp_path: Path) -> None:
    """Two real processes at the same time on one home: each task runs once."""
    environment = environment_of(tmp_path) | {"LANGUAGE": "zh"}
    command = [sys.executable, "-m", "gongkai"]
    subprocess.run([*command, "migrate"], env=environment, check=True, capture_output=True)
    both = [subprocess.Popen([*command, "tick", "--json"], env=environment, stdout=subprocess.PIPE) for _ in range(2)]
    answers = [json.loads(process.communicate(timeout=300)[0]) for process in both]
    names = [one["name"] for answer in answers for one in answer["ran"]]
    assert len(names) == len(set(names)) > 5
    assert [process.returncode for process in both] == [0, 0]
