"""E8 and E9: what the sentences of a report say against its own tables. Both wordings are quoted; all are warnings."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.law.report.cells import Cell
from gongkai.law.report.claims import Claim, Topic, sentences
from gongkai.law.report.findings import Finding, Severity
from gongkai.law.report.formats import GROUPS, TABLE4_GROUPS, TOTAL_COLUMN
from gongkai.law.report.prose import Prose
from gongkai.law.report.report import Report, wording
from gongkai.law.sayings import Said, gettext_noop

_AMOUNT = gettext_noop("正文写“%(left)s”，%(right)s，相差%(difference)s")
_PERCENT = gettext_noop("正文写“%(left)s”，按表实算为%(right)s")
_CHANNELS = gettext_noop("正文各渠道之和为%(left)s，正文收到申请%(right)s件")
_FIGURES = gettext_noop("“%(row)s”写作%(left)s，各类之和为%(right)s，相差%(difference)s")
_SHARE = re.compile(r"[，,、（(]?(?:约)?占[^\d，。；]{0,15}(?P<p>\d+(?:\.\d+)?)%")
_TREND = re.compile(
    r"(?P<n>\d+)(?:件|份|条|宗)[^。；\d]{0,12}?(?:同比|较上年|比上年|较去年|比去年)(?P<way>增长|增加|上升|提高|下降|减少|降低)(?:了|约)?(?P<p>\d+(?:\.\d+)?)%"
)
_CHANNEL = re.compile(
    r"(?:网络|网上|互联网|线上|网|信函|信件|邮寄|信|当面|现场|窗口|传真|电子邮件|邮箱)(?:渠道|方式|申请|提交|受理|接收|平台|的|共|为)*(?P<n>\d+)"
)
_Side = tuple[Decimal, str, tuple[tuple[str, str], ...]]
#: Rows of table three, and groups of table four, whose 总计 a figure of the text may mean.
_ROWS_OF: dict[Topic, tuple[tuple[str, ...], ...]] = {
    Topic.NEW: (("new_received",),),
    Topic.RECEIVED: (("new_received",), ("new_received", "carried_over")),
    Topic.ANY_INTAKE: (("new_received",), ("new_received", "carried_over"), ("total",)),
    Topic.CLOSED: (("total",),),
    Topic.CARRIED_OVER: (("carried_over",),),
    Topic.CARRIED_FORWARD: (("carried_forward",),),
}
_GROUPS_OF: dict[Topic, tuple[int, ...]] = {
    Topic.RECONSIDERED: (0,),
    Topic.SUED: (1, 2),
    Topic.SUED_DIRECTLY: (1,),
    Topic.SUED_AFTER: (2,),
}
_INTAKE = {Topic.RECEIVED, Topic.NEW, Topic.ANY_INTAKE}
_WAYS = ("下降", "减少", "降低")


def e8_text_agrees_with_tables(report: Report, prose: Prose, last_year: Report | None = None) -> Iterator[Finding]:
    """New, closed, carried, reconsidered, sued, charged, granted; shares (占…%), growth (同比, with last year), channels of receipt."""
    if not (report.table3 or report.table4 or report.table2):
        return
    for claim in prose.claims:
        if claim.topic is Topic.RESULTS:
            if not set(claim.groups) <= {"予以公开", "部分公开"}:
                continue
            yield from _groups("E8", report, claim)
        else:
            yield from _figure(report, claim)
        if claim.topic in _INTAKE:
            yield from _channels(claim)
    if last_year is not None:
        for sentence in sentences(prose.narrative):
            yield from _growth(sentence, report, last_year)


def e9_kinds_in_text_are_sums_of_rows(report: Report, prose: Prose) -> Iterator[Finding]:
    """不予公开, 无法提供, 不予处理, 其他 in the text = the sums of their rows; figures without a table = the sum of their kinds."""
    if report.table3:
        for claim in prose.claims:
            if claim.topic is Topic.RESULTS and not set(claim.groups) <= {"予以公开", "部分公开"}:
                yield from _groups("E9", report, claim)
    if report.figures:
        yield from _kinds(report)


def _figure(report: Report, claim: Claim) -> Iterator[Finding]:
    """A claim against every cell that it may mean; the first of them is shown if none agrees."""
    sides = list(_sides(report, claim.topic))
    if not sides or any(_agrees(claim, value) for value, _, _ in sides):
        return
    value, words, cells = sides[0]
    yield _differs("E8", claim, value, words, cells)


def _sides(report: Report, topic: Topic) -> Iterator[_Side]:
    for keys in _ROWS_OF.get(topic, ()):
        yield from _rows(report, *keys)
    if topic in _GROUPS_OF:
        yield from _contested(report, *_GROUPS_OF[topic])
    elif topic is Topic.CLOSED:
        closed, over = report.sum_of("total"), report.sum_of("carried_over")
        if closed is not None and over:  # 当年办结 without what came over from the year before
            yield Decimal(closed - over), "", ()
    elif topic is Topic.CHARGED:
        yield from _charged(report)


def _rows(report: Report, *keys: str) -> Iterator[_Side]:
    value = report.sum_of(*keys)
    if value is not None and report.table3 and all(key in report.table3 for key in keys):
        names = " + ".join(f"“{wording(key)}”" for key in keys)
        yield Decimal(value), f"表三{names}总计{value}", tuple((key, TOTAL_COLUMN) for key in keys)


def _contested(report: Report, *groups: int) -> Iterator[_Side]:
    chosen = [TABLE4_GROUPS[number] for number in groups]
    if report.table4 is None or any(group.key not in report.table4 for group in chosen):
        return
    totals = [_total(report.table4[group.key]) for group in chosen]
    if None in totals:
        return
    figures = [total for total in totals if total is not None]
    words = " + ".join(f"“{group.wording}”总计{figure}" for group, figure in zip(chosen, figures, strict=True))
    yield Decimal(sum(figures)), f"表四{words}", tuple((group.key, "总计") for group in chosen)


def _total(row: tuple[Cell, ...]) -> int | None:
    cells = (row[-1],) if row[-1].known else row[:-1]
    if any(cell.value is None and cell.raw for cell in cells):
        return None
    return sum(int(cell.value or 0) for cell in cells)


def _charged(report: Report) -> Iterator[_Side]:
    row = (report.table2 or {}).get("行政事业性收费", {})
    cell = row.get("") or row.get("amount")
    if cell is not None and cell.value is not None and (report.year or 2021) >= 2021:
        yield Decimal(cell.value), f"表二“行政事业性收费”{cell.value}万元", (("行政事业性收费", ""),)


def _agrees(claim: Claim, value: Decimal) -> bool:
    """A round figure (余) agrees with what rounds down to it; an amount with what rounds to its digits."""
    if claim.about:
        digits = f"{claim.number.to_integral_value():f}"
        step = Decimal(10) ** max(len(digits) - len(digits.rstrip("0")), 1)
        return claim.number <= value < claim.number + step
    if claim.topic is Topic.CHARGED:
        return abs(claim.number - value) <= claim.step / 2
    return claim.number == value


def _differs(rule: str, claim: Claim, value: Decimal, words: str, cells: tuple[tuple[str, str], ...]) -> Finding:
    difference = f"{claim.number - value:f}"
    said = Said(rule.lower(), _AMOUNT, {"left": claim.quote, "right": words, "difference": difference})
    return Finding(rule, Severity.WARNING, "body", claim.quote, words, said, cells)


def _groups(rule: str, report: Report, claim: Claim) -> Iterator[Finding]:
    keys = [key for group in claim.groups for key in GROUPS[group] if key in (report.table3 or {})]
    value = report.sum_of(*keys) if keys else None
    if value is None:
        return
    cells = tuple((key, TOTAL_COLUMN) for key in keys)
    words = f"表三“{'、'.join(claim.groups)}”合计{value}"
    if not _agrees(claim, Decimal(value)):
        yield _differs(rule, claim, Decimal(value), words, cells)
    share = _SHARE.match(claim.after)
    if share is None:
        return
    wholes = [whole for keys in (("total",), ("new_received",), ("new_received", "carried_over")) if (whole := report.sum_of(*keys))]
    stated = share["p"]
    if wholes and not any(_rounds_to(claim.number / whole, stated) for whole in wholes):
        said_of_text = f"{claim.number}/{wholes[0]}={_percent(claim.number / wholes[0], stated)}"
        said_of_table = f"{value}/{wholes[0]}={_percent(Decimal(value) / wholes[0], stated)}"
        right = f"{said_of_text}；{words}，{said_of_table}" if value != claim.number else said_of_text
        yield _share("E8", f"{claim.quote}{share.group()}", right, cells)


def _share(rule: str, left: str, right: str, cells: tuple[tuple[str, str], ...] = ()) -> Finding:
    return Finding(rule, Severity.WARNING, "body", left, right, Said("percent", _PERCENT, {"left": left, "right": right}), cells)


def _rounds_to(ratio: Decimal, stated: str) -> bool:
    places = len(stated.partition(".")[2])
    return abs(ratio * 100 - Decimal(stated)) <= Decimal(10) ** -places / 2


def _percent(ratio: Decimal, stated: str) -> str:
    return f"{ratio * 100:.{max(len(stated.partition('.')[2]), 0)}f}%"


def _growth(text: str, report: Report, last_year: Report) -> Iterator[Finding]:
    for match in _TREND.finditer(text):
        for keys in (("new_received",), ("new_received", "carried_over"), ("total",)):
            now, before = report.sum_of(*keys), last_year.sum_of(*keys)
            if now != int(match["n"]) or not before:
                continue
            ratio = Decimal(now - before) / before * (-1 if match["way"] in _WAYS else 1)
            if not _rounds_to(ratio, match["p"]):
                right = f"({now}-{before})/{before}={match['way']}{_percent(ratio, match['p'])}"
                yield _share("E8", match.group(), right, tuple((key, TOTAL_COLUMN) for key in keys))
            break


def _channels(claim: Claim) -> Iterator[Finding]:
    found = [int(match["n"]) for match in _CHANNEL.finditer(claim.after[:80])]
    total = sum(found)
    if len(found) > 1 and (total > claim.number or (len(found) > 2 and total != claim.number)):
        said = Said("channels", _CHANNELS, {"left": total, "right": claim.number})
        yield Finding("E8", Severity.WARNING, "body", total, int(claim.number), said)


def _kinds(report: Report) -> Iterator[Finding]:
    """Figures by kind (…类), for the whole (累计) and for the year (当年), against the figure that sums them up."""
    figures = {label: cell.value for label, cell in (report.figures or {}).items() if cell.value is not None}
    for prefix, whole in (("当年-", "当年主动公开"), ("累计-", "主动公开累计"), ("", "主动公开累计")):
        addends = [
            value for label, value in figures.items() if label.startswith(prefix) and re.fullmatch(r"[一-鿿]+类", label[len(prefix) :])
        ]
        label = next((label for label in figures if label.startswith(whole)), "")
        if len(addends) < 2 or not label or figures[label] == sum(addends):
            continue
        left, right = figures[label], sum(addends)
        said = Said("kinds", _FIGURES, {"row": label, "left": left, "right": right, "difference": left - right})
        yield Finding("E9", Severity.WARNING, f"figures.{label}", left, right, said)
