"""The kinds of replies as data: codes, wording, articles, cells of the annual report (letters §1.4; rules A11, B3).

37-n, 30-u, 30-l, 40-r, 109-l, wd and 2-n are the product's own codes 【口径】.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gongkai.law.regulation import Version


class Group(StrEnum):
    """The parts of 三、本年度办理结果: 予以公开 · 部分公开 · 不予公开 · 无法提供 · 不予处理 · 其他处理; 不入表三."""

    GRANTED = "granted"
    PARTIAL = "partial"
    REFUSED = "refused"
    UNABLE = "unable"
    UNHANDLED = "unhandled"
    OTHER = "other"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class ReplyKind:
    """`cell`: row of the annual report; "" where the ground decides (36-3) or it does not stand in table three (41, 55).

    `decisions`: the words of which one stands in the sentence of decision. `needs_grounds`: a clause of `grounds` must be named.
    """

    code: str
    name: str
    group: Group
    cell: str
    decisions: tuple[str, ...]
    articles: Mapping[Version, str] = field(hash=False)
    needs_grounds: bool = False

    def article(self, version: Version) -> str:
        """第三十六条第（四）项; "" where that text has no such reply."""
        return self.articles.get(version, "")

    def as_json(self) -> dict[str, Any]:
        """{"code", "name", "group", "cell", "needs_grounds", "article"}."""
        return {
            "code": self.code,
            "name": self.name,
            "group": str(self.group),
            "cell": self.cell,
            "needs_grounds": self.needs_grounds,
            "article": self.article("2019"),
        }


_G = Group
KINDS = (
    ReplyKind("36-1", "已主动公开", _G.GRANTED, "r3_1", ("告知获取",), {"2019": "第三十六条第（一）项", "2007": "第二十一条第（一）项"}),
    ReplyKind("36-2", "予以公开", _G.GRANTED, "r3_1", ("予以公开",), {"2019": "第三十六条第（二）项", "2007": "第二十一条第（一）项"}),
    ReplyKind("37", "部分公开", _G.PARTIAL, "r3_2", ("部分公开",), {"2019": "第三十七条", "2007": "第二十二条"}, needs_grounds=True),
    ReplyKind(
        "36-3",
        "不予公开",
        _G.REFUSED,
        "",
        ("不予公开",),
        {"2019": "第三十六条第（三）项", "2007": "第二十一条第（二）项"},
        needs_grounds=True,
    ),
    ReplyKind("36-4", "政府信息不存在", _G.UNABLE, "r3_4_1", ("不存在",), {"2019": "第三十六条第（四）项", "2007": "第二十一条第（三）项"}),
    ReplyKind(
        "36-5",
        "不属于本机关负责公开",
        _G.UNABLE,
        "r3_4_1",
        ("不属于本机关负责公开",),
        {"2019": "第三十六条第（五）项", "2007": "第二十一条第（三）项"},
    ),
    ReplyKind("36-6", "不予重复处理", _G.UNHANDLED, "r3_5_2", ("不予重复处理",), {"2019": "第三十六条第（六）项"}),
    ReplyKind("36-7", "依特别规定办理", _G.REFUSED, "r3_3_8", ("依照该规定办理",), {"2019": "第三十六条第（七）项"}),
    ReplyKind("38", "需要加工、分析", _G.UNABLE, "r3_4_2", ("不予提供",), {"2019": "第三十八条"}),
    ReplyKind("30-u", "补正后仍不明确", _G.UNABLE, "r3_4_3", ("无法提供",), {"2019": "第三十条", "2007": "第二十一条第（四）项"}),
    ReplyKind("39-1", "信访、投诉、举报", _G.UNHANDLED, "r3_5_1", ("不作为政府信息公开申请处理", "不予处理"), {"2019": "第三十九条第一款"}),
    ReplyKind("39-2", "要求提供公开出版物", _G.UNHANDLED, "r3_5_3", ("告知获取",), {"2019": "第三十九条第二款"}),
    ReplyKind("35", "无正当理由大量反复申请", _G.UNHANDLED, "r3_5_4", ("不予处理",), {"2019": "第三十五条"}),
    ReplyKind("40-r", "要求确认或者重新出具已获取信息", _G.UNHANDLED, "r3_5_5", ("不予处理",), {}),
    ReplyKind("30-l", "逾期不补正，视为放弃", _G.OTHER, "r3_6_1", ("不再处理",), {"2019": "第三十条"}),
    ReplyKind("109-l", "逾期不缴费，视为放弃", _G.OTHER, "r3_6_2", ("不再处理",), {"2019": "国办函〔2020〕109号"}),
    ReplyKind("wd", "撤回申请", _G.OTHER, "r3_6_3", ("撤回",), {}),
    ReplyKind(
        "2-n",
        "不属于政府信息",
        _G.OTHER,
        "r3_6_3",
        ("不属于《中华人民共和国政府信息公开条例》第二条规定的政府信息", "不属于政府信息"),
        {"2019": "第二条", "2007": "第二条"},
    ),
    ReplyKind("41", "更正", _G.OUTSIDE, "", ("予以更正", "不予更正", "转送", "有权"), {"2019": "第四十一条", "2007": "第二十五条第二款"}),
    ReplyKind("55", "公共企事业单位信息公开咨询答复", _G.OUTSIDE, "", ("答复如下",), {"2019": "第五十五条", "2007": "第三十七条"}),
)
BY_CODE: Mapping[str, ReplyKind] = {kind.code: kind for kind in KINDS}
