"""The question about what may be done against a reply: which way first, within what time, and how the letter says so."""

from gongkai.law.asking.fields import LONGEST, Fields
from gongkai.law.asking.situation import Answer, Payload, Situation
from gongkai.law.remedies import Remedy, for_codes
from gongkai.law.sayings import BadInputError, Said, gettext_noop

MOST_GROUNDS = 10


def remedy(payload: Payload, situation: Situation) -> Answer:
    """{"reply", "ground"?, "decided_on", "public_enterprise"?} → {"code", "paths": [{"kind", "first", "period", "article", "part"}],

    "wording", "warnings"}. `ground`: a code or a list of codes.
    """
    found = ways(payload, situation)
    told = [situation.said(said) for said in found.notes]
    return {"code": found.code, "paths": [path.as_json() for path in found.paths], "wording": found.wording, "warnings": told}


def ways(payload: Payload, situation: Situation) -> Remedy:
    """The remedy that is asked for."""
    asked = Fields(payload, known=("reply", "ground", "decided_on", "public_enterprise"))
    return for_codes(
        asked.text("reply"),
        _grounds(asked),
        decided_on=asked.day("decided_on"),
        choices=situation.choices,
        public_enterprise=asked.truth("public_enterprise"),
    )


def _grounds(asked: Fields) -> list[str]:
    if not asked.given("ground"):
        return []
    if isinstance(asked.values["ground"], str):
        return [asked.text("ground")]
    codes = asked.rows("ground", most=MOST_GROUNDS)
    for place, code in enumerate(codes):
        if not isinstance(code, str) or len(code) > LONGEST:
            raise BadInputError(f"ground[{place}]", Said("not_text", gettext_noop("应当是文字")))
    return codes
