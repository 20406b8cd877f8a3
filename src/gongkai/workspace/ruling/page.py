"""What the pages of a manuscript show of its findings."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.files.models import StoredFile
from gongkai.publishing.manuscripts import Kept
from gongkai.publishing.models import Manuscript, Ruling
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.reasons import Reason
from gongkai.publishing.rules.workflow import Event
from gongkai.publishing.scanning import standing
from gongkai.publishing.scanning.standing import Standing, amount
from gongkai.publishing.services import ruling
from gongkai.text.findings import FindingKind
from gongkai.units.gate import Actor
from gongkai.workspace.ruling.gathered import MOST, Group, gathered
from gongkai.workspace.ruling.marking import marked_body

Says = Ruling.Says
#: Lines beside a draft.
SHOWN_BRIEF = 12


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of the strip: how many findings are open and closed; `unread`: the groups of what the machine could not read."""

    title: str
    file: StoredFile
    checking: bool
    open: int
    closed: int
    unread: list[Group]


def of(actor: Actor, one: Manuscript, files: Kept, look: judging.Look) -> dict[str, Any]:
    """Context of parts/findings.html and parts/strip.html. Only who may rule sees buttons; what bars a button is said once."""
    now = look.standing
    groups = gathered(now.findings)
    unread = any(group.kind == FindingKind.UNREADABLE and group.ruling is None for group in groups)
    can = {says: against(actor, says, one, look) for says in (Says.MASKED, Says.JUSTIFIED, Says.FALSE_ALARM, Says.LOOKED, Says.REOPENED)}
    return {
        "groups": (rows := [with_buttons(group, can) for group in groups[:MOST]]),
        "groups_more": max(0, len(groups) - MOST),
        "strip": strip(files, now, groups),
        "finding_counts": counts(groups),
        "marked": marked_body(one.body, groups) if one.body and groups else "",
        "unchecked": now.unchecked,
        "rule_at": reverse("workspace-findings-rule", args=[one.pk]),
        "may_pick": sum(bool(row["mask"] or row["false_alarm"]) for row in rows) > 1,
        "looked_why": "；".join(reason.message for reason in can[Says.LOOKED] if unread and reason.code == "pages_by_reviewer"),
    }


def brief(one: Manuscript, files: Kept) -> dict[str, Any]:
    """Context of parts/draft_findings.html: what there is, without buttons."""
    now = standing.of(one, files)
    groups = gathered(now.findings)
    told = counts(groups)
    return {
        "groups": groups[:SHOWN_BRIEF],
        "unchecked": now.unchecked,
        "finding_counts": told,
        "open_findings": told["hard"] + told["open"],
        "one": one,
    }


def against(actor: Actor, says: str, one: Manuscript, look: judging.Look) -> list[Reason]:
    """Why the actor may not say that now. An officer's mask is an edit like any other."""
    if says == Says.MASKED and one.state in workflow.EDITABLE:
        return judging.reasons_against(actor, Event.WRITE, one, look=look)
    return ruling.reasons_against(actor, says, one, look)


def counts(groups: list[Group]) -> dict[str, int]:
    """How many findings must be masked or justified by law, how many else are open, how many are closed."""
    open_ = [group for group in groups if group.ruling is None]
    return {
        "all": sum(group.count for group in groups),
        "hard": sum(group.count for group in open_ if group.hard),
        "open": sum(group.count for group in open_ if not group.hard),
        "closed": sum(group.count for group in groups if group.ruling is not None),
    }


def strip(files: Kept, now: Standing, groups: list[Group]) -> list[Attached]:
    """The attachments, each with what was found in it."""
    titles = set(now.unchecked)
    found = []
    for number, (title, file) in enumerate(files, 1):
        mine = [one for one in now.findings if one.number == number and one.kind != FindingKind.UNREADABLE]
        unread = [group for group in groups if group.first.number == number and group.kind == FindingKind.UNREADABLE]
        open_ = [one for one in mine if one.ruling is None]
        found.append(Attached(title, file, title in titles, amount(open_), amount(mine) - amount(open_), unread))
    return found


def with_buttons(group: Group, can: dict[str, list[Reason]]) -> dict[str, Any]:
    """A group, and what can be said of it here."""
    open_ = group.ruling is None
    allowed = {says for says, found in can.items() if not found and group.fits(says)}
    return {
        "group": group,
        "mask": open_ and Says.MASKED in allowed,
        "justify": open_ and Says.JUSTIFIED in allowed and bool(group.grounds),
        "false_alarm": open_ and Says.FALSE_ALARM in allowed,
        "looked": open_ and Says.LOOKED in allowed,
        "reopen": not open_ and Says.REOPENED in allowed,
        "hint": _hint(group),
    }


def _hint(group: Group) -> str:
    """What the law asks of such a finding, in a few words."""
    return {
        FindingKind.RESIDENT_ID: _("须遮盖；法律规定公开、本人单独同意的除外"),
        FindingKind.BANK_CARD: _("须遮盖；法律规定公开、本人单独同意的除外"),
        FindingKind.MOBILE: _("不是公开的办公电话的，须遮盖"),
        FindingKind.ADDRESS: _("个人隐私，条例第十五条"),
        FindingKind.NAME_LIST: _("姓名旁有敏感信息，只留公示必需的"),
        FindingKind.SECRECY_MARK: _("涉密信息不得在本系统处理，删去或者换掉文件"),
        FindingKind.UNREADABLE: _("机器没有读，须人工逐页审看或者换成能读的文件"),
    }.get(FindingKind(group.kind), "")
