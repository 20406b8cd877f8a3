"""What is mine to do: every part that owes somebody something has a provider here, and the home page sorts what they bring."""

from collections.abc import Callable, Iterable
from datetime import date

from gongkai.units.gate import Actor
from gongkai.workspace.matter import Matter
from gongkai.workspace.owed import batches, calendar, columns, findings, interpretations, publishing

#: Each brings the matters of an actor on a day, in few queries; a provider asks the gate like everybody else.
PROVIDERS: tuple[Callable[[Actor, date], Iterable[Matter]], ...] = (
    publishing.matters,
    batches.matters,
    calendar.matters,
    columns.matters,
    interpretations.matters,
    findings.matters,
)


def mine(actor: Actor, today: date) -> list[Matter]:
    """All of them, the most urgent first; what has no day comes last."""
    found = [matter for provider in PROVIDERS for matter in provider(actor, today)]
    return sorted(found, key=lambda matter: (matter.left is None, matter.left or 0, matter.due or today, matter.title))
