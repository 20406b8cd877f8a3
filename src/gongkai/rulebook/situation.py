"""In what situation a page or the interface asks the law: the office's calendar and choices, today, the reader's language."""

from django.utils.translation import gettext

from gongkai.events import clock
from gongkai.law.asking import Situation
from gongkai.rulebook import calendar


def situation() -> Situation:
    """What holds here and now."""
    return Situation(calendar.current(), calendar.choices(), clock.today(), lambda said: said.told(gettext))
