"""What a reader must know of a unit before anything else: that it is over, who carries on, what it was called."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from gongkai.events import clock
from gongkai.portal.dates import in_words
from gongkai.portal.pages import unit_url
from gongkai.units.models import Unit
from gongkai.units.standing import Standing, standing


class Notice(NamedTuple):
    """A sentence, and the unit it leads to."""

    text: str
    name: str = ""
    url: str = ""
    warn: bool = False


def warnings(unit: Unit, today: date) -> list[Notice]:
    """What stands on every page of a unit that is over; asks the database only then."""
    ended = unit.valid_until is not None and unit.valid_until < today
    return [notice for notice in notices(unit, standing(unit, today)) if notice.warn] if ended else []


def notices(unit: Unit, standing: Standing) -> list[Notice]:
    """Everything, for the front page of a unit's site."""
    found: list[Notice] = []
    for succession in standing.successors:
        on = in_words(succession.on or standing.ended)
        words = (
            _("%(on)s起，本单位的职责由下列单位承担，这里保留原有的公开内容：")
            if on
            else _("本单位的职责由下列单位承担，这里保留原有的公开内容：")
        )
        found.append(Notice(words % {"on": on}, succession.successor.name, unit_url(succession.successor), warn=True))
    if standing.ended and not standing.successors:
        found.append(Notice(_("本单位已于%s撤销，这里保留原有的公开内容。") % in_words(standing.ended), warn=True))
    found += [
        Notice(_("原有单位已并入本单位，它的公开内容保留在："), before.unit.name, unit_url(before.unit, "unit-former"))
        for before in standing.predecessors
    ]
    if standing.former:
        found.append(Notice(_("曾用名：%s") % "、".join(_former(name.name, name.valid_until) for name in standing.former)))
    if unit.valid_from is not None and unit.valid_from > clock.today():
        found.append(Notice(_("本单位自%s起设立。") % in_words(unit.valid_from), warn=True))
    if unit.provisional:
        found.append(Notice(_("本单位由历史资料导入，还没有归入单位目录。")))
    return found


def _former(name: str, until: object) -> str:
    return _("%(name)s（至%(day)s）") % {"name": name, "day": in_words(until)} if until else name
