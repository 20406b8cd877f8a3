"""A fresh installation knows the calendar that the product ships; a later release adds years, and never touches one that is there."""

from datetime import datetime
from typing import Any

from gongkai.rulebook.calendar_data import ShippedDay, shipped_days, shipped_years

#: Who has confirmed the years that the product ships as compared with their notices.
BY = "产品随附"
REASON = "随产品装入"


def load(year: Any, day: Any, event: Any, *, at: datetime) -> None:
    """Enter the shipped years that are missing, each with its days and one event. Takes the model classes (of a migration)."""
    known = set(year.objects.filter(scope="CN").values_list("year", flat=True))
    taken = set(day.objects.filter(scope="CN").values_list("on", flat=True))
    arranged: dict[int, list[ShippedDay]] = {}
    for one in shipped_days():
        arranged.setdefault(one.year, []).append(one)
    for one in shipped_years():
        if one.year in known:
            continue
        days = [each for each in arranged[one.year] if each.on not in taken]
        row = year.objects.create(
            year=one.year,
            scope="CN",
            status="confirmed" if one.confirmed else "seeded",
            notice=one.notice,
            notice_verified=one.notice_verified or not one.notice,
            source=days[0].source if days else "",
            confirmed_at=at if one.confirmed else None,
            confirmed_by=BY if one.confirmed else "",
            reason=REASON,
        )
        day.objects.bulk_create(
            day(arranged=row, scope="CN", on=each.on, kind=each.kind.value, name=each.name, notice=each.notice, source=each.source)
            for each in days
        )
        event.objects.create(
            subject=row,
            seq=1,
            kind="seeded",
            at=at,
            recorded_at=at,
            from_state="none",
            to_state=row.status,
            reason=REASON,
            data={"notice": row.notice, "days": [[each.on.isoformat(), each.kind.value, each.name] for each in days]},
        )
