"""The workflow's tables as a page for people: docs/workflow.md is this text (script/workflow writes it, a test compares)."""

from collections.abc import Iterable, Mapping

from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import workflow
from gongkai.publishing.scanning import table as ruling
from gongkai.publishing.scanning.kinds import KINDS
from gongkai.text.findings import FindingKind
from gongkai.units.models import Role

HEAD = """# The way to publication

Drawn from `publishing/rules/workflow.py` and `publishing/scanning/table.py` by `script/workflow`; do not edit. Nothing is published that another person has not
reviewed (先审查、后公开). Posts and states are below; what persons may not do twice is in `publishing/rules/duties.py`, what content must hold in
`publishing/rules/obstacles.py`, and what a page may offer, with the reasons against it, in `publishing/rules/judging.py`.
"""


def drawing() -> str:
    """The whole page, Markdown."""
    parts = [HEAD, "## Templates\n", *_templates(), "\n## Manuscripts\n", *_table(), "\n## Items that are out\n", *_items()]
    parts += ["\n## Rulings on findings, in a manuscript\n", *_rulings(ruling.MANUSCRIPTS)]
    parts += [
        "\n## Rulings on findings, in what is out\n",
        *_rulings(ruling.ITEMS),
        "\n## What may be said of which finding\n",
        *_fitting(),
    ]
    return "\n".join(parts) + "\n"


def _templates() -> Iterable[str]:
    for name, steps in workflow.TEMPLATES.items():
        kind = f"{name} steps" if name in workflow.CHOICES else "corrigendum"
        yield f"- {kind}: " + " → ".join(_state(state) for state in ("draft", *steps, "planned", "released"))
    yield f"\nA unit chooses for itself or by column; the default is {workflow.DEFAULT} (setting `publishing.template`)."
    yield "What is not proactive 主动公开 ends as a line of the register instead. Without an hour to wait for, planned and released are one step."


def _table() -> Iterable[str]:
    yield "| event | from | who | to |\n|---|---|---|---|"
    for event, roles, states, to in workflow.TABLE:
        place = {workflow.SAME: "(stays)", workflow.NEXT: "(next step)"}.get(to) or _state(to)
        yield f"| `{event}` | {'、'.join(_state(state) for state in states)} | {'、'.join(_role(role) for role in roles)} | {place} |"


def _items() -> Iterable[str]:
    yield "| event | states of the item | who |\n|---|---|---|"
    for event, roles, states in workflow.ITEMS:
        yield f"| `{event}` | {'、'.join(states)} | {'、'.join(_role(role) for role in roles)} |"


def _rulings(table: Mapping[tuple[str, str], tuple[str, ...]]) -> Iterable[str]:
    """A line for each thing that is said and the states in which the same posts may say it, in the order of the table."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (says, role), states in table.items():
        found.setdefault((says, tuple(map(str, states))), []).append(role)
    yield "| ruling | states | who |\n|---|---|---|"
    for (says, states), roles in sorted(found.items(), key=lambda row: list(ruling.Says).index(ruling.Says(row[0][0]))):
        named = "、".join(_state(state) if state in Manuscript.State.values else state for state in states)
        yield f"| `{says}` {ruling.Says(says).label} | {named} | {'、'.join(_role(role) for role in roles)} |"


def _fitting() -> Iterable[str]:
    said = [says for says in ruling.Says if any(says == one for one, _role_ in (*ruling.MANUSCRIPTS, *ruling.ITEMS))]
    yield f"| finding | {' | '.join(f'`{says}`' for says in said)} |\n|---|{'---|' * len(said)}"
    for kind in FindingKind:
        yield f"| `{kind}` {KINDS[kind]} | {' | '.join('yes' if ruling.fits(says, kind) else '—' for says in said)} |"
    yield f"\nA finding is closed by {'、'.join(f'`{says}`' for says in ruling.Says if says in ruling.CLOSING)}, or by its place being gone: masked or removed."


def _state(state: str) -> str:
    return f"{state} {Manuscript.State(state).label}"


def _role(role: str) -> str:
    return "system 系统" if role == workflow.SYSTEM else str(Role(role).label)
