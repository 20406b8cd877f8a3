"""Batches of staff: those of a unit, those that wait for a person, the rows of one with their states; and the batch approval form (letters 8.2)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min

from gongkai.publishing.acts import day_of
from gongkai.publishing.lists import working as lists
from gongkai.publishing.models import BulkAct, EntryBatch, EntryRow, Manuscript, Opinion
from gongkai.publishing.rules import workflow
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Unit

State = Manuscript.State


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows of a batch in one state that wait for a person: how many, and the soonest limit."""

    batch: EntryBatch
    state: str
    count: int
    due: date


def find(actor: Actor, number: int) -> EntryBatch | None:
    """A batch, if the actor may see it."""
    return visible(EntryBatch.objects.filter(pk=number), actor).select_related("unit", "made_by").first()  # type: ignore[no-any-return]


def of_unit(
    actor: Actor, unit: Unit, *, before: int | None = None, size: int = 50
) -> tuple[list[tuple[EntryBatch, dict[str, int]]], int | None]:
    """A unit's batches with their counts by state, newest first; the second value is the id to go on before. Two queries."""
    rows = visible(EntryBatch.objects.filter(unit=unit), actor)
    rows = rows.filter(pk__lt=before) if before is not None else rows
    page = list(rows.select_related("made_by").order_by("-pk")[: size + 1])
    counted = counts(page[:size])
    return [(batch, counted[batch.pk]) for batch in page[:size]], page[size - 1].pk if len(page) > size else None


def counts(batches: Iterable[EntryBatch]) -> dict[int, dict[str, int]]:
    """Batch id → state → how many, in the order of the way. One query."""
    found: dict[int, dict[str, int]] = {batch.pk: {} for batch in batches}
    rows = EntryRow.objects.filter(batch__in=found).values_list("batch_id", "manuscript__state").annotate(Count("pk")).order_by()
    order = list(map(str, workflow.State))
    for batch, state, count in sorted(rows, key=lambda row: order.index(row[1])):
        found[batch][state] = count
    return found


def waiting(actor: Actor) -> list[Waiting]:
    """What waits for this person as batches: a line for each state. Two queries."""
    if not actor.all_roles & set(workflow.MINE):
        return []
    rows = lists.mine(actor).exclude(entry_row=None).values("entry_row__batch", "state")
    found = list(rows.annotate(count=Count("pk"), due=Min("due_on")).order_by("due", "entry_row__batch")[: lists.MOST])
    batches = EntryBatch.objects.select_related("unit", "made_by").in_bulk({row["entry_row__batch"] for row in found})
    return [Waiting(batches[row["entry_row__batch"]], row["state"], row["count"], row["due"]) for row in found]


def rows_of(batch: EntryBatch, *, state: str = "", after: int = 0, size: int = 200) -> tuple[list[EntryRow], int | None]:
    """Its rows in the order of the sheet; the second value is the line to go on after. One query, no bodies."""
    rows = EntryRow.objects.filter(batch=batch, number__gt=after)
    rows = rows.filter(manuscript__state=state) if state else rows
    page = list(
        rows.select_related("manuscript__drafter").defer("manuscript__body", "manuscript__difference").order_by("number")[: size + 1]
    )
    return page[:size], page[size - 1].number if len(page) > size else None


def picks(batch: EntryBatch, state: str, besides: Iterable[int] = ()) -> list[tuple[int, int]]:
    """(manuscript, version) of all rows in one state."""
    rows = EntryRow.objects.filter(batch=batch, manuscript__state=state).exclude(manuscript__in=list(besides))
    return list(rows.order_by("number").values_list("manuscript_id", "manuscript__version"))


def open_acts(actor: Actor, batch: EntryBatch | None = None) -> list[BulkAct]:
    """Decisions of this person that were not carried out to the end."""
    rows = BulkAct.objects.filter(person=actor.person, finished_at=None)
    return list((rows.filter(batch=batch) if batch is not None else rows).order_by("-pk")[:10])


@dataclass(frozen=True, slots=True)
class FormRow:
    """A line of the form: what was decided upon, what everybody said, the hash."""

    no: int
    manuscript: int
    title: str
    docno: str
    made_on: date | None
    attribute: str
    ground: str
    hash: str
    state: str
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True)
class BatchForm:
    """《政府信息公开批量审批单》. `approved` + `refused_rows` + `open_rows` + `dropped` = `row_count`. Names are with posts and moments."""

    number: str
    batch_name: str
    unit_name: str
    rows: tuple[FormRow, ...]
    row_count: int
    approved: int
    refused_rows: int
    open_rows: int
    dropped: int
    drafter: str
    drafted_at: datetime
    signed: tuple[tuple[str, str, str, str, int, datetime], ...]
    approved_at: datetime | None
    batch_hash: str


def batch_form(batch: EntryBatch) -> BatchForm:
    """The form as it stands now. Four queries. `signed`: (step, person, role, says, how many rows, last moment)."""
    rows = list(EntryRow.objects.filter(batch=batch).select_related("manuscript").defer("manuscript__body").order_by("number"))
    said: dict[int, list[Opinion]] = {}
    for opinion in Opinion.objects.filter(manuscript__entry_row__batch=batch).select_related("person").order_by("pk"):
        said.setdefault(opinion.manuscript_id, []).append(opinion)
    lines = tuple(_line(row, said.get(row.manuscript_id, [])) for row in rows)
    manuscripts = [row.manuscript for row in rows]
    approved = [one for one in manuscripts if one.approved_at is not None]
    dropped = sum(one.state == State.DROPPED for one in manuscripts)
    refused = sum(one.state == State.RETURNED for one in manuscripts)
    return BatchForm(
        number=f"{batch.unit.code}-{day_of(batch.made_at).year}-{batch.pk}-B",
        batch_name=batch.name,
        unit_name=batch.unit.name,
        rows=lines,
        row_count=len(rows),
        approved=len(approved),
        refused_rows=refused,
        open_rows=len(rows) - len(approved) - refused - dropped,
        dropped=dropped,
        drafter=batch.made_by.name,
        drafted_at=batch.made_at,
        signed=tuple(_signed(lines)),
        approved_at=max((one.approved_at for one in approved if one.approved_at), default=None),
        batch_hash=hashlib.sha256("\n".join(line.hash for line in lines).encode()).hexdigest(),
    )


def _line(row: EntryRow, said: list[Opinion]) -> FormRow:
    one = row.manuscript
    standing = tuple(opinion for opinion in said if opinion.round == one.round)
    return FormRow(
        row.number, one.pk, one.title, one.document_number, one.written_on, Manuscript.Attribute(one.attribute).label, one.ground,
        one.content_hash, State(one.state).label, standing,
    )  # fmt: skip


def _signed(lines: Iterable[FormRow]) -> list[tuple[str, str, str, str, int, datetime]]:
    """Who said what of how many rows, in the order of the steps."""
    found: dict[tuple[str, str, str, str], tuple[int, datetime]] = {}
    for line in lines:
        for opinion in line.opinions:
            name = opinion.person.name if opinion.person else opinion.signer
            key = (opinion.step, name, opinion.role, Opinion.Says(opinion.says).label)
            count, last = found.get(key, (0, opinion.at))
            found[key] = (count + 1, max(last, opinion.at))
    order = list(map(str, workflow.State))
    return [(*key, *value) for key, value in sorted(found.items(), key=lambda entry: order.index(entry[0][0]))]
