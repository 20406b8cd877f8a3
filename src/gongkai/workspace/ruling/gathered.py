"""Findings gathered as a page lists them: like ones of one column, page or file together, so that one click rules on two hundred."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django.utils.translation import gettext as _

from gongkai.files.review.places import REASONS, Place, where
from gongkai.publishing.models import Finding, Ruling
from gongkai.publishing.scanning import table
from gongkai.publishing.scanning.grounds import GROUNDS, Ground, for_kind
from gongkai.publishing.scanning.kinds import kind_name
from gongkai.publishing.scanning.standing import place_name
from gongkai.text.findings import FindingKind
from gongkai.units.models import Role

#: Masked forms and places that are shown of one group; groups that are shown of one manuscript.
SHOWN, MOST = 5, 300
Says = Ruling.Says


@dataclass(slots=True)
class Group:
    """`number`: beside it on the page, and in the text. `key`: what a button names it by."""

    key: str
    number: int
    findings: list[Finding] = field(default_factory=list)

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def kind(self) -> str:
        return self.first.kind

    @property
    def kind_name(self) -> str:
        return kind_name(self.kind)

    @property
    def hard(self) -> bool:
        """Numbers that stand in public only by law or consent, and marks."""
        return self.kind in (FindingKind.RESIDENT_ID, FindingKind.BANK_CARD, FindingKind.SECRECY_MARK)

    @property
    def count(self) -> int:
        return sum(one.more or 1 for one in self.findings)

    @property
    def ruling(self) -> Ruling | None:
        return self.first.ruling

    @property
    def decided(self) -> str:
        """误报，李审查员（保密审查人）11-24: who closed it, how."""
        one = self.ruling
        if one is None:
            return ""
        ground = _(GROUNDS[one.ground].name) if one.ground in GROUNDS else ""
        said = "：".join(part for part in (str(Says(one.says).label), ground) if part)
        return f"{said}{'（' + one.text + '）' if one.text else ''}"

    @property
    def by(self) -> str:
        one = self.ruling
        return f"{one.person.name}（{Role(one.role).label}）" if one is not None else ""

    @property
    def place(self) -> str:
        """正文第3段; 附件1 工作表「名单」C列."""
        one, head = self.first, place_name(self.first.field, self.first.number)
        if one.field == "body" and one.places:
            told = list(dict.fromkeys(where(_steps(each.places), _) for each in self.findings if each.places))
            return "、".join(told[:SHOWN]) + (_("等") if len(told) > SHOWN else "")
        if one.field != "file":
            return head
        steps = _container(one.places) if len(self.findings) > 1 else one.places
        told = where([step for step in _steps(steps) if step.code != "whole"], _)
        return f"{head} {told}".strip()

    @property
    def where(self) -> str:
        """第2行、第3行…: where in the container, of those that are many."""
        if len(self.findings) < 2 or self.first.field != "file":
            return ""
        last = [one.places[-1] for one in self.findings if not one.more and one.places][:SHOWN]
        more = "……" if self.count > len(last) else ""
        if all("row" in values for _code, values in last):
            return _("第%s行") % "、".join(str(values["row"]) for _code, values in last) + more
        return "、".join(dict.fromkeys(where(_steps([step]), _) for step in last)) + more

    @property
    def masked(self) -> str:
        """What it looks like masked, of a few; or why nothing was read."""
        if self.first.reason:
            return _(REASONS[self.first.reason]) if self.first.reason in REASONS else self.first.reason
        told = list(dict.fromkeys(one.masked for one in self.findings if one.masked))
        return "、".join(told[:SHOWN]) + ("……" if len(told) > SHOWN else "")

    @property
    def grounds(self) -> list[tuple[str, Ground]]:
        return for_kind(self.kind)

    def fits(self, says: str) -> bool:
        """Whether that can be said of it at all."""
        by_hand = self.first.field != "file" and self.kind == FindingKind.NAME_LIST
        return table.fits(says, self.kind) and not (says == Says.MASKED and by_hand)

    @property
    def prints(self) -> list[str]:
        return list(dict.fromkeys(one.print for one in self.findings))


def gathered(findings: Sequence[Finding]) -> list[Group]:
    """In the order of the page: those of the text one by one (the same thing twice is one), those of a file by column, page and kind."""
    groups: dict[tuple[Any, ...], Group] = {}
    for one in findings:
        key = _key(one)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(_short(key), len(groups) + 1)
        group.findings.append(one)
    return list(groups.values())


def prints_of(findings: Sequence[Finding], keys: Sequence[str]) -> list[str]:
    """The prints of the groups with these keys; a key that is none stands for itself, so that the verb says it is gone."""
    by_key = {group.key: group for group in gathered(findings)}
    found = [by_key[key].prints if key in by_key else [key] for key in dict.fromkeys(keys)]
    return [one for prints in found for one in prints]


def _key(one: Finding) -> tuple[Any, ...]:
    ruled = (one.ruling.says, one.ruling.ground, one.ruling.text, one.ruling.person_id) if one.ruling else ()
    if one.field != "file" or one.kind in (FindingKind.UNREADABLE, FindingKind.NAME_LIST):
        return one.field, one.number, one.kind, one.print, ruled
    return one.field, one.number, one.kind, str(_container(one.places)), ruled


def _container(places: Sequence[Any]) -> list[Any]:
    """The column, page or file that a finding in a file stands in."""
    *outer, (code, values) = places
    if "column" in values and "sheet" in values:
        return [*outer, ["sheet_column", {"sheet": values["sheet"], "column": values["column"]}]]
    if code in ("page", "sheet_column", "file_name"):
        return [*outer, [code, values]]
    return outer


def _steps(places: Sequence[Any]) -> list[Place]:
    return [Place(code, values) for code, values in places]


def _short(key: tuple[Any, ...]) -> str:
    return blake2b(repr(key).encode(), digest_size=8).hexdigest()
