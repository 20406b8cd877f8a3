"""Wording on the pages of a manuscript: what is shown, and what a button that names a hit does."""

from typing import Any

from django.http import QueryDict

from gongkai.publishing.content import wording
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import wording as verbs
from gongkai.units.gate import Actor


def shown(one: Manuscript, *, writes: bool = False) -> list[dict[str, Any]]:
    """Hits that nobody put aside, each with what may be done: {"place", "replace", "explain"}."""
    return [
        {"place": place, "replace": writes and place.replaceable, "explain": place.entry.kind == "forbidden"}
        for place in wording.places(one)
        if not place.dismissed
    ]


def take(one: Manuscript, do: str, post: QueryDict, actor: Actor) -> Manuscript:
    """Do what `do` says (word-replace:KEY, word-dismiss:KEY); anything else leaves the manuscript as it is."""
    what, _, key = do.partition(":")
    if what == "word-replace":
        return verbs.replace(one, key=key, actor=actor, version=one.version)
    if what == "word-dismiss":
        verbs.dismiss(one, key=key, actor=actor, reason=post.get(f"word_reason:{key}", ""))
    return one
