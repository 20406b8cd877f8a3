"""What repeats: the planned releases, time that passed without an answer, tables that nobody entered."""

from datetime import timedelta

from gongkai.jobs.registry import repeating


@repeating("publishing.release_due", timedelta(seconds=20))
def release_due() -> None:
    """Release what waits and whose hour has come."""
    from gongkai.publishing.services import releasing

    releasing.release_due()


@repeating("publishing.coordination_lapsed", timedelta(hours=1))
def coordination_lapsed() -> None:
    """Write down which other units let their time pass."""
    from gongkai.publishing.services import coordination

    coordination.note_lapsed()


@repeating("publishing.tidy_tables", timedelta(hours=6))
def tidy_tables() -> None:
    """Throw away tables that nobody entered."""
    from gongkai.publishing.services import entry

    entry.tidy()


@repeating("publishing.remind", timedelta(minutes=20))
def remind() -> None:
    """Once a working day, in the morning."""
    from gongkai.publishing import reminding

    reminding.remind()
