"""Calendars for tests of the law, without a database."""

from gongkai.law.calendar import Calendar
from gongkai.rulebook.calendar_data import shipped

#: The calendar that the product ships: 2008–2026, of which 2019–2026 are confirmed.
SHIPPED: Calendar = shipped()
#: Weekends alone, and no year confirmed.
BARE = Calendar([], [])
