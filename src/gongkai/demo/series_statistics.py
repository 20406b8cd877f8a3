"""Statistics and reports on the whole city: communiqués, monthly indicators, censuses, government work reports."""

from collections.abc import Iterator
from datetime import date
from random import Random

from gongkai.demo.annex import Annex
from gongkai.demo.days import chinese
from gongkai.demo.directory import UnitRecord
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import Sheet, World
from gongkai.demo.slots import month_before, project_of
from gongkai.publishing.draft import Draft

_PLANS = {2005: "十五", 2010: "十一五", 2015: "十二五", 2020: "十三五", 2025: "十四五"}


def product(year: int, code: str = "990100") -> float:
    """Gross product in 亿元: grows without a break from one communiqué to the next."""
    rng = Random(f"product/{code}")
    value = 326.4 if code == "990100" else rng.uniform(18, 46)
    for past in range(2006, year + 1):
        value *= 1 + growth(past, code) / 100
    return round(value, 1)


def growth(year: int, code: str = "990100") -> float:
    base = 12.4 - max(0, year - 2008) * 0.38
    return round(Random(f"growth/{code}/{year}").uniform(-0.8, 0.8) + max(4.6, base) - (3.4 if year == 2020 else 0), 1)


def communique(world: World, unit: UnitRecord, publisher: UnitRecord, day: date) -> Iterator[Draft]:
    """统计公报; the three industries add up to the product."""
    year, rng = day.year - 1, Random(f"communique/{unit.code}/{day.year}")
    place = unit.place if unit.level == "city" else unit.name_on(day.year).removesuffix("人民政府")
    total = product(year, unit.code)
    first, second = round(total * rng.uniform(0.1, 0.16), 1), round(total * rng.uniform(0.38, 0.46), 1)
    third = round(total - first - second, 1)
    people = (386.2 if unit.level == "city" else rng.uniform(22, 46)) * (1 - (year - 2005) * 0.002)
    paper = Paper().p(f"{year}年，{place}统筹推进各项工作，经济社会平稳健康发展。").section("综合")
    paper.p(
        f"初步核算，全年实现地区生产总值{total}亿元，按可比价格计算，比上年增长{growth(year, unit.code)}%。其中，第一产业增加值{first}亿元，第二产业增加值{second}亿元，第三产业增加值{third}亿元。年末常住人口{people:.1f}万人。"
    )
    paper.table(f"{year}年主要指标", ("指标", "单位", "绝对数", "增长（%）"), [("地区生产总值", "亿元", total, growth(year, unit.code)), ("第一产业增加值", "亿元", first, f"{rng.uniform(2, 5):.1f}"), ("第二产业增加值", "亿元", second, f"{rng.uniform(3, 9):.1f}"), ("第三产业增加值", "亿元", third, f"{rng.uniform(4, 10):.1f}"), ("固定资产投资", "亿元", f"{total * rng.uniform(0.6, 0.8):.1f}", f"{rng.uniform(-4, 16):.1f}"), ("社会消费品零售总额", "亿元", f"{total * 0.38:.1f}", f"{rng.uniform(1, 13):.1f}"), ("一般公共预算收入", "亿元", f"{total * 0.07:.1f}", f"{rng.uniform(-3, 15):.1f}")])  # fmt: skip
    paper.section("农业").p(
        f"粮食总产量{rng.uniform(120, 190) if unit.level == 'city' else rng.uniform(12, 30):.1f}万吨，粮食播种面积保持稳定，肉类总产量增长{rng.uniform(1, 6):.1f}%。"
    )
    paper.section("工业和建筑业").p(
        f"规模以上工业增加值增长{rng.uniform(2, 12):.1f}%，产销率{rng.uniform(95, 99):.1f}%；建筑业总产值增长{rng.uniform(1, 9):.1f}%。"
    )
    paper.section("人民生活和社会保障").p(
        f"城镇常住居民人均可支配收入{int(9200 * 1.075 ** (year - 2005))}元，农村常住居民人均可支配收入{int(3300 * 1.09 ** (year - 2005))}元。城镇新增就业{rng.randint(18, 42) / 10:.1f}万人。"
    )
    paper.section("教育、卫生和环境").p(
        f"九年义务教育巩固率{rng.uniform(92, 99.5):.1f}%，每千人口执业（助理）医师{rng.uniform(1.6, 3.4):.2f}人，城区空气质量优良天数比例{rng.uniform(70, 90):.1f}%。"
    )
    paper.p("注：本公报数据为初步统计数，部分数据因四舍五入存在总计与分项合计不等的情况。").sign(publisher.name_on(day.year), day)
    title = f"{place}{year}年国民经济和社会发展统计公报"
    annexes = (
        [Annex("pdf", f"{title}（版式文件）", lines=(title, f"地区生产总值{total}亿元，增长{growth(year, unit.code)}%。"))]
        if world.may_attach("pdf", 0.3)
        else []
    )
    yield world.finish(
        Sheet(
            publisher,
            title,
            paper.html(),
            ("040201",),
            day,
            "公报",
            "统计",
            summary=f"{year}年地区生产总值{total}亿元，增长{growth(year, unit.code)}%。",
            keywords="统计公报 国民经济",
            annexes=annexes,
            gap=world.rng.randint(0, 3),
        )
    )


def indicators(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """Monthly indicators; the quarter and the half-year by name."""
    year, month = month_before(day)
    if month == 1:
        year, month = year - 1, 12
    span = {3: "一季度", 6: "上半年", 9: "前三季度", 12: ""}.get(month, f"1—{month}月")
    place, rng = unit.place if unit.level == "department" else unit.short, Random(f"indicators/{unit.code}/{year}/{month}")
    names = (
        ("规模以上工业增加值", "%"),
        ("固定资产投资", "%"),
        ("社会消费品零售总额", "%"),
        ("一般公共预算收入", "%"),
        ("进出口总额", "%"),
        ("金融机构存款余额", "%"),
        ("居民消费价格指数", "上年同期=100"),
        ("全社会用电量", "%"),
    )
    rows = tuple(
        (name, unit_word, f"{rng.uniform(98.5, 103.5) if '=' in unit_word else rng.uniform(-3, 14):.1f}") for name, unit_word in names
    )
    paper = (
        Paper()
        .p(f"{year}年{span}，{place}经济运行总体平稳，主要指标如下：")
        .table(f"{year}年{span or '全年'}主要经济指标", ("指标", "单位", "累计增长"), rows)
        .p("注：规模以上工业增加值按可比价格计算。数据以年度公报为准。")
    )
    title = f"{place}{year}年{span}主要经济指标" if span else f"{place}{year}年全年主要经济指标"
    annexes = [Annex("xlsx", title, head=("指标", "单位", "累计增长"), rows=rows)] if world.may_attach("xlsx", 0.3) else []
    yield world.finish(
        Sheet(
            unit,
            title,
            paper.html(),
            ("040202",),
            day,
            "统计数据",
            "统计",
            summary=f"公布{year}年{span or '全年'}工业、投资、消费、财政等{len(rows)}项指标。",
            keywords="统计数据 经济指标",
            annexes=annexes,
            gap=world.rng.randint(0, 2),
        )
    )


_CENSUS = ((2010, "明川市第六次全国人口普查主要数据公报", 379.6), (2021, "明川市第七次全国人口普查公报", 371.4))
_ECONOMIC = ((2009, "第二次"), (2014, "第三次"), (2019, "第四次"), (2024, "第五次"))


def censuses(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    population = next(((title, people) for year, title, people in _CENSUS if year == day.year), None)
    if population:
        title, people = population
        rural = round(people * (0.58 if day.year < 2015 else 0.4), 1)
        paper = (
            Paper()
            .p(f"全市常住人口为{people}万人，其中城镇人口{people - rural:.1f}万人，乡村人口{rural}万人。")
            .table("常住人口分布（单位：万人）", ("类别", "人口"), [("城镇", f"{people - rural:.1f}"), ("乡村", rural), ("合计", people)])
        )
    else:
        title = f"明川市{dict(_ECONOMIC)[day.year]}全国经济普查主要数据公报"
        legal = world.rng.randint(12, 46) * 1000
        parts = (legal * 22 // 100, legal * 31 // 100, legal * 9 // 100)
        kinds = ("制造业", "批发和零售业", "建筑业", "其他行业")
        rows = [*zip(kinds, (*parts, legal - sum(parts)), strict=True), ("合计", legal)]
        paper = Paper().p(
            f"普查时点，全市共有从事第二产业和第三产业的法人单位{legal}个，从业人员{legal * 12 // 10000}万人，个体经营户{legal * 4}个。"
        )
        paper.table("法人单位行业分布（单位：个）", ("行业", "法人单位"), rows)
    paper.p("普查采取全面调查的方法，由普查员入户登记，经逐级审核、事后质量抽查，综合差错率控制在规定范围内。")
    paper.p("普查数据经省审核评估。普查对象资料严格保密，不作为处罚依据。").sign("明川市统计局", day)
    yield world.finish(
        Sheet(unit, title, paper.html(), ("040203",), day, "公报", "统计", summary=f"公布{title.removesuffix('公报')}。", gap=1)
    )


def work_report(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """政府工作报告, delivered at the people's congress in January."""
    year, rng = day.year, Random(f"work/{unit.code}/{day.year}")
    place = unit.place if unit.level == "city" else unit.name_on(year).removesuffix("人民政府")
    paper = Paper().p(f"——{chinese(day)}在{place}人民代表大会会议上", "各位代表：")
    paper.p(f"现在，我代表{place}人民政府向大会报告工作，请予审议，并请各位政协委员和其他列席人员提出意见。")
    _last_year(paper, unit, place, year, rng)
    paper.p(
        "在肯定成绩的同时，也要清醒看到：产业结构不优，财政收支矛盾突出，公共服务与群众期盼还有差距，营商环境有待改善。"
        "对此，我们将采取有力措施加以解决。"
    )
    aim = max(4.5, growth(year, unit.code))
    paper.section(f"{year}年重点工作").p(
        f"今年发展的主要预期目标是：地区生产总值增长{aim:.0f}%左右，居民收入增长与经济增长同步，空气质量优良天数比例稳中有升。"
    )
    paper.item(f"做强{rng.choice(pool('industry'))}产业，延伸产业链条。")
    for text in pool("next_year"):
        paper.item(f"{text}。")
    paper.section("加强政府自身建设").p(
        "坚持依法行政，自觉接受监督，严格执行人大决议，推进决策、执行、管理、服务、结果公开，坚决纠治形式主义，过紧日子。"
    )
    sheet = Sheet(unit, f"{year}年{place}政府工作报告", paper.html(), ("0305",), day, "报告", "政务督查", keywords="政府工作报告")
    sheet.summary, sheet.gap = f"回顾{year - 1}年工作，部署{year}年重点工作和政府自身建设。", rng.randint(2, 9)
    yield world.finish(sheet)


def _last_year(paper: Paper, unit: UnitRecord, place: str, year: int, rng: Random) -> None:
    paper.section(f"{year - 1}年工作回顾").p(
        f"过去一年，面对复杂形势，全{place[-1]}上下凝心聚力、攻坚克难，地区生产总值达到{product(year - 1, unit.code)}亿元、"
        f"增长{growth(year - 1, unit.code)}%，一般公共预算收入增长{rng.uniform(2, 14):.1f}%，城乡居民收入稳步增长。"
    )
    for text in (
        f"项目建设提速提效，实施重点项目{rng.randint(60, 320)}个，{project_of(rng, unit)}等建成投用",
        f"产业发展稳中向好，{rng.choice(pool('industry'))}产业产值增长{rng.uniform(5, 20):.1f}%",
        f"城乡面貌持续改善，新改建农村公路{rng.randint(60, 460)}公里，改造老旧管网{rng.randint(12, 90)}公里",
        f"民生福祉不断增进，城镇新增就业{rng.randint(1, 4)}.{rng.randint(0, 9)}万人，新增学位{rng.randint(20, 90) * 100}个",
        f"政务公开扎实推进，办理代表建议和政协提案{rng.randint(160, 420)}件，满意率{rng.uniform(96, 99.8):.1f}%",
    ):
        paper.item(f"{text}。")
    if year - 1 in _PLANS:
        paper.p(f"“{_PLANS[year - 1]}”时期的主要目标任务总体完成，为今后五年发展打下坚实基础。")


def outline(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """国民经济和社会发展规划纲要 of each five-year period."""
    names = {2006: "十一", 2011: "十二", 2016: "十三", 2021: "十四", 2026: "十五"}
    place, word = unit.place if unit.level == "city" else unit.name_on(day.year).removesuffix("人民政府"), names[day.year]
    title = f"{place}国民经济和社会发展第{word}个五年规划纲要"
    paper = (
        Paper()
        .to("各区、县（市）人民政府，市政府各部门" if unit.level == "city" else "各乡镇人民政府（街道办事处），政府各部门")
        .p(f"《{title}》已经{place}人民代表大会批准，现印发实施。")
        .sign(unit.name_on(day.year), day)
        .heading(title)
    )
    for section, items in (
        ("发展基础和环境", ("经济实力明显增强", "基础设施不断完善", "人民生活持续改善")),
        (
            "指导思想和主要目标",
            (
                f"经济保持合理增长，到{day.year + 4}年地区生产总值达到{product(day.year - 1, unit.code) * 1.4:.0f}亿元",
                "创新能力显著提升",
                "城乡区域发展更加协调",
                "生态环境持续好转",
            ),
        ),
        ("产业发展", tuple(f"发展{name}产业" for name in pool("industry")[:4])),
        ("城乡建设", ("完善综合交通网络", "推进以人为核心的新型城镇化", "建设宜居宜业村庄")),
        ("民生保障", ("提高教育质量", "健全医疗卫生服务体系", "完善社会保障制度")),
        ("实施保障", ("健全规划实施机制，开展年度监测、中期评估和总结评估", "加强规划公开，接受社会监督")),
    ):
        paper.section(section)
        for text in items:
            paper.item(f"{text}。")
    yield world.finish(
        Sheet(
            unit,
            f"{unit.name_on(day.year)}关于印发《{title}》的通知",
            paper.html(),
            ("0301",),
            day,
            "通知",
            "宏观经济",
            number=world.number(unit.issue_mark(day.year), day),
            summary="明确五年发展的目标、任务和重大工程。",
            keywords="五年规划 规划纲要",
        )
    )
