"""The worker goes on whatever fails, and what repeats runs no more often than it should."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from gongkai.jobs import registry, worker
from gongkai.jobs.models import Tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def ran() -> Iterator[list[str]]:
    found: list[str] = []
    registry.repeating("test.often", timedelta(0))(lambda: found.append("often"))
    registry.repeating("test.daily", timedelta(days=1))(lambda: found.append("daily"))
    kept = dict(registry._repeating)
    for name in set(kept) - {"test.often", "test.daily"}:
        del registry._repeating[name]
    yield found
    registry._repeating.clear()
    registry._repeating.update({name: task for name, task in kept.items() if not name.startswith("test.")})


def test_what_repeats_runs_when_it_is_due(ran: list[str]) -> None:
    assert worker.tick() == 2
    assert worker.tick() == 1
    assert ran == ["often", "daily", "often"]
    Tick.objects.filter(name="test.daily").update(ran_at=Tick.objects.get(name="test.daily").ran_at - timedelta(days=1))
    worker.tick()
    assert ran[-1] == "daily"


def test_a_step_that_fails_stops_neither_the_others_nor_the_worker(ran: list[str], caplog: pytest.LogCaptureFixture) -> None:
    stop, rounds = threading.Event(), []

    def broken() -> int:
        raise RuntimeError("broken")

    def works() -> int:
        rounds.append(1)
        if len(rounds) == 3:
            stop.set()
        return 1

    worker.run(stop, [broken, works])
    assert len(rounds) == 3
    assert "broken" in caplog.text
    assert ran.count("daily") == 1
