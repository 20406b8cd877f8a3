"""The demonstration's manuscripts stand at every state that people meet, played through the verbs, once."""

import pytest

from gongkai.catalog.models import Item
from gongkai.demo import build, manuscripts
from gongkai.events import clock
from gongkai.publishing.models import Hiding, Manuscript, ManuscriptEvent, RegisterEntry

pytestmark = pytest.mark.django_db


def test_every_state_is_there(home: object) -> None:
    build.build(size=1, index=False)
    made = manuscripts.play(clock.today())
    states = set(Manuscript.objects.values_list("state", flat=True))
    assert states == {"draft", "returned", "section", "secrecy", "approval", "check", "planned", "released", "registered", "dropped"}
    assert set(Item.objects.filter(manuscripts__isnull=False).values_list("state", flat=True)) == {"public", "hidden", "withdrawn"}
    assert Hiding.objects.filter(ended_at=None).count() == 1
    assert RegisterEntry.objects.count() == 2
    assert manuscripts.play(clock.today()) == made  # once
    assert not ManuscriptEvent.objects.filter(at__gt=clock.now()).exists()
