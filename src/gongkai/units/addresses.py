"""Where people are reached: the book for notices. Only those who may sign in are in it."""

from collections.abc import Iterable, Mapping

from gongkai.notices import addresses
from gongkai.notices.addresses import Address
from gongkai.units.models import Person


@addresses.register
def book(people: Iterable[int]) -> Mapping[int, Address]:
    """id → login and e-mail; one query."""
    rows = Person.objects.filter(pk__in=list(people), is_active=True).values_list("pk", "login", "email")
    return {pk: Address(login, email) for pk, login, email in rows}
