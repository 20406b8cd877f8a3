"""Every paper 文书 of publishing by its kind: who may have it (whoever may see its page, else 404), the paper itself, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.catalog import meter_lists
from gongkai.events import clock
from gongkai.files.rendering.paper import Paper
from gongkai.publishing.lists import batches
from gongkai.publishing.models import Hiding, Manuscript, OfflineSignature, Opinion, Referral, Removal, UrgentDecision
from gongkai.publishing.papers import (
    batch,
    corrigendum,
    declaration,
    hiding,
    letters,
    offline,
    removal,
    returned,
    urgent,
    validity,
)
from gongkai.publishing.rules import coordinating, referring
from gongkai.units.gate import Actor, visible
from gongkai.workspace import finding
from gongkai.workspace.templatetags.drafting import field_name


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper, the address and the name of the page where the act happens, and the room of that page."""

    paper: Paper
    back: str
    back_words: str
    room: str

    @property
    def name(self) -> str:
        """What the file is called, without its ending: title and number; no sign that a file system refuses."""
        number = self.paper.number.removeprefix(_("单号：%s") % "")
        return "-".join(part for part in (self.paper.title, number) if part).replace("/", "-").replace(" ", "")


def printed(actor: Actor, kind: str, number: int) -> Printed:
    """Http404 for a kind that is none, and for what the actor may not see as for what does not exist."""
    make = KINDS.get(kind)
    if make is None:
        raise Http404(_("没有这种文书"))
    return make(actor, number, clock.today())


def _one(rows: Any, number: int) -> Any:
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404(_("没有这份文书"))
    return found


def _of_manuscript(actor: Actor, number: int) -> tuple[Manuscript, str, str, str]:
    one = finding.manuscript(actor, number)
    return one, reverse("workspace-manuscript", args=[one.pk]), _("回到稿件"), "workspace-items"


def _of_item(actor: Actor, number: int) -> tuple[Any, str, str, str]:
    one = finding.item(actor, number)
    return one, reverse("workspace-published", args=[one.pk]), _("回到这条信息"), "workspace-published-list"


def _batch(actor: Actor, number: int, today: date) -> Printed:
    one = batches.find(actor, number)
    if one is None:
        raise Http404(_("没有这个批次"))
    form = batches.batch_form(one)
    return Printed(batch.paper(form, today), reverse("workspace-batch", args=[one.pk]), _("回到批次"), "workspace-tables")


def _returned(actor: Actor, number: int, today: date) -> Printed:
    row = _one(Opinion.objects.filter(says__in=returned.RETURNS).select_related("person"), number)
    row.manuscript, *back = _of_manuscript(actor, row.manuscript_id)
    return Printed(returned.paper(row, today), *back)


def _urgent(actor: Actor, number: int, today: date) -> Printed:
    row = _one(UrgentDecision.objects.select_related("reviewer", "approver"), number)
    row.manuscript, *back = _of_manuscript(actor, row.manuscript_id)
    return Printed(urgent.paper(row, today), *back)


def _offline(actor: Actor, number: int, today: date) -> Printed:
    row = _one(OfflineSignature.objects.select_related("scan", "registrar", "checked_by"), number)
    row.manuscript, *back = _of_manuscript(actor, row.manuscript_id)
    return Printed(offline.paper(row, today), *back)


def _coordination(actor: Actor, number: int, today: date) -> Printed:
    one = coordinating.found(actor, number, at=clock.now())
    if one is None:
        raise Http404(_("没有这份协调函"))
    back = reverse("workspace-coordination", args=[number])
    return Printed(letters.coordination(one, today), back, _("回到协调函"), "workspace-coordinations")


def _referral(actor: Actor, number: int, today: date) -> Printed:
    row = _one(visible(Referral.objects.all(), actor), number)
    manuscript = finding.manuscript(actor, row.manuscript_id)
    one = next(one for one in referring.referrals(manuscript) if one.letter.pk == row.pk)
    back = reverse("workspace-refer", args=[manuscript.pk])
    return Printed(letters.referral(one, today), back, _("回到报请确定"), "workspace-items")


def _hiding(actor: Actor, number: int, today: date) -> Printed:
    row = _one(Hiding.objects.select_related("by", "confirmed_by", "ended_by", "attachment"), number)
    row.item, *back = _of_item(actor, row.item_id)
    return Printed(hiding.paper(row, today), *back)


def _removal(actor: Actor, number: int, today: date) -> Printed:
    row = _one(Removal.objects.select_related("proposed_by", "decided_by", "successor"), number)
    row.item, *back = _of_item(actor, row.item_id)
    return Printed(removal.paper(row, today), *back)


def _corrigendum(actor: Actor, number: int, today: date) -> Printed:
    one, *back = _of_manuscript(actor, number)
    if one.kind not in corrigendum.KINDS or one.released_at is None:
        raise Http404(_("这份稿件没有更正说明"))
    return Printed(corrigendum.paper(one, today, field_name), *back)


def _validity(actor: Actor, number: int, today: date) -> Printed:
    one, *back = _of_item(actor, number)
    found = validity.marks(one, today)
    if not found:
        raise Http404(_("这份文件没有废止、失效、修改的标注"))
    return Printed(validity.paper(one, found, today), *back)


def _declaration(actor: Actor, number: int, today: date) -> Printed:
    row = meter_lists.declaration(actor, number)
    if row is None:
        raise Http404(_("没有这份申报单"))
    back = reverse("workspace-declaration", args=[row.pk])
    return Printed(declaration.paper(row, today), back, _("回到申报"), "workspace-declarations")


#: The word in the address → the paper. A number is that of its subject's row; of "corrigendum" the manuscript's, of "validity" the item's.
KINDS: dict[str, Callable[[Actor, int, date], Printed]] = {
    "batch": _batch, "returned": _returned, "urgent": _urgent, "offline": _offline, "coordination": _coordination, "referral": _referral,
    "hiding": _hiding, "removal": _removal, "corrigendum": _corrigendum, "validity": _validity, "declaration": _declaration,
}  # fmt: skip
