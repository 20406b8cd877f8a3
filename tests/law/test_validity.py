"""Whether a document is in force on a day."""

from datetime import date

import pytest

from gongkai.law.validity import status_on

FROM, UNTIL = date(2026, 2, 1), date(2031, 1, 31)


@pytest.mark.parametrize(("day", "stated", "dates", "status"), [
    (date(2026, 1, 31), "", (FROM, UNTIL), "pending"),
    (date(2026, 2, 1), "", (FROM, UNTIL), "valid"),
    (date(2031, 1, 31), "", (FROM, UNTIL), "valid"),  # the last day counts
    (date(2031, 2, 1), "", (FROM, UNTIL), "expired"),
    (date(2031, 2, 1), "valid", (FROM, UNTIL), "expired"),  # the dates decide against what was once stated
    (date(2027, 1, 1), "amended", (FROM, UNTIL), "amended"),
    (date(2026, 1, 1), "amended", (FROM, UNTIL), "pending"),
    (date(2027, 1, 1), "repealed", (FROM, UNTIL), "repealed"),
    (date(2026, 1, 1), "repealed", (FROM, UNTIL), "repealed"),  # repealed before it came into force
    (date(2027, 1, 1), "expired", (None, None), "expired"),
    (date(2027, 1, 1), "valid", (None, None), "valid"),
    (date(2027, 1, 1), "", (None, UNTIL), "valid"),
    (date(2027, 1, 1), "", (FROM, None), "valid"),
    (date(2027, 1, 1), "", (None, None), "unstated"),
])  # fmt: skip
def test_status(day: date, stated: str, dates: tuple[date | None, date | None], status: str) -> None:
    assert status_on(day, stated=stated, effective_from=dates[0], valid_until=dates[1]) == status
