"""Registers of single acts as sheets (letters 8.4–8.7, 8.9–8.11): hidings, withdrawals, urgent decisions, papers signed off line, letters.

A line for each in a span of days (both ends included), oldest first, at most MOST. What was sealed is named by its item alone.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from gongkai.events import clock
from gongkai.files.rendering.sheet import Sheet, Value
from gongkai.publishing.access import in_reach
from gongkai.publishing.models import (
    Coordination,
    CoordinationWord,
    Hiding,
    OfflineSignature,
    Referral,
    ReferralWord,
    Removal,
    UrgentDecision,
)
from gongkai.publishing.papers.register import MOST
from gongkai.units.gate import Actor, visible
from gongkai.units.models import Person, Unit

_SIZE = 500


def all_of(actor: Actor, unit: Unit, since: date, until: date) -> list[Sheet]:
    """Every register, also those without a line."""
    span = (datetime.combine(since, time(), clock.SHANGHAI), datetime.combine(until + timedelta(days=1), time(), clock.SHANGHAI))
    return [
        _hidings(actor, unit, span),
        _removals(actor, unit, span),
        _urgent(actor, unit, span),
        _offline(actor, unit, span),
        _letters(actor, unit, span),
    ]


Span = tuple[datetime, datetime]


def _wall(at: datetime | None) -> datetime | None:
    return at.astimezone(clock.SHANGHAI) if at else None


def _name(person: Person | None) -> str:
    return person.name if person else ""


def _hidings(actor: Actor, unit: Unit, span: Span) -> Sheet:
    heads = (
        (_("条目"), 10), (_("信息名称"), 44), (_("附件"), 24), (_("类别"), 14), (_("怎样发现"), 20), (_("说明"), 36), (_("下线人"), 10),
        (_("下线时间"), 17), (_("处理期限"), 12), (_("确认人"), 10), (_("确认时间"), 17), (_("处理人"), 10), (_("处理时间"), 17),
    )  # fmt: skip
    rows = Hiding.objects.filter(in_reach(actor, unit="unit_id"), unit_id=unit.pk, at__gte=span[0], at__lt=span[1])
    rows = rows.select_related("item", "attachment", "by", "confirmed_by", "ended_by").order_by("pk")[:MOST]
    lines: Iterator[tuple[Value, ...]] = (
        (
            f"/i/{row.item_id}", row.item.title, row.attachment.title if row.attachment else (_("已不存在") if row.of_file else ""),
            str(row.get_kind_display()), row.found_by, row.reason, _name(row.by), _wall(row.at), row.due_on, _name(row.confirmed_by),
            _wall(row.confirmed_at), _name(row.ended_by), _wall(row.ended_at),
        )
        for row in rows.iterator(chunk_size=_SIZE)
    )  # fmt: skip
    return Sheet(_("紧急下线登记册"), heads, lines)


def _removals(actor: Actor, unit: Unit, span: Span) -> Sheet:
    heads = (
        (_("文号"), 26), (_("条目"), 10), (_("信息名称"), 44), (_("种类"), 8), (_("情形"), 16), (_("依据"), 24), (_("对外说明"), 36),
        (_("提出人"), 10), (_("提出时间"), 17), (_("结果"), 10), (_("决定人"), 10), (_("决定时间"), 17), (_("决定的说明"), 24),
    )  # fmt: skip
    rows = Removal.objects.filter(in_reach(actor, unit="unit_id"), unit_id=unit.pk, proposed_at__gte=span[0], proposed_at__lt=span[1])
    rows = rows.select_related("item", "proposed_by", "decided_by", "numbered").order_by("pk")[:MOST]
    return Sheet(_("撤下封存登记册"), heads, map(_removal, rows.iterator(chunk_size=_SIZE)))


def _removal(row: Removal) -> tuple[Value, ...]:
    number = row.numbered.number if hasattr(row, "numbered") else ""
    return (
        number, f"/i/{row.item_id}", "" if row.title_goes else row.item.title, _("封存") if row.seal else _("撤下"), str(row.get_kind_display()),
        row.ground, row.public_reason, _name(row.proposed_by), _wall(row.proposed_at), str(row.get_state_display()), _name(row.decided_by),
        _wall(row.decided_at), row.decision_note,
    )  # fmt: skip


def _urgent(actor: Actor, unit: Unit, span: Span) -> Sheet:
    heads = (
        (_("稿件"), 10), (_("信息名称"), 44), (_("急件原因"), 30), (_("决定方式"), 10), (_("录音编号"), 16), (_("决定时间"), 17), (_("审查人"), 10),
        (_("审查人签字"), 17), (_("批准人"), 10), (_("批准人签字"), 17), (_("补签期限"), 12), (_("逾期说明"), 24), (_("内容校验值"), 66),
    )  # fmt: skip
    rows = UrgentDecision.objects.filter(in_reach(actor, unit="manuscript__unit"), manuscript__unit=unit)
    rows = rows.filter(decided_at__gte=span[0], decided_at__lt=span[1]).select_related("manuscript", "reviewer", "approver")
    rows = rows.defer("manuscript__body", "manuscript__difference").order_by("pk")[:MOST]
    lines: Iterator[tuple[Value, ...]] = (
        (
            f"M{row.manuscript_id}", row.manuscript.title, row.manuscript.urgent_why, str(row.get_way_display()), row.recording,
            _wall(row.decided_at), _name(row.reviewer), _wall(row.reviewer_signed_at), _name(row.approver), _wall(row.approver_signed_at),
            row.sign_by, row.overdue_note, row.content_hash,
        )
        for row in rows.iterator(chunk_size=_SIZE)
    )  # fmt: skip
    return Sheet(_("急件补签登记册"), heads, lines)


def _offline(actor: Actor, unit: Unit, span: Span) -> Sheet:
    heads = (
        (_("稿件"), 10), (_("信息名称"), 44), (_("签批"), 44), (_("登记人"), 10), (_("登记时间"), 17), (_("核对人"), 10), (_("核对时间"), 17),
        (_("扫描件校验值"), 66), (_("内容校验值"), 66),
    )  # fmt: skip
    rows = OfflineSignature.objects.filter(in_reach(actor, unit="manuscript__unit"), manuscript__unit=unit)
    rows = rows.filter(registered_at__gte=span[0], registered_at__lt=span[1]).select_related(
        "manuscript", "scan", "registrar", "checked_by"
    )
    rows = rows.defer("manuscript__body", "manuscript__difference").order_by("pk")[:MOST]
    lines: Iterator[tuple[Value, ...]] = (
        (
            f"M{row.manuscript_id}", row.manuscript.title, "；".join(f"{step['signer']} {step['signed_on']}" for step in row.steps),
            _name(row.registrar), _wall(row.registered_at), _name(row.checked_by), _wall(row.checked_at), row.scan.sha256, row.content_hash,
        )
        for row in rows.iterator(chunk_size=_SIZE)
    )  # fmt: skip
    return Sheet(_("线下签批登记册"), heads, lines)


def _letters(actor: Actor, unit: Unit, span: Span) -> Sheet:
    """Both kinds of one series, by number."""
    heads = (
        (_("文号"), 26), (_("种类"), 10), (_("受文单位"), 24), (_("信息名称"), 44), (_("经办"), 10), (_("发函时间"), 17), (_("答复期限"), 12),
        (_("结果"), 44),
    )  # fmt: skip
    asked = visible(Coordination.objects.filter(unit=unit, asked_at__gte=span[0], asked_at__lt=span[1]), actor)
    asked = asked.select_related("to_unit", "manuscript", "asked_by").prefetch_related("words").defer("manuscript__body")
    referred = visible(Referral.objects.filter(unit=unit, asked_at__gte=span[0], asked_at__lt=span[1]), actor)
    referred = referred.select_related("asked_by").prefetch_related("words")
    lines = [(row.year, row.serial, _asked(row)) for row in asked[:MOST]] + [
        (row.year, row.serial, _referred(row)) for row in referred[:MOST]
    ]
    return Sheet(_("发布协调、报请登记册"), heads, [line for _year, _serial, line in sorted(lines, key=lambda line: line[:2])])


def _asked(row: Coordination) -> tuple[Value, ...]:
    said = "；".join("，".join(filter(None, (str(CoordinationWord.Kind(word.kind).label), word.reason))) for word in row.words.all())
    return row.number, _("发布协调"), row.to_unit.name, row.manuscript.title, _name(row.asked_by), _wall(row.asked_at), row.answer_by, said


def _referred(row: Referral) -> tuple[Value, ...]:
    parts = ((str(ReferralWord.Kind(word.kind).label), word.document_number, word.text) for word in row.words.all())
    said = "；".join("，".join(filter(None, some)) for some in parts)
    return row.number, _("报请确定"), row.to_body, row.title_only, _name(row.asked_by), _wall(row.asked_at), row.answer_by, said
