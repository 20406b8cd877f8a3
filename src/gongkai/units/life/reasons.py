"""Why an act on a unit cannot be: coded sentences, the same before the click and when its day has come."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from gongkai.law.codes import credit_code_ok, organisation_code_of, organisation_code_ok
from gongkai.law.sayings import Said, gettext_noop
from gongkai.units import access, codes, heirs, paths
from gongkai.units.gate import Actor
from gongkai.units.models import Level, Unit, UnitChange

#: How far ahead an act may be ordered.
AHEAD = timedelta(days=366)
#: Kinds after which the unit is no more.
ENDS = frozenset({UnitChange.Kind.SPLIT.value, UnitChange.Kind.CLOSE.value})
LONGEST_PATH = 64


class UnitChangeRefusedError(ValueError):
    """Nothing was done; `reasons` say why."""

    def __init__(self, reasons: Iterable[Said]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(said.text for said in self.reasons))


def refuse(reasons: Iterable[Said]) -> None:
    """Raise where there is any reason."""
    if found := list(reasons):
        raise UnitChangeRefusedError(found)


def against_managing(actor: Actor | None, *units: Unit) -> Iterator[Said]:
    """Whether the actor directs all these units. The shell (None) does."""
    if actor is None:
        return
    for unit in units:
        if not access.directs(actor, unit):
            yield Said("not_your_unit", gettext_noop("“%(name)s”不归您管理"), {"name": unit.name})


def against_words(reason: str, document: str) -> Iterator[Said]:
    """Whether it says why."""
    if not reason.strip():
        yield Said("reason_needed", gettext_noop("没有写理由"))
    if len(reason) > 300 or len(document) > 160:
        yield Said("too_long", gettext_noop("理由最多300个字，文号最多160个字"))


def against_day(on: date, today: date, unit: Unit | None, *, ends: bool = False) -> Iterator[Said]:
    """Whether an act may count from that day. A unit that ends must have been there for a day."""
    if on > today + AHEAD:
        yield Said("too_far_ahead", gettext_noop("生效日期最多写到一年以后"))
    if unit is not None and unit.valid_from is not None and (on < unit.valid_from or (ends and on == unit.valid_from)):
        yield Said(
            "before_it_began", gettext_noop("生效日期应当晚于“%(name)s”的设立日期%(day)s"), {"name": unit.name, "day": unit.valid_from}
        )


def against_changing(unit: Unit, today: date, *, itself: int | None = None) -> Iterator[Said]:
    """Whether the unit is there and no other act waits that would end it. `itself`: the act that is being done."""
    if heirs.has_ended(unit, today):
        yield Said("unit_ended", gettext_noop("“%(name)s”已经撤销"), {"name": unit.name})
    waiting = UnitChange.objects.filter(state__in=["planned", "running"]).exclude(pk=itself)
    ends = [*waiting.filter(unit=unit, kind__in=ENDS)[:1], *(row for row in waiting.filter(kind="merge") if unit.pk in row.data["units"])]
    if ends:
        named = {"name": unit.name, "what": ends[0].get_kind_display(), "day": ends[0].on}
        yield Said("change_waits", gettext_noop("“%(name)s”已经定于%(day)s%(what)s，先取消那一项"), named)


def against_version(unit: Unit, version: int | None) -> Iterator[Said]:
    """Whether it is still as the page showed it."""
    if version is not None and unit.version != version:
        yield Said("changed_meanwhile", gettext_noop("“%(name)s”刚才有变动，请重新打开这一页"), {"name": unit.name})


def against_name(name: str, short_name: str) -> Iterator[Said]:
    """Whether it can be a name."""
    if not name.strip():
        yield Said("name_needed", gettext_noop("没有写单位名称"))
    if len(name) > 120 or len(short_name) > 60:
        yield Said("name_too_long", gettext_noop("名称最多120个字，简称最多60个字"))


def against_codes(organisation: str, credit: str) -> Iterator[Said]:
    """Whether organisation code and credit code are right and of one body (rules E1, E2)."""
    if organisation and not organisation_code_ok(organisation):
        yield Said("organisation_code", gettext_noop("组织机构代码应为9位，校验位要对"))
    if credit and not credit_code_ok(credit):
        yield Said("credit_code", gettext_noop("统一社会信用代码应为18位，校验位要对"))
    elif credit and organisation and organisation_code_of(credit) != organisation:
        yield Said("codes_differ", gettext_noop("组织机构代码与统一社会信用代码的第9至17位不一致"))


def against_new(code: str, level: str, parent: Unit | None, today: date) -> Iterator[Said]:
    """Whether a unit of that code and level can stand there."""
    if level not in Level.values:
        yield Said("level_unknown", gettext_noop("没有选层级"))
    if not codes.FORM.fullmatch(code):
        yield Said("code_form", gettext_noop("单位代码由1至40个字母、数字、短横线、下划线组成，以字母或者数字开头"))
    elif (other := Unit.objects.filter(code__iexact=code).first()) is not None:
        yield Said("code_taken", gettext_noop("代码%(code)s属于“%(name)s”，单位代码用过就不再用"), {"code": code, "name": other.name})
    if parent is not None:
        yield from against_parent(parent, today)


def against_parent(parent: Unit, today: date) -> Iterator[Said]:
    """Whether something may be placed beneath it."""
    if heirs.has_ended(parent, today):
        yield Said("parent_ended", gettext_noop("上级单位“%(name)s”已经撤销"), {"name": parent.name})
    if len(parent.path) + paths.WIDTH > LONGEST_PATH:
        yield Said("too_deep", gettext_noop("上下级最多%(levels)d层"), {"levels": LONGEST_PATH // paths.WIDTH})


def against_place(unit: Unit, parent: Unit | None, today: date) -> Iterator[Said]:
    """Whether the unit can be moved there."""
    if parent is None:
        return
    if parent.path.startswith(unit.path):
        yield Said("beneath_itself", gettext_noop("不能移到自己或者自己的下级单位下面"))
        return
    if unit.parent_id == parent.pk and not unit.provisional:
        yield Said("already_there", gettext_noop("已经在“%(name)s”下面"), {"name": parent.name})
    yield from against_parent(parent, today)
    deepest = max(map(len, beneath(unit).values_list("path", flat=True)), default=len(unit.path))
    if len(parent.path) + paths.WIDTH + deepest - len(unit.path) > LONGEST_PATH:
        yield Said("too_deep", gettext_noop("上下级最多%(levels)d层"), {"levels": LONGEST_PATH // paths.WIDTH})


def against_ending(unit: Unit, successors: Iterable[Unit], today: date) -> Iterator[Said]:
    """Whether the unit can end and those carry on."""
    if unit.parent_id is None and not unit.provisional:
        yield Said("root_stays", gettext_noop("“%(name)s”是最上级单位，不能撤销"), {"name": unit.name})
    for successor in successors:
        if successor.pk == unit.pk:
            yield Said("successor_itself", gettext_noop("承接单位不能是它自己"))
        elif heirs.has_ended(successor, today):
            yield Said("successor_ended", gettext_noop("承接单位“%(name)s”已经撤销"), {"name": successor.name})
        elif successor.path.startswith(unit.path):
            named = {"name": successor.name, "unit": unit.name}
            yield Said("successor_beneath", gettext_noop("“%(name)s”是“%(unit)s”的下级，先把它移出来再办"), named)


def beneath(unit: Unit) -> QuerySet[Unit]:
    """The unit and everything beneath it."""
    return Unit.objects.filter(path__gte=unit.path, path__lt=paths.end(unit.path))
