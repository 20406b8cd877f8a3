"""A small form of named fields: what was typed is kept, what cannot be is told at its field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeVar

from gongkai.law.asking import Situation
from gongkai.law.sayings import BadInputError
from gongkai.portal.law import typed

Found = TypeVar("Found")


class Problem(NamedTuple):
    """The id of the field, what it is called, and why its value cannot be."""

    field: str
    name: str
    why: str


@dataclass(slots=True)
class Field:
    """`name` in the address, `fills`: the name in the question where that is another. `choices`: (value, name), for select and choice."""

    name: str
    label: str
    kind: Literal["day", "whole", "select", "choice"] = "day"
    hint: str = ""
    choices: Iterable[tuple[str, str]] = ()
    fills: str = ""
    value: str = ""
    error: str = ""

    @property
    def asks(self) -> str:
        """Its name in the question."""
        return self.fills or self.name

    @property
    def meant(self) -> Any:
        """What was typed, as the question takes it."""
        return {"day": typed.day, "whole": typed.whole}.get(self.kind, str)(self.value)


@dataclass(slots=True)
class Form:
    """Some fields. `begins`: the fields of which one must be filled in for the form to be asked at all."""

    fields: list[Field]
    begins: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def read(self, values: Mapping[str, str]) -> "Form":
        """Take over what was typed; a choice that was not made is the first."""
        for one in self.fields:
            one.value = typed.given(values, one.name)
            if one.kind == "choice" and not one.value:
                one.value = next(iter(one.choices))[0]
        return self

    @property
    def asked(self) -> bool:
        """Whether it was sent with something in it."""
        return any(one.value for one in self.fields if one.name in self.begins)

    @property
    def payload(self) -> dict[str, Any]:
        """The question: what was filled in."""
        return {one.asks: one.meant for one in self.fields if one.value}

    @property
    def query(self) -> list[tuple[str, str]]:
        """What was filled in, for its address."""
        return [(one.name, one.value) for one in self.fields if one.value]

    def ask(self, question: Callable[[dict[str, Any]], Found], situation: Situation) -> Found | None:
        """The answer; None where nothing was asked, or it cannot be answered: the field then says why."""
        if not self.asked:
            return None
        try:
            return question(self.payload)
        except BadInputError as error:
            one = next((one for one in self.fields if one.asks == error.field.partition("[")[0]), self.fields[0])
            one.error = situation.say(error.said)
            self.problems.append(Problem(one.name, one.label, one.error))
            return None
