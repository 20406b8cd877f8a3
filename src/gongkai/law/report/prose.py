"""The text of a report: its six parts, and what of it is text and not a table that lost its lines."""

import re
from dataclasses import dataclass

from gongkai.law.report.claims import Claim, claims
from gongkai.law.report.report import Report

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


@dataclass(frozen=True, slots=True)
class Prose:
    """narrative: what stands in sentences, without white space. claims: the figures in it. last_part: part six; None if not to be told."""

    narrative: str = ""
    claims: tuple[Claim, ...] = ()
    last_part: str | None = None


def prose_of(report: Report) -> Prose:
    """Read the text of a report once for all checks."""
    if report.sections is not None and any(section.text for section in report.sections):
        titles = [_plain(section.title) for section in report.sections]
        kept = [
            section.text
            for section, title in zip(report.sections, titles, strict=True)
            if not any(head.match(title) for head in _HEADS[1:4])
        ]
        last = next((section.text for section, title in zip(report.sections, titles, strict=True) if _HEADS[5].match(title)), None)
        narrative, last_part = _plain("。".join(kept)), None if last is None else _plain(last)
    elif report.body:
        narrative, last_part = _of_body(_plain(report.body))
    else:
        return Prose()
    return Prose(narrative, tuple(claims(narrative, report.year)), last_part)


def _of_body(text: str) -> tuple[str, str | None]:
    """What stands before the tables and after them, and part six."""
    text = _HEADS[0].sub(r"\g<0>。", text, count=1)
    begin = _start(text, 1)
    if begin is None and (at := text.find(_TABLE_BEGINS)) >= 0:
        begin = at
    after = _start(text, 4, begin or 0)
    last = _start(text, 5, after or begin or 0)
    part = None if last is None else text[last:]
    if begin is None:
        return text, part
    return text[:begin] + ("。" + text[after:] if after is not None else ""), part


def _plain(text: str) -> str:
    """Without white space: lines break anywhere."""
    return "".join(text.split())


def _start(text: str, number: int, after: int = 0) -> int | None:
    match = _HEADS[number].search(text, after)
    return match.start() if match else None
