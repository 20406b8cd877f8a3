"""From the JSON form of a report to a value. Whatever cannot be read is named; nothing is guessed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gongkai.law.report.cells import Cell, read_cell
from gongkai.law.report.oddities import Oddities
from gongkai.law.report.recognise import kind_of
from gongkai.law.report.report import Kind, Report, Section, Statistic
from gongkai.law.report.statistics import code_of
from gongkai.law.report.table2 import read_table2
from gongkai.law.report.tables import read_table3, read_table4
from gongkai.law.sayings import BadInputError, Said, day_of, gettext_noop

_LONGEST_BODY = 1_000_000
_MOST = 500


def parse(payload: object) -> Report:
    """The report in `payload`, a dict as JSON gives it.

    Keys, none of them required: unit, year, kind (else it is read off the unit's name), published_on (YYYY-MM-DD), format,
    table2_主动公开, table2_columns, table3_columns, table3_依申请, table4_复议诉讼, statistics ([{indicator, unit, value}]), figures
    (label → number), body (text), sections ([{title, text}], [title] or {title: text}). Other keys are left alone.
    Cells are numbers, text, or null for a blank. BadInputError names the field that cannot be read; cells that are odd, and yet cells,
    become `oddities`.
    """
    data = _mapping(payload, "report")
    odd = Oddities()
    unit = _text(data, "unit", 200)
    table2 = read_table2(_table(data, "table2_主动公开"), odd)
    report = Report(
        unit=unit,
        year=_year(data.get("year")),
        kind=_kind(data.get("kind"), unit),
        published_on=_published(data.get("published_on")),
        stated_format=_text(data, "format", 200),
        table2=table2.rows if table2 else None,
        table3=read_table3(_table(data, "table3_依申请"), _columns(data, "table3_columns"), odd),
        table4=read_table4(_table(data, "table4_复议诉讼"), odd),
        statistics=_statistics(data.get("statistics"), odd),
        figures=_figures(data.get("figures")),
        columns=_columns(data, "table2_columns") or (table2.columns if table2 else ()),
        sections=_sections(data.get("sections")),
        body=_text(data, "body", _LONGEST_BODY),
        oddities=tuple(odd.findings),
    )
    if not (report.table2 or report.table3 or report.table4 or report.statistics or report.figures or report.sections or report.body):
        raise BadInputError("report", Said("nothing_to_check", gettext_noop("其中没有可以核对的表格、数字或者文字")))
    return report


def _mapping(value: object, field: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadInputError(field, Said("not_an_object", gettext_noop("此处应是 JSON 对象（{…}）")))
    return value


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    if data.get(key) is None:
        return None
    table = _mapping(data[key], key)
    if len(table) > _MOST:
        raise BadInputError(key, _too_many())
    return table


def _text(data: Mapping[str, Any], key: str, longest: int) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadInputError(key, Said("not_text", gettext_noop("此处应是文字")))
    if len(value) > longest:
        raise BadInputError(key, Said("too_long", gettext_noop("文字过长，最多%(most)d字"), {"most": longest}))
    return value


def _year(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, str) and len(value) == 4 and value.isdecimal():
        value = int(value)
    if type(value) is int and 2008 <= value <= 2100:
        return value
    raise BadInputError("year", Said("no_such_year", gettext_noop("年度应是2008至2100之间的整数")))


def _kind(value: object, unit: str) -> Kind:
    if value is None or value == "":
        return kind_of(unit)
    if isinstance(value, str) and value in set(Kind):
        return Kind(value)
    kinds = "、".join(kind for kind in Kind if kind)
    raise BadInputError("kind", Said("no_such_kind", gettext_noop("单位类型应是其中之一：%(kinds)s"), {"kinds": kinds}))


def _published(value: object) -> date | None:
    return None if value is None or value == "" else day_of(value, "published_on")


def _columns(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(name, str) for name in value):
        raise BadInputError(key, Said("not_a_list_of_texts", gettext_noop("此处应是列名的列表")))
    return tuple(name[:200] for name in value)


def _rows(value: object, field: str) -> Sequence[Any]:
    if not isinstance(value, list):
        raise BadInputError(field, Said("not_a_list", gettext_noop("此处应是列表（[…]）")))
    if len(value) > _MOST:
        raise BadInputError(field, _too_many())
    return value


def _statistics(value: object, odd: Oddities) -> tuple[Statistic, ...]:
    if value is None:
        return ()
    found: list[Statistic] = []
    last = ""
    for number, item in enumerate(_rows(value, "statistics")):
        field = f"statistics[{number}]"
        line = _mapping(item, field)
        indicator = _text(line, "indicator", 400)
        cell = read_cell(line.get("value"), f"{field}.value")
        code = code_of(indicator, after=last) or code_of(indicator)
        last = code or last
        found.append(Statistic(code, indicator, _text(line, "unit", 20), odd.noted(cell, f"{field}.value", (indicator, ""))))
    return tuple(found)


def _figures(value: object) -> Mapping[str, Cell] | None:
    if value is None:
        return None
    figures = _mapping(value, "figures")
    if len(figures) > _MOST:
        raise BadInputError("figures", _too_many())
    return {str(label): read_cell(figure, f"figures.{label}") for label, figure in figures.items()}


def _sections(value: object) -> tuple[Section, ...] | None:
    if value is None:
        return None
    if isinstance(value, dict):
        value = [{"title": title, "text": text} for title, text in value.items()]
    found: list[Section] = []
    for number, item in enumerate(_rows(value, "sections")):
        field = f"sections[{number}]"
        section = {"title": item} if isinstance(item, str) else _mapping(item, field)
        try:
            found.append(Section(_text(section, "title", 400), _text(section, "text", _LONGEST_BODY)))
        except BadInputError as error:
            raise BadInputError(f"{field}.{error.field}", error.said) from error
    return tuple(found)


def _too_many() -> Said:
    return Said("too_many", gettext_noop("项目过多，最多%(most)d项"), {"most": _MOST})
