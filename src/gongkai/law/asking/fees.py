"""The question about the information processing fee: by items or by pages → yuan, step by step."""

from gongkai.law.asking.fields import Fields
from gongkai.law.asking.situation import Answer, Payload, Situation
from gongkai.law.fees import Fee, charge, one_way


def fee(payload: Payload, situation: Situation) -> Answer:
    """{"by", "count", "already"?} → {"amount", "lines": [{"range", "count", "price", "sum"}]}."""
    found = charged(payload)
    return {"amount": found.amount, "lines": [line.as_json() for line in found.lines]}


def charged(payload: Payload) -> Fee:
    """The fee that is asked for. `items` and `pages` stand for "by" and "count" together, and refuse each other."""
    asked = Fields(payload, known=("by", "count", "already", "items", "pages"))
    values = asked.values
    if asked.given("items") or asked.given("pages"):
        by = one_way(items=values.get("items"), pages=values.get("pages"))
        return charge(values.get("by", by) if values.get("by", by) == by else ["items", "pages"], values[by], values.get("already"))
    asked.needed("by")
    asked.needed("count")
    return charge(values["by"], values["count"], values.get("already"))
