"""What is wrong with a draft: coded findings, asked before the act and again within it."""

from dataclasses import dataclass

from gongkai.catalog import particulars
from gongkai.publishing.context import Context
from gongkai.publishing.draft import Draft
from gongkai.text.secrecy_marks import html_is_marked, secrecy_marks
from gongkai.units.models import Unit

LONGEST_TITLE = 500
LONGEST_BODY = 4_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """`severity` is "refused" or "warning"; `field` names the draft's field; `detail` is the value or what was expected."""

    severity: str
    field: str
    code: str
    detail: str = ""


def findings(draft: Draft, context: Context) -> list[Finding]:
    """Everything that speaks against `draft`; it may be released when nothing is "refused"."""
    found: list[Finding] = []
    refuse = lambda field, code, detail="": found.append(Finding("refused", field, code, detail[:120]))  # noqa: E731
    unit = context.units.get(draft.unit)
    if unit is None:
        refuse("unit", "no_such_unit", draft.unit)
    if not draft.key or len(draft.key) > 120:
        refuse("key", "key_needed", draft.key)
    if not draft.title.strip():
        refuse("title", "title_needed")
    elif len(draft.title) > LONGEST_TITLE:
        refuse("title", "title_too_long", draft.title)
    if len(draft.body) > LONGEST_BODY:
        refuse("body", "body_too_long", str(len(draft.body)))
    if draft.effective_from and draft.valid_until and draft.valid_until < draft.effective_from:
        refuse("valid_until", "ends_before_it_begins", draft.valid_until.isoformat())
    for field, longest in (("document_number", 160), ("index_number", 80), ("summary", 300), ("keywords", 300)):
        if len(getattr(draft, field)) > longest:
            refuse(field, "too_long", getattr(draft, field))
    try:
        particulars.clean(draft.particulars)
    except particulars.NotParticularsError as error:
        refuse("particulars", f"particulars_{error.code}")
    found += _marks(draft)
    return found + (_of_columns(draft, unit, context) if unit is not None else [])


def _marks(draft: Draft) -> list[Finding]:
    """Classification marks (design 8); nothing of what bears them is told."""
    marked = [field for field in ("title", "summary", "keywords", "document_number") if secrecy_marks(getattr(draft, field))]
    return [Finding("refused", field, "secrecy_mark") for field in [*marked, *["body"] * html_is_marked(draft.body)]]


def _of_columns(draft: Draft, unit: Unit, context: Context) -> list[Finding]:
    found = []
    for code in draft.columns:
        column = context.column(code, unit)
        if column is None:
            found.append(Finding("refused", "columns", "no_such_column", code[:120]))
        elif column.container:
            found.append(Finding("refused", "columns", "column_only_holds_columns", code[:120]))
    return found


def refused(found: list[Finding]) -> bool:
    """Whether one of the findings refuses."""
    return any(finding.severity == "refused" for finding in found)
