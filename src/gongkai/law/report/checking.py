"""All checks of a report together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.report import parts as e7
from gongkai.law.report import shape, statements, sums, years
from gongkai.law.report.findings import Checked, Finding, Severity
from gongkai.law.report.formats import Format
from gongkai.law.report.parsing import parse
from gongkai.law.report.prose import prose_of
from gongkai.law.report.recognise import form_of
from gongkai.law.report.report import Report
from gongkai.law.sayings import BadInputError, Said, gettext_noop

_DEFAULT = Choices()
_MOST_PARTS = 2_000


def check(
    report: Report,
    last_year: Report | None = None,
    parts: Sequence[Report] | None = None,
    choices: Choices | None = None,
    calendar: Calendar | None = None,
) -> Checked:
    """What does not add up in `report`. Errors are E1–E4, and E5 where `last_year` is given; all else is warnings.

    parts: the reports that this one sums up (E7). calendar: needed only where choices.report_deadline_shifts.
    BadInputError("last_year.year") where `last_year` is not the year before.
    """
    if last_year is not None:
        years.must_follow(report, last_year)
    form = format_of(report)
    found = [*_findings(report, form, last_year, parts, choices or _DEFAULT, calendar), *report.oddities]
    errors = tuple(finding for finding in found if finding.severity is Severity.ERROR)
    return Checked(form, errors, tuple(finding for finding in found if finding.severity is Severity.WARNING))


def check_payload(payload: object, choices: Choices | None = None, calendar: Calendar | None = None) -> Checked:
    """`check` of a report in its JSON form; the keys "last_year" (a report) and "parts" (a list of reports) are taken along.

    BadInputError names the field, "last_year.table3_依申请.granted[2]" for one inside.
    """
    report = parse(payload)
    more: Mapping[str, Any] = payload if isinstance(payload, dict) else {}
    last_year = _inner(more["last_year"], "last_year") if more.get("last_year") is not None else None
    parts = more.get("parts")
    if parts is not None and (not isinstance(parts, list) or len(parts) > _MOST_PARTS):
        raise BadInputError("parts", Said("not_a_list", gettext_noop("此处应是列表（[…]）")))
    units = [_inner(part, f"parts[{number}]") for number, part in enumerate(parts or ())]
    return check(report, last_year, units or None, choices, calendar)


def format_of(report: Report) -> Format:
    """The form that the report follows, by its wording; where that does not tell, by its year."""
    words = {*(report.table3 or ()), *(report.table2 or ())}
    for row in (report.table2 or {}).values():
        words |= set(row)
    tables = bool(report.table3 or report.table2 or report.table4)
    return form_of(words, year=report.year, tables=tables, statistics=bool(report.statistics))


def _inner(payload: object, name: str) -> Report:
    try:
        return parse(payload)
    except BadInputError as error:
        field = name if error.field == "report" else f"{name}.{error.field}"
        raise BadInputError(field, error.said) from error


def _findings(
    report: Report,
    form: Format,
    last_year: Report | None,
    parts: Sequence[Report] | None,
    choices: Choices,
    calendar: Calendar | None,
) -> Iterator[Finding]:
    prose = prose_of(report)
    yield from sums.e1_received_equals_closed_and_open(report)
    yield from sums.e2_total_is_sum_of_results(report)
    yield from sums.e3_row_total_is_sum_of_columns(report)
    yield from sums.e4_outcomes_add_up(report)
    yield from sums.statistics_add_up(report)
    if last_year is not None:
        yield from years.e5_carried_over_is_last_years_carried_forward(report, last_year)
        yield from years.e6_in_force_follows_from_last_year(report, last_year)
    if parts:
        yield from e7.e7_total_is_sum_of_parts(report, parts)
    yield from statements.e8_text_agrees_with_tables(report, prose, last_year)
    yield from statements.e9_kinds_in_text_are_sums_of_rows(report, prose)
    yield from shape.absent_rows_are_told(report, form)
    yield from shape.e10_parts_and_headings_are_those_of_the_form(report, form)
    yield from shape.e11_unpaid_fees_are_explained(report, prose)
    yield from shape.e12_published_in_time(report, choices, calendar)
    yield from shape.e13_towns_and_departments_make_no_rules(report)
