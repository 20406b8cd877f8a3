"""Questions that are asked on nearly every page: built and compiled by Django once, then only run.

Building a query of several joins costs more than running it. The question stays a queryset, so that the gate and the models
decide what it reads; only the values come anew.

LATEST = Statement(lambda: visible(Item.objects.filter(unit=Value("unit")), None)[:20])
LATEST(unit=3)
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.query import ModelIterable, get_related_populators

#: Keys are whole numbers of 64 bits.
_LEAST, _MOST = -(2**63), 2**63 - 1


class Value(Expression):
    """The place of a value that each run brings under `name`, to be equalled: a key, a text or a day. Never None."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """One parameter, which the run fills in."""
        return "%s", [self]


@dataclass(slots=True)
class _Compiled:
    """The statement, its parameters (constants and Values), converters by column, and what makes a result of a row."""

    sql: str
    parameters: Sequence[Any]
    converters: list[tuple[int, Any, Any]]
    make: Callable[[Sequence[Any]], Any]


class Statement:
    """What `build` returns, a queryset of models or of values_list(), run with other values each time. Not for slices that may be empty."""

    def __init__(self, build: Callable[[], Any]) -> None:
        self._build = build
        self._compiled: _Compiled | None = None

    def __call__(self, **values: Any) -> list[Any]:
        """The rows: instances with what select_related() names, or tuples. One query; KeyError for a value that is missing.

        A number that no key can be finds nothing, without a query, as it does in Django.
        """
        if any(isinstance(value, int) and not _LEAST <= value <= _MOST for value in values.values()):
            return []
        compiled = self._compiled
        if compiled is None:
            compiled = self._compiled = _compile(self._build())
        given = [_adapted(values[part.name]) if isinstance(part, Value) else part for part in compiled.parameters]
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, given)
            rows: Iterable[Sequence[Any]] = cursor.fetchall()
        if compiled.converters:
            rows = [_converted(row, compiled.converters) for row in rows]
        return [compiled.make(row) for row in rows]


def _adapted(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _converted(row: Sequence[Any], converters: list[tuple[int, Any, Any]]) -> list[Any]:
    made = list(row)
    for place, convert, expression in converters:
        made[place] = convert(made[place], expression, connection)
    return made


def _compile(queryset: QuerySet[Any]) -> _Compiled:
    compiler = queryset.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = [column[0] for column in compiler.select]
    found = compiler.get_converters(columns)
    converters = [(place, convert, expression) for place, (several, expression) in found.items() for convert in several]
    models = issubclass(queryset._iterable_class, ModelIterable)  # type: ignore[attr-defined]  # noqa: SLF001
    return _Compiled(sql, tuple(parameters), converters, _maker(compiler) if models else tuple)


def _maker(compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """What Django's ModelIterable does with a row, prepared once."""
    info, annotations, alias = compiler.klass_info, tuple(compiler.annotation_col_map.items()), connection.alias
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in compiler.select[first:last]]
    related = get_related_populators(info, compiler.select, alias)
    load = info["model"].from_db

    def make(row: Sequence[Any]) -> Any:
        made = load(alias, names, row[first:last])
        for populator in related:
            populator.populate(row, made)
        for name, place in annotations:
            setattr(made, name, row[place])
        return made

    return make
