"""The mark beside a document: in force, not yet, running out, repealed. The rule itself is `gongkai.law.validity`."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from gongkai.catalog.models import Item
from gongkai.law import validity as law
from gongkai.portal.dates import iso

#: 到期前多少天起提示.
NEAR = timedelta(days=90)


class Mark(NamedTuple):
    """`kind` is the class of the tag (ok, soon, gone or empty), `text` its words; both empty where nothing is stated."""

    kind: str
    text: str


NOTHING = Mark("", "")


def status(item: Item, today: date) -> str:
    """The status code of `item` on `today`."""
    return law.status_on(today, stated=item.validity, effective_from=item.effective_from, valid_until=item.valid_until)


def mark(item: Item, today: date) -> Mark:
    """What to write beside `item` on `today`."""
    found = status(item, today)
    if found == law.UNSTATED:
        return NOTHING
    if found == law.PENDING:
        return Mark("soon", _("%s 施行") % iso(item.effective_from))
    if found == law.REPEALED:
        return Mark("gone", _("已废止"))
    if found == law.EXPIRED:
        return Mark("gone", _("已失效"))
    if item.valid_until is not None and item.valid_until - today <= NEAR:
        return Mark("soon", _("%s 到期") % iso(item.valid_until))
    return Mark("ok", _("已修改，有效") if found == law.AMENDED else _("有效"))


def named(code: str) -> str:
    """The words for a status code, as a filter shows them."""
    return {
        law.VALID: _("有效"), law.PENDING: _("尚未施行"), law.AMENDED: _("已修改"),
        law.EXPIRED: _("失效"), law.REPEALED: _("废止"), law.UNSTATED: _("未标注"),
    }.get(code, code)  # fmt: skip
