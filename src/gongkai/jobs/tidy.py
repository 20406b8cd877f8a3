"""Done jobs are forgotten after a week; what failed for good stays until somebody has looked."""

from datetime import timedelta

from gongkai.events import clock
from gongkai.jobs.models import Job
from gongkai.jobs.registry import repeating

KEPT = timedelta(days=7)
AT_ONCE = 10_000


@repeating("jobs.tidy", timedelta(hours=1))
def tidy() -> None:
    """Delete done jobs that ended more than a week ago, at most AT_ONCE in one go."""
    old = Job.objects.filter(state=Job.State.DONE, finished_at__lt=clock.now() - KEPT).order_by("pk")[:AT_ONCE]
    Job.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
