"""What repeats: the outbox is emptied, and what is old is forgotten."""

from datetime import timedelta

from gongkai.events import clock
from gongkai.jobs.registry import repeating

#: Notices that were read, and what was sent, are kept so long.
KEPT = timedelta(days=400)
AT_ONCE = 10_000


@repeating("notices.send", timedelta(seconds=15))
def send() -> None:
    """Send mails and make calls that are due."""
    from gongkai.notices import calling, mailing

    mailing.send_due()
    calling.send_due()


@repeating("notices.tidy", timedelta(days=1))
def tidy() -> None:
    """Forget what was read long ago and calls that ended, at most AT_ONCE in one go."""
    from gongkai.notices.models import Call, Notice

    before = clock.now() - KEPT
    read = Notice.objects.filter(read_at__lt=before).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    Notice.objects.filter(pk__in=list(read)).delete()
    calls = Call.objects.filter(ended_at__lt=before).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    Call.objects.filter(pk__in=list(calls)).delete()
