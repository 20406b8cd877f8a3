"""The government at work: meetings, press, the gazette, decisions of the year, progress of what was promised."""

from collections.abc import Iterator
from datetime import date

from gongkai.demo import days
from gongkai.demo.contacts import contact
from gongkai.demo.directory import UnitRecord
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import Sheet, World
from gongkai.demo.slots import matters_of, project_of
from gongkai.publishing.draft import Draft


def meeting(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """会议公开: posts, no names."""
    rng, name = world.rng, unit.name_on(day.year)
    head = "市" if unit.level == "city" else unit.place[-1]
    number = (day.year - 2005) % 5 * 22 + day.timetuple().tm_yday // 17 + 1
    one, two = rng.sample(matters_of(day.year, day.month), 2)
    paper = Paper().p(f"{days.chinese(day)}，{head}长主持召开{name}第{number}次常务会议，研究{one}、{two}等。纪要如下：")
    paper.section(f"关于{one}。会议听取有关部门汇报，原则通过有关实施方案，由牵头部门按会议意见修改后按程序印发。")
    paper.section(f"关于{two}。会议要求压实属地责任、部门责任和主体责任，{days.chinese(days.later(day, 25, day.year + 1))}前完成。")
    paper.section(f"关于{project_of(rng, unit)}。会议同意按规定程序推进前期工作，加强资金监管，保证工程质量和施工安全。")
    paper.section("会议还研究了其他事项。各牵头部门要在三个工作日内制定落实方案，每月报送进展，督查室跟踪督办，结果纳入年度考核。")
    paper.p(f"出席：{head}长，各副{head}长，秘书长（办公室主任）。列席：发展改革、财政、司法、审计等部门主要负责同志。")
    yield world.finish(
        Sheet(
            unit,
            f"{name}第{number}次常务会议（{day.year}年{day.month}月{day.day}日）",
            paper.html(),
            ("040104",),
            day,
            "纪要" if day.year > 2012 else "会议纪要",
            "政务督查",
            summary=f"研究{one}、{two}等议题。",
            gap=rng.randint(1, 8),
        )
    )


def press(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rng = world.rng
    matter = rng.choice(matters_of(day.year, day.month)).removesuffix("工作")
    paper = (
        Paper()
        .p(f"{days.chinese(day)}，市政府新闻办公室举行新闻发布会，介绍{matter}有关情况，并回答记者提问。")
        .section("情况介绍")
        .p(f"今年以来，全市{matter}取得积极进展，已完成重点任务{rng.randint(12, 60)}项，群众满意率{rng.uniform(90, 99):.1f}%。")
    )
    paper.section("答记者问").p(
        f"记者：{matter}下一步有什么安排？",
        f"答：一是{rng.choice(pool('measure'))}；二是{rng.choice(pool('measure'))}；三是及时公开进展。",
        "记者：群众反映问题有哪些渠道？",
        f"答：可以拨打12345热线，也可以在政府信息公开统一平台留言。联系电话{contact(unit).phone}。",
    )
    yield world.finish(
        Sheet(
            unit,
            f"{matter}新闻发布会（{day.year}年{day.month}月{day.day}日）",
            paper.html(),
            ("040105",),
            day,
            "其他",
            "政务公开",
            summary=f"介绍{matter}进展并答记者问。",
            source="市政府新闻办公室",
            gap=0,
        )
    )


def gazette(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    issue = (day.month + 1) // 2
    paper = (
        Paper()
        .p(f"《明川市人民政府公报》{day.year}年第{issue}期（总第{(day.year - 2005) * 6 + issue}期）已经出版，免费赠阅。")
        .section("目录")
        .points(("市政府规章和规范性文件；", "市政府办公室文件；", "部门规范性文件；", "人事任免；", "政策解读。"))
    )
    paper.section("赠阅点").p("市档案馆、市图书馆、市政务服务大厅及各区、县（市）政务服务中心。规范性文件以公报刊登的文本为标准文本。")
    yield world.finish(
        Sheet(
            unit,
            f"明川市人民政府公报{day.year}年第{issue}期",
            paper.html(),
            ("0209",),
            day,
            "其他",
            "政务公开",
            summary=f"公布{day.year}年第{issue}期公报目录和赠阅点。",
            keywords="政府公报",
            gap=world.rng.randint(0, 6),
        )
    )


def decisions(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """年度重大行政决策事项目录."""
    place, name = unit.place, unit.name_on(day.year)
    topics = world.rng.sample(
        (
            "国土空间规划修改",
            "居民用水价格调整",
            "公共交通票制调整",
            "义务教育学区划分",
            "城市更新专项规划",
            "生活垃圾处理收费办法",
            "养老服务设施布局规划",
            "停车收费标准",
            "重污染天气应急预案修订",
            "历史文化街区保护规划",
        ),
        5,
    )
    rows = [
        (n, f"{place}{topic}", "公众参与、专家论证、风险评估、合法性审查、集体讨论", f"{world.rng.randint(6, 12)}月底前")
        for n, topic in enumerate(topics, 1)
    ]
    paper = (
        Paper()
        .p(f"根据《重大行政决策程序暂行条例》，经研究确定{day.year}年度重大行政决策事项目录，现予公布。")
        .table(f"{day.year}年度重大行政决策事项目录", ("序号", "事项", "程序", "完成时间"), rows)
        .p("目录实行动态调整，调整情况及时公布。")
        .sign(name, day)
    )
    yield world.finish(
        Sheet(
            unit,
            f"{name}关于公布{day.year}年度重大行政决策事项目录的通知",
            paper.html(),
            ("0208",),
            day,
            "通知",
            "政务督查",
            number=world.number(unit.issue_mark(day.year), day),
            summary=f"公布{day.year}年度重大行政决策事项{len(rows)}项。",
        )
    )


def practical_matters(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """民生实事进展, by quarter."""
    year, done = (day.year, (day.month - 1) // 3) if day.month > 3 else (day.year - 1, 4)
    quarter = f"{'一二三四'[done - 1]}季度"
    place = unit.place if unit.level == "city" else unit.name_on(day.year).removesuffix("人民政府")
    names = (
        "改造老旧小区",
        "新增公办学位",
        "建设养老服务设施",
        "新改建农村公路",
        "改造供水管网",
        "新增停车泊位",
        "建设口袋公园",
        "免费“两癌”筛查",
        "建设充电设施",
        "维修农村饮水工程",
    )
    rows = []
    for n, name in enumerate(names, 1):
        plan = world.rng.randint(8, 260)
        rows.append((n, name, plan, min(plan, int(plan * done / 4 * world.rng.uniform(0.85, 1.1)))))
    paper = (
        Paper()
        .p(f"现将{year}年十件民生实事{quarter}进展情况公布如下。")
        .table(f"{year}年民生实事进展（截至{quarter}末）", ("序号", "事项", "年度计划", "已完成"), rows)
        .p("下一步将加快进度慢的项目，接受社会监督，监督电话：" + contact(unit).supervision_phone + "。")
    )
    yield world.finish(
        Sheet(
            unit,
            f"{place}{year}年十件民生实事进展（{quarter}）",
            paper.html(),
            ("0307",),
            day,
            "公告",
            "政务督查",
            summary=f"公布{year}年{quarter}末十件民生实事的计划和完成数。",
            gap=world.rng.randint(0, 5),
        )
    )
