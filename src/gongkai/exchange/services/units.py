"""Import units from a list: the order of its rows does not matter."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongkai.events import clock
from gongkai.exchange import fields
from gongkai.exchange.findings import REFUSED, WARNING, Finding
from gongkai.exchange.reading import Reader, Refusal
from gongkai.exchange.report import Report, stem
from gongkai.exchange.summary import Summary
from gongkai.exchange.unit_rows import CheckedUnit, check
from gongkai.units.models import Unit
from gongkai.units.services import UnitsRefused, enter_units

Progress = Callable[[int, int], None]
#: A list of units is held in memory as a whole, since parents may come after children.
MOST_UNITS = 500_000


def import_units(path: Path, *, at: datetime | None = None, progress: Progress | None = None, dry_run: bool = False) -> Summary:
    """Enter the units of a list in one transaction; refused rows stay out, the others go in. A second run changes nothing.

    `dry_run`: everything is done and taken back; only the report stays.
    """
    started = time.perf_counter()
    at = at or clock.now()
    names = fields.Names(fields.UNITS)
    reader = Reader(path, known=names.known)
    report = Report(settings.GONGKAI_HOME / "imports" / f"{at:%Y%m%d-%H%M%S}-{stem(path)}{'-dry-run' if dry_run else ''}.csv")
    summary = Summary(report=str(report.path))
    try:
        rows = _read(reader, names, progress)
        _refuse_twins(rows)
        _place(rows)
        with transaction.atomic():
            _enter(rows, summary)
            transaction.set_rollback(dry_run)
        findings = [found for row in rows for found in row.findings]
        findings += [Finding(line, "", name[:60], WARNING, "column_unknown_in_file") for name, line in names.unknown.items()]
        if reader.is_gb18030:
            findings.append(Finding(1, "", "", WARNING, "read_as_gb18030"))
        report.add(sorted(findings, key=lambda found: found.line))
        summary.warnings = report.counts[WARNING]
    finally:
        report.close()
    summary.seconds = time.perf_counter() - started
    return summary


def _read(reader: Reader, names: fields.Names, progress: Progress | None) -> list[CheckedUnit]:
    rows: list[CheckedUnit] = []
    for row in reader:
        if isinstance(row, Refusal):
            found = Finding(row.line, "", row.field, REFUSED, row.code, value=row.excerpt, reason=row.message)
            rows.append(CheckedUnit(row.line, "", findings=[found]))
            continue
        values, claimed = names.rename(row)
        checked = check(row.line, values)
        if claimed or len(rows) >= MOST_UNITS:
            checked.record = None
            checked.findings.append(Finding(row.line, checked.code, claimed, REFUSED, "field_twice" if claimed else "too_large"))
        rows.append(checked)
        if progress and len(rows) % 500 == 0:
            progress(reader.taken, reader.size)
    return rows


def _refuse_twins(rows: Iterable[CheckedUnit]) -> None:
    """A code twice in one list: the first stands."""
    first: dict[str, int] = {}
    for row in rows:
        if row.record is not None and first.setdefault(row.code, row.line) != row.line:
            row.record = None
            row.findings.append(Finding(row.line, row.code, "code", REFUSED, "code_twice", detail=str(first[row.code]), value=row.code))


def _place(rows: Iterable[CheckedUnit]) -> None:
    """Find every parent: by code in the list or the directory, else by its name; those without one stand at the top, with a warning."""
    records = [row.record for row in rows if row.record is not None]
    known = dict(Unit.objects.values_list("code", "name")) | {record.code: record.name for record in records}
    codes: dict[str, set[str]] = {}
    for code, name in known.items():
        codes.setdefault(name, set()).add(code)
    for row in rows:
        record = row.record
        if record is None:
            continue
        for name in ("guided_by", "successor"):
            if (other := getattr(record, name)) and other not in known:
                row.findings.append(Finding(row.line, row.code, name, WARNING, "other_unit_missing", value=other))
        if (record.parent and record.parent in known) or not (record.parent or record.parent_name):
            continue
        named = codes.get(record.parent_name, set()) - {record.code}
        if len(named) == 1:
            parent = next(iter(named))
            row.findings.append(Finding(row.line, row.code, "parent_code", WARNING, "parent_by_name", parent, record.parent))
        else:
            parent, value = "", " ".join(filter(None, (record.parent, record.parent_name)))
            row.findings.append(Finding(row.line, row.code, "parent_code", WARNING, "parent_missing", value=value))
        row.record = replace(record, parent=parent)


def _enter(rows: list[CheckedUnit], summary: Summary) -> None:
    """Enter what is left. Units that stand in a circle are refused, and the rest is entered without them."""
    done = None
    while done is None:
        try:
            done = enter_units([row.record for row in rows if row.record is not None])
        except UnitsRefused as error:
            _refuse(rows, error)
    by_code = {row.code: row for row in rows if row.record is not None}
    for code, warning, detail in done.warnings:
        if warning != "parent_missing" and code in by_code:
            row = by_code[code]
            row.findings.append(Finding(row.line, code, "", WARNING, warning, value=detail))
    summary.read = len(rows)
    summary.accepted, summary.unchanged = done.created + done.changed, done.unchanged
    summary.refused = sum(row.record is None for row in rows)


def _refuse(rows: list[CheckedUnit], error: UnitsRefused) -> None:
    reasons: dict[str, tuple[str, str]] = {code: (reason, detail) for code, reason, detail in error.reasons}
    for row in rows:
        if row.record is not None and row.code in reasons:
            reason, detail = reasons[row.code]
            row.record = None
            row.findings.append(Finding(row.line, row.code, "parent_code", REFUSED, reason, value=detail))
