"""What the pages of imports, vocabularies and settings write in few words."""

from typing import Any

from django import template

from gongkai.exchange.models import ImportRun

register = template.Library()


@register.filter
def figures_of(run: ImportRun) -> dict[str, Any]:
    """Of the import where it is done, else of the look at it."""
    return run.figures or run.looked


@register.filter
def taken(run: ImportRun) -> str:
    """Rows that go in or are there already; "" before the look."""
    figures = figures_of(run)
    return str(figures["accepted"] + figures["unchanged"]) if figures else ""


@register.filter
def refused_rows(run: ImportRun) -> str:
    """Rows that stay out; "" before the look."""
    figures = figures_of(run)
    return str(figures["refused"]) if figures else ""


@register.filter
def run_light(run: ImportRun) -> str:
    """The class of the light beside the state."""
    return {"checking": "soon", "checked": "ring", "running": "soon", "done": "", "failed": "late", "discarded": "bar"}[run.state]


@register.filter
def rule_value(value: Any) -> str:
    """A value before or after a change, in a line; "—" where there was none."""
    if isinstance(value, dict):
        parts = ("、".join(map(str, one)) if isinstance(one, list) else str(one) for one in value.values() if one)
        return "；".join(parts) or "—"
    return str(value) if value not in (None, "") else "—"
