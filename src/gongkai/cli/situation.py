"""In what situation the shell asks the law: the calendar and choices of this home where it has any, else those that are shipped.

Django is set up only where there is a database to ask: the shell answers at once.
"""

import os
from pathlib import Path

import click

from gongkai.cli.language import _
from gongkai.events import clock
from gongkai.law.asking import COMMANDS, Situation
from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.sayings import Said
from gongkai.rulebook.calendar_data import shipped


def in_words(said: Said) -> str:
    """The sentence in the language of the shell."""
    return said.told(_)


def situation(command: str) -> Situation:
    """What the answer to `command` depends on."""
    if not COMMANDS[command].calendar:
        return Situation(Calendar((), ()), Choices(), clock.today(), in_words)
    calendar, choices = _of_this_home() if _has_database() else (shipped(), Choices())
    return Situation(calendar, choices, clock.today(), in_words)


def _has_database() -> bool:
    home = Path(os.environ.get("GONGKAI_HOME") or "var")
    return bool(os.environ.get("DATABASE_URL")) or (home / "gongkai.sqlite3").exists()


def _of_this_home() -> tuple[Calendar, Choices]:
    """What the office keeps; a database that is not prepared, or cannot be reached, is told on stderr and the shipped calendar answers."""
    from gongkai.cli.main import set_up_django

    set_up_django()
    from django.db import Error

    from gongkai.rulebook import calendar

    try:
        return calendar.current(), calendar.choices()
    except Error:
        click.echo(_("读不到本平台的工作日历，用的是随产品附带的日历。"), err=True)
        return shipped(), Choices()
