"""What a draft may be put under: columns that the unit keeps, genres, themes, grounds."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.catalog import structure
from gongkai.catalog.models import Column
from gongkai.law.grounds import GROUNDS
from gongkai.rulebook.models import Term
from gongkai.units.models import Unit

#: Where else a document is made public 公开方式 (letters 8.1), besides this site.
WAYS = (gettext_noop("政府公报"), gettext_noop("报刊"), gettext_noop("广播电视"), gettext_noop("公开栏"), gettext_noop("其他"))

Choices = list[tuple[str, str]]


def columns(unit: Unit) -> list[tuple[str, Choices]]:
    """Columns that the unit must or may keep, by the column above them; without those that only hold columns. Two queries at most."""
    own = list(Column.objects.filter(unit=unit).select_related("parent"))
    kept = [column for column in [*structure.issued(), *own] if structure.need(column, unit) != Column.Need.NONE]
    by_id = {column.pk: column for column in structure.issued()}
    groups: dict[str, Choices] = {}
    for column in sorted(kept, key=lambda column: column.code):
        if not column.container:
            above = by_id.get(column.parent_id or 0)
            groups.setdefault(above.name if above else _("其他"), []).append((column.code, column.name))
    return list(groups.items())


def names(codes: list[str], unit: Unit) -> list[str]:
    """What columns are called; a code that is none stands for itself."""
    known = {code: name for _group, some in columns(unit) for code, name in some}
    return [known.get(code, code) for code in codes]


def genres() -> list[str]:
    """Words of the office's vocabulary of genres 体裁."""
    return list(Term.objects.filter(vocabulary="genre", official=True, ended_on=None).values_list("name", flat=True))


def themes() -> Choices:
    """First and second level: "first", "first/second" as a draft names them."""
    rows = Term.objects.filter(vocabulary="theme", official=True, ended_on=None).select_related("parent")
    found = [f"{row.parent.name}/{row.name}" if row.parent else row.name for row in rows]
    return [(name, name) for name in sorted(found)]


def grounds() -> Choices:
    """Articles 14–16 by code, as the register names them."""
    return [(ground.code, f"{ground.article('2019')}　{ground.name}") for ground in GROUNDS if ground.refusal]
