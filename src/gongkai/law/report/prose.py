"""The text of a report: its six parts, and what of it is text and not a table that lost its lines."""

import re

from gongkai.law.report.report import Report

_SPACE = re.compile(r"\s+")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_WIDE = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
#: How each part begins in a text whose lines may be lost. Rows of table three are numbered 一 to 四 too, hence the words.
_HEADS = (
    re.compile(r"一、(?:总体情况|概述)"),
    re.compile(r"二、主动公开"),
    re.compile(r"三、(?:收到和处理|依申请公开)"),
    re.compile(r"四、[^。]{0,24}?(?:复议|诉讼)"),
    re.compile(r"五、[^。]{0,24}?问题"),
    re.compile(r"六、(?:其他|其它|需要)"),
)
_TABLE_BEGINS = "勾稽关系"


def plain(text: str) -> str:
    """Without white space (lines break anywhere) and thousands separators, digits narrow."""
    return _THOUSANDS.sub("", _SPACE.sub("", text).translate(_WIDE))


def narrative(report: Report) -> str:
    """What the report says in sentences: parts one, five and six, and whatever stands outside the parts; made `plain`."""
    if report.sections is not None and any(section.text for section in report.sections):
        kept = [section for section in report.sections if not any(head.match(plain(section.title)) for head in _HEADS[1:4])]
        return plain("。".join(section.text for section in kept))
    text = plain(report.body)
    begin = _start(text, 1)
    if begin is None:
        at = text.find(_TABLE_BEGINS)
        begin = at if at >= 0 else None
    if begin is None:
        return text
    end = _start(text, 4, begin)
    return text[:begin] + ("。" + text[end:] if end is not None else "")


def part_of(report: Report, number: int) -> str | None:
    """The text of part `number` (0–5), `plain`; None where it cannot be told from the rest."""
    if report.sections is not None:
        found = [section for section in report.sections if _HEADS[number].match(plain(section.title))]
        return plain(found[0].text) if found else None
    text = plain(report.body)
    begin = _start(text, number)
    if begin is None:
        return None
    ends = [end for later in range(number + 1, 6) if (end := _start(text, later, begin + 2)) is not None]
    return text[begin : min(ends, default=len(text))]


def _start(text: str, number: int, after: int = 0) -> int | None:
    match = _HEADS[number].search(text, after)
    return match.start() if match else None
