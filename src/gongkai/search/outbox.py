"""The outbox: an item that changed is written down in the same transaction; the indexer does the rest."""

from collections.abc import Iterable, Sequence

from gongkai.catalog.models import Attachment
from gongkai.events.inserting import insert_rows
from gongkai.events.models import Event
from gongkai.search.models import Change


def follow(events: Sequence[Event]) -> None:
    """WITHIN subscriber of publishing: every event is a reason to look at the item again."""
    enter({event.subject_id for event in events})  # type: ignore[attr-defined]


def enter(items: Iterable[int]) -> None:
    """Note that these items must be indexed anew. Runs in the caller's transaction."""
    insert_rows(Change, ("item_id", "done"), ((item, False) for item in sorted(items)))


def follow_files(events: Sequence[Event]) -> None:
    """WITHIN subscriber of files: when the text of a file was read, the items that carry it are indexed anew."""
    read = [event.subject_id for event in events if event.kind == "extracted"]  # type: ignore[attr-defined]
    if read:
        enter(set(Attachment.objects.filter(file__in=read).values_list("edition__item_id", flat=True)))
