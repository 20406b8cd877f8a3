"""The verbs: what an act needs to know, in the words of its page. See `orders.place` for what they have in common.

`on`: the first day on which it is so; today where none is named. `document`: the number of the document that orders it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from gongkai.events import clock
from gongkai.units.gate import Actor
from gongkai.units.life import orders
from gongkai.units.models import Unit, UnitChange

Posts = Literal["move", "end"]


class Part(NamedTuple):
    """What one successor takes at a split: the unit, codes of columns, and whether also everything that nobody else takes."""

    unit: Unit
    columns: Sequence[str] = ()
    rest: bool = False


def create(
    *, code: str, name: str, level: str, parent: Unit | None, actor: Actor | None, reason: str, document: str = "", short_name: str = "",
    kind: str = "", organisation_code: str = "", credit_code: str = "", accepts_applications: bool | None = None, on: date | None = None,
    at: datetime | None = None,
) -> UnitChange:  # fmt: skip
    """设立: a unit beneath `parent`, there at once; with a day to come its site says from when. The new unit is `.unit` of what comes back."""
    data = {
        "code": code.strip(), "name": name.strip(), "short_name": short_name.strip(), "level": level, "kind": kind.strip(),
        "parent": parent.pk if parent else None, "organisation_code": organisation_code.strip().upper().replace("-", ""),
        "credit_code": credit_code.strip().upper(), "accepts_applications": accepts_applications,
    }  # fmt: skip
    return _order("create", parent, data, actor, reason, document, on, at)


def rename(
    *, unit: Unit, name: str, actor: Actor | None, reason: str, document: str = "", short_name: str = "", on: date | None = None,
    version: int | None = None, at: datetime | None = None,
) -> UnitChange:  # fmt: skip
    """更名: the name from that day on; what was published before shows the name of its day. Undone by another renaming."""
    data = {"name": name.strip(), "short_name": short_name.strip(), "was": unit.name}
    return _order("rename", unit, data, actor, reason, document, on, at, version)


def move(
    *, unit: Unit, parent: Unit, actor: Actor | None, reason: str, document: str = "", on: date | None = None, version: int | None = None,
    at: datetime | None = None,
) -> UnitChange:  # fmt: skip
    """调整隶属: the unit and everything beneath it under another; codes and addresses stay. Undone by moving it back."""
    return _order("move", unit, {"parent": parent.pk, "was": unit.parent_id}, actor, reason, document, on, at, version)


def merge(
    *, units: Sequence[Unit], into: Unit, actor: Actor | None, reason: str, document: str = "", posts: Posts = "move", on: date | None = None,
    version: int | None = None, at: datetime | None = None,
) -> UnitChange:  # fmt: skip
    """合并: `units` end and `into` carries on for all of them. Cannot be undone; a split can part them again."""
    data = {"units": list(dict.fromkeys(unit.pk for unit in units if unit.pk != into.pk)), "posts": posts}
    return _order("merge", into, data, actor, reason, document, on, at, version)


def split(
    *, unit: Unit, parts: Sequence[Part], actor: Actor | None, reason: str, document: str = "", posts: Mapping[int, int] | None = None,
    manuscripts: Mapping[int, int] | None = None, children: Mapping[int, int] | None = None, on: date | None = None,
    version: int | None = None, at: datetime | None = None,
) -> UnitChange:  # fmt: skip
    """分设: `unit` ends and several carry on. What nobody assigned goes to whoever takes the rest.

    posts: post id → unit id, 0: it ends. manuscripts, children: id → unit id; a manuscript goes with its first column otherwise.
    """
    data = {
        "shares": [{"unit": part.unit.pk, "columns": list(part.columns), "rest": part.rest} for part in parts],
        "posts": _texts(posts), "manuscripts": _texts(manuscripts), "children": _texts(children),
    }  # fmt: skip
    return _order("split", unit, data, actor, reason, document, on, at, version)


def close(
    *, unit: Unit, actor: Actor | None, reason: str, document: str = "", successor: Unit | None = None, posts: Posts = "move",
    on: date | None = None, version: int | None = None, at: datetime | None = None,
) -> UnitChange:  # fmt: skip
    """撤销, with a unit that carries on or without. Without one nothing may stand beneath it and its posts end."""
    data = {"successor": successor.pk if successor else None, "posts": posts if successor else "end"}
    return _order("close", unit, data, actor, reason, document, on, at, version)


def _texts(given: Mapping[int, int] | None) -> dict[str, int]:
    return {str(key): value for key, value in (given or {}).items()}


def _order(
    kind: str, unit: Unit | None, data: dict[str, Any], actor: Actor | None, reason: str, document: str, on: date | None, at: datetime | None,
    version: int | None = None,
) -> UnitChange:  # fmt: skip
    at = at or clock.now()
    row = UnitChange(kind=kind, unit=unit, data=data, reason=reason, document=document, on=on or at.astimezone(clock.SHANGHAI).date())
    return orders.place(row, actor=actor, at=at, version=version)
