"""Which remedies a reply carries, by its outcome, its grounds and the day it was made (rules A14; letters §3.2).

Since 2024-01-01 a refusal on articles 14–16 goes to reconsideration first (行政复议法第23条第1款第4项); 法释〔2025〕8号 drew that line from
2025-06-01 on, and between the two days it is a choice. The day of the letter decides, not the day of receipt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.law.choices import Choices
from gongkai.law.periods import RECONSIDERATION_LAW_FROM, suit_months
from gongkai.law.regulation import OF_2019, regulation_on
from gongkai.law.remedy_paths import Code, Path, paths_of
from gongkai.law.remedy_texts import TEXTS
from gongkai.law.replies import Group, Result, result
from gongkai.law.sayings import BadInputError, Said, gettext_noop

__all__ = ["Bodies", "Code", "Path", "Remedy", "Words", "code_of", "for_codes", "of_code", "overdue", "remedy", "wording"]

SCOPE_SETTLED_FROM = date(2025, 6, 1)
#: What the doors take for "no reply in time".
OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Bodies:
    """Names printed in the paragraphs; what is empty is printed in general words."""

    recon_body: str = ""
    recon_address: str = ""
    recon_phone: str = ""
    recon_online: str = ""
    recon_body_old: str = ""
    court_name: str = ""
    court_after_recon: str = ""
    appeal_department: str = ""
    office_name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Further words of the paragraphs: the parts of a mixed reply (第二、四项), how the reader is addressed."""

    refused_list: str = ""
    other_list: str = ""
    you: str = "你（单位）"


@dataclass(frozen=True, slots=True)
class Remedy:
    """`code`: the paragraph of the letter; `wording`: the paragraph filled in, "" for none."""

    code: Code
    paths: tuple[Path, ...]
    wording: str
    notes: tuple[Said, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """{"code", "paths", "wording", "warnings"}."""
        return {
            "code": self.code,
            "paths": [path.as_json() for path in self.paths],
            "wording": self.wording,
            "warnings": [said.as_json() for said in self.notes],
        }


def code_of(results: Sequence[Result], *, decided_on: date, choices: Choices | None = None, public_enterprise: bool = False) -> Code:
    """The paragraph for a reply with these outcomes (letters §3.2, lines 4–9). BadInputError: `results` where there is none."""
    choices = choices or Choices()
    if not results:
        raise BadInputError("results", Said("no_results", gettext_noop("没有处理结果")))
    answered = [one for one in results if one.kind.code != "wd"]
    if not answered:
        return "none"
    if public_enterprise or all(one.kind.code == "55" for one in answered):
        return "R-55"
    if decided_on < RECONSIDERATION_LAW_FROM:
        return "R-OLD"
    wide = decided_on < SCOPE_SETTLED_FROM and choices.remedy_scope_before_20250601 == "every_refusal"
    if all(one.only_refuses or (wide and one.kind.group in {Group.REFUSED, Group.UNABLE}) for one in answered):
        return "R-PRE"
    if any(one.refuses or (wide and one.kind.group in {Group.REFUSED, Group.UNABLE, Group.PARTIAL}) for one in answered):
        return "R-MIX" if choices.mixed_style == "two_paths" else "R-PRE"
    return "R-OR"


def remedy(
    results: Sequence[Result],
    *,
    decided_on: date,
    choices: Choices | None = None,
    public_enterprise: bool = False,
    bodies: Bodies | None = None,
    words: Words | None = None,
) -> Remedy:
    """The remedies of a reply. `results`: one for each matter; `decided_on`: the day of the letter."""
    code = code_of(results, decided_on=decided_on, choices=choices, public_enterprise=public_enterprise)
    found = of_code(code, decided_on=decided_on, bodies=bodies, words=words)
    return Remedy(code, found.paths, found.wording, (*found.notes, *_notes(code, results, decided_on, choices or Choices())))


def for_codes(
    reply: str,
    grounds: Iterable[str] = (),
    *,
    decided_on: date,
    choices: Choices | None = None,
    public_enterprise: bool = False,
    bodies: Bodies | None = None,
    words: Words | None = None,
) -> Remedy:
    """`remedy` for one matter with the codes as people write them (`replies.result`); reply "overdue": nothing came in time."""
    if reply.strip() == OVERDUE:
        return overdue(choices, decided_on=decided_on, bodies=bodies)
    one, notes = result(reply, grounds, version=regulation_on(decided_on).version)
    found = remedy([one], decided_on=decided_on, choices=choices, public_enterprise=public_enterprise, bodies=bodies, words=words)
    return Remedy(found.code, found.paths, found.wording, (*notes, *found.notes))


def of_code(code: Code, *, decided_on: date, bodies: Bodies | None = None, words: Words | None = None) -> Remedy:
    """The paths and the wording of a paragraph whose code is known: P and R-FEE for notices, R-3RD for third parties (lines 1–4)."""
    old = decided_on < RECONSIDERATION_LAW_FROM
    notes: tuple[Said, ...] = ()
    if old and suit_months(decided_on) == 3:
        notes = (Said("three_months", gettext_noop("2015年5月1日以前作出的，按当时的3个月计算（未核实）")),)
    paths = paths_of(code, suit_months=suit_months(decided_on), old=old)
    return Remedy(code, paths, wording(code, decided_on=decided_on, bodies=bodies, words=words), notes)


def overdue(choices: Choices | None = None, *, decided_on: date, bodies: Bodies | None = None) -> Remedy:
    """The remedies where no reply came in time: there is no letter to carry them. `decided_on`: the day after the due day."""
    choices = choices or Choices()
    old = decided_on < RECONSIDERATION_LAW_FROM
    code: Code = "R-OLD" if old else "R-PRE" if choices.overdue_path == "recon_first" else "R-OR"
    found = of_code(code, decided_on=decided_on, bodies=bodies)
    if old:
        return found
    text = gettext_noop("逾期不答复的救济途径以现行规定为准：2026年修订的行政复议法实施条例可能规定须先复议，原文未见（未核实）")
    return Remedy(code, found.paths, found.wording, (*found.notes, Said("overdue_unverified", text)))


def wording(code: Code, *, decided_on: date, bodies: Bodies | None = None, words: Words | None = None) -> str:
    """The paragraph filled in. A third party before 2024 is shown to the body of that time; an unnamed body stands in general words."""
    bodies, words = bodies or Bodies(), words or Words()
    old_body = bodies.recon_body_old or bodies.recon_body or "有管辖权的行政复议机关"
    recon_body = bodies.recon_body or "有管辖权的行政复议机关"
    court = bodies.court_name or "有管辖权的人民法院"
    return TEXTS[code].format(
        recon_body=old_body if decided_on < RECONSIDERATION_LAW_FROM else recon_body,
        recon_body_old=old_body,
        contact=_contact(bodies.recon_address, bodies.recon_phone, bodies.recon_online),
        contact_short=_contact(bodies.recon_address, "", bodies.recon_online),
        court_name=court,
        court_after_recon=bodies.court_after_recon or "有管辖权的人民法院",
        old_suit_months=suit_months(decided_on),
        refused_at=f"（{words.refused_list}）" if words.refused_list else "",
        other_at=f"（{words.other_list}）" if words.other_list else "",
        appeal_department=bodies.appeal_department or "有关主管部门",
        office_name=bodies.office_name or "本机关政府信息公开工作机构",
        you=words.you,
    )


def _contact(address: str, phone: str, online: str) -> str:
    parts = [f"{label}：{value}" for label, value in (("地址", address), ("电话", phone), ("网上申请", online)) if value]
    return f"（{'，'.join(parts)}）" if parts else ""


def _notes(code: Code, results: Sequence[Result], decided_on: date, choices: Choices) -> tuple[Said, ...]:
    notes = []
    if code == "R-55" and decided_on < OF_2019.in_force_from:
        text = gettext_noop("第五十五条自2019年5月15日起施行；此前公共企事业单位参照2007年版条例执行（第三十七条，未核实）")
        notes.append(Said("enterprise_before_2019", text))
    if code in {"R-PRE", "R-MIX", "R-OR"} and decided_on < SCOPE_SETTLED_FROM:
        text = gettext_noop("2024年1月1日至2025年5月31日作出的，复议前置的范围当时没有司法解释；这里按本系统的设置划界（口径）")
        notes.append(Said("scope_is_a_choice", text))
    if any(one.kind.code == "36-7" for one in results) and code == "R-OR":
        notes.append(Said("special_law_either_way", gettext_noop("依特别规定办理不是依第十四至十六条不予公开，不要求先复议（口径）")))
    mixed = len(results) > 1 or results[0].kind.code == "37"
    if code == "R-MIX":
        notes.append(Said("two_paths", gettext_noop("含有部分不予公开：不公开的部分须先复议；两条路径并列写明是选定的写法（口径）")))
    elif code == "R-PRE" and mixed and choices.mixed_style == "recon_first_all" and not all(one.only_refuses for one in results):
        notes.append(Said("recon_first_all", gettext_noop("含有部分不予公开：按本系统的设置，整件只写先申请行政复议（口径）")))
    return tuple(notes)
