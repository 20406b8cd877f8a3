"""What repeats: the planned releases, time that passed without an answer, tables that nobody entered, rules about to lapse."""

from datetime import timedelta

from gongkai.jobs.registry import repeating


@repeating("publishing.release_due", timedelta(seconds=20))
def release_due() -> None:
    """Release what waits and whose hour has come."""
    from gongkai.publishing.services import releasing

    releasing.release_due()


@repeating("publishing.look_through", timedelta(seconds=1))
def look_through() -> None:
    """Look through what came out since, and everything where the rules of the review changed."""
    from gongkai.publishing.services import scanning

    scanning.look_through_waiting()


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
    from gongkai.publishing.telling import reminding

    reminding.remind()


@repeating("publishing.close_publicity", timedelta(minutes=1))
def close_publicity() -> None:
    """Note the end of publicity periods; what closes is closed at the gate by then."""
    from gongkai.publishing.services import publicity

    publicity.close_due()


@repeating("publishing.open_reviews", timedelta(hours=1))
def open_reviews() -> None:
    """Open the reviews of rules near the end of their validity; close those of rules that have ended."""
    from gongkai.publishing.services import owed

    owed.open_reviews()


@repeating("publishing.drop_abandoned", timedelta(days=1))
def drop_abandoned() -> None:
    """Give up drafts that were opened and left empty."""
    from gongkai.publishing.services import abandoned

    abandoned.drop_abandoned()
