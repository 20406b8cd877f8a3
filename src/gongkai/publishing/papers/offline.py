"""《线下签批登记单》 (letters 8.5): what stands on the scanned paper, its hash, who registered and who compared it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gongkai.files.rendering.paper import Paper, Row, Table
from gongkai.publishing.models import Manuscript, ManuscriptEvent, OfflineSignature
from gongkai.publishing.papers.words import box, foot, hashed, line, signed, two
from gongkai.publishing.rules.workflow import Event


def paper(scanned: OfflineSignature, today: date) -> Paper:
    """A registration with its manuscript, scan and persons; an empty box while nobody has compared it."""
    one = scanned.manuscript
    return Paper(
        title=_("线下签批登记单"),
        number=_("单号：%s") % number_of(scanned),
        beside=_("单位：%s") % one.unit.name,
        rows=(
            line(_("信息名称"), one.title),
            two((_("文号"), one.document_number), (_("成文日期"), one.written_on.isoformat() if one.written_on else "")),
            hashed(_("扫描件"), scanned.scan.sha256),
            hashed(_("内容校验值"), scanned.content_hash),
            line(
                _("登记"),
                _("扫描件与签批原件一致"),
                sign=signed(scanned.registrar, _role(scanned, Event.REGISTER_OFFLINE), scanned.registered_at),
            ),
            _checked(scanned),
        ),
        tables=(Table((_("环节"), _("签批人"), _("签批日期")), tuple(map(_step, scanned.steps)), _("签批")),),
        foot=foot(today),
    )


def number_of(scanned: OfflineSignature) -> str:
    """By the item (or manuscript), X and the round."""
    one = scanned.manuscript
    return f"{one.item_id or f'M{one.pk}'}-X{scanned.round}"


def _checked(scanned: OfflineSignature) -> Row:
    if scanned.checked_by is None:
        return box(_("核对"))
    return line(
        _("核对"), _("扫描件与内容一致，可以公开"), sign=signed(scanned.checked_by, _role(scanned, Event.CHECK_OFFLINE), scanned.checked_at)
    )


def _role(scanned: OfflineSignature, event: Event) -> str:
    rows = ManuscriptEvent.objects.filter(subject=scanned.manuscript_id, kind=str(event), data__round=scanned.round)
    return rows.order_by("seq").values_list("post", flat=True).last() or ""


def _step(step: dict[str, Any]) -> tuple[str, str, str]:
    label = Manuscript.State(step["step"]).label.removeprefix("更正待").removeprefix("待")
    return label, str(step["signer"]), str(step["signed_on"])
