"""The wording lists as a lexicon, read once in a while."""

from django.core.cache import cache

from gongkai.rulebook.models import WordingEntry
from gongkai.text.wording import Entry, Kind, Lexicon, lexicon

SECONDS = 30
_KEY = "rulebook.wording"


def current() -> Lexicon:
    """What is looked for now. May be up to 30 seconds old; one query then."""
    found: tuple[Entry, ...] | None = cache.get(_KEY)
    if found is None:
        found = tuple(entry_of(row) for row in WordingEntry.objects.filter(ended_at=None))
        cache.set(_KEY, found, SECONDS)
    return lexicon(found)


def entry_of(row: WordingEntry) -> Entry:
    """The row as a plain value."""
    return Entry(row.pk, Kind(row.kind), row.word, row.suggestion, row.note, tuple(row.exceptions))


def changed() -> None:
    """Forget what was read: the lists have changed."""
    cache.delete(_KEY)
