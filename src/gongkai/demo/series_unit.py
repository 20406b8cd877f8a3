"""What every unit has: duties, leaders, offices, contacts, supervision; yearly points of work and summaries."""

from collections.abc import Iterator
from datetime import date
from random import Random

from gongkai.demo.annex import Annex
from gongkai.demo.contacts import contact
from gongkai.demo.directory import UnitRecord, by_code
from gongkai.demo.paper import Paper
from gongkai.demo.sheet import Sheet, World
from gongkai.publishing.draft import Draft

_OFFICES = {
    "department": ("办公室", "政策法规科", "行政审批科", "规划财务科", "人事科", "业务一科", "业务二科", "监督检查科"),
    "county": ("秘书股", "综合股", "政务公开股", "督查股", "应急值守室", "行政事务股"),
    "town": (
        "党政综合办公室",
        "经济发展办公室",
        "社会事务办公室",
        "农业农村办公室",
        "综合治理和应急管理办公室",
        "便民服务中心",
        "综合行政执法队",
    ),
    "city": ("市政府办公室", "市发展和改革委员会", "市教育局", "市公安局", "市民政局", "市财政局", "市自然资源局", "市住房和城乡建设局"),
    "enterprise": ("办公室", "财务部", "客户服务部", "安全生产部", "人力资源部", "运营部"),
}
_TEACH = ("办公室", "教务处", "德育处", "总务处", "安全办")
_HEAL = ("办公室", "医务科", "护理部", "财务科", "后勤保障科", "公共卫生科")
_LEADERS = {
    "city": ("市长", "常务副市长", "副市长", "副市长", "副市长", "秘书长"),
    "county": ("县（区）长", "常务副县（区）长", "副县（区）长", "副县（区）长", "办公室主任"),
    "department": ("党组书记、局长", "副局长", "副局长", "总工程师", "二级调研员"),
    "town": ("镇长", "副镇长", "副镇长", "人大主席", "武装部部长"),
    "enterprise": ("主要负责人", "副职一", "副职二", "工会主席"),
}
_FIELDS = (
    "主持全面工作",
    "负责常务工作，分管办公室、财务、人事",
    "分管业务、审批、执法",
    "分管规划、项目、信息化",
    "分管政务公开、信访、安全",
    "协助处理日常工作",
)


def offices(unit: UnitRecord) -> tuple[str, ...]:
    if unit.level == "enterprise":
        return _TEACH if unit.field == "教育" else _HEAL if unit.field == "卫生健康" else _OFFICES["enterprise"]
    return _OFFICES[unit.level]


def duties(unit: UnitRecord) -> tuple[str, ...]:
    if unit.duties:
        return unit.duties
    if unit.level == "city":
        return (
            "领导全市行政工作",
            "执行国民经济和社会发展计划、预算",
            "管理教育、科技、文化、卫生、民政、公安、城乡建设等行政工作",
            "保护社会财产，维护社会秩序，保障公民权利",
        )
    if unit.level == "county":
        return (f"领导{unit.short}行政工作", "组织实施国民经济和社会发展计划、预算", "管理本行政区域内各项行政工作", "指导乡镇（街道）工作")
    if unit.level == "town":
        return ("落实农业农村和惠民政策", "组织公共服务和社会救助", "维护社会安全稳定", "指导村（居）民委员会工作")
    return (f"承担{unit.field}公共服务", "公开服务价格、标准和流程", "受理用户咨询和投诉", "保障服务设施安全运行")


def _posts(unit: UnitRecord) -> list[str]:
    posts = list(_LEADERS[unit.level])
    if unit.level == "department":
        if unit.name.endswith(("委员会", "办公室", "处", "中心", "社", "会")):
            posts = [post.replace("局长", "主任" if unit.name.endswith(("委员会", "办公室", "社")) else "负责人") for post in posts]
            posts = [post.replace("副负责人", "副职") for post in posts]
    elif unit.level == "county":
        posts = [post.replace("县（区）", "市" if unit.short.endswith("市") else unit.short[-1]) for post in posts]
    elif unit.kind == "乡政府":
        posts = [post.replace("镇", "乡") for post in posts]
    elif unit.kind == "街道办事处":
        posts = ["办事处主任", "办事处副主任", "办事处副主任", "人大工委主任", "武装部部长"]
    return posts


def _sheet(unit: UnitRecord, title: str, paper: Paper, column: str, day: date, **more: object) -> Sheet:
    genre = str(more.pop("genre", "其他"))
    theme = str(more.pop("theme", "政务公开"))
    more.setdefault("gap", Random(f"gap/{unit.code}/{column}/{day}").randint(0, 14))
    return Sheet(unit, title, paper.html(), (column,), day, genre, theme, **more)


_NATURE = {
    "市政府": "设区的市人民政府", "区政府": "市辖区人民政府", "县政府": "县级人民政府", "县级市政府": "县级市人民政府", "政府办公室": "协助市政府领导处理日常工作的机构", "政府工作部门": "市政府工作部门",
    "直属机构和事业单位": "市政府直属单位", "垂直管理单位": "实行双重领导、以上级管理为主的单位", "群团组织": "群团组织", "派出机构": "市政府派出机构", "议事协调机构": "市议事协调机构的办事机构",
    "镇政府": "乡镇一级人民政府", "乡政府": "乡镇一级人民政府", "街道办事处": "区人民政府的派出机关",
}  # fmt: skip


def _nature(unit: UnitRecord) -> str:
    return _NATURE.get(unit.kind) or f"提供{unit.field}服务的公共企事业单位"


def functions(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    paper = Paper().p(f"{unit.full_name}是{_nature(unit)}，主要职责是：")
    paper.points(
        [f"{text}；" for text in duties(unit)]
        + [
            "办理职责范围内的政府信息公开、建议提案和信访事项；" if unit.level != "enterprise" else "办理信息公开和用户来信来访事项；",
            "完成上级交办的其他任务。",
        ]
    )
    paper.p(f"内设机构：{'、'.join(offices(unit))}。" if unit.level != "city" else "工作部门见“内设机构”栏目。")
    paper.p(f"办公地址：{contact(unit).address}；值班电话：{contact(unit).phone}。职责调整的，自调整之日起20个工作日内更新。")
    if unit.dual_parent:
        paper.p(f"本单位实行双重管理，业务上受{unit.dual_parent}领导。")
    if unit.former:
        paper.p("历史沿革：" + "；".join(f"{old.until}年以前名为{old.name}" for old in unit.former) + "。")
    yield world.finish(
        _sheet(
            unit,
            f"{unit.name}{'主要职责' if unit.level != 'enterprise' else '单位概况'}",
            paper,
            "0101",
            day,
            summary=f"{'；'.join(duties(unit))}。",
            theme="政务公开",
        )
    )


def leaders(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rng = Random(f"leaders/{unit.code}")
    rows = [(rng.choice("王李张刘陈杨赵黄周吴") + "××", post, field) for post, field in zip(_posts(unit), _FIELDS, strict=False)]
    paper = Paper().p("演示城市不登载真实姓名，以下以“××”代名。").table("领导班子成员及分工", ("姓名", "职务", "分工"), rows)
    paper.p(f"工作联系请致电{contact(unit).phone}。").p("分工调整的，自调整之日起5个工作日内更新。")
    yield world.finish(
        _sheet(
            unit,
            f"{unit.name}领导班子成员及分工",
            paper,
            "0102",
            day,
            summary="公布领导班子成员的职务和分工。",
            theme="人事工作",
            gap=rng.randint(0, 4),
        )
    )


def departments(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rng = Random(f"offices/{unit.code}")
    text = {
        "办公室": "文电、会务、机要、档案、政务公开、信访",
        "人事科": "机构编制、人事、教育培训",
        "政策法规科": "规范性文件审核、行政复议应诉、普法",
    }
    rows = [
        (
            n,
            name,
            text.get(name, f"承担{duties(unit)[n % len(duties(unit))]}有关工作"),
            f"{contact(unit).phone[:-3]}{600 + rng.randrange(300)}",
        )
        for n, name in enumerate(offices(unit), 1)
    ]
    word = "工作部门" if unit.level == "city" else "内设机构"
    paper = (
        Paper()
        .table(f"{word}一览", ("序号", "名称", "主要职责", "电话"), rows)
        .p(f"{word}共{len(rows)}个{'（节选）' if unit.level == 'city' else ''}。")
    )
    yield world.finish(_sheet(unit, f"{unit.name}{word}", paper, "0103", day, summary=f"公布{word}的名称、职责和电话。"))


def reach(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    to = contact(unit)
    rows = [("办公地址", to.address + to.room), ("邮政编码", to.postcode), ("办公时间（夏令）", to.hours_summer), ("办公时间（冬令）", to.hours_winter), ("办公电话", to.phone), ("传真", to.fax), ("电子邮箱", to.email), ("监督电话", to.supervision_phone), ("怎么走", to.bus_lines)]  # fmt: skip
    paper = Paper().table("联系方式", ("项目", "内容"), rows).p("法定节假日除外。来访请携带有效身份证明，在一楼登记。")
    yield world.finish(
        _sheet(
            unit,
            f"{unit.name}办公地址、办公时间和怎么走",
            paper,
            "0105",
            day,
            summary=f"地址：{to.address}；电话：{to.phone}。",
            gap=world.rng.randint(0, 4),
        )
    )


def supervision(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    to = contact(unit)
    above = by_code()[unit.supervisor].name if unit.supervisor else "明川市人民政府办公室"
    paper = (
        Paper()
        .p("为畅通监督渠道，改进工作作风，现将监督办法公布如下：")
        .section("监督内容")
        .points(("履行职责和服务承诺情况；", "信息公开情况；", "工作作风和廉洁自律情况。"))
    )
    paper.section("监督方式").points(
        (f"电话：{to.supervision_phone}（工作日办公时间）；", f"来信来访：{to.address}；", f"电子邮件：{to.email}。")
    )
    paper.section("办理时限").p(
        "当场能答复的当场答复；需要调查的，自受理之日起15个工作日内办结并告知结果；情况复杂的，经批准可以延长15个工作日。"
    )
    paper.section(f"对处理结果不满意的，可以向{above}反映。")
    yield world.finish(
        _sheet(
            unit,
            f"{unit.name}投诉举报渠道和办理时限",
            paper,
            "0108",
            day,
            genre="通知",
            summary="公布监督内容、方式和办理时限。",
            theme="监察",
        )
    )


def work_points(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    name = unit.name_on(day.year)
    paper = (
        Paper()
        .to("各区、县（市）主管部门，本单位各科室" if unit.level == "department" else "各单位")
        .p(f"{day.year}年工作的总体要求是：坚持稳中求进、守正创新，突出重点、补齐短板，不断提高工作水平。")
    )
    for duty in duties(unit):
        paper.section(f"{duty}。").item("完善制度措施，明确责任分工和完成时限。").item(
            f"办好群众关注的{world.rng.randint(3, 9)}件实事，按季度公布进展。"
        )
    paper.section("加强自身建设。落实政务公开要求，依法办理政府信息公开申请和建议提案，主动接受监督。").sign(name, day).public()
    number = world.number(unit.issue_mark(day.year), day)
    yield world.finish(
        _sheet(
            unit,
            f"{name}关于印发{day.year}年工作要点的通知",
            paper,
            "0304",
            day,
            genre="通知",
            number=number,
            summary=f"部署{day.year}年{'、'.join(duties(unit)[:2])}等工作。",
            theme="政务督查",
        )
    )


def summary_of_year(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    year, name = day.year - 1, unit.name_on(day.year)
    paper = Paper().p(f"{year}年，{name}认真履行职责，各项工作取得新进展。现将有关情况报告如下：").section("主要工作和成效")
    for duty in duties(unit):
        paper.item(f"{duty}。全年办理有关事项{world.rng.randint(60, 2600)}件，群众满意率{world.rng.uniform(91, 99):.1f}%。")
    paper.section("存在的问题").p("工作中还存在统筹协调不够、信息化水平不高、基层力量不足等问题。").section(f"{year + 1}年工作打算").p(
        "坚持目标导向和问题导向，细化措施，狠抓落实，按季度公布进展。"
    ).sign(name, day)
    yield world.finish(
        _sheet(
            unit,
            f"{name}{year}年工作总结",
            paper,
            "0306",
            day,
            genre="报告",
            summary=f"总结{year}年工作，提出{year + 1}年打算。",
            theme="政务督查",
        )
    )


def powers(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """权责清单 with an Excel list."""
    kinds = ("行政许可", "行政处罚", "行政强制", "行政检查", "行政确认", "行政奖励", "其他行政权力")
    counts = [world.rng.randint(1, 40) for _ in kinds]
    paper = (
        Paper()
        .p("根据法律法规规章调整和机构职能变化，对权责清单进行了动态调整，现予公布。")
        .table("权责事项分类统计", ("类别", "数量（项）"), [*zip(kinds, counts, strict=True), ("合计", sum(counts))])
    )
    paper.p("行使权力应当严格按照清单公布的依据、程序和时限；未列入清单的，不得实施。").annexes((f"{unit.name}权责清单（{day.year}年版）",))
    rows = tuple(
        (
            n,
            kinds[n % len(kinds)],
            f"{duties(unit)[n % len(duties(unit))]}（第{n}项）",
            "有关法律法规",
            offices(unit)[n % len(offices(unit))],
        )
        for n in range(1, 25)
    )
    annexes = (
        [Annex("xlsx", f"{unit.name}权责清单（{day.year}年版）", head=("序号", "类别", "事项", "依据", "承办机构"), rows=rows)]
        if world.may_attach("xlsx", 0.5)
        else []
    )
    if not annexes:
        paper.parts.pop()
    yield world.finish(
        _sheet(
            unit,
            f"{unit.name}权责清单（{day.year}年版）",
            paper,
            "0106",
            day,
            genre="公告",
            summary=f"公布权责事项{sum(counts)}项。",
            theme="政务公开",
            annexes=annexes,
        )
    )


def promises(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rows = [
        (n, duty, f"{world.rng.randint(2, 12)}月底前", world.rng.choice(("已兑现", "已兑现", "已兑现", "部分兑现")))
        for n, duty in enumerate(duties(unit), 1)
    ]
    paper = (
        Paper()
        .p(f"现将{day.year}年履行职责承诺和上年兑现情况公布如下，请监督。")
        .table(f"{day.year}年承诺和{day.year - 1}年兑现情况", ("序号", "承诺事项", "完成时限", "上年兑现"), rows)
    )
    paper.section("共同承诺").points(
        (
            "首问负责、一次告知、限时办结，能当场办的当场办；",
            "窗口工作日不间断服务，节假日安排值班；",
            "公开依据、程序、时限和收费，不增设条件；",
            "收到投诉后三个工作日内联系，十五个工作日内答复处理结果。",
        )
    )
    paper.section("监督和核查").p("办公室每半年对兑现情况核查一次，核查结果在本栏目公布，纳入内设机构年度考核。")
    paper.p(f"未兑现的，公布原因并限期完成。监督电话：{contact(unit).supervision_phone}。")
    yield world.finish(
        _sheet(
            unit,
            f"{unit.name}{day.year}年履行职责承诺及上年兑现情况",
            paper,
            "0107",
            day,
            genre="公告",
            summary=f"公布{day.year}年承诺{len(rows)}项和上年兑现情况。",
        )
    )
