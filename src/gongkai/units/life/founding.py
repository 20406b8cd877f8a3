"""设立: a new unit."""

from gongkai.law.codes import organisation_code_of
from gongkai.law.sayings import Said, gettext_noop
from gongkai.units.life import reasons
from gongkai.units.life.acting import Act, record
from gongkai.units.models import Level, Unit
from gongkai.units.services import place_new


def against(act: Act) -> list[Said]:
    """Everything against it."""
    data, parent = act.change.data, act.change.unit
    found = [*reasons.against_managing(act.actor, parent)] if parent else []
    if parent is None and act.actor is not None:
        found.append(Said("parent_needed", gettext_noop("没有选上级单位")))
    found += reasons.against_name(data["name"], data["short_name"])
    if len(data["kind"]) > 60:
        found.append(Said("name_too_long", gettext_noop("名称最多120个字，简称最多60个字")))
    found += reasons.against_codes(data["organisation_code"], data["credit_code"])
    found += reasons.against_new(data["code"], data["level"], parent, act.today)
    if not found and Unit.objects.filter(name=data["name"], parent=parent, valid_until=None).exists():
        found.append(Said("name_there", gettext_noop("这个上级单位下面已经有“%(name)s”"), {"name": data["name"]}))
    return found


def do(act: Act) -> None:
    """Place it as the last beneath its parent."""
    data, parent = act.change.data, act.change.unit
    takes = data["accepts_applications"]
    unit = Unit(
        code=data["code"], name=data["name"], short_name=data["short_name"], level=data["level"], kind=data["kind"], parent=parent,
        organisation_code=data["organisation_code"] or (organisation_code_of(data["credit_code"]) if data["credit_code"] else ""),
        credit_code=data["credit_code"], accepts_applications=data["level"] != Level.ENTERPRISE if takes is None else takes,
        valid_from=act.change.on, source=act.change.document[:200],
    )  # fmt: skip
    place_new(unit)
    act.change.unit = unit
    record(act, unit, "created", to=unit.name, parent=parent.code if parent else "")
