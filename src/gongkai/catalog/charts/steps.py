"""A step of a flow chart: a row of its table. Rows name each other by key, which stays when rows are moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

START, STEP, DECISION, END = "start", "step", "decision", "end"
KINDS = (START, STEP, DECISION, END)
WORKING, NATURAL = "working", "natural"
#: Of a limit: working days 工作日, natural days 自然日.
UNITS = (WORKING, NATURAL)
#: Steps of a chart; a longer procedure is two charts.
MOST = 60
LONGEST = {"key": 12, "text": 80, "who": 60, "note": 200, "yes_name": 20, "no_name": 20, "next": 12, "yes": 12, "no": 12}
LONGEST_LIMIT = 999


@dataclass(frozen=True, slots=True)
class Step:
    """One row. `next` (start, step): key of the row that follows, "" for the one beneath. `yes`, `no` (decision): keys, never "".

    limit: days, None where there is none; days: "working" or "natural".
    """

    key: str
    kind: str = STEP
    text: str = ""
    who: str = ""
    limit: int | None = None
    days: str = WORKING
    note: str = ""
    next: str = ""
    yes_name: str = "是"
    yes: str = ""
    no_name: str = "否"
    no: str = ""


_NAMES = tuple(field.name for field in fields(Step))


def stored(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """The steps as JSON holds them: without what is empty or has no meaning for the kind."""
    return [{name: value for name, value in asdict(step).items() if _meant(step, name) and value not in ("", None)} for step in steps]


def _meant(step: Step, name: str) -> bool:
    if name in ("yes", "no", "yes_name", "no_name"):
        return step.kind == DECISION
    if name == "next":
        return step.kind in (START, STEP)
    return step.limit is not None if name == "days" else True


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    """The steps of what is stored; unknown names are passed over, so that an older program reads a newer chart."""
    return tuple(Step(**{name: row[name] for name in _NAMES if name in row}) for row in rows)


def sentence(step: Step, steps: Sequence[Step], *, days: Mapping[str, str], to: str, end: str) -> str:
    """A row in words, for readers who do not see the drawing: "3 审查：材料是否齐全（窗口，5个工作日）；是 → 4，否 → 7"."""
    numbers = {one.key: number for number, one in enumerate(steps, 1)}
    limit = f"{step.limit}{days[step.days]}" if step.limit is not None and step.days in days else ""
    inside = "，".join(part for part in (step.who, limit) if part)
    said = f"{numbers.get(step.key, '')} {step.text}" + (f"（{inside}）" if inside else "")
    if step.kind == END:
        return f"{said}；{end}"
    named = [f"{name} {to} {numbers[key]}".strip() for name, key in ways(step, steps) if key in numbers]
    return f"{said}；{'，'.join(named)}" if named else said


def ways(step: Step, steps: Sequence[Step]) -> list[tuple[str, str]]:
    """Where a step leads: (name of the way, key), the first way first. Keys may name nothing; see `checks`."""
    if step.kind == END:
        return []
    if step.kind == DECISION:
        return [(step.yes_name, step.yes), (step.no_name, step.no)]
    if step.next:
        return [("", step.next)]
    place = next(number for number, one in enumerate(steps) if one.key == step.key)
    return [("", steps[place + 1].key)] if place + 1 < len(steps) else [("", "")]
