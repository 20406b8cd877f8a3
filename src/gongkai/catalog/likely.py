"""Which units are likely to hold what a search did not find: by their names, else by the topic that the words belong to."""

from django.db.models import Q, Sum

from gongkai.catalog.models import Tally
from gongkai.rulebook.models import Topic
from gongkai.text.folding import fold
from gongkai.text.words import cut, meaningful
from gongkai.units.models import Level, Unit

_SHORTEST = 2
_WORDS = 6


def likely_units(query: str, limit: int = 2) -> list[Unit]:
    """At most `limit` units with their contacts, the likeliest first; none where nothing speaks for any. Three queries at most."""
    words = [word for word in meaningful(cut(fold(query[:200]))) if len(word) >= _SHORTEST][:_WORDS]
    if not words:
        return []
    return _named(words, limit) or _by_topic(query, words, limit)


def _named(words: list[str], limit: int) -> list[Unit]:
    matching = Q()
    for word in words:
        matching |= Q(name__contains=word) | Q(names__name=word)
    rows = Unit.objects.filter(matching, provisional=False, valid_until=None).exclude(level=Level.TOWN)
    found = list(rows.select_related("contact").distinct().order_by("path")[:50])
    # A word that names half of all units (the city's own name) says nothing.
    return found[:limit] if len(found) < 50 and len(found) <= limit * 4 else []


def _by_topic(query: str, words: list[str], limit: int) -> list[Unit]:
    best = max(Topic.objects.all(), key=lambda topic: _fit(topic, query, words), default=None)
    if best is None or not _fit(best, query, words):
        return []
    counted = Tally.objects.filter(column__code__in=best.columns, column__unit=None, unit__provisional=False)
    ids = list(counted.values_list("unit_id").annotate(sum=Sum("items")).order_by("-sum", "unit_id")[:limit])
    units = Unit.objects.select_related("contact").in_bulk([unit for unit, _sum in ids])
    return [units[unit] for unit, _sum in ids]


def _fit(topic: Topic, query: str, words: list[str]) -> int:
    """How many of the topic's words stand in the query, or the query's in them."""
    own = [topic.name, *topic.words]
    return sum(3 for word in own if word in query) + sum(1 for word in words for name in own if word in name)
