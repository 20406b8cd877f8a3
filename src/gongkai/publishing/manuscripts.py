"""A manuscript as plain values: its draft, its hash, its limit."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_noop

from gongkai.files.models import StoredFile
from gongkai.law import disclosure
from gongkai.law.calendar import FIRST_YEAR, LAST_YEAR, Calendar
from gongkai.publishing.content.hashing import LATER
from gongkai.publishing.draft import Draft
from gongkai.publishing.models import Manuscript
from gongkai.publishing.models.manuscripts import FAR
from gongkai.rulebook import calendar

SOURCE = "workspace"
TEXTS = (
    "title", "body", "document_number", "genre", "theme", "summary", "keywords", "regulation", "validity",
    "carrier", "attribute", "ground", "ground_reason", "late_reason", "note", "remark", "urgent_why",
)  # fmt: skip
LISTS = ("columns", "issuing_bodies", "replaces", "repeals", "interprets", "adopts", "answers", "ways", "closing")
DAYS = ("written_on", "effective_from", "valid_until", "publicity_end")
#: All that a form may set.
FIELDS = (*TEXTS, *LISTS, *DAYS, "planned_at", "urgent", "particulars")
#: What may be read from a document, and what it is called.
READ = {
    "title": gettext_noop("标题"),
    "document_number": gettext_noop("文号"),
    "written_on": gettext_noop("成文日期"),
    "body": gettext_noop("正文"),
    "summary": gettext_noop("内容概述"),
    "issuing_bodies": gettext_noop("联合发文机关"),
}
#: What is published or decided upon. Not the hour, nor why it is late or urgent, nor remarks.
_BOUND = tuple(name for name in (*TEXTS, *LISTS, *DAYS, "particulars") if name not in ("late_reason", "remark", "urgent_why"))
_IN_DRAFT = tuple(name for name in (*TEXTS, *LISTS, *DAYS, "particulars") if name in Draft.__dataclass_fields__)

Kept = list[tuple[str, StoredFile]]


def files_of(manuscript: Manuscript) -> Kept:
    """Its files in order, with their titles. One query."""
    return [(row.title, row.file) for row in manuscript.files.select_related("file").order_by("position")]


def hash_of(manuscript: Manuscript, files: Iterable[tuple[str, StoredFile]]) -> str:
    """SHA-256 over all that an approval binds to (64 hex digits)."""
    values = {name: value for name in _BOUND if (value := getattr(manuscript, name)) or name not in LATER}
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    plain["files"] = [[title, file.sha256] for title, file in files]
    plain["unit"], plain["item"], plain["kind"] = manuscript.unit_id, manuscript.item_id, manuscript.kind
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def as_draft(manuscript: Manuscript) -> Draft:
    """What enters the catalogue; without files, which are kept already."""
    values = {name: getattr(manuscript, name) for name in _IN_DRAFT}
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return Draft(key=manuscript.key, unit=manuscript.unit.code, source=SOURCE, **plain)


def due_on(manuscript: Manuscript) -> date:
    """The last of the twenty working days from the day it was written; FAR where nothing is due by it (rules A5)."""
    day = manuscript.written_on
    if day is None or manuscript.attribute == Manuscript.Attribute.WITHHELD or not FIRST_YEAR < day.year < LAST_YEAR:
        return FAR
    return disclosure.limit(day, calendar.current(), as_of=day).due


def limit_of(manuscript: Manuscript, today: date, days: Calendar | None = None) -> disclosure.Limit | None:
    """The limit with its light on that day; None where none is due. `days`: the calendar, where a list has it at hand."""
    if manuscript.due_on == FAR or manuscript.written_on is None:
        return None
    return disclosure.limit(manuscript.written_on, days or calendar.current(), as_of=today)
