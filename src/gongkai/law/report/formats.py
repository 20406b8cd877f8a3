"""The tables of the annual report as data: what each row and column is called, by the three forms that were ever issued.

30号 = 国办公开办函〔2021〕30号 (reports for 2021 and after), 60号 = 国办公开办函〔2019〕60号 (2019, 2020), and the statistics table
政府信息公开情况统计表 of 2014–2018 (its rows stand in `statistics`). Evidence: rules B1–B6.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_NUMBERING = re.compile(r"\s*(?:[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．]|\d+\s*[、.．])\s*")
_NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")


@lru_cache(maxsize=4096)
def core_of(text: str) -> str:
    """The Chinese characters of a label without its number: "（七）总计" → "总计", "3、其他" → "其他"."""
    return _NOT_HAN.sub("", _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text)


class Format(StrEnum):
    """Which form a report follows. The values are those of the key "format" in the JSON form."""

    Y2021 = "2021 tables"
    Y2019 = "2019/2020 tables"
    STATISTICS = "2014-2018 statistics table"
    TEXT = "free text"

    @property
    def document(self) -> str:
        """The document that prescribes the form; empty where none is known."""
        return {Format.Y2021: "国办公开办函〔2021〕30号", Format.Y2019: "国办公开办函〔2019〕60号"}.get(self, "")


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: `key` in the JSON form, `code` in the equations (r3_3_1), the official `wording`, the `unit` of its cells.

    `core`: the Chinese characters by which it is known on a page, however it is numbered and punctuated.
    """

    key: str
    code: str
    wording: str
    core: str
    unit: str = "件"
    group: str = ""


#: Table three, seven columns: 自然人, five kinds of 法人或其他组织, 总计.
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
TOTAL_COLUMN = COLUMNS[-1]

_DENIED, _UNAVAILABLE, _REFUSED, _OTHER = "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"


def _row(key: str, code: str, wording: str, core: str, group: str = "") -> Line:
    return Line(key, code, wording, core, group=group)


_HEAD = (
    _row("new_received", "r1", "一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
    _row("carried_over", "r2", "二、上年结转政府信息公开申请数量", "上年结转政府信息公开申请数量"),
    _row("granted", "r3_1", "（一）予以公开", "予以公开"),
    _row("partial", "r3_2", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
    _row("denied_1", "r3_3_1", "1.属于国家秘密", "属于国家秘密", _DENIED),
    _row("denied_2", "r3_3_2", "2.其他法律行政法规禁止公开", "其他法律行政法规禁止公开", _DENIED),
    _row("denied_3", "r3_3_3", "3.危及“三安全一稳定”", "危及三安全一稳定", _DENIED),
    _row("denied_4", "r3_3_4", "4.保护第三方合法权益", "保护第三方合法权益", _DENIED),
    _row("denied_5", "r3_3_5", "5.属于三类内部事务信息", "属于三类内部事务信息", _DENIED),
    _row("denied_6", "r3_3_6", "6.属于四类过程性信息", "属于四类过程性信息", _DENIED),
    _row("denied_7", "r3_3_7", "7.属于行政执法案卷", "属于行政执法案卷", _DENIED),
    _row("denied_8", "r3_3_8", "8.属于行政查询事项", "属于行政查询事项", _DENIED),
    _row("unavail_1", "r3_4_1", "1.本机关不掌握相关政府信息", "本机关不掌握相关政府信息", _UNAVAILABLE),
    _row("unavail_2", "r3_4_2", "2.没有现成信息需要另行制作", "没有现成信息需要另行制作", _UNAVAILABLE),
    _row("unavail_3", "r3_4_3", "3.补正后申请内容仍不明确", "补正后申请内容仍不明确", _UNAVAILABLE),
    _row("notproc_1", "r3_5_1", "1.信访举报投诉类申请", "信访举报投诉类申请", _REFUSED),
    _row("notproc_2", "r3_5_2", "2.重复申请", "重复申请", _REFUSED),
    _row("notproc_3", "r3_5_3", "3.要求提供公开出版物", "要求提供公开出版物", _REFUSED),
    _row("notproc_4", "r3_5_4", "4.无正当理由大量反复申请", "无正当理由大量反复申请", _REFUSED),
    _row("notproc_5", "r3_5_5", "5.要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出具已获取信息", _REFUSED),
)
_OTHER_ROWS = (
    _row("other_1", "r3_6_1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "申请人无正当理由逾期不补正", _OTHER),
    _row(
        "other_2",
        "r3_6_2",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "申请人逾期未按收费通知要求",
        _OTHER,
    ),
    _row("other_3", "r3_6_3", "3.其他", "其他", _OTHER),
)
_OTHER_ROW_2019 = _row("other", "r3_6", "（六）其他处理", "其他处理")
_FOOT = (
    _row("total", "r3_7", "（七）总计", "总计"),
    _row("carried_forward", "r4", "四、结转下年度继续办理", "结转下年度继续办理"),
)
#: Table three of 30号: 25 rows with figures.
TABLE3 = (*_HEAD, *_OTHER_ROWS, *_FOOT)
#: Table three of 60号: (六) is one row.
TABLE3_2019 = (*_HEAD, _OTHER_ROW_2019, *_FOOT)
#: Every row by key and by code.
ROWS = {row.key: row for row in (*TABLE3, _OTHER_ROW_2019)}
ROW_OF_CODE = {row.code: row.key for row in ROWS.values()}
#: The rows that （七）总计 adds up.
RESULTS = tuple(key for key in ROWS if key not in {"new_received", "carried_over", "total", "carried_forward"})
#: （三）–（六） have no cell of their own; the text of a report sums them up all the same.
GROUPS: dict[str, tuple[str, ...]] = {
    "予以公开": ("granted",),
    "部分公开": ("partial",),
    "不予公开": tuple(key for key in RESULTS if key.startswith("denied")),
    "无法提供": tuple(key for key in RESULTS if key.startswith("unavail")),
    "不予处理": tuple(key for key in RESULTS if key.startswith("notproc")),
    "其他处理": tuple(key for key in RESULTS if key.startswith("other")),
}

#: Table four: three groups of five cells.
TABLE4_GROUPS = (
    Line("行政复议", "r5_1", "行政复议", "行政复议"),
    Line("行政诉讼_未经复议直接起诉", "r5_2", "行政诉讼：未经复议直接起诉", "未经复议直接起诉"),
    Line("行政诉讼_复议后起诉", "r5_3", "行政诉讼：复议后起诉", "复议后起诉"),
)
TABLE4_COLUMNS = (
    Line("维持", "c1", "结果维持", "结果维持"),
    Line("纠正", "c2", "结果纠正", "结果纠正"),
    Line("其他结果", "c3", "其他结果", "其他结果"),
    Line("尚未审结", "c4", "尚未审结", "尚未审结"),
    Line("总计", "c5", "总计", "总计"),
)

_MADE = ("made", "repealed", "in_force")
_MADE_2019 = ("made", "published", "total_published")
#: Columns of table two: key → (wording, unit).
TABLE2_COLUMNS: dict[str, Line] = {
    line.key: line
    for line in (
        Line("made", "a1", "本年制发件数", "本年制发件数"),
        Line("repealed", "a2", "本年废止件数", "本年废止件数"),
        Line("in_force", "a3", "现行有效件数", "现行有效件数"),
        Line("decisions", "a4", "本年处理决定数量", "本年处理决定数量"),
        Line("amount", "a5", "本年收费金额（单位：万元）", "本年收费金额", "万元"),
    )
}
TABLE2_COLUMNS_2019: dict[str, Line] = {
    line.key: line
    for line in (
        Line("made", "b1", "本年新制作数量", "本年新制作数量"),
        Line("published", "b2", "本年新公开数量", "本年新公开数量"),
        Line("total_published", "b3", "对外公开总数量", "对外公开总数量"),
        Line("last_year", "b4", "上一年项目数量", "上一年项目数量", "项"),
        Line("change", "b5", "本年增/减", "本年增减", "项"),
        Line("decisions", "b6", "处理决定数量", "处理决定数量"),
        Line("count", "b7", "采购项目数量", "采购项目数量", "项"),
        Line("amount_yuan", "b8", "采购总金额", "采购总金额", "元"),
    )
}
#: Column key → heading, for people.
HEADINGS = {key: line.wording for key, line in (TABLE2_COLUMNS_2019 | TABLE2_COLUMNS).items()} | {
    column.key: column.wording for column in TABLE4_COLUMNS
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of table two: the item of article 20 under which it stands, and the keys of its columns."""

    key: str
    item: str
    columns: tuple[str, ...]


TABLE2 = (
    Entry("规章", "第二十条第（一）项", _MADE),
    Entry("行政规范性文件", "第二十条第（一）项", _MADE),
    Entry("行政许可", "第二十条第（五）项", ("decisions",)),
    Entry("行政处罚", "第二十条第（六）项", ("decisions",)),
    Entry("行政强制", "第二十条第（六）项", ("decisions",)),
    Entry("行政事业性收费", "第二十条第（八）项", ("amount",)),
)
_MATTERS_2019 = ("last_year", "change", "decisions")
TABLE2_2019 = (
    Entry("规章", "第二十条第（一）项", _MADE_2019),
    Entry("规范性文件", "第二十条第（一）项", _MADE_2019),
    Entry("行政许可", "第二十条第（五）项", _MATTERS_2019),
    Entry("其他对外管理服务事项", "第二十条第（五）项", _MATTERS_2019),
    Entry("行政处罚", "第二十条第（六）项", _MATTERS_2019),
    Entry("行政强制", "第二十条第（六）项", _MATTERS_2019),
    Entry("行政事业性收费", "第二十条第（八）项", ("last_year", "change")),
    Entry("政府集中采购", "第二十条第（九）项", ("count", "amount_yuan")),
)

#: The six parts: title, and the words by which a title of another wording is known as that part.
SECTIONS = (
    ("一、总体情况", ("总体情况", "概述")),
    ("二、主动公开政府信息情况", ("主动公开",)),
    ("三、收到和处理政府信息公开申请情况", ("收到和处理", "依申请公开", "申请情况")),
    ("四、政府信息公开行政复议、行政诉讼情况", ("复议", "诉讼")),
    ("五、存在的主要问题及改进情况", ("问题",)),
    ("六、其他需要报告的事项", ("其他需要报告", "其他事项", "需要报告")),
)
