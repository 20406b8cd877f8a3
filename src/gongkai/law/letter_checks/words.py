"""Words that may not stand: V-USE, V-FWD, V-PLAIN, V-SEC, V-PII, and what silence of a third party means (V-THIRD)."""

import re
from collections.abc import Iterable, Iterator

from gongkai.law.letter_checks.facts import Facts, Finding, Severity, each, without_request
from gongkai.law.letters import Letter
from gongkai.law.sayings import Said, gettext_noop

_USE = re.compile(
    r"自身(?:的)?生产、?生活、?科研|特殊需要|与(?:申请人|您|你单位|本人|其)(?:自身|本人)?(?:的[^，。；]{0,10})?(?:无关|没有(?:直接)?(?:关系|关联))"
    r"|用途(?:不明|不清)|(?:说明|写明|提供|补充|注明)[^，。；]{0,12}用途|未说明[^，。；]{0,6}用途"
)
_FORWARD = re.compile(
    r"(?:已|将|予以|依法)[^，。；]{0,8}(?:转送|转交|转办|移送|转至|转给)[^，。；]{0,30}|(?:转送|转交|移送)[^，。；]{2,30}(?:办理|处理|答复)"
)
_PLAIN = re.compile(r"拒绝受理|不予受理|退件")
_MARK = re.compile(r"(?:绝密|机密|秘密)\s*[★☆]|[★☆]\s*(?:\d+\s*年|长期)|^\s*(?:绝密|机密|秘密)\s*(?:级)?\s*$", re.MULTILINE)
_SILENCE = re.compile(r"视为(?:其|第三方|你（单位）|你单位)?(?:不同意|同意)(?:公开)?")
_LEAST_PASSAGE = 8


def check_use(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Received from 2019-05-15 on: the use and the applicant's own interest are no matter of the organ's."""
    if facts.regulation.purpose_may_be_asked:
        return
    template = gettext_noop("2019年版条例不问用途和与申请人的关系，不得写“%(words)s”")
    yield from each(_USE, without_request(text, facts), "V-USE", "error", template)


def check_forwarding(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """An application is not passed on; only a request for correction of a record (第四十一条) is."""
    if letter.code == "reply_rectification" or any(result.kind.code == "41" for result in facts.results):
        return
    template = gettext_noop("条例没有转办申请：应告知申请人向该机关提出，不得写“%(words)s”")
    yield from each(_FORWARD, without_request(text, facts), "V-FWD", "error", template)


def check_plain(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Words for treatments that the regulation does not know."""
    yield from each(_PLAIN, without_request(text, facts), "V-PLAIN", "error", gettext_noop("条例没有“%(words)s”这种处理"))


def check_secrecy(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Marks of secrecy, and passages of what is not disclosed, eight characters or more."""
    yield from each(_MARK, text, "V-SEC", "error", gettext_noop("文书里有密级标志“%(words)s”"))
    passages = (one.strip() for one in facts.withheld)
    yield from _standing([one for one in passages if len(one) >= _LEAST_PASSAGE], text, "V-SEC", gettext_noop("复述了不予公开的内容"))


def check_persons(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """The applicant's particulars in a letter to others that asks for it, or the name of a third party in a letter to the applicant."""
    if letter.addressee == "申请人":
        yield from _standing(facts.third_parties, text, "V-PII", gettext_noop("给申请人的文书不得写第三方的姓名、名称"))
    elif "V-PII" in letter.checks:
        yield from _standing(facts.personal, text, "V-PII", gettext_noop("给第三方和其他机关的文书不得写申请人的信息"))


def check_silence(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """The silence of a third party is no answer: the organ decides (第三十二条). That of a co-maker is consent (第三十四条)."""
    if letter.code == "comaker_consultation":
        if "视为同意" not in text:
            yield Finding(
                "V-THIRD", "error", Said("comaker_silence", gettext_noop("共同制作机关逾期未提出意见的，须写明视为同意公开（第三十四条）"))
            )
        return
    if letter.code in {"third_party_answer", "internal_assistance"}:
        return
    template = gettext_noop("第三方逾期未提出意见的，由行政机关决定，不得写“%(words)s”（第三十二条）")
    yield from each(_SILENCE, without_request(text, facts), "V-THIRD", "error", template)


def _standing(words: Iterable[str], text: str, code: str, template: str, severity: Severity = "error") -> Iterator[Finding]:
    """A finding for the first place of each word. The words themselves are not repeated in what is said."""
    for word in words:
        if word.strip() and (start := text.find(word)) >= 0:
            yield Finding(code, severity, Said("must_not_stand", template), start, start + len(word))
