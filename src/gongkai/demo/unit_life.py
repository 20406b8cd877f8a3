"""Units of the demonstration with a life: one founded, renamed and merged into another, which is to be renamed; by the verbs."""

from datetime import date, datetime, time, timedelta

from gongkai.events.clock import SHANGHAI
from gongkai.units import life
from gongkai.units.actors import actor_of
from gongkai.units.models import Person, Unit, UnitChange

#: What is founded here beside the units of `data/units.csv`.
CODES = ("990100-D14-D01", "990100-D14-D02")
_ABOVE = "990100-D14"


def play(today: date) -> None:
    """Found two, rename one and merge it into the other, which is to be renamed in two months. A second call does nothing."""
    above = Unit.objects.filter(code=_ABOVE).first()
    if above is None or Unit.objects.filter(code__in=CODES).exists():
        return
    office = actor_of(Person.objects.get(login="office").pk, today)
    year = today.year - 1

    def at(day: date) -> datetime:
        return datetime.combine(day, time(10), tzinfo=SHANGHAI)

    names = ("明川市市政设施管理处", "明川市城市管理服务中心")
    for code, name in zip(CODES, names, strict=True):
        life.create(
            code=code, name=name, level="department", parent=above, kind="直属事业单位", accepts_applications=False, actor=office,
            on=date(2015, 6, 1), reason="历史登记", document="明编〔2015〕9号", at=at(date(year, 1, 6)),
        )  # fmt: skip
    works, centre = (Unit.objects.get(code=code) for code in CODES)
    renamed = date(year, 3, 3)
    life.rename(
        unit=works, name="明川市市政设施维护中心", actor=office, on=renamed, reason="事业单位改革", document=f"明编〔{year}〕2号", at=at(renamed)
    )  # fmt: skip
    merged = date(year, 9, 1)
    life.merge(units=[works], into=centre, actor=office, on=merged, reason="事业单位改革", document=f"明编〔{year}〕17号", at=at(merged))
    later = today + timedelta(days=60)
    centre.refresh_from_db()
    if not UnitChange.objects.filter(unit=centre, state="planned").exists():
        life.rename(
            unit=centre, name="明川市城市运行服务中心", actor=office, on=later, reason="职能调整", document=f"明编〔{today.year}〕21号"
        )  # fmt: skip
