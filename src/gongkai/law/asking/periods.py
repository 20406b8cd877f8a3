"""The question about the periods for reconsideration and litigation: natural days and months, with the shift past holidays."""

from gongkai.law.asking.fields import Fields
from gongkai.law.asking.situation import Answer, Payload, Situation
from gongkai.law.periods import Kind, LastDay, last_day


def period(payload: Payload, situation: Situation) -> Answer:
    """{"kind", "known_on", "decided_on"?, "told_on"?} → {"last_day", "provisional", "explanation": [{"code", "text"}]}."""
    found = counted(payload, situation)
    told = [situation.said(said) for said in (*found.explanation, *found.notes)]
    return {"last_day": found.last_day.isoformat(), "provisional": found.provisional, "explanation": told}


def counted(payload: Payload, situation: Situation) -> LastDay:
    """The last day that is asked for."""
    asked = Fields(payload, known=("kind", "known_on", "decided_on", "told_on"))
    return last_day(
        asked.choice("kind", [kind.value for kind in Kind]),
        asked.day("known_on"),
        situation.calendar,
        decided_on=asked.day("decided_on") if asked.given("decided_on") else None,
        told_on=asked.day("told_on") if asked.given("told_on") else None,
    )
