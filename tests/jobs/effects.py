"""Subscribers of a test: one within the transaction, one after it."""

WITHIN = {"publishing.*": ["gongkai.jobs.after.follow"]}
AFTER = {"publishing.*": ["tests.jobs.effects.note"]}

seen: list[str] = []


def note(events: list[object]) -> None:
    seen.extend(event.kind for event in events)  # type: ignore[attr-defined]
