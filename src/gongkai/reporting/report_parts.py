"""What a report says outside its tables: whose it is, of which year, from which day, and its six parts by their headings."""

import re
from datetime import date
from itertools import pairwise
from typing import Any

from gongkai.law.report import Kind
from gongkai.law.report.formats import SECTIONS, core_of
from gongkai.law.report.recognise import kind_of

_TITLE = re.compile(
    r"^(?P<unit>[一-鿿（）()]{2,40}?)(?P<year>20\d{2})\s*年?(?:度)?(?:政府信息|政务|信息)公开(?:工作)?(?:年度)?(?:年)?(?:报告|年报|总结)"
)
_YEAR = re.compile(r"(20\d{2})\s*年度?[^。\n]{0,20}(?:年度报告|年报|报告)")
_PUBLISHED = re.compile(r"(?:发布|公布|发文|公开|成文|生成)(?:日期|时间)[:：\s]*(20\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})")
_SITE = re.compile(r"[-_|—].*$")
_HEADING = re.compile(r"^\s*([一二三四五六])\s*、\s*(\S.{0,40})$")
#: One of these stands in a heading of every report, and in no other document that has "problems" and "other matters".
_SURE = ("主动公开政府信息", "政府信息公开申请", "政府信息公开行政复议")
_LONGEST = 400_000


def is_report(text: str) -> bool:
    """Whether a text without tables and without the six parts is an annual report all the same, as those before 2019 were."""
    return "信息公开" in text[:3000] and ("年度报告" in text[:3000] or "年报" in text[:3000] or "公开工作报告" in text[:3000])


def about(title: str, text: str) -> dict[str, Any]:
    """unit, year, title, published_on, as far as they are told; nothing that is not."""
    told: dict[str, Any] = {}
    lines = [line.strip() for line in text.split("\n", 40)[:40]]
    single = [_SITE.sub("", title).strip(), *lines]
    for number, line in enumerate((*single, *map("".join, pairwise(lines)))):
        match = _TITLE.match("".join(line.split()))
        broken = number >= len(single)  # a title in two lines: the first must be the name of a unit, not a link
        if match is not None and not (broken and kind_of(match["unit"]) is Kind.UNKNOWN):
            told |= {"title": line[:200], "unit": match["unit"], "year": int(match["year"])}
            break
    if "year" not in told and (found := _YEAR.search(title) or _YEAR.search(text[:2000])):
        told["year"] = int(found[1])
    if (day := _published(text)) is not None:
        told["published_on"] = day
    return told


def _published(text: str) -> str | None:
    match = _PUBLISHED.search(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def parts_of(text: str) -> list[dict[str, str]]:
    """The parts by the headings that stand on lines of their own; empty where fewer than three are found.

    Rows of table three are numbered 一 to 四 as well: a line is a heading if its words are those of a part.
    """
    titles: list[str] = []
    texts: list[list[str]] = []
    for line in text[:_LONGEST].split("\n"):
        if _is_heading(line):
            titles.append(line.strip())
            texts.append([])
        elif texts:
            texts[-1].append(line)
    if len(titles) < 3 or not any(word in title for title in titles for word in _SURE):
        return []
    return [{"title": title, "text": "\n".join(lines)} for title, lines in zip(titles, texts, strict=True)]


def _is_heading(line: str) -> bool:
    match = _HEADING.match(line)
    if match is None:
        return False
    core = core_of(match[0])
    return any(core == core_of(official) or any(word in match[2] for word in known) for official, known in SECTIONS)
