"""Who does something, in which post, when: what every event and opinion of publishing records."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from gongkai.events.clock import SHANGHAI
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor, HeldPost


class By(NamedTuple):
    """A person's id and the role in which this person acts."""

    person: int
    role: str


@dataclass(frozen=True, slots=True)
class Act:
    """A person acting in a post at a moment (aware)."""

    person: int
    post: HeldPost
    at: datetime

    @property
    def role(self) -> str:
        return self.post.role

    @property
    def by(self) -> By:
        return By(self.person, self.post.role)


def day_of(at: datetime) -> date:
    """The legal day of a moment."""
    return at.astimezone(SHANGHAI).date()


def as_of(actor: Actor, at: datetime) -> Actor:
    """The actor with those posts that still count: who lost one since the page was drawn acts without it. One query."""
    mine = {post.id for post in actor.posts}
    held = actor_of(actor.person, day_of(at)).posts
    return Actor(actor.person, tuple(post for post in held if post.id in mine))
