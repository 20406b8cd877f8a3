"""Old done jobs go, waiting and failed ones stay."""

from datetime import timedelta

import pytest

from gongkai.events import clock
from gongkai.jobs.models import Job
from gongkai.jobs.tidy import tidy


@pytest.mark.django_db
def test_only_what_was_done_long_ago_is_forgotten() -> None:
    now = clock.now()
    for kind, state, days in [("old", "done", 8), ("new", "done", 1), ("bad", "failed", 30), ("due", "waiting", 30)]:
        ended = now - timedelta(days=days) if state != "waiting" else None
        Job.objects.create(kind=kind, state=state, run_after=now, created_at=now, finished_at=ended)
    tidy()
    assert set(Job.objects.values_list("kind", flat=True)) == {"new", "bad", "due"}
