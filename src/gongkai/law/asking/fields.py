"""Reading a question field by field: what is absent, unknown or of the wrong kind is refused by its name."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from gongkai.law.calendar import FIRST_YEAR, LAST_YEAR
from gongkai.law.sayings import BadInputError, Said, day_of, gettext_noop

#: Longest name of a party or of a person, characters.
LONGEST = 80


class Fields:
    """An object of the question. `path` is put before the names of its fields: Fields(row, "events[1]") speaks of events[1].on."""

    def __init__(self, value: object, path: str = "", *, known: Iterable[str]) -> None:
        if not isinstance(value, Mapping):
            raise BadInputError(path, Said("not_object", gettext_noop("应当是 JSON 对象，如 {…}")))
        self.values: Mapping[str, Any] = value
        self.path = path
        names = tuple(known)
        for name in value:
            if name not in names:
                words = {"names": "、".join(names)}
                raise BadInputError(self.at(str(name)[:40]), Said("unknown", gettext_noop("没有这一项；可以有的是：%(names)s"), words))

    def at(self, name: str) -> str:
        """The path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def given(self, name: str) -> bool:
        """Whether the field is there; null is as if it were not."""
        return self.values.get(name) is not None

    def needed(self, name: str) -> Any:
        """The value of a field; BadInputError where it is absent."""
        if not self.given(name):
            raise BadInputError(self.at(name), Said("absent", gettext_noop("没有填")))
        return self.values[name]

    def choice(self, name: str, choices: Sequence[str]) -> str:
        """One of `choices`; needed."""
        value = self.needed(name)
        if not isinstance(value, str) or value not in choices:
            words = {"choices": "、".join(choices)}
            raise BadInputError(self.at(name), Said("no_such_choice", gettext_noop("只能是其中一个：%(choices)s"), words))
        return value

    def text(self, name: str, *, default: str | None = None, longest: int = LONGEST) -> str:
        """A text of at most `longest` characters; needed where there is no `default`."""
        if default is not None and not self.given(name):
            return default
        value = self.needed(name)
        if not isinstance(value, str):
            raise BadInputError(self.at(name), Said("not_text", gettext_noop("应当是文字")))
        if len(value) > longest:
            raise BadInputError(self.at(name), Said("too_long", gettext_noop("太长，最多 %(longest)d 个字"), {"longest": longest}))
        return value

    def whole(self, name: str, *, least: int, most: int, default: int | None = None) -> int:
        """A whole number within bounds; needed where there is no `default`."""
        if default is not None and not self.given(name):
            return default
        value = self.needed(name)
        if type(value) is not int:
            raise BadInputError(self.at(name), Said("not_whole", gettext_noop("应当是整数")))
        if not least <= value <= most:
            bounds = {"least": least, "most": most}
            raise BadInputError(self.at(name), Said("out_of_bounds", gettext_noop("应当在 %(least)d 和 %(most)d 之间"), bounds))
        return value

    def day(self, name: str, *, default: date | None = None) -> date:
        """A day that a calendar exists for; needed where there is no `default`."""
        if default is not None and not self.given(name):
            return default
        return a_day(self.needed(name), self.at(name))

    def truth(self, name: str) -> bool:
        """Yes or no; no where it is not given."""
        value = self.values.get(name) or False
        if not isinstance(value, bool):
            raise BadInputError(self.at(name), Said("not_truth", gettext_noop("只能是 true 或者 false")))
        return value

    def rows(self, name: str, *, most: int) -> list[Any]:
        """A list of at most `most`; needed."""
        value = self.needed(name)
        if not isinstance(value, list):
            raise BadInputError(self.at(name), Said("not_list", gettext_noop("应当是列表，如 […]")))
        if len(value) > most:
            raise BadInputError(self.at(name), Said("too_many", gettext_noop("太多，最多 %(most)d 个"), {"most": most}))
        return value


def a_day(value: object, path: str) -> date:
    """A date as YYYY-MM-DD within the years of the calendar; `path` names the field."""
    if not isinstance(value, str):
        raise BadInputError(path, Said("not_text", gettext_noop("应当是文字")))
    day = day_of(value, path)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise BadInputError(path, Said("no_calendar", gettext_noop("只能计算%(first)d年至%(last)d年之间的日期"), years))
    return day
