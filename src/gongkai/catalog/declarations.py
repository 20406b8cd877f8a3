"""本单位无此类信息: a unit proposes with a reason, the office accepts or returns it; it ends by itself when something is released there.

What the public reads stands in `UnitColumn` (reason and day) while a declaration is accepted. Letters 8.14.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.catalog import structure
from gongkai.catalog.keeping import By, DeclarationRefusedError, begin, record_column, record_declaration
from gongkai.catalog.models import Column, Declaration, Tally, UnitColumn
from gongkai.events import clock
from gongkai.events.models import Event
from gongkai.law import update_limits
from gongkai.units.gate import Actor
from gongkai.units.models import Level, Post, Unit
from gongkai.units.models.staff import current_on

__all__ = ["DeclarationRefusedError", "accept", "declare_none", "follow", "keep", "propose", "return_", "take_back", "withdraw"]

LONGEST = {"none_reason": 200, "owner": 60, "limit": 60}
#: The office looks at it again after a year; no later than after two 【口径】.
REVIEW, LATEST_REVIEW = timedelta(days=365), timedelta(days=731)
State = Declaration.State
_OPEN = (State.PROPOSED, State.ACCEPTED)


@transaction.atomic
def declare_none(unit: Unit, column: Column, *, reason: str, at: datetime | None = None) -> None:
    """Declare without asking (the office's tools, the demonstration): accepted at once. Refused where items stand in the column."""
    at = at or clock.now()
    _check_empty(unit, column, reason)
    if Declaration.objects.filter(unit=unit, column=column, state=State.ACCEPTED, reason=reason.strip()).exists():
        return
    _close(unit, [column.pk], State.WITHDRAWN, By(), at=at)
    row = Declaration(unit=unit, column=column, reason=reason.strip(), proposed_at=at, decided_at=at, state=State.ACCEPTED)
    row.review_on = _day(at) + REVIEW
    row.save(force_insert=True)
    record_declaration(row, "declared", By(), at=at)
    _put(unit, column, none_reason=row.reason, none_on=_day(at))


@transaction.atomic
def propose(
    unit: Unit, column: Column, *, actor: Actor, reason: str, unit_head: str, review_on: date | None = None, at: datetime | None = None
) -> Declaration:
    """The unit asks the office to accept that it has no such information. `review_on`: a year from now where none is given."""
    at = at or clock.now()
    by = begin(actor, "declare", unit, at)
    _check_empty(unit, column, reason)
    if not unit_head.strip():
        raise DeclarationRefusedError("unit_head_needed", "unit_head")
    if len(unit_head) > 120:
        raise DeclarationRefusedError("too_long", "unit_head")
    again = review_on or _day(at) + REVIEW
    if not _day(at) < again <= _day(at) + LATEST_REVIEW:
        raise DeclarationRefusedError("review_in_the_past" if again <= _day(at) else "review_too_late", "review_on")
    row = Declaration(unit=unit, column=column, reason=reason.strip(), unit_head=unit_head.strip(), review_on=again, proposed_at=at)
    row.proposed_by_id = by.person
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise DeclarationRefusedError("already_open") from None
    record_declaration(row, "proposed", by, at=at)
    return row


@transaction.atomic
def accept(declaration: Declaration, *, actor: Actor, at: datetime | None = None) -> Declaration:
    """The office accepts: from this day the public reads the reason. Refused where something has been released there meanwhile."""
    at = at or clock.now()
    row, by = _deciding(declaration, actor, at)
    _check_empty(row.unit, row.column, row.reason)
    _decide(row, State.ACCEPTED, "accepted", by, at)
    _put(row.unit, row.column, none_reason=row.reason, none_on=_day(at))
    return row


@transaction.atomic
def return_(declaration: Declaration, *, actor: Actor, answer: str, at: datetime | None = None) -> Declaration:
    """The office does not accept it, for a reason that the unit reads."""
    at = at or clock.now()
    row, by = _deciding(declaration, actor, at)
    if not answer.strip():
        raise DeclarationRefusedError("reason_needed", "answer")
    if len(answer.strip()) > 300:
        raise DeclarationRefusedError("too_long", "answer")
    _decide(row, State.RETURNED, "returned", by, at, answer=answer.strip())
    return row


@transaction.atomic
def withdraw(declaration: Declaration, *, actor: Actor, at: datetime | None = None) -> Declaration:
    """The unit takes it back, waiting or accepted: it has such information after all."""
    at = at or clock.now()
    row = Declaration.objects.select_for_update(of=("self",)).select_related("unit", "column").get(pk=declaration.pk)
    by = begin(actor, "declare", row.unit, at)
    if row.state not in _OPEN:
        raise DeclarationRefusedError("not_waiting")
    _clear(row.unit_id, [row.column_id])
    _close(row.unit, [row.column_id], State.WITHDRAWN, by, at=at)
    row.refresh_from_db()
    return row


@transaction.atomic
def take_back(unit: Unit, column: Column, *, at: datetime | None = None) -> None:
    """The unit has such information after all (the office's tools)."""
    _clear(unit.pk, [column.pk])
    _close(unit, [column.pk], State.WITHDRAWN, By(), at=at or clock.now())


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber of publishing: what was declared empty and now holds something is declared so no more."""
    filled: dict[int, set[int]] = {}
    for event in events:
        columns = event.data.get("added" if event.kind == "moved" else "columns", [])
        if event.unit_id and columns and event.kind in ("released", "restored", "imported", "moved") and event.data.get("public", True):
            filled.setdefault(event.unit_id, set()).update(columns)
    if not filled:
        return
    said = UnitColumn.objects.filter(unit__in=filled).exclude(none_reason="").values_list("pk", "unit_id", "column_id")
    untrue = [key for key, unit, column in said if column in filled[unit]]
    if untrue:
        UnitColumn.objects.filter(pk__in=untrue).update(none_reason="", none_on=None)
    for row in Declaration.objects.filter(unit__in=filled, state__in=_OPEN).select_related("unit"):
        if row.column_id in filled[row.unit_id]:
            _close(row.unit, [row.column_id], State.ENDED, By(), at=events[0].at)


@transaction.atomic
def keep(
    unit: Unit, column: Column, *, owner: str = "", limit: str = "", person: int | None = None, actor: Actor | None = None,
    at: datetime | None = None,
) -> None:  # fmt: skip
    """The unit's own owner 责任科室, person and update limit of a column; empty: what the structure says. `person`: the id of one with a post.

    A unit may set a stricter period than the structure's, the office any.
    """
    at = at or clock.now()
    by = begin(actor, "keep", unit, at)
    _check(unit, column)
    owner, limit = owner.strip(), limit.strip()
    if person is not None and not Post.objects.filter(current_on(_day(at)), person=person, unit=unit, person__is_active=True).exists():
        raise DeclarationRefusedError("person_unknown", "person")
    if by.post is not None and by.post.role != "office":
        _check_period(unit, column, limit)
    before = UnitColumn.objects.filter(unit=unit, column=column).values("owner", "limit", "person_id").first() or {}
    values = {"owner": owner, "limit": limit, "person_id": person}
    changed = {
        name: [before.get(name) or None, value or None] for name, value in values.items() if (before.get(name) or None) != (value or None)
    }
    if not changed:
        return
    _put(unit, column, **values)
    if actor is not None:
        record_column(column, "kept", by, at=at, unit=unit, data={"changed": changed})


def _check_period(unit: Unit, column: Column, limit: str) -> None:
    government = unit.level != Level.DEPARTMENT
    theirs, own = (update_limits.period_of(text, government=government) for text in (column.limit, limit))
    if theirs is not None and limit and (own is None or own.days > theirs.days):
        raise DeclarationRefusedError("looser", "limit")


def _check(unit: Unit, column: Column) -> None:
    if column.unit_id not in (None, unit.pk) or structure.need(column, unit) == Column.Need.NONE:
        raise DeclarationRefusedError("not_kept")
    if column.container:
        raise DeclarationRefusedError("only_holds_columns")


def _check_empty(unit: Unit, column: Column, reason: str) -> None:
    _check(unit, column)
    if not reason.strip():
        raise DeclarationRefusedError("reason_needed", "reason")
    if len(reason.strip()) > LONGEST["none_reason"]:
        raise DeclarationRefusedError("too_long", "reason")
    if Tally.objects.filter(unit=unit, column=column, items__gt=0).exists():
        raise DeclarationRefusedError("has_items")


def _put(unit: Unit, column: Column, **values: Any) -> None:
    for name, longest in LONGEST.items():
        if len(values.get(name) or "") > longest:
            raise DeclarationRefusedError("too_long", name)
    UnitColumn.objects.update_or_create(unit=unit, column=column, defaults=values)


def _clear(unit: int, columns: Any) -> None:
    UnitColumn.objects.filter(unit=unit, column__in=columns).exclude(none_reason="").update(none_reason="", none_on=None)


def _deciding(declaration: Declaration, actor: Actor, at: datetime) -> tuple[Declaration, By]:
    row = Declaration.objects.select_for_update(of=("self",)).select_related("unit", "column").get(pk=declaration.pk)
    by = begin(actor, "decide", row.unit, at)
    if row.state != State.PROPOSED:
        raise DeclarationRefusedError("not_waiting")
    if row.proposed_by_id == by.person:
        raise DeclarationRefusedError("proposer_may_not_decide")
    return row, by


def _decide(row: Declaration, to: str, kind: str, by: By, at: datetime, *, answer: str = "") -> None:
    """The guarded step: only while it waits."""
    new = {"state": to, "decided_by_id": by.person, "decided_at": at, "answer": answer}
    if not Declaration.objects.filter(pk=row.pk, state=State.PROPOSED).update(**new):
        raise DeclarationRefusedError("not_waiting")
    row.refresh_from_db()
    record_declaration(row, kind, by, at=at, was=State.PROPOSED, reason=answer)


def _close(unit: Unit, columns: Sequence[int], to: str, by: By, *, at: datetime) -> None:
    """End whatever is open of these columns."""
    for row in Declaration.objects.select_for_update().filter(unit=unit, column__in=columns, state__in=_OPEN):
        was, row.state, row.ended_at = row.state, to, at
        row.save(update_fields=["state", "ended_at"])
        record_declaration(row, "ended" if to == State.ENDED else "withdrawn", by, at=at, was=was)


def _day(at: datetime) -> date:
    return at.astimezone(clock.SHANGHAI).date()
