"""What in a manuscript speaks against sending it on. Asked at submission, at every pass, at approval, and again at the very release.

Other rules (personal data, wording) join by `register`; each is a function from a manuscript and its files to reasons.
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.translation import gettext as _

from gongkai.files import store
from gongkai.law import grounds
from gongkai.law.sayings import BadInputError
from gongkai.publishing.content import publicity
from gongkai.publishing.context import Context
from gongkai.publishing.manuscripts import READ, Kept, as_draft
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import checks
from gongkai.publishing.rules import particulars as particular_rules
from gongkai.publishing.rules.reasons import Reason
from gongkai.text.html import BadHtml, clean, plain_text
from gongkai.text.secrecy_marks import marks_in_name, secrecy_marks

Obstacle = Callable[[Manuscript, Kept], Iterable[Reason]]
_more: list[Obstacle] = []
#: Characters of an overview 内容概述 【口径】; a longer one that came with an import may stay.
SUMMARY = 100
Attribute = Manuscript.Attribute


def register(obstacle: Obstacle) -> Obstacle:
    """Add a rule, once; usable as a decorator."""
    if obstacle not in _more:
        _more.append(obstacle)
    return obstacle


def reasons(manuscript: Manuscript, files: Kept, *, today: date, context: Context | None = None) -> list[Reason]:
    """Everything in the manuscript that speaks against it on that day."""
    found = [*of_form(manuscript, files), *_days(manuscript, today), *_marks(manuscript, files)]
    if manuscript.attribute != Attribute.WITHHELD:
        found += _document(manuscript, files, context or Context(manuscript.unit))
    found += particular_rules.of_particulars(manuscript, today)
    if manuscript.kind != Manuscript.Kind.NEW and not manuscript.note.strip():
        found.append(Reason("note_needed", "note"))
    if manuscript.kind == Manuscript.Kind.NEW and len(manuscript.summary) > SUMMARY:
        found.append(Reason("summary_too_long", "summary", {"most": SUMMARY}))
    if manuscript.unconfirmed:
        found.append(Reason("unconfirmed", values={"fields": "、".join(_(READ[name]) for name in manuscript.unconfirmed)}))
    if manuscript.unit.valid_until is not None and manuscript.unit.valid_until < today:
        found.append(Reason("unit_ended", "unit"))
    found += publicity.reasons(manuscript, files, today)
    for obstacle in _more:
        found += obstacle(manuscript, files)
    return list({(reason.code, reason.field): reason for reason in found}.values())


def of_form(manuscript: Manuscript, files: Kept) -> list[Reason]:
    """What 审批单 (letters 8.1) asks of every manuscript: the attribute with its ground, a number or the word that there is none."""
    found = list(_attribute(manuscript, files))
    numbered = manuscript.attribute != Attribute.WITHHELD and manuscript.carrier == Manuscript.Carrier.DOCUMENT
    if numbered and not manuscript.document_number.strip():
        found.append(Reason("number_or_other_needed", "document_number"))
    return found


def _attribute(manuscript: Manuscript, files: Kept) -> Iterable[Reason]:
    """One of three; what is not proactive names its ground (Z60) and why it applies (80号)."""
    if not manuscript.attribute:
        yield Reason("attribute_needed", "attribute")
        return
    if manuscript.attribute == Attribute.PROACTIVE:
        return
    if not manuscript.ground.strip():
        yield Reason("ground_needed", "ground")
    else:
        try:
            grounds.matching(manuscript.ground)
        except BadInputError:
            yield Reason("ground_unknown", "ground", {"detail": manuscript.ground[:40]})
    if not manuscript.ground_reason.strip():
        yield Reason("ground_reason_needed", "ground_reason")
    if manuscript.attribute == Attribute.WITHHELD and (manuscript.body or files):
        yield Reason("withheld_has_content", "body")


def _days(manuscript: Manuscript, today: date) -> Iterable[Reason]:
    """A day of writing, not to come; later than twenty working days a reason (rules A5)."""
    if manuscript.written_on is None:
        if manuscript.kind == Manuscript.Kind.NEW:  # past holdings may lack it
            yield Reason("written_on_needed", "written_on")
    elif manuscript.written_on > today:
        yield Reason("written_in_the_future", "written_on")
    elif manuscript.kind == Manuscript.Kind.NEW and today > manuscript.due_on and not manuscript.late_reason.strip():
        yield Reason("late_reason_needed", "late_reason")


def _marks(manuscript: Manuscript, files: Kept) -> Iterable[Reason]:
    """A classification mark in anything that is typed; files were looked at in quarantine."""
    for name in ("title", "summary", "keywords", "document_number", "note", "ground_reason"):
        if secrecy_marks(getattr(manuscript, name)):
            yield Reason("secrecy_mark", name)
    if any(marks_in_name(title) for title, _file in files):
        yield Reason("secrecy_mark", "files")
    try:
        if manuscript.body and secrecy_marks(plain_text(clean(manuscript.body))):
            yield Reason("secrecy_mark", "body")
    except BadHtml as error:
        yield Reason(error.code if error.code != "too_long" else "body_too_long", "body")


def _document(manuscript: Manuscript, files: Kept, context: Context) -> Iterable[Reason]:
    if not manuscript.columns:
        yield Reason("column_needed", "columns")
    for code in manuscript.columns:
        column = context.column(code, manuscript.unit)
        if column is not None and column.ended_on is not None and manuscript.kind == Manuscript.Kind.NEW:
            yield Reason("column_ended", "columns", {"detail": f"{code} {column.name}"})
    if not manuscript.body.strip() and not files:
        yield Reason("body_or_file_needed", "body")
    for _title, file in files:
        if not store.path_of(file.sha256).exists():
            yield Reason("file_lost", "files")
    for finding in checks.findings(as_draft(manuscript), context):
        if finding.severity == "refused":
            yield Reason(finding.code, finding.field, {"detail": finding.detail})
