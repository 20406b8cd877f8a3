"""What the law does not say and somebody must choose (口径): one value of choices, given to every function that needs one.

Each choice is a setting `law.<name>` of the installation. The default is what the product recommends, with its source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar, Literal

from gongkai.law.sayings import Said, gettext_noop


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of an installation. Numbers of days are working days where nothing else is said."""

    #: Not a choice: an unclear application is sent back for correction within 7 working days (regulation, article 30).
    correction_working_days: ClassVar[int] = 7

    # -- Remedies ------------------------------------------------------------------------------------------------------------------
    #: Refusals decided from 2024-01-01 (Administrative Reconsideration Law, article 23) to 2025-05-31, before the court's interpretation
    #: 法释〔2025〕8号 drew the line: "articles_14_16": reconsideration first only where articles 14–16 were the ground, as afterwards;
    #: "every_refusal": also for 36-4, 36-5, 38 and whatever else was not given.
    remedy_scope_before_20250601: Literal["articles_14_16", "every_refusal"] = "articles_14_16"
    #: A reply of several outcomes (37, or several matters): "two_paths": the refused part reconsideration first, the rest either way,
    #: both written down; "recon_first_all": the whole reply names reconsideration first only.
    mixed_style: Literal["two_paths", "recon_first_all"] = "two_paths"
    #: No reply in time: "or": reconsideration or court (法释〔2025〕8号 article 2); "recon_first": reconsideration first, should the
    #: implementing regulation of 2026 say so (article 30, text not seen: 未核实).
    overdue_path: Literal["or", "recon_first"] = "or"

    # -- The case clock ------------------------------------------------------------------------------------------------------------
    #: The fee of 国办函〔2020〕109号 is paid: "restart": the whole period runs anew from the day after the payment; "resume": what was
    #: left when the notice was sent runs on. Neither was found in the text: 未核实, say so where it shows.
    fee_paid_effect: Literal["restart", "resume"] = "restart"
    #: Consulting an organ that did not make the record together with this one: "comaker_only": stops nothing (article 34 is about makers);
    #: "any_formal_consultation": stops the clock as article 33 says of "other organs" (第三方和其他机关).
    pause_on_other_organ: Literal["comaker_only", "any_formal_consultation"] = "comaker_only"
    #: Received online under the text of 2007: "submitted": the day the system took it (guiding case 26 of the Supreme Court);
    #: "confirmed": the day both sides confirmed it, as under the text of 2019.
    online_receipt_2007: Literal["submitted", "confirmed"] = "submitted"
    #: How long an applicant has to correct an application, where the notice names no day; 10–30 (article 30: "a reasonable period").
    correction_period_default: int = 15
    #: How long an applicant has to explain a great number of applications, where the notice names no day (article 35 names none).
    reasons_period_default: int = 7
    #: An application that nobody confirmed turns red on this working day after it came in (article 31; rules A8).
    unconfirmed_red_after: int = 2

    # -- The annual report ---------------------------------------------------------------------------------------------------------
    #: Whether 31 January and 31 March move to the next working day. False: they stand in article 49 as days of the calendar.
    report_deadline_shifts: bool = False

    # -- When to remind (催办点): working days after the day that the period runs from ------------------------------------------------
    #: Sending an application back for correction (article 30: 7).
    warn_correction_days: tuple[int, ...] = (5, 7)
    #: Replying (article 33: 20).
    warn_reply_days: tuple[int, ...] = (15, 18, 20)
    #: Extending: this many working days before the period ends.
    warn_before_extension: int = 1
    #: Waiting for a third party or a co-maker (articles 32 and 34: 15).
    warn_third_party_days: tuple[int, ...] = (12, 15)
    #: Publishing the annual report: days of January (departments) and of March (governments), article 49.
    warn_report_days: tuple[int, ...] = (15, 25, 31)


#: The words that a choice of words may be.
WORDS: Mapping[str, tuple[str, ...]] = {
    "remedy_scope_before_20250601": ("articles_14_16", "every_refusal"),
    "mixed_style": ("two_paths", "recon_first_all"),
    "overdue_path": ("or", "recon_first"),
    "fee_paid_effect": ("restart", "resume"),
    "pause_on_other_organ": ("comaker_only", "any_formal_consultation"),
    "online_receipt_2007": ("submitted", "confirmed"),
}

#: The least and the greatest a choice of days may be, ends included; of a list, each of its days.
RANGES: Mapping[str, tuple[int, int]] = {
    "correction_period_default": (10, 30),
    "reasons_period_default": (1, 30),
    "unconfirmed_red_after": (1, 10),
    "warn_correction_days": (1, 7),
    "warn_reply_days": (1, 40),
    "warn_before_extension": (1, 10),
    "warn_third_party_days": (1, 15),
    "warn_report_days": (1, 31),
}

NAMES = tuple(field.name for field in fields(Choices))


def defaults() -> dict[str, object]:
    """Every choice with what it is where nobody chose otherwise."""
    return {name: getattr(Choices(), name) for name in NAMES}


def problem(name: str, value: object) -> Said | None:
    """Why `value` cannot be the choice `name` (KeyError for an unknown name), None if it can. Lists stand for tuples, ascending."""
    default = defaults()[name]
    if name in WORDS:
        return None if value in WORDS[name] else Said("choice_words", gettext_noop("只能是：%(words)s"), {"words": " | ".join(WORDS[name])})
    if isinstance(default, bool):
        return None if isinstance(value, bool) else Said("choice_bool", gettext_noop("只能是 true 或者 false"))
    least, most = RANGES[name]
    values = {"least": least, "most": most}
    if isinstance(default, int):
        return None if _within(value, least, most) else Said("choice_number", gettext_noop("只能是%(least)d到%(most)d之间的整数"), values)
    if isinstance(value, list | tuple) and all(_within(one, least, most) for one in value) and list(value) == sorted(set(value)):
        return None
    return Said("choice_days", gettext_noop("只能是%(least)d到%(most)d之间的整数的列表，从小到大，不重复"), values)


def _within(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most
