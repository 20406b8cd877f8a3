"""Questions about working days: after how many, how many between."""

from gongkai.law.asking.fields import Fields, a_day
from gongkai.law.asking.situation import Answer, Payload, Situation
from gongkai.law.sayings import BadInputError, Said, gettext_noop

#: More working days than this at once are a slip of the pen: eight years.
MOST_DAYS = 2000


def workday(payload: Payload, situation: Situation) -> Answer:
    """{"from", "add"} → {"date", "provisional"}: the last of so many working days after `from`, which is not counted itself.

    {"between": [a, b]} → {"working_days", "provisional"}: those after a, up to and including b.
    """
    asked = Fields(payload, known=("from", "add", "between"))
    if asked.given("between") and (asked.given("from") or asked.given("add")):
        raise BadInputError("between", Said("two_questions", gettext_noop("不能同时问两件事：给 from 和 add，或者只给 between")))
    return _between(asked, situation) if asked.given("between") else _add(asked, situation)


def _add(asked: Fields, situation: Situation) -> Answer:
    start = asked.day("from")
    count = asked.whole("add", least=0, most=MOST_DAYS)
    try:
        end = situation.calendar.add(start, count)
    except BadInputError as error:
        raise BadInputError("add", error.said) from None
    return {"date": end.isoformat(), "provisional": situation.calendar.provisional(start, end)}


def _between(asked: Fields, situation: Situation) -> Answer:
    ends = asked.rows("between", most=2)
    if len(ends) != 2:
        raise BadInputError("between", Said("two_days", gettext_noop("应当是两个日期")))
    start, end = a_day(ends[0], "between[0]"), a_day(ends[1], "between[1]")
    if end < start:
        raise BadInputError("between[1]", Said("end_before_start", gettext_noop("后一个日期早于前一个日期")))
    return {"working_days": situation.calendar.between(start, end), "provisional": situation.calendar.provisional(start, end)}
