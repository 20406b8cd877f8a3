"""Look up what an address names, or answer 404."""

from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.catalog import queries as catalog
from gongkai.catalog.models import Column
from gongkai.events import clock
from gongkai.portal.moved_units import MovedOn
from gongkai.units import heirs
from gongkai.units import queries as units
from gongkai.units.models import Unit

_FIRST, _LAST = 1900, 2200


def unit_or_404(code: str) -> Unit:
    """The unit of that code; where it ended and one took its place, MovedOn leads there."""
    unit = any_unit_or_404(code)
    today = clock.today()
    if heirs.has_ended(unit, today) and (heir := heirs.heir(unit, today)) is not None:
        raise MovedOn(unit, heir)
    return unit


def any_unit_or_404(code: str) -> Unit:
    """The unit of that code, whether it is there still or not."""
    unit = units.find(code)
    if unit is None:
        raise Http404(_("没有代码为 %s 的单位") % code[:40])
    return unit


def column_or_404(unit: Unit | None, code: str) -> Column:
    """The column `code` of the issued structure or of the unit's own."""
    column = catalog.column_of(unit, code)
    if column is None:
        raise Http404(_("没有代码为 %s 的栏目") % code[:40])
    return column


def year_of(text: str) -> int | None:
    """A year from the address; None where it is none."""
    return int(text) if text.isascii() and text.isdigit() and _FIRST <= int(text) <= _LAST else None
