"""调整隶属: a unit with all beneath it under another one."""

from gongkai.law.sayings import Said
from gongkai.units.life import reasons
from gongkai.units.life.acting import Act, record
from gongkai.units.life.figures import tell
from gongkai.units.models import Unit
from gongkai.units.services import move


def against(act: Act) -> list[Said]:
    """Everything against it."""
    unit, parent = act.change.unit, Unit.objects.get(pk=act.change.data["parent"])
    assert unit is not None  # noqa: S101 — verbs see to it
    found = [*reasons.against_managing(act.actor, unit, parent), *reasons.against_changing(unit, act.today, itself=act.change.pk)]
    return found + list(reasons.against_place(unit, parent, act.today))


def do(act: Act) -> None:
    """Move it as the last; nothing but paths changes."""
    unit, parent = act.change.unit, Unit.objects.get(pk=act.change.data["parent"])
    assert unit is not None  # noqa: S101
    was = unit.parent
    if unit.provisional:
        Unit.objects.filter(pk=unit.pk).update(provisional=False)
        unit.provisional = False
    move(unit, parent)
    tell(act.change.pk, units=reasons.beneath(unit).count() - 1)
    record(act, unit, "moved", **{"from": was.code if was else "", "to": parent.code})
