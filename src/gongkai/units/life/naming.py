"""更名: history keeps the name of its day."""

from datetime import timedelta

from gongkai.law.sayings import Said, gettext_noop
from gongkai.units.life import reasons
from gongkai.units.life.acting import Act, record
from gongkai.units.models import Unit, UnitName


def against(act: Act) -> list[Said]:
    """Everything against it."""
    unit, data = act.change.unit, act.change.data
    assert unit is not None  # noqa: S101 — verbs see to it
    found = [*reasons.against_managing(act.actor, unit), *reasons.against_changing(unit, act.today, itself=act.change.pk)]
    found += reasons.against_name(data["name"], data["short_name"])
    if data["name"] == unit.name and data["short_name"] in ("", unit.short_name):
        found.append(Said("same_name", gettext_noop("新名称与现在的名称相同")))
    names = UnitName.objects.filter(unit=unit, kind=UnitName.Kind.FORMER)
    last = names.exclude(valid_until=None).order_by("-valid_until").values_list("valid_until", flat=True).first()
    if last is not None and act.change.on <= last:
        found.append(Said("before_last_name", gettext_noop("生效日期应当晚于上一次更名（%(day)s）"), {"day": last + timedelta(days=1)}))
    return found


def do(act: Act) -> None:
    """Give it the name; the one before becomes a former name up to the day before."""
    unit, data, on = act.change.unit, act.change.data, act.change.on
    assert unit is not None  # noqa: S101
    was = unit.name
    if data["name"] != was:
        names = UnitName.objects.filter(unit=unit, kind=UnitName.Kind.FORMER)
        before = names.exclude(valid_until=None).order_by("-valid_until").values_list("valid_until", flat=True).first()
        since = before + timedelta(days=1) if before else unit.valid_from
        until = on - timedelta(days=1)
        # A name that nobody bore for a day was a slip of the pen. One that was borne before and again: the later time stands.
        if since is None or since <= until:
            names.update_or_create(unit=unit, name=was, kind=UnitName.Kind.FORMER, defaults={"valid_from": since, "valid_until": until})
    unit.name, unit.short_name = data["name"], data["short_name"] or unit.short_name
    if data["name"] != was and not data["short_name"]:
        unit.short_name = ""  # of the old name
    unit.version += 1
    unit.save(update_fields=["name", "short_name", "version"])
    _relabel(unit, was)
    record(act, unit, "renamed", **{"from": was, "to": unit.name})


def _relabel(unit: Unit, was: str) -> None:
    """A former name that is the name again is no former one."""
    UnitName.objects.filter(unit=unit, name=unit.name, kind=UnitName.Kind.FORMER).exclude(name=was).delete()
