"""In what situation a page asks the law: the office's calendar and choices, today, the language of the page."""

from django.utils.translation import gettext

from gongkai.events import clock
from gongkai.law.asking import Situation
from gongkai.rulebook import calendar


def situation() -> Situation:
    """What holds here and now."""
    return Situation(calendar.current(), calendar.choices(), clock.today(), lambda said: said.told(gettext))
