"""Reading citations of articles out of a letter, and the rank of the law that is cited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.law.wording import numeral

REGULATION = "中华人民共和国政府信息公开条例"
_N = r"[零〇一二三四五六七八九十百\d]{1,6}"
_ARTICLE = re.compile(rf"第({_N})条(?:\s*第({_N})款)?((?:\s*[、和及]?\s*第[（(]?{_N}[）)]?项)*)")
_ITEM = re.compile(rf"第[（(]?({_N})[）)]?项")
_NAME = re.compile(r"《([^《》]{2,80})》|条例(?=第)|公开条例")
_END = re.compile(r"[。；\n]")
#: A local name before 条例: 明川市××条例, 澜江省××条例.
_LOCAL = re.compile(r"^[^市省]{2,4}?(?:省|自治区|自治州|自治县|(?<!城)市(?!场|政|容|区)|经济特区)")


@dataclass(frozen=True, slots=True)
class Citation:
    """`law`: its name without brackets, the regulation where none is named. `paragraph` 款, `items` 项; None and () where not named."""

    law: str
    article: int
    paragraph: int | None
    items: tuple[int, ...]
    start: int
    end: int

    @property
    def of_regulation(self) -> bool:
        """Whether it cites the regulation on open government information."""
        return self.law.endswith("政府信息公开条例")


def citations(text: str) -> Iterator[Citation]:
    """Every article cited, in order. A citation belongs to the law named last before it in its sentence."""
    names = [(match.start(), match[1] or REGULATION) for match in _NAME.finditer(text)]
    ends = [match.start() for match in _END.finditer(text)]
    name_at = end_at = 0
    for match in _ARTICLE.finditer(text):
        while end_at < len(ends) and ends[end_at] < match.start():
            end_at += 1
        begin = ends[end_at - 1] if end_at else -1
        while name_at < len(names) and names[name_at][0] < match.start():
            name_at += 1
        law = names[name_at - 1][1] if name_at and names[name_at - 1][0] > begin else REGULATION
        number = numeral(match[1])
        if number is None:
            continue
        items = tuple(found for item in _ITEM.finditer(match[3]) if (found := numeral(item[1])) is not None)
        yield Citation(law, number, numeral(match[2]) if match[2] else None, items, match.start(), match.end())


def rank(name: str) -> str:
    """The rank of a law by its name: "law", "regulation" 行政法规, "local" 地方性法规, "lower" (规章、规范性文件), "unknown".

    A name tells most of it, not all: 实施细则 and 办法 of the State Council are regulations, and stand as "unknown".
    """
    plain = re.sub(r"[《》\s]|第.*$|[（(].*$", "", name)
    if re.search(r"[〔\[]\d{4}[〕\]]", name):
        return "lower"
    if plain.endswith(("法", "法典")) and not plain.endswith(("办法", "方法")):
        return "law"
    national = plain.startswith("中华人民共和国")
    if plain.endswith("条例"):
        return "regulation" if national or not _LOCAL.match(plain) else "local"
    if plain.endswith(("办法", "规定", "细则", "规则")):
        return "unknown" if national else "lower"
    if plain.endswith(("通知", "意见", "方案", "决定", "函", "标准", "指南", "目录", "制度")):
        return "lower"
    return "unknown"
