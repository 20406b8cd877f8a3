"""Counts are right after every act, and after any sequence of acts."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongkai.catalog import tallies
from gongkai.catalog.models import Column, Item, Tally, UnitTally
from gongkai.publishing.services import hide, restore, withdraw
from gongkai.publishing.services.removal import NotPossible
from gongkai.units.models import Unit
from tests.support.drafts import HOUSING, OFFICE, a_draft, enter_city, publish


def count(unit: str, column: str) -> tuple[int, date | None]:
    row = Tally.objects.filter(unit__code=unit, column__code=column, column__unit=None).first()
    return (row.items, row.latest) if row else (0, None)


def total(unit: str) -> tuple[int, date | None]:
    row = UnitTally.objects.filter(unit__code=unit).first()
    return (row.items, row.latest) if row else (0, None)


@pytest.mark.django_db
def test_each_act_counts_at_once() -> None:
    enter_city()
    first, second = (outcome.item_id for outcome in publish([a_draft(1), a_draft(2, columns=("0204", "0304"))]))
    day, later = date(2026, 1, 6), date(2026, 1, 7)
    assert (count(OFFICE, "0203"), count(OFFICE, "0204"), count(OFFICE, "02"), count(OFFICE, "03")) == (
        (1, day),
        (1, later),
        (2, later),
        (1, later),
    )
    assert total(OFFICE) == (2, later)
    publish([a_draft(2, columns=("0203",), body="<p>改了。</p>")])
    assert (count(OFFICE, "0203"), count(OFFICE, "0204"), count(OFFICE, "02"), count(OFFICE, "03")) == (
        (2, later),
        (0, None),
        (2, later),
        (0, None),
    )
    assert total(OFFICE) == (2, later)
    hide(Item.objects.get(pk=second), reason="待核")
    assert (count(OFFICE, "0203"), total(OFFICE)) == ((1, day), (1, day))
    withdraw(Item.objects.get(pk=second), reason="有误")  # hidden already: not counted out twice
    assert (count(OFFICE, "0203"), total(OFFICE)) == ((1, day), (1, day))
    hide(Item.objects.get(pk=first), reason="待核")
    restore(Item.objects.get(pk=first), reason="无误")
    assert (count(OFFICE, "0203"), total(OFFICE)) == ((1, day), (1, day))
    assert tallies.recount() == []


@pytest.mark.django_db
def test_a_recount_finds_what_is_wrong() -> None:
    enter_city()
    publish([a_draft(1)])
    column = Column.objects.get(code="0203", unit=None)
    Tally.objects.filter(column=column).update(items=7)
    unit = Unit.objects.get(code=OFFICE)
    assert tallies.recount() == [(f"unit {unit.pk} column {column.pk}", 1, 7)]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["publish", "publish", "publish", "hide", "restore", "withdraw"]),
        st.integers(1, 4),
        st.sampled_from([("0203",), ("0204", "0203"), ("0304",), ("0205", "0304", "0203"), ()]),
        st.sampled_from([OFFICE, HOUSING]),
    ),
    max_size=14,
)


class Sequences(TestCase):
    """hypothesis gives every example a transaction of its own."""

    @settings(suppress_health_check=list(HealthCheck), max_examples=12)
    @given(acts=ACTS)
    def test_any_sequence_of_acts_leaves_right_counts(self, acts: list[tuple[str, int, tuple[str, ...], str]]) -> None:
        enter_city()
        homes: dict[int, str] = {}
        for place, (act, number, columns, unit) in enumerate(acts):
            item = Item.objects.filter(admission__key=f"d{number:05d}").first()
            try:
                if act == "publish":
                    publish([a_draft(number, columns=columns, unit=homes.setdefault(number, unit), body=f"<p>第{place}稿</p>")])
                elif item is not None:
                    {"hide": hide, "restore": restore, "withdraw": withdraw}[act](item, reason="试")
            except NotPossible:
                continue
        assert tallies.recount() == []
        public = Item.objects.filter(state="public")
        for unit in (OFFICE, HOUSING):
            days = [item.published_on for item in public.filter(unit__code=unit)]
            assert total(unit) == (len(days), max(days, default=None))
        for tally in Tally.objects.filter(items__gt=0):
            places = [place.published_on for place in tally.column.places.filter(unit=tally.unit, public=True)]
            assert (tally.items, tally.latest) == (len(places), max(places))
