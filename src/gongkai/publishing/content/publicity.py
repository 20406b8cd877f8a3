"""公示期: what a draft asks for, what of an item closes and when, and what speaks against it. See ADR 0013.

`closing` of a manuscript or draft: at most one mode for the body ("tables", "marked", "all"), and "file:<id of the stored file>" for each
attachment, or "files" for all of them. It holds to the end of the day `publicity_end`, a natural day in Shanghai.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.catalog.models import Attachment, ClosingBody, ClosingFile, Edition, Item, Publicity
from gongkai.events.clock import SHANGHAI
from gongkai.files.models import StoredFile
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules.reasons import Reason
from gongkai.text import closing
from gongkai.text.html import BadHtml, clean

FILES, FILE = "files", "file:"


class Asking(Protocol):
    """A draft or a manuscript."""

    @property
    def body(self) -> str: ...
    @property
    def publicity_end(self) -> date | None: ...
    @property
    def closing(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Terms:
    """Until when (None: no period), the mode for the body, and the ids of the stored files that close (`whole`: all)."""

    until: date | None = None
    mode: str = closing.NOTHING
    files: frozenset[int] = frozenset()
    whole: bool = False

    def closes(self, file: int) -> bool:
        """Whether that stored file closes."""
        return self.until is not None and (self.whole or file in self.files)

    @property
    def anything(self) -> bool:
        """Whether anything at all is to close."""
        return bool(self.mode or self.files or self.whole)


def terms_of(asking: Asking) -> Terms:
    """What a draft or manuscript asks for; codes that nobody knows are passed over."""
    codes = list(asking.closing)
    mode = next((code for code in codes if code in closing.MODES and code), closing.NOTHING)
    numbers = (code.removeprefix(FILE) for code in codes if code.startswith(FILE))
    files = frozenset(int(number) for number in numbers if number.isascii() and number.isdigit())
    return Terms(asking.publicity_end, mode, files, FILES in codes)


def parts_of(asking: Asking, body: str | None = None) -> closing.Parts:
    """The body while the period runs and after it, without marks. Without a period nothing closes."""
    terms = terms_of(asking)
    return closing.parts(asking.body if body is None else body, terms.mode if terms.until is not None else closing.NOTHING)


def codes(mode: str, files: Iterable[int]) -> list[str]:
    """The same as `closing` holds it."""
    return [*([mode] if mode else []), *(f"{FILE}{number}" for number in sorted(files))]


_WAYS = {
    closing.TABLES: gettext_noop("正文的表格"), closing.MARKED: gettext_noop("正文里标出的段落"), closing.ALL: gettext_noop("全部正文"),
    FILES: gettext_noop("全部附件"),
}  # fmt: skip


def told(chosen: Iterable[str]) -> list[str]:
    """What closes, in words, as the comparison of two editions shows it: files by the titles under which they hang."""
    listed = list(chosen)
    numbers = [int(code.removeprefix(FILE)) for code in listed if code.startswith(FILE) and code.removeprefix(FILE).isdigit()]
    names = dict(StoredFile.objects.filter(pk__in=numbers).values_list("pk", "filename")) if numbers else {}
    return [*(_(_WAYS[code]) for code in listed if code in _WAYS), *(names.get(number, "") for number in numbers)]


def over(until: date | None, today: date) -> bool:
    """Whether the period has ended: the day after `until` and later."""
    return until is not None and until < today


def ended_at(until: date) -> datetime:
    """The moment of its end."""
    return datetime.combine(until + timedelta(days=1), time.min, SHANGHAI)


def standing(item: Item) -> Terms:
    """What holds for the item as it is out. Two queries."""
    row = Publicity.objects.filter(item=item).first()
    if row is None:
        return Terms()
    files = ClosingFile.objects.filter(attachment__edition__item=item, attachment__edition__number=item.edition)
    return Terms(row.until, row.body, frozenset(files.values_list("attachment__file_id", flat=True)))


def as_it_is(item: Item, edition: Edition, today: date) -> dict[str, Any]:
    """Fields of a manuscript that would change nothing in it. While the period runs the body comes with what closes, and marked."""
    terms = standing(item)
    values: dict[str, Any] = {"publicity_end": terms.until, "closing": codes(terms.mode, terms.files)}
    if terms.until is None:
        return values
    if over(terms.until, today):
        return values | {"closing": codes("", terms.files)}
    body = ClosingBody.objects.filter(edition=edition).values_list("marked", flat=True).first()
    return values if body is None else values | {"body": body}


def reasons(manuscript: Manuscript, files: Sequence[tuple[str, StoredFile]], today: date) -> list[Reason]:
    """What in the period of a manuscript speaks against it on that day."""
    if manuscript.attribute != Manuscript.Attribute.PROACTIVE:
        return []
    terms, found = terms_of(manuscript), []
    if terms.until is None:
        found += [Reason("publicity_end_needed", "publicity_end")] if terms.anything or closing.has_marks(manuscript.body) else []
    else:
        found += [*_of_marks(manuscript.body, terms.mode), *_told_elsewhere(manuscript)]
    if terms.files - {file.pk for _title, file in files}:
        found.append(Reason("closing_file_gone", "closing"))
    before = standing(manuscript.item) if manuscript.item is not None else Terms()
    return [*found, *_of_days(manuscript, terms, before, files, today)]


def _of_marks(body: str, mode: str) -> list[Reason]:
    try:
        wrong = closing.problem(clean(body), mode)
    except BadHtml:
        return []  # which is said elsewhere
    return [Reason(wrong, "body")] if wrong else []


def _told_elsewhere(manuscript: Manuscript) -> list[Reason]:
    """Overview and keywords do not close: they hold nothing of what does."""
    try:
        parts = parts_of(manuscript, clean(manuscript.body))
    except BadHtml:
        return []
    pieces = {name: closing.told_elsewhere(getattr(manuscript, name), parts, manuscript.title) for name in ("summary", "keywords")}
    return [Reason("closing_told", name, {"piece": piece[:20]}) for name, piece in pieces.items() if piece]


def _of_days(
    manuscript: Manuscript, terms: Terms, before: Terms, files: Sequence[tuple[str, StoredFile]], today: date
) -> list[Reason]:  # fmt: skip
    """A period does not end before it begins; what has ended is not opened again by a corrigendum."""
    if not over(before.until, today):
        return [Reason("publicity_in_the_past", "publicity_end")] if over(terms.until, today) else []
    if terms.until == before.until or over(terms.until, today):
        found = [] if terms.until == before.until else [Reason("publicity_in_the_past", "publicity_end")]
        return found + _of_closed(manuscript, terms, before, files)
    if manuscript.kind == Manuscript.Kind.CORRIGENDUM:
        return [Reason("publicity_over", "publicity_end", {"until": before.until})]
    return _of_closed(manuscript, terms, before, files)


def _of_closed(manuscript: Manuscript, terms: Terms, before: Terms, files: Sequence[tuple[str, StoredFile]]) -> list[Reason]:
    """Files that closed stay closed, or go."""
    closed = set(StoredFile.objects.filter(pk__in=before.files).values_list("sha256", flat=True))
    opened = [title for title, file in files if file.sha256 in closed and not terms.closes(file.pk)]
    return [Reason("publicity_file_closed", "closing", {"name": opened[0]})] if opened else []


def closing_attachments(item: Item) -> list[Attachment]:
    """Files of the current edition that close with the period."""
    rows = Attachment.objects.filter(edition__item=item, edition__number=item.edition, closing__isnull=False)
    return list(rows.select_related("file").order_by("position"))
