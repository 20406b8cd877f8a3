"""Who is told what of declarations: the proposer hears what the office decided."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.catalog.models import Declaration, DeclarationEvent
from gongkai.notices import kinds, subjects
from gongkai.notices.kinds import Kind
from gongkai.notices.services import notify
from gongkai.units.gate import Actor, visible

KIND = Kind("declaration_decided", gettext_lazy("无此类信息申报的结果"), gettext_noop("您提出的 %(n)d 件无此类信息申报有了结果"))


def register() -> None:
    """Enter the kind and what its subject is called; called once at start-up."""
    kinds.register(KIND)
    subjects.register("declaration", _titles)


def follow(events: Sequence[DeclarationEvent]) -> None:
    """AFTER subscriber of declarations that were accepted or returned."""
    for event in events:
        row = event.subject
        people = [row.proposed_by_id] if row.proposed_by_id and row.proposed_by_id != event.person_id else []
        notify(
            KIND.code, to=people, subject=f"declaration:{row.pk}", once=f"declarations:{event.pk}", link=f"/workspace/declarations/{row.pk}/",
            unit=row.unit_id, values={"what": event.kind}, at=event.at,
        )  # fmt: skip


def _titles(numbers: list[int], actor: Actor) -> dict[int, str]:
    rows: Any = visible(Declaration.objects.filter(pk__in=numbers), actor)
    return dict(rows.values_list("pk", "column__name"))
