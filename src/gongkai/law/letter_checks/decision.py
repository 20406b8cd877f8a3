"""V-DEC and V-REASON: a sentence that decides, fitting the reply, and a reason that is more than the words of the law."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from gongkai.law.letter_checks.facts import Facts, Finding, without_request
from gongkai.law.letter_checks.statutes import SENTENCES
from gongkai.law.letters import Letter
from gongkai.law.replies import Group
from gongkai.law.sayings import Said, gettext_noop

LEAST_REASON = 15
_SIMILAR = 0.9
_LONGEST = 400
_REFUSED = re.compile(r"决定(?:对[^。；]{0,30})?不予公开")
#: Handled under a special law (36-7), nothing is refused at all.
_ANY_REFUSAL = re.compile(r"不予公开(?!告知书)")
_GIVEN = re.compile(r"决定予以公开")
#: What introduces the remedies; from here on nothing is decided.
_REMEDIES = re.compile(r"如不服本|如对本|对本答复")
_REASON = re.compile(r"理由[：:]([^\n]*?)(?:。|\n|$)")
_BEGINS = "经审查，"
_ENDS = re.compile(r"本机关决定|依照《中华人民共和国政府信息公开条例》第三十六条")
_CITED = re.compile(
    r"(?:依照|根据|属于)?《[^《》]*》(?:第[^，。；、]{1,20}[条款项])*|第[零一二三四五六七八九十百\d]+条(?:第[^，。；、]{1,8}[款项])*"
)
_STOCK = re.compile(r"规定的?|不予公开|不得公开|可以|政府信息|属于|您|你单位|申请的?|的信息|本机关|经审查|依照|条例|[，。；：、\s（）]")


def check_decision(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Whether each result has its words of decision, and none that belong to another."""
    body = _before_remedies(without_request(text, facts))
    yield from _other_letter(letter, facts)
    for result in facts.results:
        words = result.kind.decisions
        if not any(word in body for word in words):
            template = gettext_noop("没有与“%(name)s”一致的决定句，应有：%(words)s")
            yield Finding("V-DEC", "error", Said("no_decision", template, {"name": result.kind.name, "words": "、".join(words)}))
        if result.kind.code == "36-4" and "经检索" not in body:
            yield Finding("V-DEC", "error", Said("not_searched", gettext_noop("政府信息不存在的，须写明“经检索”")))
    if not facts.results:
        return
    if not any(result.kind.needs_grounds for result in facts.results):
        pattern = _ANY_REFUSAL if any(result.kind.code == "36-7" for result in facts.results) else _REFUSED
        yield from _wrong(pattern, body, gettext_noop("答复种类不是不予公开，却写了“%(words)s”"))
    if not any(result.gives for result in facts.results):
        yield from _wrong(_GIVEN, body, gettext_noop("没有予以公开的内容，却写了“%(words)s”"))


def _other_letter(letter: Letter, facts: Facts) -> Iterator[Finding]:
    """A letter that is not for this reply, or a refusal on another ground than its own."""
    if "*" in letter.replies:
        return
    if any(result.kind.code not in letter.replies for result in facts.results):
        template = gettext_noop("“%(title)s”不用于这种答复")
        yield Finding("V-DEC", "error", Said("other_letter", template, {"title": letter.name}))
    elif letter.ground and any(ground.code != letter.ground for result in facts.results for ground in result.grounds):
        template = gettext_noop("“%(title)s”不用于这一条款；几个条款的，用总式")
        yield Finding("V-DEC", "error", Said("other_ground", template, {"title": letter.name}))


def check_reason(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Whether there is a reason of 15 characters or more that is not the text of the law over again. Replies that give need none."""
    if all(result.kind.group is Group.GRANTED for result in facts.results):
        return
    body = _before_remedies(without_request(text, facts))
    reasons = facts.reasons or tuple(match[1] for match in _REASON.finditer(body)) or _middle(body)
    if not reasons:
        if any(result.kind.needs_grounds for result in facts.results):
            yield Finding("V-REASON", "error", Said("no_reason", gettext_noop("没有写明理由")))
        return
    for reason in reasons:
        start = max(0, text.find(reason))
        end = start + len(reason) if reason in text else start
        bare = reason if facts.reasons else _STOCK.sub("", _CITED.sub("", reason))
        if len(bare.strip()) < (LEAST_REASON if facts.reasons else LEAST_REASON // 2):
            said = Said("reason_short", gettext_noop("理由太短，至少%(least)d个字，须说明为什么"), {"least": LEAST_REASON})
            yield Finding("V-REASON", "error", said, start, end)
        elif _copies(reason):
            yield Finding("V-REASON", "warning", Said("reason_copies", gettext_noop("理由只是照抄法条，没有结合本件说明")), start, end)


def _before_remedies(text: str) -> str:
    match = _REMEDIES.search(text)
    return text[: match.start()] if match else text


def _middle(body: str) -> tuple[str, ...]:
    """What stands between 经审查 and the decision."""
    start = body.find(_BEGINS)
    match = _ENDS.search(body, start) if start >= 0 else None
    return (body[start + len(_BEGINS) : match.start()],) if match else ()


def _wrong(pattern: re.Pattern[str], body: str, template: str) -> Iterator[Finding]:
    if (match := pattern.search(body)) is not None:
        yield Finding("V-DEC", "error", Said("wrong_decision", template, {"words": match[0]}), match.start(), match.end())


def _copies(reason: str) -> bool:
    plain = reason.strip("。 ")[:_LONGEST]
    for sentence in SENTENCES:
        matcher = SequenceMatcher(None, plain, sentence.rstrip("。"), autojunk=False)
        if matcher.real_quick_ratio() > _SIMILAR and matcher.quick_ratio() > _SIMILAR and matcher.ratio() > _SIMILAR:
            return True
    return False
