"""The subjects of the city's documents, read from `data/topics_*.txt`.

A block begins with `# subject | lead unit | column | theme | years`; its lines give the law (l), why (w), what is done (d), a
measure with its range (s), whom it concerns (b), provisions of a rule (r), and the titles: a form letter, `@` and the issuer if it is
not the lead department (G city government, B its office, C counties, T towns, S the scenic area), the title, and years in brackets.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_TITLE = re.compile(r"^([A-Z1]|!\d+)(?:@([A-Z]))? (.*?)(?:\[(\d{4})-(\d{4})\])?$")
_LAST = 9999
# (words in a title, months in which such a title is written)
_SEASONS = (
    ("放假安排|三公|民生实事", (11, 12)), ("春节", (1, 12)), ("清明", (3,)), ("高考|五二〇|录取最低", (5, 6)),
    ("招生|服务范围|新生报名|入托入学|转学", (4, 5, 6, 7)), ("秋季高一|小班", (5, 6)), ("秋季学期", (8, 9)), ("春季学期", (3, 4)),
    ("供热期|供热管道", (9, 10, 11)), ("防汛|度汛|汛前|汛期|防溺水|响应", (4, 5, 6, 7)), ("世界水日|春耕|造林绿化|禁火|科技活动周", (3, 4)),
    ("冬春救助|岁末年初|冬季专项|博爱送万家|秋冬季|重污染", (11, 12, 1)), ("工作要点|重点任务|主要工作任务|{y}年度取用水|审计项目计划|立法工作计划|重点建设项目名单|抽查计划", (2, 3, 4)),
    ("{y1}年度城乡居民|居民医保集中|居民参保扩面|{y1}年拟列入|{y1}年巩固", (9, 10, 11, 12)), ("春风行动", (1, 2)), ("夏送清凉|校园安全提示", (6, 7)), ("金秋助学", (8, 9)),
    ("警营开放日", (1,)), ("文化和自然遗产日|安全月|节能宣传周", (5, 6)), ("毕业生就业服务", (6, 7, 8)), ("专项资金项目|科技计划项目的通知|申报", (3, 4, 5)),
    ("地质灾害防治方案|补贴实施方案", (3, 4)), ("年鉴（{y1}）", (2, 3)), ("防空警报", (9,)), ("花展", (3, 4, 5, 9, 10)), ("年度报告|{y0}年度", (3, 4, 7)),
    ("道路修缮|施工期间|取样", (3, 4, 5, 6, 7, 8, 9, 10)), ("年检|年报公示", (3, 4, 5)), ("民族团结进步宣传月", (9,)), ("预算执行", (7, 8)), ("问题整改", (1, 2)),
    ("职工医保门诊", (6, 7, 8)), ("缴费基数|基数上下限", (6, 7)), ("索道年度检修", (1, 3)), ("单独招生", (2, 3)), ("高职招生章程", (4, 5)),
    ("航季", (3, 10)),
)  # fmt: skip
_FESTIVAL_MONTHS = (1, 3, 4, 5, 6, 9, 12)
_FESTIVAL_REPORT_MONTHS = (2, 5, 6, 10)


@dataclass(frozen=True, slots=True)
class Stem:
    """One title with slots. `column`: given in the source (enterprises), else ""."""

    form: str
    issuer: str
    text: str
    column: str
    since: int
    until: int
    months: tuple[int, ...]


@dataclass(slots=True)
class Topic:
    key: str
    unit: str
    column: str
    theme: str
    since: int
    until: int
    law: str = ""
    why: str = ""
    does: tuple[str, ...] = ()
    measure: tuple[str, float, float, bool] = ("", 0, 0, False)
    whom: str = ""
    rules: list[str] = field(default_factory=list)
    stems: list[Stem] = field(default_factory=list)


def months_of(form: str, text: str) -> tuple[int, ...]:
    for words, months in _SEASONS:
        if any(word in text for word in words.split("|")):
            return months
    if "{festival}" in text:
        return _FESTIVAL_REPORT_MONTHS if form in ("H", "I") else _FESTIVAL_MONTHS
    return ()


@cache
def topics() -> tuple[Topic, ...]:
    found: list[Topic] = []
    for name in ("topics_a.txt", "topics_b.txt", "topics_e.txt"):
        for line in files(__package__).joinpath("data", name).read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                found.append(_head(line[2:]))
            elif line:
                _add(found[-1], line)
    return tuple(found)


def _head(line: str) -> Topic:
    key, unit, column, theme, years = (part.strip() for part in line.split("|"))
    since, _, until = years.partition("-")
    code = f"990100-{unit}" if unit[0] in "DE" else unit
    return Topic(key, code, column, theme, int(since), int(until) if until else _LAST)


def _add(topic: Topic, line: str) -> None:
    tag, rest = line[0], line[2:]
    if tag == "l":
        topic.law = rest
    elif tag == "w":
        topic.why = rest
    elif tag == "d":
        topic.does = tuple(rest.split("；"))
    elif tag == "b":
        topic.whom = rest
    elif tag == "r":
        topic.rules.append(rest)
    elif tag == "s":
        text, low, high = rest.split("|")
        topic.measure = (text, float(low), float(high), "." in low or "." in high)
    else:
        topic.stems.append(_stem(topic, line))


def _stem(topic: Topic, line: str) -> Stem:
    match = _TITLE.match(line)
    if match is None:
        raise ValueError(f"no title: {line}")
    form, issuer, text, since, until = match.groups()
    column = form[1:] if form[0] == "!" else ""
    form = "!" if column else form
    return Stem(
        form,
        issuer or ("E" if "-E" in topic.unit else "D"),
        text,
        column,
        max(int(since or 0), topic.since),
        min(int(until or _LAST), topic.until),
        months_of(form, text),
    )
