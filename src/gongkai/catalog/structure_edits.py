"""The office edits the structure 目录编制结构: add, change, end and arrange columns; each change leaves an event with what was and what is."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.catalog import structure
from gongkai.catalog.keeping import By, DeclarationRefusedError, begin_structure, record_column
from gongkai.catalog.models import Column, ItemColumn
from gongkai.events import clock
from gongkai.law import update_limits
from gongkai.units.gate import Actor

#: What may be set of a column; the needs are the five kinds of unit.
TEXTS = ("name", "limit", "owner", "ground", "genre", "example")
FIELDS = (*TEXTS, "klass", "check_kind", *structure.NEEDS)
#: The fixed columns of 61号: their names and order are given.
FIXED = frozenset({"0001", "0002", "0003", "0004", "0005"})
_LIMITS = (
    r"^(?:—.*|即时|随预决算|提前24小时|月|季|年\(.*\)|(?:变更|文件公开后|出刊后|批准后|批复后|答复后|导入后|即时，报告|即时，结果|征集起即时，反馈)?"
    r"\d{1,3}(?:wd|日))?(?:\+\d{1,4}(?:d|wd|m))?$"
)


@transaction.atomic
def add_column(*, parent: Column | None, values: Mapping[str, Any], actor: Actor | None, at: datetime | None = None) -> Column:
    """A new column beneath `parent`, at the end; its code is the next free one. `values`: see FIELDS, "name" at least; `container` too."""
    at = at or clock.now()
    by = begin_structure(actor, at)
    if parent is not None and (parent.unit_id is not None or parent.ended_on is not None):
        raise DeclarationRefusedError("not_kept", "parent")
    if parent is not None and not parent.container and ItemColumn.objects.filter(column=parent, rank__gt=0).exists():
        raise DeclarationRefusedError("parent_holds_items", "parent")
    column = Column(parent=parent, code=_next_code(parent), container=bool(values.get("container")))
    _fill(column, values)
    siblings = Column.objects.filter(unit=None, parent=parent)
    last = siblings.order_by("-place").values_list("place", flat=True).first() or 0
    column.place = last + 1 if last else 0
    column.klass = str(values.get("klass") or (parent.klass if parent else Column.Klass.OTHER))
    _check_name(column)
    column.save(force_insert=True)
    _done(column, "added", by, at, "", {"code": column.code, "parent": parent.code if parent else ""})
    return column


@transaction.atomic
def change_column(column: Column, *, values: Mapping[str, Any], actor: Actor | None, reason: str, at: datetime | None = None) -> Column:
    """Set fields (see FIELDS) of a column; a name that is given (61号) cannot be another."""
    at = at or clock.now()
    by = begin_structure(actor, at)
    row = Column.objects.select_for_update().get(pk=column.pk, unit=None)
    before = {name: getattr(row, name) for name in FIELDS}
    if row.code in FIXED and values.get("name", row.name) != row.name:
        raise DeclarationRefusedError("fixed", "name")
    _need_reason(reason)
    _fill(row, values)
    changed = {name: [before[name], getattr(row, name)] for name in FIELDS if before[name] != getattr(row, name)}
    if not changed:
        raise DeclarationRefusedError("nothing_changed")
    _check_name(row)
    row.save()
    _done(row, "changed", by, at, reason, {"changed": changed})
    return row


@transaction.atomic
def end_column(column: Column, *, actor: Actor | None, reason: str, at: datetime | None = None) -> Column:
    """Nothing new belongs in it from now on; what stands there stays and is shown. Columns beneath must have ended before."""
    at = at or clock.now()
    by = begin_structure(actor, at)
    row = Column.objects.select_for_update().get(pk=column.pk, unit=None)
    if row.code in FIXED:
        raise DeclarationRefusedError("fixed")
    if row.ended_on is not None:
        raise DeclarationRefusedError("already_ended")
    if Column.objects.filter(parent=row, ended_on=None).exists():
        raise DeclarationRefusedError("has_columns")
    _need_reason(reason)
    row.ended_on = at.astimezone(clock.SHANGHAI).date()
    row.save(update_fields=["ended_on"])
    _done(row, "ended", by, at, reason, {})
    return row


@transaction.atomic
def reopen_column(column: Column, *, actor: Actor | None, reason: str, at: datetime | None = None) -> Column:
    """It is kept again."""
    at = at or clock.now()
    by = begin_structure(actor, at)
    row = Column.objects.select_for_update(of=("self",)).select_related("parent").get(pk=column.pk, unit=None)
    if row.ended_on is None:
        raise DeclarationRefusedError("not_ended")
    if row.parent is not None and row.parent.ended_on is not None:
        raise DeclarationRefusedError("not_kept")
    _need_reason(reason)
    row.ended_on = None
    row.save(update_fields=["ended_on"])
    _done(row, "reopened", by, at, reason, {})
    return row


@transaction.atomic
def arrange(*, parent: Column | None, order: Sequence[int], actor: Actor | None, at: datetime | None = None) -> None:
    """The columns beneath `parent` in this order of ids, all of them. The five fixed ones stay before all others (61号)."""
    at = at or clock.now()
    by = begin_structure(actor, at)
    rows = {row.pk: row for row in Column.objects.select_for_update().filter(unit=None, parent=parent)}
    if sorted(order) != sorted(rows):
        raise DeclarationRefusedError("order_wrong")
    given = [rows[key].code for key in order if rows[key].code in FIXED]
    if given != sorted(given) or [rows[key].code for key in order[: len(given)]] != given:
        raise DeclarationRefusedError("fixed")
    before = sorted(rows.values(), key=lambda row: (row.place, row.code))
    if [row.pk for row in before] == list(order):
        raise DeclarationRefusedError("nothing_changed")
    for place, key in enumerate(order, 1):
        if rows[key].place != place:
            Column.objects.filter(pk=key).update(place=place)
    data = {"order": [[row.code for row in before], [rows[key].code for key in order]]}
    _done(rows[order[0]] if parent is None else parent, "arranged", by, at, "", data)


def _fill(column: Column, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name not in values:
            continue
        value = str(values[name] or "").strip()
        field = Column._meta.get_field(name)
        if len(value) > (getattr(field, "max_length", None) or 0):
            raise DeclarationRefusedError("too_long", name)
        if field.choices and value not in dict(field.flatchoices):
            raise ValueError(f"{name}: no such value")
        if name == "limit" and not re.match(_LIMITS, value):
            raise DeclarationRefusedError("limit_unknown", "limit")
        if name == "limit" and value.startswith("年") and update_limits.period_of(value) is None:
            raise DeclarationRefusedError("limit_unknown", "limit")
        setattr(column, name, value)


def _check_name(column: Column) -> None:
    if not column.name:
        raise DeclarationRefusedError("name_needed", "name")
    if Column.objects.filter(unit=None, parent=column.parent, name=column.name, ended_on=None).exclude(pk=column.pk).exists():
        raise DeclarationRefusedError("name_taken", "name")


def _next_code(parent: Column | None) -> str:
    """Two digits more than the code above; never one that was used (a column is never deleted). 51 and on are the units' own."""
    above = parent.code if parent else ""
    used = set(Column.objects.filter(code__startswith=above).values_list("code", flat=True))
    for number in range(1 if parent else 6, 100):
        code = f"{above}{number:02d}"
        if code not in used and not (parent and number >= 51):
            return code
    raise DeclarationRefusedError("code_wrong", "code")


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise DeclarationRefusedError("reason_needed", "reason")
    if len(reason) > 500:
        raise DeclarationRefusedError("too_long", "reason")


def _done(column: Column, kind: str, by: By, at: datetime, reason: str, data: dict[str, Any]) -> None:
    record_column(column, kind, by, at=at, reason=reason.strip(), data=data)
    transaction.on_commit(structure.forget)
