"""V-REM: the paragraph on remedies is the one of the law: nothing missing, nothing too much (letters §3.2; Z65)."""

import re
from collections.abc import Iterator, Mapping

from gongkai.law.letter_checks.facts import Facts, Finding, without_request
from gongkai.law.letters import Letter
from gongkai.law.periods import suit_months
from gongkai.law.remedies import code_of
from gongkai.law.sayings import Said, gettext_noop

_FIRST = re.compile(r"先(?:自[^。；]{0,30}?内)?(?:向[^。；]{0,40}?)?申请行政复议")
_SIXTY = re.compile(r"(?:60|六十)\s*(?:日|天)")
_FIFTEEN = re.compile(r"(?:15|十五)\s*(?:日|天)内")
_MONTHS = re.compile(r"(\d+|[一三六])\s*个月内?")
_DIRECT = re.compile(r"直接[^。；]{0,30}?(?:起诉|提起(?:行政)?诉讼)")
_SUIT = re.compile(r"起诉|提起(?:行政)?诉讼|行政诉讼")
_RECON = re.compile(r"行政复议")
_APPEAL = re.compile(r"申诉")
_FEE = re.compile(r"单独[^。；]{0,12}不能申请行政复议或者提起行政诉讼")
_ANY = re.compile(r"(?:60|六十)日|(?:6|六)个月|行政复议|行政诉讼")
_NUMBERS = {"一": 1, "三": 3, "六": 6}

_Pattern = re.Pattern[str]
_WORDS: Mapping[_Pattern, str] = {
    _FIRST: gettext_noop("“请先申请行政复议”"),
    _SIXTY: gettext_noop("“60日”"),
    _FIFTEEN: gettext_noop("“收到行政复议决定书之日起15日内”"),
    _MONTHS: gettext_noop("起诉的期限“6个月”"),
    _SUIT: gettext_noop("行政诉讼"),
    _RECON: gettext_noop("行政复议"),
    _APPEAL: gettext_noop("“申诉”"),
    _FEE: gettext_noop("“单独对本通知不能申请行政复议或者提起行政诉讼”"),
    _DIRECT: gettext_noop("可以直接起诉的话"),
}
#: Paragraph → what must stand, what must not.
_RULES: Mapping[str, tuple[tuple[_Pattern, ...], tuple[_Pattern, ...]]] = {
    "R-PRE": ((_FIRST, _SIXTY, _FIFTEEN), (_DIRECT, _MONTHS)),
    "R-MIX": ((_FIRST, _SIXTY, _FIFTEEN, _MONTHS), ()),
    "R-OR": ((_RECON, _SIXTY, _SUIT, _MONTHS), (_FIRST,)),
    "R-OLD": ((_RECON, _SIXTY, _SUIT, _MONTHS), (_FIRST,)),
    "R-3RD": ((_RECON, _SIXTY, _SUIT, _MONTHS), (_FIRST,)),
    "R-FEE": ((_FEE,), (_SIXTY, _MONTHS)),
    "R-55": ((_APPEAL,), (_SIXTY, _MONTHS, _RECON, _SUIT)),
}


def expected(letter: Letter, facts: Facts) -> str:
    """The code of the paragraph this letter must carry; "" where it cannot be known (no day, or a reply without its results)."""
    if letter.remedy in {"P", "R-FEE", "R-3RD", "none"}:
        return letter.remedy
    if facts.letter_date is None or not facts.results:
        return ""
    return code_of(facts.results, decided_on=facts.letter_date, choices=facts.choices, public_enterprise=facts.public_enterprise)


def check(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Findings on the remedies. A notice on the way that speaks of remedies is a warning; what the law does not allow is an error."""
    code = expected(letter, facts)
    text = without_request(text, facts)
    if code == "P" or (code == "none" and letter.code == "withdrawal_confirmation"):
        for match in _ANY.finditer(text):
            template = gettext_noop("这种文书不写救济途径，却有“%(words)s”")
            said = Said("remedy_in_notice", template, {"words": match[0]})
            yield Finding("V-REM", "warning" if code == "P" else "error", said, match.start(), match.end())
    if code not in _RULES:
        return
    needed, forbidden = _RULES[code]
    for pattern in needed:
        if pattern.search(text) is None:
            template = gettext_noop("救济告知应为%(code)s，缺%(words)s")
            yield Finding("V-REM", "error", Said("remedy_missing", template, {"code": code, "words": _WORDS[pattern]}))
    for pattern in forbidden:
        for match in pattern.finditer(text):
            template = _TOO_MUCH.get(code, gettext_noop("救济告知应为%(code)s，不得写“%(words)s”"))
            yield Finding("V-REM", "error", Said("remedy_wrong", template, {"code": code, "words": match[0]}), match.start(), match.end())
    if code in {"R-OR", "R-OLD", "R-MIX", "R-3RD"} and facts.letter_date is not None:
        yield from _months(text, suit_months(facts.letter_date))


_TOO_MUCH: Mapping[str, str] = {
    "R-PRE": gettext_noop("依第十四至十六条不予公开的，须先申请行政复议（行政复议法第二十三条），不得写“%(words)s”"),
}


def _months(text: str, right: int) -> Iterator[Finding]:
    for match in _MONTHS.finditer(text):
        if _NUMBERS.get(match[1], int(match[1]) if match[1].isdigit() else 0) != right:
            said = Said(
                "remedy_months", gettext_noop("起诉的期限应为%(right)d个月，写的是“%(words)s”"), {"right": right, "words": match[0]}
            )
            yield Finding("V-REM", "error", said, match.start(), match.end())
