"""What people look for and do not find: from here a unit learns what it should disclose."""

from datetime import timedelta

from django.db.models import Sum

from gongkai.catalog.models import Visits
from gongkai.events import clock

PREFIX = "unanswered:"


def unanswered(*, days: int = 30, top: int = 50) -> list[tuple[str, int]]:
    """(query in its folded form, how often) of the last `days` days, the most frequent first."""
    since = clock.today() - timedelta(days=days)
    rows = Visits.objects.filter(subject__startswith=PREFIX, day__gte=since).values_list("subject")
    return [(subject.removeprefix(PREFIX), count) for subject, count in rows.annotate(n=Sum("count")).order_by("-n", "subject")[:top]]
