"""Figures in the sentences of a report: what was received, closed, carried, contested, charged, and the kinds of result.

Reads only what is said plainly ("收到申请17件", "占33.9%"); a sentence about another year, about mail to the head of the office, or about
anything but applications is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_N = r"(?P<n>\d+(?:\.\d+)?)(?P<about>余|多)?"
_CASES = r"(?:件次|件|份|条|宗|起|例)"
_SENTENCE = re.compile(r"[^。；;！]+")
_WORTH = re.compile(r"申请|复议|诉讼|收费|予以公开|不予公开|无法提供|不予处理|部分公开|结转")
_OTHER_MATTERS = re.compile(r"信箱|留言|提案|建议|工单|热线|咨询|申诉|学生|信访件|舆情|民生")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_WIDE = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_YEAR = re.compile(r"(20\d\d)年")
_BEFORE = re.compile(r"(?:上年|去年|上一年|同期)[^，,（(]{0,12}$")
_QUOTE = 36


class Topic(StrEnum):
    """What a figure is about. ANY_INTAKE: received, closed or both ("办理申请…件")."""

    RECEIVED = "received"
    NEW = "new"
    CLOSED = "closed"
    ANY_INTAKE = "any"
    CARRIED_OVER = "carried_over"
    CARRIED_FORWARD = "carried_forward"
    RECONSIDERED = "reconsidered"
    SUED = "sued"
    SUED_DIRECTLY = "sued_directly"
    SUED_AFTER = "sued_after"
    CHARGED = "charged"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class Claim:
    """`number` of `topic` (CHARGED: 万元), about: a round figure. groups: kinds of result. quote: the words. after: what follows them.

    step: the worth of the last digit given ("6.7亿元": 1000 万元).
    """

    topic: Topic
    number: Decimal
    about: bool
    quote: str
    after: str
    groups: tuple[str, ...] = ()
    step: Decimal = Decimal(1)


_RECEIVED = re.compile(
    rf"(?P<verb>收到|受理|新收|接收|接受|办理|处理)(?P<mid>[^,，；。（(\d]{{0,40}}?){_N}{_CASES}(?P<tail>[^，,。；\d]{{0,15}})"
)
_NOT_INTAKE = re.compile(
    r"复议|诉讼|网上|网络|信函|当面|传真|邮|线上|线下|窗口|投诉|举报|案件|上年|去年|结转|处理费|不予|意见|自然人|企业|转来|转办|许可|补贴|公证|答复|办结"
)
_CLOSED = re.compile(
    rf"(?:办结|答复|办理答复)(?:了|共|已|的|申请|政府信息公开|信息公开|依申请公开|政府信息|件数|数|为|合计|共计|当年|均|总计|全部|[:：])*{_N}{_CASES}"
)
_NOT_CLOSED = re.compile(r"延期|逾期|超期|同意|部分|当场|不予|其中|重复")
_OVER = re.compile(rf"(?:上年度?|去年|上一年度?)结转(?:来)?[^，,。；\d]{{0,25}}?{_N}{_CASES}")
_FORWARD = re.compile(rf"结转(?:至|到|入)?(?:下|次|明)一?年度?[^，,。；\d]{{0,20}}?{_N}{_CASES}")
_FORWARD_2 = re.compile(rf"{_N}{_CASES}(?:申请)?(?:顺延|结转|转入|转结)(?:至|到|入)?(?:下|次|明|20\d\d年)")
_FILL = r"(?:案件|案|申请|事项|件数|数量|数|共计|共|总计|合计|为|发生|受理|了|[:：])*"
_RECON = re.compile(rf"复议{_FILL}{_N}{_CASES}")
_SUIT = re.compile(rf"(?:诉讼|起诉){_FILL}{_N}{_CASES}")
_FILL_2 = r"(?:被|因|政府信息公开|信息公开|申请|提起|引发|的|行政)*"
_RECON_2 = re.compile(rf"{_N}{_CASES}{_FILL_2}复议(?!后|维持|、|和|及)")
_SUIT_2 = re.compile(rf"{_N}{_CASES}{_FILL_2}诉讼")
_CHARGE = re.compile(rf"行政事业性收费[^，,。；\d]{{0,15}}?{_N}(?P<unit>亿元|万元|元)")
_KINDS = "予以公开|同意公开|部分公开|不予公开|无法提供|不予处理|其他处理|其他情形|其他"
_RESULT = re.compile(
    rf"(?<!不)(?P<kinds>(?:{_KINDS})(?:(?:及|和|、|与|或)(?:{_KINDS}))*)(?:的|答复|申请|信息|类|决定|共计|共|为|[:：])*{_N}(?P<unit>{_CASES})?(?P<next>.?)"
)
#: (word without which the pattern finds nothing, pattern, topic)
_PLAIN = (
    ("结转", _OVER, Topic.CARRIED_OVER),
    ("结转", _FORWARD, Topic.CARRIED_FORWARD),
    ("年", _FORWARD_2, Topic.CARRIED_FORWARD),
    ("复议", _RECON, Topic.RECONSIDERED),
    ("复议", _RECON_2, Topic.RECONSIDERED),
    ("行政事业性收费", _CHARGE, Topic.CHARGED),
)
_SCALE = {"亿元": Decimal(10_000), "万元": Decimal(1), "元": Decimal("0.0001")}
_MARKS = re.compile("直接|未经|复议后")
_CLAUSE_MARK = re.compile(r"[，,、（(:：]")
_BEGINS_EARLIER = {Topic.CLOSED, Topic.SUED, Topic.SUED_DIRECTLY, Topic.SUED_AFTER, Topic.RECONSIDERED}
_SAME = {"同意公开": "予以公开", "其他情形": "其他处理", "其他": "其他处理"}


def claims(text: str, year: int | None) -> Iterator[Claim]:
    """The claims in a text without white space; those of sentences about another year than `year` are left out."""
    for sentence in sentences(text):
        for claim, start in _in_sentence(sentence):
            years = _YEAR.findall(sentence, 0, start)
            if year is not None and years and int(years[-1]) != year:
                continue
            yield claim


def sentences(text: str) -> Iterator[str]:
    """Those that may say something, their digits narrow and without thousands separators."""
    for sentence in _SENTENCE.findall(text):
        if _WORTH.search(sentence):
            yield _THOUSANDS.sub("", sentence.translate(_WIDE))


def _in_sentence(sentence: str) -> Iterator[tuple[Claim, int]]:
    if "申请" in sentence and not _OTHER_MATTERS.search(sentence):
        yield from _intake(sentence)
    for word, pattern, topic in _PLAIN:
        if word in sentence:
            for match in pattern.finditer(sentence):
                yield _claim(topic, match, sentence), match.start()
    if "诉" in sentence:
        yield from _suits(sentence)
    if "公开" in sentence or "处理" in sentence or "无法提供" in sentence:
        yield from _results(sentence)


def _intake(sentence: str) -> Iterator[tuple[Claim, int]]:
    for match in _RECEIVED.finditer(sentence):
        if _NOT_INTAKE.search(match["mid"]) or "申请" not in match["mid"] + match["tail"] or _BEFORE.search(sentence[: match.start()]):
            continue
        topic = {"新收": Topic.NEW, "办理": Topic.ANY_INTAKE, "处理": Topic.ANY_INTAKE}.get(match["verb"], Topic.RECEIVED)
        yield _claim(topic, match, sentence), match.start()
    for match in _CLOSED.finditer(sentence):
        if not _NOT_CLOSED.search(sentence[max(match.start() - 2, 0) : match.start()]):
            yield _claim(Topic.CLOSED, match, sentence), match.start()


def _suits(sentence: str) -> Iterator[tuple[Claim, int]]:
    for match in _SUIT.finditer(sentence):
        before = sentence[max(match.start() - 14, 0) : match.start()]
        if re.search(r"复议(?:、|和|及|或|/)(?:行政)?$", before):
            continue  # one figure for both
        marks = _MARKS.findall(before)
        topic = Topic.SUED_AFTER if marks[-1:] == ["复议后"] else Topic.SUED_DIRECTLY if marks else Topic.SUED
        yield _claim(topic, match, sentence), match.start("n")
    for match in _SUIT_2.finditer(sentence):
        yield _claim(Topic.SUED, match, sentence), match.start()


def _results(sentence: str) -> Iterator[tuple[Claim, int]]:
    found = [match for match in _RESULT.finditer(sentence) if match["unit"] or match["next"] in set("，,、；;）)") | {""}]
    groups = [tuple(_SAME.get(kind, kind) for kind in re.findall(_KINDS, match["kinds"])) for match in found]
    sure = sum(match["kinds"] not in {"其他", "其他情形"} for match in found)
    for match, kinds in zip(found, groups, strict=True):
        if match["kinds"] in {"其他", "其他情形"} and not sure:
            continue
        yield _claim(Topic.RESULTS, match, sentence, groups=kinds), match.start()


def _claim(topic: Topic, match: re.Match[str], sentence: str, *, groups: tuple[str, ...] = ()) -> Claim:
    end = match.end("about") if match["about"] else match.end("n")
    start = max(match.start(), end - _QUOTE)
    if topic in _BEGINS_EARLIER:
        before = sentence[max(end - _QUOTE, 0) : match.start()]
        start = match.start() - len(_CLAUSE_MARK.split(before)[-1])
    tail = re.match(rf"{_CASES}|亿元|万元|元|", sentence[end:])
    quoted = sentence[start : end + (tail.end() if tail else 0)]
    scale = _SCALE[match["unit"]] if topic is Topic.CHARGED else Decimal(1)
    step = Decimal(10) ** -len(match["n"].partition(".")[2]) * scale
    return Claim(
        topic, Decimal(match["n"]) * scale, bool(match["about"]), quoted, sentence[end + (tail.end() if tail else 0) :], groups, step
    )
