"""The answer of the clock in the words of a page: the one date, what qualifies it, the drawing, the table."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.law.asking import Situation
from gongkai.law.regulation import OF_2007, OF_2019
from gongkai.law.sayings import BadInputError
from gongkai.portal.dates import english, in_words, weekday
from gongkai.portal.law import days, drawing, notes

#: Working days left from which the light is amber.
SOON = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what it is; `day` where it is a day."""

    name: str
    value: str


@dataclass(slots=True)
class Result:
    """`light`: the class of the sign beside the state: late soon fine ring bar done. `big`: the one date or word of the page."""

    state: str
    light: str
    label: str
    big: str
    weekday: str
    line: str
    facts: list[Fact]
    safe: str
    warnings: list[str]
    provisional: bool
    wide: SafeString
    narrow: SafeString
    rows: list[days.Row]
    notes: list[notes.Note]
    articles: list[notes.Article]
    unfinished: bool = field(default=False)


def result(found: dict[str, Any], situation: Situation, as_of: date) -> Result:
    """The page's matter from the answer that every door gives."""
    due, safe_due = _day(found["due"]), _day(found["safe_due"])
    drawn = days.days(found, as_of)
    label, big = _big(found, due, safe_due)
    shown = due or (safe_due if found["state"] == "unconfirmed" else None)
    return Result(
        state=state_name(found["state"]),
        light=_light(found),
        label=label,
        big=big,
        weekday=weekday(shown) if shown else "",
        line=_line(found),
        facts=list(_facts(found, situation, due, safe_due)),
        safe=_safe(found, due, safe_due),
        warnings=[one["text"] for one in found["warnings"] if one["code"] != "provisional"],
        provisional=found["provisional"],
        wide=drawing.strips(drawn, as_of),
        narrow=drawing.wall(drawn, as_of),
        rows=days.rows(found),
        notes=notes.notes(found, situation.choices),
        articles=notes.articles(found),
        unfinished=due is None,
    )


def state_name(state: str) -> str:
    """A state in words."""
    names = {"unconfirmed": _("未确认"), "running": _("进行中"), "paused": _("暂停计算"), "met": _("已按期答复"), "missed": _("已逾期"),
             "lapsed": _("已终止")}  # fmt: skip
    return names[state]


def _light(found: dict[str, Any]) -> str:
    if found["state"] == "running":
        return "soon" if found["days_left"] is not None and found["days_left"] <= SOON else "fine"
    return {"unconfirmed": "ring", "paused": "bar", "met": "done", "missed": "late", "lapsed": "done"}[found["state"]]


def _big(found: dict[str, Any], due: date | None, safe_due: date | None) -> tuple[str, str]:
    """What the big line is, and the line."""
    if due is not None:
        return _("法定答复期限届满"), in_words(due)
    if found["state"] == "unconfirmed" and safe_due is not None:
        return _("还没有确认收到，法定期限没有起算；自到达之日算，稳妥的期限是"), in_words(safe_due)
    if found["state"] == "paused":
        return _("等申请人补正或者缴费，收到以后重新计算"), _("暂停计算")
    return _("现在的情形"), state_name(found["state"])


def _line(found: dict[str, Any]) -> str:
    """Days used and left, and whose text applies."""
    used, left = found["days_used"], found["days_left"]
    parts = [ngettext("已用 %d 个工作日", "已用 %d 个工作日", used) % used] if found["receipt_date"] else []
    if left is not None and found["state"] in {"running", "paused"}:
        parts.append(ngettext("还剩 %d 个", "还剩 %d 个", left) % left)
    if left is not None and left < 0:
        parts.append(ngettext("超过 %d 个", "超过 %d 个", -left) % -left)
    text = _("，").join(parts) + _("。") if parts else ""
    version = _("适用 2019 年修订的条例。") if found["regulation"] == "2019" else _("适用 2007 年的条例。")
    return f"{text} {version}" if text and english() else text + version


def _facts(found: dict[str, Any], situation: Situation, due: date | None, safe_due: date | None) -> list[Fact]:
    facts = []
    if found["receipt_date"]:
        facts.append(Fact(_("收到之日"), in_words(_day(found["receipt_date"]))))
    if found["safe_date"] and found["safe_date"] != found["receipt_date"]:
        facts.append(Fact(_("到达之日"), in_words(_day(found["safe_date"]))))
    paused = sum(line["kind"] == "paused" for line in found["explanation"])
    if paused:
        facts.append(Fact(_("依法不计"), ngettext("%d 个工作日", "%d 个工作日", paused) % paused))
    if safe_due is not None and due is not None and safe_due != due:
        facts.append(Fact(_("稳妥届满日"), in_words(safe_due)))
    if longest := _longest(found, situation, due):
        facts.append(Fact(_("最多可延到"), in_words(longest)))
    return facts


def _longest(found: dict[str, Any], situation: Situation, due: date | None) -> date | None:
    """The last day were it extended by all that the regulation allows; None where it was extended, or is over."""
    extended = any(line["code"] in {"extended", "delay_set"} for line in found["explanation"])
    if due is None or extended or found["state"] not in {"running", "paused"}:
        return None
    regulation = OF_2007 if found["regulation"] == "2007" else OF_2019
    try:
        return situation.calendar.add(due, regulation.extension_days)
    except BadInputError:
        return None


def _safe(found: dict[str, Any], due: date | None, safe_due: date | None) -> str:
    """Why the earlier day is the one to work by; "" where there is none."""
    if due is None or safe_due is None or safe_due >= due or found["state"] not in {"running", "paused"}:
        return ""
    values = {"arrived": in_words(_day(found["safe_date"])), "received": in_words(_day(found["receipt_date"])), "safe": in_words(safe_due)}
    return _("申请 %(arrived)s已经到达，%(received)s才确认。法院可能按到达之日起算（指导案例 26 号），请以 %(safe)s为准安排答复。") % values


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
