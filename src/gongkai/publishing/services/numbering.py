"""Numbers of letters and decisions: by unit, kind and year, without gaps, never twice (letters 1.3)."""

from datetime import date

from django.db.models import Max, Model

from gongkai.publishing.models import Coordination, DecisionNumber, Referral
from gongkai.units.models import Unit

#: Letters to other units and to those who decide what we cannot are one series: 协.
LETTERS: tuple[type[Model], ...] = (Coordination, Referral)
DECISIONS: tuple[type[Model], ...] = (DecisionNumber,)
_WORDS = {LETTERS: "协", DECISIONS: "撤决"}


def draw(unit: Unit, series: tuple[type[Model], ...], on: date) -> tuple[int, str]:
    """The next serial of the year and the whole number, in the caller's transaction; the unit's row is locked until it ends."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    found = [model._default_manager.filter(unit=unit.pk, year=on.year).aggregate(last=Max("serial"))["last"] or 0 for model in series]
    serial = max(found) + 1
    return serial, f"{unit.display_name}公{_WORDS[series]}〔{on.year}〕{serial}号"
