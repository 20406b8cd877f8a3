"""kill -9 at an approval: the document is out with everything, or it is not out and nothing of it is there."""

import signal
import subprocess
import sys

import pytest

from gongkai.catalog import tallies
from gongkai.catalog.models import Edition, Item, UnitTally
from gongkai.publishing.models import Manuscript, ManuscriptEvent, Opinion, PublishingEvent
from gongkai.publishing.services import review
from gongkai.search.models import Change
from tests.support.drafts import OFFICE, enter_city
from tests.support.staff import Crew, at_approval, moment

_PROGRAM = """
import os, signal, sys
from datetime import datetime
import django
django.setup()
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import acting, review
from gongkai.search import outbox
from gongkai.units.actors import actor_of

manuscript, person, at, moment = int(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3]), sys.argv[4]
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
if moment == "within the release":
    outbox.follow = die
if moment == "after the last step":
    record = acting.record
    acting.record = lambda row, kind, *rest, **more: (record(row, kind, *rest, **more), kind == "release" and die())
row = Manuscript.objects.get(pk=manuscript)
review.approve(row, actor=actor_of(person, at.date()), version=row.version, at=at)
die()
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("when", ["within the release", "after the last step", "committed"])
def test_killed_while_it_goes_out(when: str) -> None:
    crew = Crew(enter_city()[OFFICE])
    row = at_approval(crew)
    arguments = [sys.executable, "-c", _PROGRAM, str(row.pk), str(crew.approver.person), moment(10).isoformat(), when]
    killed = subprocess.run(arguments, check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    out = when == "committed"
    counts = [model.objects.count() for model in (Item, Edition, PublishingEvent, Change)]
    assert counts == ([1, 1, 1, 1] if out else [0, 0, 0, 0])
    now = Manuscript.objects.get()
    assert (now.state, now.version == row.version) == (("released", False) if out else ("approval", True))
    assert (ManuscriptEvent.objects.count(), Opinion.objects.count()) == ((5, 2) if out else (3, 1))
    assert tallies.recount() == []
    again = review.approve(row, actor=crew.approver, version=row.version, at=moment(10))  # the form is sent once more
    assert (again.state, Item.objects.count(), UnitTally.objects.get().items) == ("released", 1, 1)
