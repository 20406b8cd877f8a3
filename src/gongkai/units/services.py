"""Enter units: the tree is placed level by level, codes stay, a second entry of the same changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from gongkai.units import paths
from gongkai.units.models import Contact, Level, Succession, Unit, UnitName
from gongkai.units.record import ContactRecord, UnitRecord

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
    _refuse_impossible(records)
    done = Entered()
    known = {unit.code: unit for unit in Unit.objects.all()}
    for record in _parents_first(records):
        unit = known.get(record.code)
        parent = known.get(record.parent) if record.parent else None
        if record.parent and parent is None:
            done.warnings.append((record.code, "parent_missing", record.parent))
        if unit is None:
            known[record.code] = _new(record, parent)
        else:
            _update(unit, record, parent, done)
    created = _insert([unit for unit in known.values() if unit.pk is None], known)
    done.created = created
    _attach(records, known, done)
    return done


def _refuse_impossible(records: Sequence[UnitRecord]) -> None:
    reasons = []
    seen: set[str] = set()
    for record in records:
        if record.code in seen:
            reasons.append((record.code, "code_doubled", record.name))
        if record.level not in Level.values:
            reasons.append((record.code, "level_unknown", record.level))
        seen.add(record.code)
    by_code = {record.code: record for record in records}
    for record in records:
        steps, above = 0, record
        while above.parent in by_code and steps <= 12:
            steps, above = steps + 1, by_code[above.parent]
        if steps > 12:
            reasons.append((record.code, "parents_in_a_circle", record.parent))
    if reasons:
        raise UnitsRefused(reasons)


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


def _new(record: UnitRecord, parent: Unit | None) -> Unit:
    unit = Unit(code=record.code, **_values(record))
    unit.parent = parent
    return unit


def _insert(new: list[Unit], known: dict[str, Unit]) -> int:
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


def _update(unit: Unit, record: UnitRecord, parent: Unit | None, done: Entered) -> None:
    values = _values(record)
    changed = {name: value for name, value in values.items() if getattr(unit, name) != value}
    moved = parent is not None and parent.pk is not None and unit.parent_id != parent.pk
    if not changed and not moved:
        done.unchanged += 1
        return
    if "name" in changed:
        UnitName.objects.get_or_create(unit=unit, name=unit.name, kind=UnitName.Kind.FORMER)
    for name, value in changed.items():
        setattr(unit, name, value)
    unit.version += 1
    unit.provisional = False
    unit.save()
    if moved and parent is not None:
        move(unit, parent)
    done.changed += 1


def move(unit: Unit, parent: Unit | None) -> None:
    """Place `unit` and all beneath it under `parent`; codes stay. ValueError when `parent` lies beneath the unit."""
    if parent is not None and parent.path.startswith(unit.path):
        raise ValueError("a unit cannot stand beneath itself")
    old = unit.path
    new = _FreeSteps().next(parent, last=False)
    subtree = list(Unit.objects.select_for_update().filter(path__gte=old, path__lt=paths.end(old)))
    for one in subtree:
        one.path = new + one.path[len(old) :]
        one.version += 1
    Unit.objects.bulk_update(subtree, ["path", "version"], batch_size=200)
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    unit.path, unit.parent = new, parent


def _attach(records: Sequence[UnitRecord], known: dict[str, Unit], done: Entered) -> None:
    names, contacts = [], []
    for record in records:
        unit = known[record.code]
        names += [
            UnitName(unit=unit, name=alias.name, kind=alias.kind, valid_from=alias.valid_from, valid_until=alias.valid_until)
            for alias in record.aliases
        ]
        if record.contact is not None and record.contact != ContactRecord():
            contacts.append(Contact(unit=unit, **{name: getattr(record.contact, name) for name in ContactRecord.__slots__}))
        if record.guided_by and record.guided_by in known:
            if unit.guided_by_id != known[record.guided_by].pk:
                Unit.objects.filter(pk=unit.pk).update(guided_by=known[record.guided_by])
        if record.successor and record.successor in known:
            Succession.objects.get_or_create(
                unit=unit, successor=known[record.successor], defaults={"on": record.valid_until, "reason": record.succession_reason}
            )
    UnitName.objects.bulk_create(names, batch_size=500, ignore_conflicts=True)
    Contact.objects.bulk_create(
        contacts, batch_size=200, update_conflicts=True, unique_fields=["unit"], update_fields=list(ContactRecord.__slots__)
    )


@transaction.atomic
def create_provisional(name: str) -> Unit:
    """A unit that an import names and nobody has entered: coded X00001 …, at the end of every list, to be placed by the office."""
    taken = Unit.objects.filter(code__startswith="X").order_by("-code").values_list("code", flat=True).first()
    number = int(taken[1:]) + 1 if taken and taken[1:].isdigit() else 1
    unit = Unit(code=f"X{number:05d}", name=name, level=Level.DEPARTMENT, provisional=True, source="历史导入")
    _insert([unit], {})
    return unit
