"""The guides 公开指南 that are out: which one holds for a unit, what it says as fields where it was written in the form, what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongkai.catalog import structure
from gongkai.catalog.models import Content, Edition, ItemColumn, Particulars
from gongkai.law import guides as law
from gongkai.law.guides import Form, Meter, Missing
from gongkai.units.models import Level, Unit

#: The fixed column of guides, and their kind among the particulars of an edition.
COLUMN, KIND = "0001", "guide"
_FORMS = {Level.DEPARTMENT: Form.DEPARTMENT, Level.COUNTY: Form.COUNTY, Level.TOWN: Form.TOWN, Level.ENTERPRISE: Form.ENTERPRISE}


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide that holds for a unit: the latest public item of its column. `fields` is empty for one that is only a text."""

    item: int
    title: str
    published_on: date
    edition: Edition
    body: str
    text: str
    fields: dict[str, Any] = field(default_factory=dict)


def form_of(unit: Unit) -> Form:
    """Which reference text holds for the unit; the state and provinces write like a city."""
    return _FORMS.get(Level(unit.level), Form.CITY)


def current(units: Sequence[Unit]) -> dict[int, Guide]:
    """The guides that hold, by unit id. Four queries for any number of units."""
    rows = ItemColumn.objects.filter(public=True, unit__in=[unit.pk for unit in units], column__code=COLUMN, column__unit=None)
    latest: dict[int, ItemColumn] = {}
    for place in rows.select_related("item").order_by("published_on", "item_id"):
        latest[place.unit_id] = place
    numbers = {place.item_id: place.item.edition for place in latest.values()}
    editions = {
        edition.item_id: edition for edition in Edition.objects.filter(item__in=numbers) if edition.number == numbers[edition.item_id]
    }
    keys = [edition.pk for edition in editions.values()]
    words = {row.edition_id: row for row in Content.objects.filter(edition__in=keys)}
    beside = dict(Particulars.objects.filter(edition__in=keys).values_list("edition_id", "data"))
    found = {}
    for unit_id, place in latest.items():
        edition = editions[place.item_id]
        content, data = words.get(edition.pk), beside.get(edition.pk, {})
        found[unit_id] = Guide(
            place.item_id, edition.title, place.published_on, edition, content.body if content else "", content.text if content else "",
            dict((data.get(KIND) or {}).get("fields") or {}),
        )  # fmt: skip
    return found


def classes_of(unit: Unit) -> list[str]:
    """The names of the first-level classes that this kind of unit keeps below 法定主动公开内容."""
    issued = structure.issued()
    roots = {column.pk for column in issued if column.code == "0003"}
    return [column.name for column in issued if column.parent_id in roots and structure.need(column, unit) != "none"]


def told_of(unit: Unit) -> dict[str, str]:
    """What the unit's own data say, by field of the guide. The unit comes with its contact."""
    contact = getattr(unit, "contact", None)
    if contact is None:
        return {}
    names = {"office_name": "office", "office_address": "address", "phone": "telephone", "fax": "fax", "email": "email"}
    return {name: getattr(contact, there) for name, there in names.items() if getattr(contact, there)}


def meter(unit: Unit, guide: Guide | None) -> Meter:
    """What the guide lacks: by its fields, else by its words."""
    if guide is None:
        return Meter(0, [Missing("", "none", "")])
    form, told = form_of(unit), told_of(unit)
    if guide.fields:
        return law.of_fields(form, guide.fields, classes=classes_of(unit), told=told)
    return law.of_text(form, guide.text, told=told)
