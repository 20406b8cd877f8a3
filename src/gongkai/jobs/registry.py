"""Which function does which kind of job, and what repeats."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

Handler = Callable[[dict[str, Any]], None]

_handlers: dict[str, Handler] = {}
_repeating: dict[str, tuple[timedelta, Callable[[], None]]] = {}


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that does jobs of `kind`. It gets the payload, and must bear being run twice."""

    def keep(function: Handler) -> Handler:
        _handlers[kind] = function
        return function

    return keep


def repeating(name: str, every: timedelta) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a function that the worker's tick calls at most once in `every`."""

    def keep(function: Callable[[], None]) -> Callable[[], None]:
        _repeating[name] = (every, function)
        return function

    return keep


def find(kind: str) -> Handler:
    """The handler of `kind`; KeyError if none is registered."""
    return _handlers[kind]


def all_repeating() -> dict[str, tuple[timedelta, Callable[[], None]]]:
    """Name → (interval, function)."""
    return dict(_repeating)
