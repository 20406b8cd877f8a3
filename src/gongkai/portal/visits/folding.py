"""Fold the lines into sums by day. May be killed anywhere and run again: each file counts once.

A file that is no longer written to is moved to folding/ under a name of its own. One transaction adds its sums and a marker row
with that name; then the file goes, then the marker. Whoever finds the marker knows that the file has been counted.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from gongkai.catalog.models import Visits
from gongkai.events import clock
from gongkai.events.statements import Statement, Value
from gongkai.jobs.registry import repeating
from gongkai.portal.visits.lines import QUERY_LENGTH, UNANSWERED

#: Files that were written to within this many seconds are left alone.
QUIET_SECONDS = 90
#: The day under which the sum over all days is kept, so that a page reads one row however old the item is.
TOTAL = date.min
_LINE = re.compile(rf"((?:item|unit|column):[\w.-]{{1,48}}|{UNANSWERED}:[^\n\ufffd]{{1,{QUERY_LENGTH}}}) (\d{{4}}-\d\d-\d\d)\n?")
_MARKER = "folded:"
_ALL = Statement(lambda: Visits.objects.filter(subject=Value("subject"), day=TOTAL).values_list("count"))

_ADD = """
INSERT INTO {table} (subject, day, count) VALUES (%s, %s, %s)
ON CONFLICT (subject, day) DO UPDATE SET count = {table}.count + excluded.count
"""


def visits_of(subject: str) -> int:
    """All visits of "item:12", "unit:990100" or "column:0203" that have been folded so far."""
    return next((count for (count,) in _ALL(subject=subject)), 0)


@repeating("visits.fold", timedelta(minutes=1))
def fold() -> None:
    """Take in every file that nobody writes to any more."""
    folder = Path(settings.VISITS_DIR)
    taken = folder / "folding"
    if not folder.is_dir():
        return
    taken.mkdir(exist_ok=True)
    before = clock.now().timestamp() - QUIET_SECONDS
    for path in sorted(folder.glob("*.lines")):
        if path.stat().st_mtime < before:
            path.rename(taken / f"{uuid.uuid4().hex}.lines")
    for path in sorted(taken.glob("*.lines")):
        _take_in(path)


def _take_in(path: Path) -> None:
    marker = f"{_MARKER}{path.stem}"
    if not Visits.objects.filter(subject=marker).exists():
        sums = _sums(path)
        with transaction.atomic():
            Visits.objects.create(subject=marker, day=TOTAL, count=0)
            _add(sums)
    path.unlink()
    Visits.objects.filter(subject=marker).delete()


def _sums(path: Path) -> Counter[tuple[str, date]]:
    sums: Counter[tuple[str, date]] = Counter()
    with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
        for subject, day in _read(file):
            sums[subject, day] += 1
            sums[subject, TOTAL] += 1
    return sums


def _read(lines: Iterator[str]) -> Iterator[tuple[str, date]]:
    """Whole, well-formed lines; what was cut off by a crash is passed over."""
    for line in lines:
        if found := _LINE.fullmatch(line):
            try:
                yield found[1], date.fromisoformat(found[2])
            except ValueError:
                continue


def _add(sums: Counter[tuple[str, date]]) -> None:
    adapt = connection.ops.adapt_datefield_value
    rows = [(subject, adapt(day), count) for (subject, day), count in sorted(sums.items())]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_ADD.format(table=Visits._meta.db_table), rows)
