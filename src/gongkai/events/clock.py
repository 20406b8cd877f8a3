"""The one module that reads the clock. Everything else takes time as a parameter (`at`), and lint sees to it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

#: The legal time of the whole product: one zone for the country.
SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The present moment, aware, in Asia/Shanghai."""
    return datetime.now(SHANGHAI)


def today() -> date:
    """The present calendar day in Asia/Shanghai."""
    return now().date()
