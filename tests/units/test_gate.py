"""No model that carries a unit goes past the gate."""

import pytest
from django.apps import apps

from gongkai.catalog.models import Item
from gongkai.units import checks, gate
from gongkai.units.models import Unit


def test_every_model_with_a_unit_has_a_rule() -> None:
    assert checks.forgotten() == []


def test_a_forgotten_one_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(gate._visible, Item)
    assert gate.unregistered(apps.get_models(), Unit) == ["catalog.Item"]
    assert [error.id for error in checks.forgotten()] == ["gongkai.E001"]
    with pytest.raises(LookupError):
        gate.visible(Item.objects.all(), None)
