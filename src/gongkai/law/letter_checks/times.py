"""V-TIME: the day of the letter against receipt, the due day and what the law allows; V-CARRIER: who may carry it (N1, N2)."""

from collections.abc import Iterator
from datetime import date

from gongkai.law.letter_checks.facts import Facts, Finding, Way
from gongkai.law.letters import Letter
from gongkai.law.sayings import Said, gettext_noop

#: Only the post carries decisions (国办公开办函〔2016〕235号).
CARRIERS = ("邮政特快专递", "邮政挂号")


def answered_on(service: Way, *, dispatched_on: date | None, delivered_on: date | None) -> date | None:
    """The day that counts as the reply: posting for mail, sending for electronic service, else the signature of who received it."""
    return dispatched_on if service in {"mail", "electronic"} else delivered_on


def check(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Findings on the days. What is not known is not judged; a late reply is said to be late, its day is not changed."""
    if facts.letter_date is not None and facts.received_on is not None and facts.letter_date < facts.received_on:
        yield _error("before_receipt", gettext_noop("落款日期早于收到日"))
    if letter.code == "correction_notice":
        yield from _correction(facts)
    if letter.code == "extension_notice":
        yield from _extension(facts)
    if letter.is_reply:
        yield from _reply(facts)
    if letter.code == "service_receipt":
        yield from _carrier(facts)


def _reply(facts: Facts) -> Iterator[Finding]:
    served = answered_on(facts.service, dispatched_on=facts.dispatched_on, delivered_on=facts.delivered_on) if facts.service else None
    day = served or facts.letter_date
    if day is not None and facts.due_on is not None and day > facts.due_on:
        template = gettext_noop("逾期答复：截止日%(due)s，%(day)s才作出或者送达")
        yield Finding("V-TIME", "warning", Said("late_reply", template, {"due": facts.due_on, "day": day}))


def _correction(facts: Facts) -> Iterator[Finding]:
    if facts.earlier_corrections:
        yield Finding(
            "V-TIME", "warning", Said("second_correction", gettext_noop("补正只能一次性告知，本件已经发过补正告知书（第三十条）"))
        )
    days = facts.regulation.correction_days
    if facts.letter_date is None or facts.received_on is None or facts.calendar is None or days is None:
        return
    last = facts.calendar.add(facts.received_on, days)
    if facts.letter_date > last:
        template = gettext_noop("补正告知须自收到之日起%(days)d个工作日内发出，最迟%(last)s（第三十条）")
        yield _error("correction_late", template, days=days, last=last)


def _extension(facts: Facts) -> Iterator[Finding]:
    old, new = _day(facts, "old_due_on") or facts.due_on, _day(facts, "new_due_on")
    days, most = facts.fields.get("days"), facts.regulation.extension_days
    if facts.letter_date is not None and old is not None and facts.letter_date > old:
        yield _error("extension_late", gettext_noop("延期须在原期限届满（%(old)s）前告知（第三十三条）"), old=old)
    approved = _day(facts, "approved_on")
    if approved is not None and facts.letter_date is not None and approved > facts.letter_date:
        yield _error("extension_unapproved", gettext_noop("公开工作机构负责人同意的日期晚于落款日期"))
    if type(days) is not int:
        return
    if not 1 <= days <= most:
        yield _error("extension_days", gettext_noop("延长只能是1至%(most)d个工作日"), most=most)
    elif facts.calendar is not None and old is not None and new is not None and facts.calendar.add(old, days) != new:
        template = gettext_noop("新截止日应为%(right)s，写的是%(new)s")
        yield _error("extension_end", template, right=facts.calendar.add(old, days), new=new)


def _carrier(facts: Facts) -> Iterator[Finding]:
    carrier = facts.fields.get("carrier")
    if isinstance(carrier, str) and carrier and carrier not in CARRIERS:
        said = Said("carrier", gettext_noop("邮寄处理决定须经邮政企业，不得用其他快递（国办公开办函〔2016〕235号）"))
        yield Finding("V-CARRIER", "error", said)
    if facts.due_on is None or not facts.service:
        return
    served = answered_on(facts.service, dispatched_on=facts.dispatched_on, delivered_on=facts.delivered_on)
    if served is not None and served > facts.due_on:
        template = gettext_noop("超过答复期限：截止日%(due)s，%(day)s才视为答复")
        yield Finding("V-TIME", "warning", Said("late_service", template, {"due": facts.due_on, "day": served}))


def _day(facts: Facts, name: str) -> date | None:
    value = facts.fields.get(name)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if type(value) is date else None


def _error(code: str, template: str, **values: object) -> Finding:
    return Finding("V-TIME", "error", Said(code, template, values))
