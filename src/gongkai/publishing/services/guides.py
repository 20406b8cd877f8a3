"""Write a guide 公开指南 in its form: the manuscript whose body is made of the fields. All else is the way of every manuscript."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.catalog import guides as catalog
from gongkai.catalog.models import Item
from gongkai.catalog.particulars import GUIDE
from gongkai.events import clock
from gongkai.law import guides as law
from gongkai.publishing.acts import day_of
from gongkai.publishing.content import guides
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.services import drafting, revising
from gongkai.units.gate import Actor
from gongkai.units.models import Unit

SUMMARY = "说明信息的分类、编排体系、获取方式和公开工作机构的名称、地址、时间、电话。"


@transaction.atomic
def write_guide(
    *, unit: Unit, actor: Actor, fields: Mapping[str, Any], version: int = 0, key: str = "", at: datetime | None = None
) -> Manuscript:
    """Put the fields into the unit's guide: into the manuscript that is on its way (`version`: what the form saw), else into a new one,
    a revision where a guide is out. NotAllowed as `drafting.save`, and "too_long" for the field that is.
    """
    at = at or clock.now()
    form = catalog.form_of(unit)
    try:
        kept = law.stored(form, fields)
    except ValueError as error:
        raise refuse("too_long", f"guide.{error}") from None
    row = guides.open_of(unit)
    if row is None:
        row, version = _begin(unit, actor, key, at)
    before = (row.particulars.get(GUIDE) or {}).get("fields") or {}
    values: dict[str, Any] = {
        "title": guides.title_of(unit),
        "body": guides.body_of(unit, form, kept),
        "particulars": {**row.particulars, GUIDE: {"form": form.value, "fields": kept}},
        "written_on": day_of(at),
    }
    if row.item_id is None:
        given = {"columns": [catalog.COLUMN], "genre": "指南", "attribute": "proactive", "carrier": "other", "summary": SUMMARY}
        values |= {name: value for name, value in given.items() if not getattr(row, name) or name == "carrier"}
    elif not row.note.strip():
        values["note"] = note_of(before, kept)
    return drafting.save(row, actor=actor, version=version, values=values, at=at)


def _begin(unit: Unit, actor: Actor, key: str, at: datetime) -> tuple[Manuscript, int]:
    out = catalog.current([unit]).get(unit.pk)
    if out is None:
        row = drafting.create(unit=unit, actor=actor, key=key, at=at)
    else:
        row = revising.revise_item(Item.objects.get(pk=out.item), actor=actor, key=key, at=at)
    return row, row.version


def note_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """What a revision changes, in words for the public."""
    changed = [field for field in law.FIELDS if before.get(field.name) != after.get(field.name) and field.name != "updated_on"]
    names = "、".join(_(field.label) for field in changed[:8])
    return _("更新：%s") % names if before and names else _("按参考格式更新指南")
