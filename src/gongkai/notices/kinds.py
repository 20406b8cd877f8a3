"""Kinds of notices. Each package that tells somebody something registers its own when it starts."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext


@dataclass(frozen=True, slots=True)
class Kind:
    """`name`: what a list calls it (待审查). `sentence`: with %(n)d, for mails and gateways: it holds no content and no name.

    `acts`: the person has to do something, and it is over once somebody did. `at_once`: not held back for a daily mail.
    `own`: the row needs no matter beside its name, because it is about the person.
    """

    code: str
    name: Promise
    sentence: str
    acts: bool = False
    at_once: bool = False
    mail: bool = True
    own: bool = False


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Enter kinds; a second time is the same."""
    for kind in kinds:
        _kinds[kind.code] = kind


def find(code: str) -> Kind:
    """The kind; KeyError for one that nobody registered."""
    return _kinds[code]


def known(code: str) -> bool:
    """Whether anybody registered it; a notice may be older than what is installed now."""
    return code in _kinds


def all_kinds() -> list[Kind]:
    """In the order in which they were registered."""
    return list(_kinds.values())


def said(code: str, count: int) -> str:
    """The sentence of a kind for so many matters, in the language that is active."""
    return gettext(find(code).sentence) % {"n": count}
