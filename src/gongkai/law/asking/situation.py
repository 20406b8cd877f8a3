"""In what situation a question is asked: which calendar and choices hold, what day it is, in whose language to say it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.sayings import Said

#: The answer to a question: a plain JSON object.
Answer = dict[str, Any]
Payload = Mapping[str, Any]


def _in_chinese(said: Said) -> str:
    return said.text


@dataclass(frozen=True, slots=True)
class Situation:
    """`today`: the day that is taken where the question names none. `say` puts a sentence into the reader's language."""

    calendar: Calendar
    choices: Choices
    today: date
    say: Callable[[Said], str] = _in_chinese

    def said(self, said: Said) -> dict[str, str]:
        """{"code", "text"}."""
        return {"code": said.code, "text": self.say(said)}
