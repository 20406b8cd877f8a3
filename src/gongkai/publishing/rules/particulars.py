"""What speaks against a manuscript in its chart, its call for comments, its press release; asked by `obstacles`."""

from collections.abc import Iterable
from datetime import date

from gongkai.catalog import charts, particulars
from gongkai.publishing.content.particular_words import fault_words
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules.reasons import Reason
from gongkai.rulebook import settings
from gongkai.text.secrecy_marks import secrecy_marks


def of_particulars(manuscript: Manuscript, today: date) -> Iterable[Reason]:
    """What is withheld holds nothing; of all else each kind is asked what it needs."""
    data = manuscript.particulars
    if data and manuscript.attribute == Manuscript.Attribute.WITHHELD:
        yield Reason("withheld_has_content", "body")
        return
    if any(secrecy_marks(text) for text in particulars.words(data)):
        yield Reason("secrecy_mark", "particulars")
    if data.get(particulars.CHART):
        yield from of_chart(manuscript)
    if manuscript.attribute == Manuscript.Attribute.PROACTIVE:
        yield from _of_comment(manuscript, today)
        yield from _of_press(manuscript)


def of_chart(manuscript: Manuscript) -> Iterable[Reason]:
    """Faults of its chart, each with its row."""
    for fault in charts.faults(particulars.chart(manuscript.particulars)):
        code = "chart_fault" if fault.row else "chart_fault_whole"
        yield Reason(code, f"chart.{fault.row}.{fault.code}", {"row": fault.row, "what": fault_words(fault)})


def in_columns(manuscript: Manuscript, setting: str) -> bool:
    """Whether it is to stand in one of the columns that the setting names."""
    return bool(set(manuscript.columns) & set(settings.get(setting)))


def _of_comment(manuscript: Manuscript, today: date) -> Iterable[Reason]:
    """A closing day and where to send comments; a new call cannot be over already."""
    found = particulars.comment(manuscript.particulars)
    if found is None:
        if manuscript.kind == Manuscript.Kind.NEW and in_columns(manuscript, "comment.columns") and not manuscript.answers:
            yield Reason("comment_or_answers_needed", "particulars")
        return
    if found.until is None:
        yield Reason("comment_until_needed", "particulars")
    elif manuscript.kind == Manuscript.Kind.NEW and manuscript.approved_at is None and found.until < today:
        yield Reason("comment_over", "particulars")
    if not found.how:
        yield Reason("comment_how_needed", "particulars")


def _of_press(manuscript: Manuscript) -> Iterable[Reason]:
    """An occasion and its day, where it stands in a column of press releases."""
    found = particulars.press(manuscript.particulars)
    wanted = found is not None or (manuscript.kind == Manuscript.Kind.NEW and in_columns(manuscript, "press.columns"))
    if wanted and (found is None or not found.occasion or found.held_on is None):
        yield Reason("press_needed", "particulars")
