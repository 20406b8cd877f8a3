"""The office keeps the wording lists: enter, change (the old entry ends), take out. `by` is the post or account that acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongkai.events import clock
from gongkai.law.sayings import Said, gettext_noop
from gongkai.rulebook import wording
from gongkai.rulebook.models import WordingEntry
from gongkai.text.wording import Kind

#: Lines of one paste.
MOST = 2000
LONGEST_REASON = 200


class WordingRefusedError(ValueError):
    """Nothing was changed; `reasons` say why."""

    def __init__(self, reasons: Sequence[Said]) -> None:
        super().__init__("; ".join(said.text for said in reasons))
        self.reasons = tuple(reasons)


@dataclass(slots=True)
class Entered:
    """Words by what became of them."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


@transaction.atomic
def enter(
    *, kind: str, pairs: Iterable[tuple[str, str]], by: str, note: str = "", exceptions: Sequence[str] = (), at: datetime | None = None
) -> Entered:
    """Enter words with what to say instead; one that is on the list and says otherwise is changed.

    Refusals: kind_unknown no_words too_many word_too_short word_too_long says_itself post_needed exception_lacks_word.
    """
    given = dict(pairs)
    if reasons := list(_problems(kind, given, note, exceptions)):
        raise WordingRefusedError(reasons)
    at, done = at or clock.now(), Entered()
    known = {row.word: row for row in WordingEntry.objects.filter(ended_at=None, word__in=given)}
    values = {"kind": kind, "note": note.strip(), "exceptions": [word.strip() for word in exceptions if word.strip()]}
    for word, suggestion in given.items():
        row = known.get(word)
        if row is not None:
            same = (row.kind, row.suggestion, row.note, row.exceptions) == (kind, suggestion, values["note"], values["exceptions"])
            if same:
                done.unchanged.append(word)
                continue
            WordingEntry.objects.filter(pk=row.pk).update(ended_at=at, ended_by=by)
        WordingEntry.objects.create(word=word, suggestion=suggestion, added_by=by, added_at=at, **values)
        (done.changed if row is not None else done.added).append(word)
    transaction.on_commit(wording.changed)
    return done


@transaction.atomic
def end(*, entry: int, by: str, reason: str, at: datetime | None = None) -> str:
    """Take an entry off the list and record why; its word. Refusals: no_such_entry reason_needed reason_too_long."""
    row = WordingEntry.objects.select_for_update().filter(pk=entry, ended_at=None).first()
    if row is None:
        raise WordingRefusedError([Said("no_such_entry", gettext_noop("名单上没有这个词，可能刚刚被删去"))])
    reason = reason.strip()
    if not reason:
        raise WordingRefusedError([Said("reason_needed", gettext_noop("请写明为什么删去“%(word)s”"), {"word": row.word})])
    if len(reason) > LONGEST_REASON:
        raise WordingRefusedError([Said("reason_too_long", gettext_noop("删去的理由最多200字"))])
    WordingEntry.objects.filter(pk=row.pk).update(ended_at=at or clock.now(), ended_by=by, ended_reason=reason)
    transaction.on_commit(wording.changed)
    return row.word


@transaction.atomic
def restore(*, entry: int, by: str, at: datetime | None = None) -> str:
    """Put a word that was taken off back as it was: a new entry, the old one stays in the record. Refusals: no_such_entry on_the_list."""
    row = WordingEntry.objects.select_for_update().filter(pk=entry).exclude(ended_at=None).first()
    if row is None:
        raise WordingRefusedError([Said("no_such_entry", gettext_noop("没有删去过这个词，可能刚刚被恢复"))])
    if WordingEntry.objects.filter(word=row.word, ended_at=None).exists():
        raise WordingRefusedError([Said("on_the_list", gettext_noop("“%(word)s”已经在名单上"), {"word": row.word})])
    kept = {name: getattr(row, name) for name in ("kind", "word", "suggestion", "note", "exceptions")}
    WordingEntry.objects.create(added_by=by, added_at=at or clock.now(), **kept)
    transaction.on_commit(wording.changed)
    return row.word


def removed(*, kind: str, most: int) -> list[WordingEntry]:
    """The last words taken off that list and not put back since, the latest entry of each."""
    words = WordingEntry.objects.filter(ended_at=None).values("word")
    rows = WordingEntry.objects.filter(kind=kind, ended_at__isnull=False).exclude(word__in=words).order_by("-ended_at", "-pk")
    latest: dict[str, WordingEntry] = {}
    for row in rows[: 2 * most]:
        latest.setdefault(row.word, row)
    return list(latest.values())[:most]


def _problems(kind: str, given: dict[str, str], note: str, exceptions: Sequence[str]) -> Iterable[Said]:
    if kind not in list(Kind):
        yield Said("kind_unknown", gettext_noop("没有这一类名单"))
    if not given:
        yield Said("no_words", gettext_noop("没有给出任何一个词"))
    if len(given) > MOST:
        yield Said("too_many", gettext_noop("一次最多%(most)d个词"), {"most": MOST})
    for word, suggestion in given.items():
        values = {"word": word[:20]}
        if len(word) < (2 if kind != Kind.WRONG else 1) or not word.strip():
            yield Said("word_too_short", gettext_noop("“%(word)s”太短，会误报"), values)
        if len(word) > 60 or len(suggestion) > 200 or len(note) > 200:
            yield Said("word_too_long", gettext_noop("“%(word)s”：词最多60字，建议和说明最多200字"), values)
        if word == suggestion:
            yield Said("says_itself", gettext_noop("“%(word)s”的建议就是它自己"), values)
        if kind == Kind.NAME and not suggestion:
            yield Said("post_needed", gettext_noop("“%(word)s”没有写职务"), values)
        if any(word not in longer for longer in exceptions if longer.strip()):
            yield Said("exception_lacks_word", gettext_noop("例外的说法里须含有“%(word)s”"), values)
