"""《遮盖处理记录》 (letters 8.8): what was masked in which place, on which ground and how; nothing of what was masked."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.files.review.places import Place, where
from gongkai.publishing.models import MaskingRecord
from gongkai.publishing.scanning.kinds import kind_name

KINDS = {"word": gettext_noop("写出的文字"), "column": gettext_noop("整列"), "box": gettext_noop("框选的位置")}
_SHOWN = 5


@dataclass(slots=True)
class Line:
    """What of one kind was masked on one ground: where, as far as that is told, and how many."""

    kind: str
    place: str
    ground: str
    count: int = 1


def lines(record: MaskingRecord) -> list[Line]:
    """Of all places of a record, those of one kind and ground together."""
    found: dict[tuple[str, str], Line] = {}
    places: dict[tuple[str, str], list[str]] = {}
    for row in record.rows:
        key = (row["kind"], row["ground"])
        if key in found:
            found[key].count += 1
        else:
            found[key] = Line(_(KINDS[row["kind"]]) if row["kind"] in KINDS else kind_name(row["kind"]), "", row["ground"])
        told = _place(row["places"])
        if told and told not in places.setdefault(key, []):
            places[key].append(told)
    for key, line in found.items():
        told = places.get(key, [])
        line.place = ("、".join(told[:_SHOWN]) + (_("等") if len(told) > _SHOWN else "")) or _("凡是出现的地方")
    return list(found.values())


def _place(steps: list[Any]) -> str:
    """第3页, B列, 第2行: without the names of sheets and files, which the record does not hold."""
    if not steps:
        return ""
    code, values = steps[-1]
    if code == "column":
        return _("%s列") % values.get("column", "")
    if "page" in values:
        return _("第%s页") % values["page"]
    if "row" in values:
        return _("第%s行") % values["row"]
    named = {"line", "paragraph", "table", "slide", "header", "footer", "comment", "footnote", "endnote"}
    return where([Place(code, values)], _) if code in named else ""
