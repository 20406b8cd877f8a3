"""Made-up reports as they are published: pages clean and as Word exports them, sheets, text. Figures of tests.support.reports.made_up."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from gongkai.law.report.formats import TABLE3, TABLE4_COLUMNS

GROUPS = {"（三）不予公开": 8, "（四）无法提供": 3, "（五）不予处理": 5, "（六）其他处理": 3}
HEADINGS = ["自然人", "法人或其他组织", "总计"]
FIRMS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
TITLES = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]


def cell(text: Any, *, rows: int = 1, columns: int = 1, word: bool = False) -> str:
    """A cell; with `word`, in the markup that Word exports."""
    shown = "" if text is None else str(text)
    spans = (f' rowspan="{rows}"' if rows > 1 else "") + (f" colspan={columns}" if columns > 1 else "")
    if not word:
        return f"<td{spans}>{shown}</td>"
    half = len(shown) // 2
    inner = f"<span lang=EN-US>{shown[:half]}</span><span style='mso-bidi-font-size:10.5pt'>{shown[half:]}</span>" if half else shown
    return f"<td width=53{spans} style='border:none;mso-border-alt:solid windowtext .5pt'><p class=MsoNormal align=center>{inner}<o:p></o:p></p></td>"


def table3(report: dict[str, Any], *, word: bool = False) -> str:
    """Table three, with the merged cells of the form."""
    rows = [
        cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", rows=3, columns=3, word=word)
        + cell("申请人情况", columns=7, word=word),
        cell("自然人", rows=2, word=word) + cell("法人或其他组织", columns=5, word=word) + cell("总计", rows=2, word=word),
        "".join(cell(f"{name[:2]}<br>{name[2:]}" if word and len(name) == 4 else name, word=False) for name in FIRMS),
    ]
    counted: dict[str, int] = {}
    results = [row for row in TABLE3 if row.code.startswith("r3")]
    for row in TABLE3:
        values = "".join(cell(value, word=word) for value in report["table3_依申请"][row.key])
        lead = cell("三、本年度办理结果", rows=len(results), word=word) if row is results[0] else ""
        if row.group:
            counted[row.group] = counted.get(row.group, 0) + 1
            lead += cell(row.group, rows=GROUPS[row.group], word=word) if counted[row.group] == 1 else ""
            rows.append(lead + cell(row.wording, word=word) + values)
        elif row.code.startswith("r3"):
            rows.append(lead + cell(row.wording, columns=2, word=word) + values)
        else:
            rows.append(cell(row.wording, columns=3, word=word) + values)
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def table2(report: dict[str, Any], *, word: bool = False) -> str:
    made = report["table2_主动公开"]
    rows = [cell("第二十条第（一）项", columns=4, word=word)]
    rows.append("".join(cell(name, word=word) for name in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")))
    rows += [
        cell(name, word=word) + "".join(cell(value, word=word) for value in made[name].values()) for name in ("规章", "行政规范性文件")
    ]
    for item, names in (("（五）", ("行政许可",)), ("（六）", ("行政处罚", "行政强制"))):
        rows.append(cell(f"第二十条第{item}项", columns=4, word=word))
        rows.append(cell("信息内容", word=word) + cell("本年处理决定数量", columns=3, word=word))
        rows += [cell(name, word=word) + cell(made[name], columns=3, word=word) for name in names]
    rows.append(cell("第二十条第（八）项", columns=4, word=word))
    rows.append(cell("信息内容", word=word) + cell("本年收费金额（单位：万元）", columns=3, word=word))
    rows.append(cell("行政事业性收费", word=word) + cell(made["行政事业性收费"], columns=3, word=word))
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def table4(report: dict[str, Any], *, word: bool = False) -> str:
    outcomes = [column.wording for column in TABLE4_COLUMNS]
    rows = [
        cell("行政复议", columns=5, word=word) + cell("行政诉讼", columns=10, word=word),
        "".join(cell(name, rows=2, word=word) for name in outcomes)
        + cell("未经复议直接起诉", columns=5, word=word)
        + cell("复议后起诉", columns=5, word=word),
        "".join(cell(name, word=word) for name in outcomes * 2),
        "".join(cell(value, word=word) for group in report["table4_复议诉讼"].values() for value in group.values()),
    ]
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def page(report: dict[str, Any], *, word: bool = False, nested: bool = False, titles: Sequence[str] = TITLES, text: str = "") -> str:
    """The whole page. nested: the page is laid out by tables, and the tables of the report stand inside."""
    tables = ["", table2(report, word=word), table3(report, word=word), table4(report, word=word), "", ""]
    texts = [text, "", "", "", "公开还不够及时。", "本年度未收取信息处理费。"]
    name = f"{report['unit']}{report['year']}年政府信息公开工作年度报告"
    inner = "".join(f"<p>{title}</p><p>{words}</p>{table}" for title, words, table in zip(titles, texts, tables, strict=True))
    body = f"<h1>{name}</h1><p>发布日期：2025-01-20　浏览次数：33</p>{inner}"
    if nested:
        body = f"<table width=1000><tr><td><table><tr><td>首页</td><td>政务公开</td></tr></table></td></tr><tr><td>{body}</td></tr></table>"
    head = "<meta charset=utf-8><style>td{color:red}</style><script>var 自然人=99;</script>"
    namespace = " xmlns:o='urn:schemas-microsoft-com:office:office'" if word else ""
    return f"<!DOCTYPE html><html{namespace}><head><title>{name}-某县政府网</title>{head}</head><body><!-- 自然人 -->{body}</body></html>"


def sheet(report: dict[str, Any]) -> bytes:
    """A workbook with the three tables on three sheets, merged as in the form."""
    book = openpyxl.Workbook()
    two, three, four = book.active, book.create_sheet("表三"), book.create_sheet("表四")
    two.append([f"{report['unit']}{report['year']}年政府信息公开工作年度报告"])
    two.append(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])
    for name, value in report["table2_主动公开"].items():
        if isinstance(value, dict):
            two.append([name, *value.values()])
    for name in ("行政许可", "行政处罚", "行政强制"):
        two.append(["信息内容", "本年处理决定数量"])
        two.append([name, report["table2_主动公开"][name]])
    two.append(["信息内容", "本年收费金额（单位：万元）"])
    two.append(["行政事业性收费", report["table2_主动公开"]["行政事业性收费"]])
    three.append(["项目", None, None, "自然人", "法人或其他组织", None, None, None, None, "总计"])
    three.append([None, None, None, None, *FIRMS, None])
    three.merge_cells("A1:C2")
    three.merge_cells("E1:I1")
    last = ""
    for row in TABLE3:
        group = row.group if row.group != last else None
        last = row.group or last
        labels = [None, group, row.wording] if row.group else [row.wording, None, None]
        three.append([*labels, *report["table3_依申请"][row.key]])
    outcomes = [column.wording for column in TABLE4_COLUMNS]
    four.append(["行政复议", None, None, None, None, "行政诉讼"])
    four.append([None] * 5 + ["未经复议直接起诉", None, None, None, None, "复议后起诉"])
    four.append(outcomes * 3)
    four.append([value for group in report["table4_复议诉讼"].values() for value in group.values()])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
