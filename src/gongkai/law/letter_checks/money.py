"""V-FEE: the amount of a fee notice is that of the scale, by items or by pages (109号; Z34, Z37, L08)."""

from collections.abc import Iterator

from gongkai.law.fees import charge
from gongkai.law.letter_checks.facts import Facts, Finding
from gongkai.law.letters import Letter
from gongkai.law.sayings import BadInputError, Said, gettext_noop

_WAYS = {"按件": "items", "按量": "pages"}


def check(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Findings on `by`, `quantity`, `already`, `amount`. A second quantity (`items` and `pages`) is both ways at once."""
    fields = facts.fields
    if letter.code not in {"fee_notice", "fee_calculation"} or not fields:
        return
    by = _WAYS.get(str(fields.get("by")), fields.get("by"))
    other = "pages" if by == "items" else "items"
    ways: object = ["items", "pages"] if fields.get(other) not in {None, "", 0} else by
    already = fields.get("already") if by == "items" else fields.get("already") or None
    try:
        right = charge(ways, fields.get("quantity"), already, on=facts.received_on)
    except BadInputError as error:
        yield Finding("V-FEE", "error", error.said)
        return
    if fields.get("amount") != right.amount:
        template = gettext_noop("应缴%(right)d元，写的是%(amount)s元")
        yield Finding("V-FEE", "error", Said("amount", template, {"right": right.amount, "amount": str(fields.get("amount"))}))
    for said in right.warnings:
        yield Finding("V-FEE", "warning", said)
