"""The question about an index number: what form it has, what it is made of, what is wrong with it."""

from gongkai.law.asking.fields import Fields
from gongkai.law.asking.situation import Answer, Payload, Situation
from gongkai.law.index_forms import parse

#: Longer texts are refused; what is merely too long for an index number is answered.
LONGEST_NUMBER = 1000


def index_number(payload: Payload, situation: Situation) -> Answer:
    """{"text"} → {"valid", "form", "parts", "problems": [{"code", "text"}]}."""
    found = parse(Fields(payload, known=("text",)).text("text", longest=LONGEST_NUMBER))
    told = [situation.said(said) for said in found.problems]
    return {"valid": found.valid, "form": found.form, "parts": dict(found.parts), "problems": told}
