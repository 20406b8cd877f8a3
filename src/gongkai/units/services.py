"""Enter units: the tree is placed level by level, codes stay, a second entry of the same changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat, Substr

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.units import paths
from gongkai.units.history import event
from gongkai.units.models import Contact, Level, Succession, Unit, UnitName
from gongkai.units.record import ContactRecord, UnitRecord

#: Names the lock under which codes and places are drawn (PostgreSQL).
_LOCK = 20190515
#: Levels that a tree of units may have; a path is as long as that many steps.
DEEPEST = 12
#: The reason in the history of a unit that a list of units has changed.
_INTAKE = "导入单位表"
#: What of a record is compared and stored as it is.
FIELDS = ("name", "short_name", "level", "kind", "organisation_code", "credit_code", "valid_from", "valid_until", "source")


@dataclass(slots=True)
class Entered:
    """What `enter_units` did. `warnings` are (code of the unit, code of the warning, detail)."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    warnings: list[tuple[str, str, str]] = field(default_factory=list)


class UnitsRefused(ValueError):
    """Nothing was entered; `reasons` are (code of the unit, code of the reason, detail)."""

    def __init__(self, reasons: list[tuple[str, str, str]]) -> None:
        super().__init__(f"{len(reasons)} units refused, the first: {reasons[0]}")
        self.reasons = reasons


@transaction.atomic
def enter_units(records: Sequence[UnitRecord]) -> Entered:
    """Create or update units by code, in one transaction; UnitsRefused for a doubled code or a circle of parents.

    A parent that is neither in `records` nor here yet is a warning (parent_missing): the unit then stands at the top.
    A unit that is here keeps its place unless its parent changed; then its subtree moves with it.
    """
    alone()
    known = {unit.code: unit for unit in Unit.objects.select_related("contact")}
    _refuse_impossible(records, known)
    done = Entered()
    here = set(known)
    ordered = _parents_first(records)
    for record in ordered:
        if record.parent and record.parent not in known:
            done.warnings.append((record.code, "parent_missing", record.parent))
        if record.code not in here:
            known[record.code] = _new(record, known.get(record.parent))
    done.created = _insert([unit for unit in known.values() if unit.pk is None])
    for record in ordered:
        if record.code in here:
            _update(known[record.code], record, known, done)
    _attach(records, known)
    return done


def _refuse_impossible(records: Sequence[UnitRecord], known: dict[str, Unit]) -> None:
    reasons = []
    seen: set[str] = set()
    for record in records:
        if record.code in seen:
            reasons.append((record.code, "code_doubled", record.name))
        if record.level not in Level.values:
            reasons.append((record.code, "level_unknown", record.level))
        seen.add(record.code)
    codes = {unit.pk: unit.code for unit in known.values()}
    above = {unit.code: codes.get(unit.parent_id, "") for unit in known.values()}
    above |= {record.code: record.parent or above.get(record.code, "") for record in records}
    reasons += [(record.code, "parents_in_a_circle", record.parent) for record in records if _climbs_for_ever(record.code, above)]
    if reasons:
        raise UnitsRefused(reasons)


def _climbs_for_ever(code: str, above: dict[str, str]) -> bool:
    for _ in range(DEEPEST + 1):
        code = above.get(code, "")
        if not code:
            return False
    return True


def _parents_first(records: Sequence[UnitRecord]) -> list[UnitRecord]:
    by_code = {record.code: record for record in records}

    def depth(record: UnitRecord) -> int:
        return 1 + depth(by_code[record.parent]) if record.parent in by_code else 0

    return sorted(records, key=depth)


def _values(record: UnitRecord) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in FIELDS}
    takes = record.accepts_applications
    values["accepts_applications"] = record.level != Level.ENTERPRISE if takes is None else takes
    return values


def place_new(unit: Unit) -> None:
    """Store a new unit as the last beneath its `parent`; in the caller's transaction."""
    alone()
    _insert([unit])


def _new(record: UnitRecord, parent: Unit | None) -> Unit:
    unit = Unit(code=record.code, **_values(record))
    unit.parent = parent
    return unit


def _insert(new: list[Unit]) -> int:
    """Give paths to the new units and store them, level by level, because a child needs its parent's id."""
    free = _FreeSteps()
    waiting = new
    while waiting:
        ready = [unit for unit in waiting if unit.parent is None or unit.parent.pk is not None]
        for unit in ready:
            parent = unit.parent
            unit.parent = parent  # once more, now that it has an id
            unit.path = free.next(parent, last=unit.provisional)
        Unit.objects.bulk_create(ready, batch_size=500)
        free.made(ready)
        done = {id(unit) for unit in ready}
        waiting = [unit for unit in waiting if id(unit) not in done]
    return len(new)


class _FreeSteps:
    """Hands out the next free step beneath a parent; asks the database once for each parent that was there before."""

    def __init__(self) -> None:
        self._next: dict[tuple[int | None, bool], int] = {}
        self._fresh: set[int] = set()

    def made(self, units: Sequence[Unit]) -> None:
        """These units are new: nothing stands beneath them yet."""
        self._fresh.update(unit.pk for unit in units)

    def next(self, parent: Unit | None, *, last: bool) -> str:
        """The path of the next child of `parent` (None: at the top)."""
        key = (parent.pk if parent else None, last)
        above = parent.path if parent else ""
        if key not in self._next:
            self._next[key] = 0 if parent and parent.pk in self._fresh else self._after_the_last(parent, above, last)
        number = self._next[key]
        self._next[key] += 1
        return above + paths.step(number, last=last)

    @staticmethod
    def _after_the_last(parent: Unit | None, above: str, last: bool) -> int:
        beneath = Unit.objects.filter(parent=parent)
        beneath = beneath.filter(path__gte=above + paths.LAST) if last else beneath.filter(path__lt=above + paths.LAST)
        highest = beneath.order_by("-path").values_list("path", flat=True).first()
        return paths.number(highest[-paths.WIDTH :]) + 1 if highest else 0


def _update(unit: Unit, record: UnitRecord, known: dict[str, Unit], done: Entered) -> None:
    values = _values(record)
    changed = {name: value for name, value in values.items() if getattr(unit, name) != value}
    parent = known.get(record.parent)
    if parent is None and unit.parent_id is not None:
        parent = next(one for one in known.values() if one.pk == unit.parent_id)
    placed = unit.parent_id != (parent.pk if parent else None) or unit.provisional
    if not (changed or placed or _attached_differs(unit, record, known)):
        done.unchanged += 1
        return
    was = unit.name
    if "name" in changed:
        UnitName.objects.get_or_create(unit=unit, name=unit.name, kind=UnitName.Kind.FORMER)
    for name, value in changed.items():
        setattr(unit, name, value)
    unit.version += 1
    unit.provisional = False
    unit.save()
    if placed:
        old, new = move(unit, parent)
        for one in known.values():  # what is still to be updated must know where it stands now
            if one is not unit and one.path.startswith(old):
                one.path, one.version = new + one.path[len(old) :], one.version + 1
    done.changed += 1
    if "name" in changed:
        emit([event(unit, "renamed", at=clock.now(), reason=_INTAKE, **{"from": was, "to": unit.name})])
    if placed:
        emit([event(unit, "moved", at=clock.now(), reason=_INTAKE, to=parent.code if parent else "")])


def _attached_differs(unit: Unit, record: UnitRecord, known: dict[str, Unit]) -> bool:
    guide = known.get(record.guided_by)
    if guide is not None and guide.pk != unit.guided_by_id:
        return True
    if record.contact is None or record.contact == ContactRecord():
        return False
    contact = getattr(unit, "contact", None)
    return contact is None or any(getattr(contact, name) != getattr(record.contact, name) for name in ContactRecord.__slots__)


def move(unit: Unit, parent: Unit | None) -> tuple[str, str]:
    """Place `unit` and all beneath it under `parent`, as the last; codes stay. Returns its old and its new path.

    ValueError when `parent` lies beneath the unit.
    """
    alone()
    if parent is not None and parent.path.startswith(unit.path):
        raise ValueError("a unit cannot stand beneath itself")
    old = unit.path
    new = _FreeSteps().next(parent, last=False)
    rest = Substr("path", len(old) + 1, output_field=CharField())
    subtree = Unit.objects.filter(path__gte=old, path__lt=paths.end(old))
    subtree.update(path=Concat(Value(new), rest, output_field=CharField()), version=F("version") + 1)
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    unit.path, unit.parent, unit.version = new, parent, unit.version + 1
    return old, new


def _attach(records: Sequence[UnitRecord], known: dict[str, Unit]) -> None:
    names, contacts = [], []
    for record in records:
        unit = known[record.code]
        names += [
            UnitName(unit=unit, name=alias.name, kind=alias.kind, valid_from=alias.valid_from, valid_until=alias.valid_until)
            for alias in record.aliases
        ]
        if record.contact is not None and record.contact != ContactRecord():
            contacts.append(Contact(unit=unit, **{name: getattr(record.contact, name) for name in ContactRecord.__slots__}))
        guide = known.get(record.guided_by)
        if guide is not None and unit.guided_by_id != guide.pk:
            Unit.objects.filter(pk=unit.pk).update(guided_by=guide)
        if record.successor and record.successor in known:
            Succession.objects.get_or_create(
                unit=unit, successor=known[record.successor], defaults={"on": record.valid_until, "reason": record.succession_reason}
            )
            Unit.objects.filter(pk=known[record.successor].pk, inherits=False).update(inherits=True)
    UnitName.objects.bulk_create(names, batch_size=500, ignore_conflicts=True)
    Contact.objects.bulk_create(
        contacts, batch_size=200, update_conflicts=True, unique_fields=["unit"], update_fields=list(ContactRecord.__slots__)
    )


@transaction.atomic
def create_provisional(name: str) -> Unit:
    """A unit that an import names and nobody has entered: coded X00001 …, at the end of every list, to be placed by the office.

    Another import may have made it a moment ago: then it is that one.
    """
    alone()
    made = Unit.objects.filter(name=name, provisional=True).first()
    if made is not None:
        return made
    taken = Unit.objects.filter(code__startswith="X").order_by("-code").values_list("code", flat=True).first()
    number = int(taken[1:]) + 1 if taken and taken[1:].isdigit() else 1
    unit = Unit(code=f"X{number:05d}", name=name, level=Level.DEPARTMENT, provisional=True, source="历史导入")
    _insert([unit])
    return unit


def alone() -> None:
    """Until the transaction ends nobody else draws codes and places. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
