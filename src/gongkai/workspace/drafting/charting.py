"""The table of a flow chart as a form: rows by key, in the order of the page; a button adds, moves or removes a row, and all that was typed stays."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gongkai.catalog import charts
from gongkai.catalog.charts import Step
from gongkai.catalog.charts.steps import DECISION, END, START, STEP

#: What a chart begins with.
EMPTY = (Step("s1", START), Step("s2", STEP), Step("s3", END))
_TEXTS = ("text", "who", "note", "next", "yes_name", "yes", "no_name", "no")


def typed(post: Any) -> tuple[Step, ...]:
    """The rows as they were typed; what is no number as a limit is left out. `post`: a QueryDict."""
    keys = list(dict.fromkeys(key[:12] for key in post.getlist("row")[: charts.MOST + 1] if key))
    return tuple(_row(key, post) for key in keys)


def _row(key: str, post: Mapping[str, Any]) -> Step:
    values: dict[str, Any] = {name: str(post.get(f"{name}.{key}", "")).strip()[: charts.LONGEST[name]] for name in _TEXTS}
    kind, days, limit = (str(post.get(f"{name}.{key}", "")) for name in ("kind", "days", "limit"))
    step = Step(key, kind if kind in charts.KINDS else STEP, days=days if days in charts.UNITS else charts.UNITS[0])
    values["limit"] = int(limit) if limit.isascii() and limit.isdigit() and 0 < len(limit) < 4 else None
    if step.kind == DECISION and post.get(f"was.{key}") != DECISION:
        values |= {"yes_name": values["yes_name"] or "是", "no_name": values["no_name"] or "否"}  # it has just become one
    return replace(step, **values)


def done(steps: tuple[Step, ...], do: str) -> tuple[Step, ...]:
    """The rows after a button: "add", "add-decision", "add-end", "up", "down", "remove", each with ":key" (add: beneath that row)."""
    act, _colon, key = do.partition(":")
    place = next((number for number, step in enumerate(steps) if step.key == key), None)
    if act.startswith("add"):
        kind = {"add-decision": DECISION, "add-end": END}.get(act, STEP)
        at = len(steps) if place is None else place + 1
        return (*steps[:at], Step(_fresh(steps), kind), *steps[at:]) if len(steps) < charts.MOST else steps
    if place is None:
        return steps
    if act == "remove":
        return (*steps[:place], *steps[place + 1 :])
    other = place - 1 if act == "up" else place + 1 if act == "down" else place
    if not 0 <= other < len(steps):
        return steps
    moved = list(steps)
    moved[place], moved[other] = moved[other], moved[place]
    return tuple(moved)


def _fresh(steps: tuple[Step, ...]) -> str:
    """A key that no row has, and that no row names any more."""
    named = {name for step in steps for name in (step.key, step.next, step.yes, step.no)}
    return next(key for number in range(1, 10_000) if (key := f"s{number}") not in named)
