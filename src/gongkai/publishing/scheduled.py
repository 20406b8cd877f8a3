"""What repeats: the planned releases."""

from datetime import timedelta

from gongkai.jobs.registry import repeating


@repeating("publishing.release_due", timedelta(seconds=20))
def release_due() -> None:
    """Release what waits and whose hour has come."""
    from gongkai.publishing.services import releasing

    releasing.release_due()
