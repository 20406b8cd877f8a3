"""What a letter does to the period of the reply, and its own term (letters §10). The clock does the counting; this tells people."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.choices import Choices
from gongkai.law.fees import PAYMENT_DAYS
from gongkai.law.regulation import OF_2019
from gongkai.law.sayings import Said, gettext_noop


class OnReply(StrEnum):
    """定收到日 · 整期重算 · 不停 · 顺延一次 · 以所定日期为截止日 · 停（所需时间不计）· 停，缴清次日重算 · 终止 · 满足期限 · 新时钟."""

    SETS_RECEIPT = "sets_receipt"
    RESTARTS = "restarts"
    NONE = "none"
    EXTENDS = "extends"
    SETS_DUE = "sets_due"
    PAUSES = "pauses"
    PAUSES_FOR_FEE = "pauses_for_fee"
    ENDS = "ends"
    ANSWERS = "answers"
    BEGINS_ANEW = "begins_anew"


@dataclass(frozen=True, slots=True)
class Effect:
    """`to_send_days`: working days from receipt within which it goes out; `term_days`: working days that its reader has, from receiving

    it. None where nothing is set. `notes`: what is a choice (口径) or 未核实 in it.
    """

    on_reply: OnReply
    to_send_days: int | None = None
    term_days: int | None = None
    notes: tuple[Said, ...] = ()


_CHOICE = gettext_noop("条例没有写明，是选定的口径")


def effects(choices: Choices | None = None) -> Mapping[str, Effect]:
    """The effect of each letter that has one, by code; all replies have `answers`, and are not listed one by one."""
    choices = choices or Choices()
    chosen = (Said("choice", _CHOICE),)
    paid = (Said("fee_restart_unverified", gettext_noop("缴费以后期限怎样计算，没有见到原文（未核实）")),)
    consulting = Effect(OnReply.PAUSES, term_days=OF_2019.third_party_days, notes=chosen)
    return {
        "registration_receipt": Effect(OnReply.SETS_RECEIPT),
        "receipt_confirmation": Effect(OnReply.SETS_RECEIPT, to_send_days=0),
        "correction_notice": Effect(
            OnReply.RESTARTS, to_send_days=OF_2019.correction_days, term_days=choices.correction_period_default, notes=chosen
        ),
        "reasons_notice": Effect(OnReply.NONE, term_days=choices.reasons_period_default, notes=chosen),
        "extension_notice": Effect(OnReply.EXTENDS, term_days=OF_2019.extension_days),
        "delay_notice": Effect(OnReply.SETS_DUE),
        "third_party_consultation": consulting,
        "comaker_consultation": consulting,
        "internal_assistance": Effect(OnReply.NONE, term_days=5, notes=chosen),
        "publication_coordination": Effect(OnReply.NONE, term_days=5, notes=chosen),
        "disclosure_referral": Effect(
            OnReply.PAUSES if choices.pause_on_other_organ == "any_formal_consultation" else OnReply.NONE, notes=chosen
        ),
        "fee_notice": Effect(OnReply.PAUSES_FOR_FEE, term_days=PAYMENT_DAYS, notes=paid),
        "withdrawal_confirmation": Effect(OnReply.ENDS),
        "service_receipt": Effect(OnReply.ANSWERS),
        "remedy_register": Effect(OnReply.BEGINS_ANEW),
    }
