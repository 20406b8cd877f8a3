"""Sentences of the law as data: a code for machines, a Chinese message id for people, the values in it.

The doors translate through `said.told(gettext)`; `law/` itself speaks Chinese through `said.text`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


def gettext_noop(text: str) -> str:
    """Marks a message id for the translators."""
    return text


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence. `template` is a Chinese message id with named places: "自%(since)s起%(days)d个工作日".

    A value may be a `Said` itself: a name that is translated too.
    """

    code: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def text(self) -> str:
        """The sentence in Chinese; days stand as 2026-11-24."""
        return self.template % self.values if self.values else self.template

    def __str__(self) -> str:
        return self.text

    def told(self, translate: Callable[[str], str]) -> str:
        """The sentence through `translate` (gettext of the door), values that are sentences with it."""
        values = {name: value.told(translate) if isinstance(value, Said) else value for name, value in self.values.items()}
        template = translate(self.template)
        return template % values if values else template

    def as_json(self) -> dict[str, str]:
        """{"code", "text"}."""
        return {"code": self.code, "text": self.text}


class BadInputError(ValueError):
    """A value that cannot be answered: `field` names it (a path such as "events[1].on"), `said` says why and what to do."""

    def __init__(self, field: str, said: Said) -> None:
        super().__init__(f"{field}: {said.text}")
        self.field = field
        self.said = said


def day_of(value: object, field: str) -> date:
    """A date written as YYYY-MM-DD (or a `date`). BadInputError names `field` for a day that does not exist."""
    if type(value) is date:
        return value
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise BadInputError(
        field, Said("no_such_date", gettext_noop("不是存在的日期，请写成 2026-11-24 的样子：%(value)s"), {"value": str(value)[:40]})
    )
