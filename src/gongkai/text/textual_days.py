"""Days as JSON holds them."""

from datetime import date


def day_of(text: str) -> date | None:
    """The day of an ISO text (2026-11-24); None for anything else."""
    try:
        return date.fromisoformat(text) if len(text) == len("2026-11-24") else None
    except ValueError:
        return None
