"""Grounds on which something personal may stay in public (rules K and G), by code."""

from typing import NamedTuple

from django.utils.translation import gettext_noop

from gongkai.text.findings import FindingKind


class Ground(NamedTuple):
    """`words`: which law, which consent and so on has to be said besides. `kinds`: none for every kind."""

    name: str
    words: bool
    kinds: frozenset[str] = frozenset()


_NUMBERS = frozenset({str(FindingKind.RESIDENT_ID), str(FindingKind.BANK_CARD)})
_CONTACTS = frozenset({str(FindingKind.MOBILE), str(FindingKind.ADDRESS)})
GROUNDS: dict[str, Ground] = {
    "duty": Ground(gettext_noop("公职身份和履职信息，负责人姓名、办公电话等（条例第二十条）"), words=False, kinds=_CONTACTS),
    "contact": Ground(gettext_noop("单位、经营者对外公布的联系方式"), words=False, kinds=_CONTACTS),
    "publicity": Ground(
        gettext_noop("公示所必需，已限于最小范围（个人信息保护法第六条）"), words=True, kinds=_CONTACTS | {str(FindingKind.NAME_LIST)}
    ),
    "discipline": Ground(gettext_noop("惩戒公示、强制性信息披露（2018年政务公开工作要点）"), words=True),
    "consent": Ground(gettext_noop("已取得本人单独同意（个人信息保护法第二十五条）"), words=True),
    "law": Ground(gettext_noop("法律、行政法规规定应当公开，写明条款"), words=True),
    "interest": Ground(gettext_noop("不公开会对公共利益造成重大影响（条例第十五条）"), words=True),
}


def allowed(code: str, kind: str) -> bool:
    """Whether that ground may carry a finding of that kind. A full identity or card number needs a law, a consent or a sanction."""
    ground = GROUNDS.get(code)
    if ground is None or kind in (FindingKind.SECRECY_MARK, FindingKind.UNREADABLE):
        return False
    return not ground.kinds or kind in ground.kinds


def for_kind(kind: str) -> list[tuple[str, Ground]]:
    """Those that may carry it, in the order of a page."""
    return [(code, ground) for code, ground in GROUNDS.items() if allowed(code, kind)]
