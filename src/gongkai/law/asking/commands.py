"""Which questions there are, and where each is answered. A module is loaded when its question is asked, so that the shell starts at once."""

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from gongkai.law.asking.situation import Answer, Payload, Situation
from gongkai.law.sayings import BadInputError, Said, gettext_noop


class Command(NamedTuple):
    """`function` in `module`; `calendar`: whether the answer depends on the calendar of working days or on what the office has chosen."""

    module: str
    function: str
    calendar: bool


COMMANDS: Mapping[str, Command] = {
    "clock": Command("clocks", "clock", True),
    "workday": Command("days", "workday", True),
    "fee": Command("fees", "fee", False),
    "period": Command("periods", "period", True),
    "remedy": Command("remedies", "remedy", True),
    "check-report": Command("reports", "check_report", True),
    "index-number": Command("numbers", "index_number", False),
}


def answer(command: str, payload: Payload, situation: Situation) -> Answer:
    """The answer as plain JSON values. BadInputError names the field that cannot be; KeyError for a command that does not exist."""
    known = COMMANDS[command]
    module = import_module(f"gongkai.law.asking.{known.module}")
    if not isinstance(payload, Mapping):
        raise BadInputError("", Said("not_object", gettext_noop("应当是 JSON 对象，如 {…}")))
    found: Answer = getattr(module, known.function)(payload, situation)
    return found
