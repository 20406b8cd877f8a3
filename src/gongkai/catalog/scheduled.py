"""What repeats: meters that were marked are measured within the minute, all of them on every new day."""

from datetime import timedelta

from gongkai.jobs.registry import repeating


@repeating("catalog.measure", timedelta(seconds=20))
def measure() -> None:
    """Measure the units whose catalogue changed."""
    from gongkai.catalog import meters

    meters.catch_up()


@repeating("catalog.new_day", timedelta(hours=1))
def new_day() -> None:
    """Mark what was measured on an earlier day."""
    from gongkai.catalog import meters

    meters.new_day()
