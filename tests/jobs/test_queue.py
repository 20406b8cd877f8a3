"""The queue: a job exists if its transaction committed, is done once, tried again with pauses, and survives its worker."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from gongkai.events import clock
from gongkai.events.emit import subscribers
from gongkai.jobs import registry
from gongkai.jobs.models import Job
from gongkai.jobs.services import BACKOFF_SECONDS, HOLD, enqueue, run_due
from tests.jobs import effects
from tests.support.drafts import a_draft, enter_city, publish

pytestmark = pytest.mark.django_db
done: list[dict[str, Any]] = []


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    done.clear()
    registry.handler("test.work")(done.append)
    registry.handler("test.fail")(_fail)
    yield
    registry._handlers.pop("test.work")
    registry._handlers.pop("test.fail")


def _fail(payload: dict[str, Any]) -> None:
    raise ValueError("x" * 1000)


def let_time_pass() -> None:
    """As if the pause before the next try, or a dead worker's hold, were over."""
    past = clock.now() - timedelta(seconds=1)
    Job.objects.filter(state="waiting").update(run_after=past)
    Job.objects.filter(held_until__isnull=False).update(held_until=past)


def test_due_jobs_are_done_once_in_order() -> None:
    for number in range(3):
        enqueue("test.work", {"number": number})
    enqueue("test.work", {"number": "later"}, run_after=clock.now() + timedelta(hours=1))
    assert run_due() == 3
    assert [payload["number"] for payload in done] == [0, 1, 2]
    assert run_due() == 0
    assert Job.objects.filter(state="done", held_until=None, finished_at__isnull=False).count() == 3


def test_a_job_of_a_transaction_that_failed_does_not_exist() -> None:
    with transaction.atomic():
        enqueue("test.work", {})
        transaction.set_rollback(True)
    assert run_due() == 0


def test_a_failing_job_is_tried_again_with_growing_pauses_then_given_up() -> None:
    enqueue("test.fail", {})
    for pause in BACKOFF_SECONDS:
        before = clock.now()
        assert run_due() == 1
        job = Job.objects.get()
        assert job.state == "waiting"
        assert abs((job.run_after - before).total_seconds() - pause) < 5
        assert run_due() == 0
        let_time_pass()
    assert run_due() == 1
    job = Job.objects.get()
    assert (job.state, job.attempts, len(job.error)) == ("failed", len(BACKOFF_SECONDS) + 1, 500)
    let_time_pass()
    assert run_due() == 0


def test_a_failing_job_holds_up_none_of_the_others() -> None:
    enqueue("test.fail", {})
    enqueue("test.work", {"number": 1})
    enqueue("test.unknown", {})
    assert run_due() == 3
    assert done == [{"number": 1}]


def test_two_waiting_jobs_of_one_key_are_one() -> None:
    enqueue("test.work", {"number": 1}, unique="tidy")
    enqueue("test.work", {"number": 2}, unique="tidy")
    enqueue("test.work", {"number": 3}, unique="other")
    enqueue("test.work", {"number": 4})
    enqueue("test.work", {"number": 5})
    assert run_due() == 4
    assert [payload["number"] for payload in done] == [1, 3, 4, 5]
    enqueue("test.work", {"number": 6}, unique="tidy")
    assert run_due() == 1


def test_what_comes_while_a_job_of_its_key_runs_is_not_lost() -> None:
    def work(payload: dict[str, Any]) -> None:
        done.append(payload)
        if payload["number"] == 1:
            enqueue("test.work", {"number": 2}, unique="tidy")

    registry.handler("test.work")(work)
    enqueue("test.work", {"number": 1}, unique="tidy")
    assert run_due() == 2
    assert [payload["number"] for payload in done] == [1, 2]


def test_a_job_that_another_worker_holds_is_left_alone() -> None:
    enqueue("test.work", {"number": 1})
    Job.objects.update(held_until=clock.now() + HOLD)
    assert run_due() == 0
    let_time_pass()
    assert run_due() == 1


def test_no_more_than_the_limit_is_done_in_one_round() -> None:
    for number in range(5):
        enqueue("test.work", {"number": number})
    assert run_due(limit=2) == 2
    assert run_due() == 3


def test_what_follows_an_event_is_a_job_of_its_transaction(settings: Any) -> None:
    settings.GONGKAI_EFFECTS = "tests.jobs.effects"
    subscribers.cache_clear()
    effects.seen.clear()
    try:
        enter_city()
        publish([a_draft(1), a_draft(2)])
        assert effects.seen == []
        assert run_due() == 1
        assert effects.seen == ["released", "released"]
    finally:
        subscribers.cache_clear()


KILLED = """
import os, signal, django
django.setup()
from gongkai.jobs import registry, services
registry.handler("test.work")(lambda payload: os.kill(os.getpid(), signal.SIGKILL))
services.run_due()
"""


@pytest.mark.django_db(transaction=True)
def test_a_job_outlives_its_worker_and_a_job_that_kills_workers_is_given_up() -> None:
    enqueue("test.work", {"number": 1})
    killed = subprocess.run([sys.executable, "-c", KILLED], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    job = Job.objects.get()
    assert (job.state, job.attempts) == ("waiting", 1)
    assert job.held_until is not None
    assert run_due() == 0
    let_time_pass()
    assert run_due() == 1
    assert done == [{"number": 1}]
    enqueue("test.work", {"number": 2})
    Job.objects.filter(state="waiting").update(attempts=len(BACKOFF_SECONDS) + 1)  # as if it had killed a worker each time
    run_due()
    assert done == [{"number": 1}]
    assert Job.objects.latest("pk").state == "failed"
