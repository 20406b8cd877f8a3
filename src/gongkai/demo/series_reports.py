"""Annual reports on disclosure (art. 49): the format of 2008, of 2019 and of 2021, with sums that agree from row to row and year to year."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

from gongkai.demo.annex import Annex
from gongkai.demo.contacts import contact
from gongkai.demo.directory import UnitRecord
from gongkai.demo.paper import Paper
from gongkai.demo.sheet import Sheet, World
from gongkai.publishing.draft import Draft

_WHO = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_RESULTS = (
    "（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（三）不予公开 1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”",
    "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项", "（四）无法提供 1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确", "（五）不予处理 1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息", "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他",
)  # fmt: skip
_WEIGHTS = (40, 12, 0.2, 1, 0.5, 3, 1, 2, 2, 3, 22, 4, 2, 3, 2, 0.5, 0.3, 1, 2, 0.2, 3)
_SIZE = {"city": 120, "county": 60, "department": 26, "town": 5, "enterprise": 0}
_KINDS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_EQUATION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
FIRST_CHAINED = 2018


@cache
def received(code: str, level: str, year: int) -> tuple[int, ...]:
    """New applications of a year by applicant."""
    rng = Random(f"foi/{code}/{year}")
    total = int(rng.uniform(0.5, 1.5) * _SIZE[level])
    counts = [0] * 6
    for _ in range(total):
        counts[rng.choices(range(6), (86, 8, 1, 1, 3, 1))[0]] += 1
    return tuple(counts)


@cache
def carried(code: str, level: str, year: int) -> tuple[int, ...]:
    """Applications carried into the next year, never more than there were."""
    if year < FIRST_CHAINED:
        return (0,) * 6
    rng = Random(f"carry/{code}/{year}")
    return tuple(min(count, rng.choice((0, 0, 1, 2, 3)) if count > 6 else 0) for count in received(code, level, year))


@cache
def normative(code: str, level: str, year: int) -> tuple[int, int, int]:
    """Made, repealed and in force at the end of the year."""
    if year < FIRST_CHAINED:
        return (0, 0, 40 if level in ("city", "county") else 16)
    rng = Random(f"rules/{code}/{year}")
    before = normative(code, level, year - 1)[2]
    made, dropped = rng.randint(0, 6), min(before, rng.randint(0, 5))
    return made, dropped, before + made - dropped


def results(code: str, level: str, year: int) -> list[list[int]]:
    """Rows of table three, part three: one list by applicant for each of the 21 results."""
    rng = Random(f"results/{code}/{year}")
    table = [[0] * 6 for _ in _RESULTS]
    for who in range(6):
        done = received(code, level, year)[who] + carried(code, level, year - 1)[who] - carried(code, level, year)[who]
        for row in rng.choices(range(len(_RESULTS)), _WEIGHTS, k=done):
            table[row][who] += 1
    return table


def report(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    year, name = day.year - 1, unit.name_on(day.year)
    if unit.level == "enterprise":
        paper = _enterprise(unit, year)
    elif year >= 2021:
        paper = _modern(unit, name, year)
    elif year >= 2019:
        paper = _modern(unit, name, year, tables_of_2019=True)
    else:
        paper = _early(world, unit, name, year)
    paper.sign(name, day)
    count = sum(received(unit.code, unit.level, year))
    annexes = (
        [
            Annex(
                "pdf",
                f"{name}{year}年政府信息公开工作年度报告（版式文件）",
                lines=(f"{name}{year}年政府信息公开工作年度报告", f"全年新收政府信息公开申请{count}件。"),
            )
        ]
        if world.may_attach("pdf", 0.1)
        else []
    )
    if annexes:
        paper.annexes([annexes[0].title])
    title = f"{name}{year}年{'政府' if unit.level != 'enterprise' else ''}信息公开工作年度报告"
    summary = (
        f"报告{year}年主动公开、依申请公开（新收{count}件）、监督保障等情况。"
        if unit.level != "enterprise"
        else f"报告{year}年信息公开情况。"
    )
    yield world.finish(
        Sheet(
            unit,
            title,
            paper.html(),
            ("0004",),
            day,
            "报告",
            "政务公开",
            summary=summary,
            keywords="政府信息公开 年度报告",
            annexes=annexes,
            gap=0,
        )
    )


def _modern(unit: UnitRecord, name: str, year: int, *, tables_of_2019: bool = False) -> Paper:
    """The six parts of the format of 2021 (国办公开办函〔2021〕30号) or 2019 (〔2019〕60号)."""
    code, level = unit.code, unit.level
    rng = Random(f"text/{code}/{year}")
    new, before, after = (sum(row) for row in (received(code, level, year), carried(code, level, year - 1), carried(code, level, year)))
    order = "国办公开办函〔2019〕60号" if tables_of_2019 else "国办公开办函〔2021〕30号"
    paper = Paper().p(
        "本报告根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        f"（{order}）编制，数据统计期限为{year}年1月1日至12月31日。联系方式：{contact(unit).address}，电话{contact(unit).phone}。"
    )
    paper.section("总体情况").item(f"主动公开。全年主动公开政府信息{rng.randint(60, 2600)}条，解读政策文件{rng.randint(1, 26)}件。")
    paper.item(f"依申请公开。新收申请{new}件，上年结转{before}件，办结{new + before - after}件，结转下年度{after}件。")
    paper.item("政府信息管理。落实保密审查和动态调整机制，清理规范性文件并标注有效性。")
    paper.item("平台建设。优化公开专栏，规范栏目设置，提升检索功能。")
    paper.item(f"监督保障。组织培训{rng.randint(1, 6)}次，接受社会评议，无责任追究情形。").section("主动公开政府信息情况")
    _table_two(paper, unit, year, rng, tables_of_2019=tables_of_2019)
    paper.section("收到和处理政府信息公开申请情况").table(_EQUATION, ("情况", *_WHO, "总计"), _table_three(unit, year))
    paper.section("政府信息公开行政复议、行政诉讼情况").table("行政复议、行政诉讼", ("类别", *_KINDS, "总计"), _table_four(rng))
    paper.section("存在的主要问题及改进情况" if not tables_of_2019 else "政府信息公开工作存在的主要问题及改进情况").p(
        "存在的问题：政策解读形式较单一，个别栏目更新不够及时。改进情况：完善栏目责任制，增加图解、问答等解读方式，每月自查更新情况。"
    )
    return paper.section("其他需要报告的事项").p("本年度收取信息处理费0元。没有其他需要报告的事项。")


def _table_two(paper: Paper, unit: UnitRecord, year: int, rng: Random, *, tables_of_2019: bool) -> None:
    made, dropped, valid = normative(unit.code, unit.level, year)
    rule = (rng.randint(0, 2), 0, 22) if unit.level == "city" else (0, 0, 0)
    head = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    rows = [("规章", *rule), ("行政规范性文件", made, dropped, valid)]
    if tables_of_2019:
        head = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
        rows = [("规章", rule[0], rule[0], rule[2]), ("规范性文件", made, made, valid)]
    paper.table("第二十条第（一）项", head, rows)
    acts = unit.level in ("department", "county")
    decided = ("信息内容", "本年处理决定数量")
    paper.table("第二十条第（五）项", decided, [("行政许可", rng.randint(0, 4200) * acts)])
    paper.table("第二十条第（六）项", decided, [("行政处罚", rng.randint(0, 860) * acts), ("行政强制", rng.randint(0, 26) * acts)])
    fees = f"{rng.uniform(0, 2600):.2f}" if acts else 0
    paper.table("第二十条第（八）项", ("信息内容", "本年收费金额（单位：万元）"), [("行政事业性收费", fees)])


def _table_three(unit: UnitRecord, year: int) -> list[tuple[object, ...]]:
    code, level = unit.code, unit.level
    new, before, after = received(code, level, year), carried(code, level, year - 1), carried(code, level, year)
    rows: list[tuple[object, ...]] = [
        ("一、本年新收政府信息公开申请数量", *new, sum(new)),
        ("二、上年结转政府信息公开申请数量", *before, sum(before)),
    ]
    done = results(code, level, year)
    for number, (label, values) in enumerate(zip(_RESULTS, done, strict=True)):
        rows.append((("三、本年度办理结果 " if number == 0 else "") + label, *values, sum(values)))
    totals = [sum(row[who] for row in done) for who in range(6)]
    rows.append(("（七）总计", *totals, sum(totals)))
    rows.append(("四、结转下年度继续办理", *after, sum(after)))
    return rows


def _table_four(rng: Random) -> list[tuple[object, ...]]:
    rows = []
    for label in ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"):
        values = [rng.choice((0, 0, 0, 1, 2)) for _ in _KINDS]
        rows.append((label, *values, sum(values)))
    return rows


def _early(world: World, unit: UnitRecord, name: str, year: int) -> Paper:
    """Free text of 2008 to 2018."""
    rng = Random(f"early/{unit.code}/{year}")
    web, gazette = rng.randint(260, 8600), rng.randint(20, 260)
    parts = [rng.randint(0, 60), rng.randint(0, 12), rng.randint(0, 6)]
    paper = Paper().p(
        f"根据《中华人民共和国政府信息公开条例》要求，现公布{year}年度政府信息公开工作报告。统计期限为{year}年1月1日至12月31日。"
    )
    paper.section("概述").p("健全组织机构，明确专门科室和人员，完善公开指南和公开目录，建立保密审查、责任追究等制度。")
    paper.section("主动公开政府信息情况").p(
        f"全年主动公开政府信息{web + gazette}条，其中通过政府网站公开{web}条，通过公报、公告栏等其他方式公开{gazette}条。"
    )
    paper.section("依申请公开政府信息情况").p(
        f"全年受理申请{sum(parts)}件，已全部答复，其中同意公开{parts[0]}件，部分公开{parts[1]}件，不予公开或者信息不存在{parts[2]}件。"
    )
    paper.section("咨询和接待").p(
        f"接受咨询{rng.randint(60, 3600)}人次，接待来访{rng.randint(10, 460)}人次，网站专栏访问{rng.randint(2, 96)}万人次。"
    )
    paper.section("收费和减免情况").p("依申请提供政府信息未收取费用。").section("行政复议、诉讼和申诉情况").p(
        "未发生因政府信息公开引起的行政复议、行政诉讼和申诉。"
    )
    return paper.section("存在的主要问题和改进措施").p(
        "公开内容与公众需求还有差距，查询还不够方便。下一步将拓宽公开渠道，充实公开内容，加强培训和监督检查。"
    )


def _enterprise(unit: UnitRecord, year: int) -> Paper:
    rng = Random(f"enterprise/{unit.code}/{year}")
    paper = Paper().p(f"根据《中华人民共和国政府信息公开条例》第五十五条和行业规定，现将{year}年信息公开情况报告如下：")
    paper.section(f"公开服务信息{rng.randint(40, 460)}条，涉及服务概况、价格收费、办理指南、停供检修、投诉监督等。").section(
        f"受理咨询{rng.randint(200, 9600)}件，投诉{rng.randint(6, 260)}件，均已答复。"
    )
    return paper.section("不足和改进：停供信息推送不够精准，将完善短信提醒和网点公告。")
