"""Keep the index true over time: what comes into force or expires, and a nightly comparison with the database."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Q

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.jobs.registry import repeating
from gongkai.search import outbox
from gongkai.search.models import Change
from gongkai.units.gate import visible

log = logging.getLogger(__name__)

SPAN = 5_000


@dataclass(slots=True)
class Difference:
    """How many documents the index lacks, has too many, or has in an old version."""

    missing: int = 0
    surplus: int = 0
    stale: int = 0

    @property
    def any(self) -> bool:
        """Whether there is a difference at all."""
        return bool(self.missing or self.surplus or self.stale)


def compare() -> Difference:
    """Compare ids and versions span by span; what differs goes into the outbox. Constant memory.

    Items that wait in the outbox differ for a good reason and are passed over.
    """
    from gongkai.search import readers  # every command loads this module, few need the engine

    found = Difference()
    reader = readers.reader()
    top = max(Item.objects.aggregate(last=Max("pk"))["last"] or 0, reader.highest_id())
    for low in range(1, top + 1, SPAN):
        high = low + SPAN - 1
        public = dict(visible(Item.objects.filter(pk__gte=low, pk__lte=high), None).values_list("pk", "version"))
        indexed = reader.versions(low, high)
        waiting = set(Change.objects.filter(done=False, item_id__gte=low, item_id__lte=high).values_list("item_id", flat=True))
        missing, surplus = public.keys() - indexed.keys() - waiting, indexed.keys() - public.keys() - waiting
        stale = {number for number in public.keys() & indexed.keys() if public[number] != indexed[number]} - waiting
        found.missing += len(missing)
        found.surplus += len(surplus)
        found.stale += len(stale)
        with transaction.atomic():
            outbox.enter(missing | surplus | stale)
    return found


@repeating("search.compare", timedelta(hours=24))
def nightly() -> None:
    """Compare once a day and say in the log what was found."""
    from gongkai.search import readers

    try:
        found = compare()
    except readers.NoIndex:
        return
    if found.any:
        log.warning("index differed: %s missing, %s surplus, %s stale; entered into the outbox", found.missing, found.surplus, found.stale)


@repeating("search.validity", timedelta(hours=6))
def follow_the_calendar() -> None:
    """Index anew what came into force or expired in the last days: its status changed with the date alone."""
    today = clock.today()
    since = today - timedelta(days=3)
    changed = Q(effective_from__gt=since, effective_from__lte=today) | Q(valid_until__gte=since, valid_until__lt=today)
    with transaction.atomic():
        outbox.enter(visible(Item.objects.filter(changed), None).values_list("pk", flat=True))
