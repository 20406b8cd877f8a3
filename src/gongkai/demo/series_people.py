"""What a government says to and of people: appointments, recruitment, answers to deputies and to letters."""

from collections.abc import Iterator
from datetime import date

from gongkai.demo import days
from gongkai.demo.contacts import contact
from gongkai.demo.directory import UnitRecord, by_code
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import Sheet, World
from gongkai.publishing.draft import Draft

_SUBJECTS = ("加强老旧小区停车管理", "增加城区公交线路", "改善农村饮水条件", "发展普惠托育服务", "治理电动自行车乱停放", "扩大门诊慢特病病种", "修缮历史建筑", "加强校园周边食品安全监管", "建设社区食堂", "推进垃圾分类", "完善城区无障碍设施", "加快锦河沿岸绿化", "支持返乡创业", "规范物业服务收费", "加强乡村医生队伍建设")  # fmt: skip
_OWNERS = {"停车": "D15", "公交": "D16", "饮水": "D17", "托育": "D21", "电动": "D07", "慢特病": "D29", "历史": "D20", "食品": "D26", "食堂": "D08", "垃圾": "D15", "无障碍": "D14", "绿化": "D15", "创业": "D11", "物业": "D14", "医生": "D21"}  # fmt: skip


def appointment(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rng, name = world.rng, unit.name_on(day.year)
    head = "市" if unit.level == "city" else unit.place[-1]
    people = [f"{rng.choice(pool('surname'))}××" for _ in range(rng.randint(2, 5))]
    jobs = (
        f"任{head}教育局副局长",
        f"任{head}财政局副局长（试用期一年）",
        f"免去{head}应急管理局副局长职务",
        f"任{head}政府办公室副主任",
        f"任{head}统计局总统计师",
        f"免去{head}水务局副局长职务",
    )
    paper = (
        Paper()
        .p(f"{head}政府决定：")
        .points(f"{person}同志{rng.choice(jobs)}；" for person in people)
        .p("（演示城市以“××”代名。）")
        .sign(name, day)
    )
    paper.parts.insert(0, f'<p class="noindent">{head}政府各部门、各直属单位：</p>')
    mark = unit.mark_on(day.year)
    title = f"{name}关于{people[0]}等{len(people)}名同志任免职的通知"
    yield world.finish(
        Sheet(
            unit,
            title,
            paper.html(),
            ("0109",),
            day,
            "通知",
            "人事工作",
            number=world.number(f"{mark}任", day),
            summary=f"任免{len(people)}名同志职务。",
            keywords="人事任免",
            gap=rng.randint(1, 9),
        )
    )


def proposal(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """The answer to a deputy's proposal, written by the city government's responsible department, filed by the city."""
    rng = world.rng
    subject = rng.choice(_SUBJECTS)
    who = (
        rng.choice(("市人大代表第{n}号建议", "市政协委员第{n}号提案")).format(n=rng.randint(1, 380))
        if unit.level == "city"
        else rng.choice(("人大代表第{n}号建议", "政协委员第{n}号提案")).format(n=rng.randint(1, 160))
    )
    owner = by_code()[f"990100-{next(code for word, code in _OWNERS.items() if word in subject)}"].name_on(day.year)
    owner = owner if unit.level == "city" else f"{unit.place[-1]}{owner.removeprefix('明川市')}"
    paper = (
        Paper()
        .to("尊敬的代表" if "代表" in who else "尊敬的委员")
        .p(f"您提出的关于{subject}的{'建议' if '代表' in who else '提案'}收悉。现答复如下：")
    )
    paper.section("工作进展").p(
        f"近年来，{owner}会同有关单位持续推进此项工作，安排资金{rng.randint(20, 960)}万元，解决群众反映问题{rng.randint(12, 320)}个。"
    )
    paper.section("存在的困难").p("部分项目受用地、资金和历史遗留问题影响，推进较慢；基层力量不足，长效管理机制还不健全。")
    paper.section("下一步措施").points(
        (f"将{subject}纳入年度重点工作，明确时间表；", f"{rng.choice(pool('measure'))}；", "适时邀请代表委员现场视察，接受监督。")
    ).p(f"感谢您的关心和支持。联系单位：{owner}。").sign(owner, day)
    title = f"对{who}的答复（关于{subject}）"
    yield world.finish(
        Sheet(
            unit,
            title,
            paper.html(),
            ("0415",),
            day,
            "复函",
            "政务督查",
            summary=f"答复关于{subject}的{'建议' if '代表' in who else '提案'}，说明进展、困难和措施。",
            keywords="建议提案办理",
            gap=rng.randint(3, 18),
        )
    )


def mailbox(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rng = world.rng
    question, answer = rng.choice((
        ("孩子户口不在本市，怎样上小学？", "随迁子女凭居住证按居住地相对就近入学，请在报名期内到居住地所在服务范围学校登记。"), ("退休人员异地就医怎样备案？", "可以在国家医保服务平台线上备案，也可以电话或者到经办窗口办理，即时生效。"),
        ("小区停水没有提前通知怎么投诉？", "计划停水应当提前24小时通知，可以拨打供水服务热线或者12345热线，三个工作日内答复。"), ("老楼加装电梯需要多少住户同意？", "由本单元专有部分面积和人数占比三分之二以上的业主参与表决，并经参与表决四分之三以上同意。"),
        ("灵活就业人员怎样领社保补贴？", "就业困难人员和毕业两年内高校毕业生可以到社区提交身份证明和缴费凭证，按季度审核发放。"), ("宅基地翻建要办什么手续？", "向村民小组提出申请，经村民会议讨论公示后报乡镇人民政府审批，二十个工作日内办结。"),
        ("不动产登记历史遗留问题怎么办？", "对手续不全的小区分类处理，具体请向不动产登记中心窗口登记，按小区统一推进。"), ("低保申请后多久有结果？", "乡镇自受理之日起二十个工作日内提出审核意见并公示七日，符合条件的从批准次月发放。"),
    ))  # fmt: skip
    box = "市长信箱" if unit.level == "city" else f"{unit.place[-1]}长信箱" if unit.level == "county" else "来信"
    paper = (
        Paper()
        .section("来信内容")
        .p(question)
        .section("答复")
        .p(f"您好，来信收悉。{answer}如有疑问请致电{contact(unit).phone}。")
        .sign(unit.name_on(day.year), day)
        .p("（经来信人同意公开，已隐去个人信息。）")
    )
    yield world.finish(
        Sheet(
            unit,
            f"{box}公开答复选登：{question}",
            paper.html(),
            ("0505",),
            day,
            "其他",
            "信访",
            summary=f"答复“{question}”。",
            gap=rng.randint(0, 4),
        )
    )


def recruitment(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """公务员、事业单位招考: the announcement, or the list of those to be employed."""
    rng, year = world.rng, day.year
    place = unit.place if unit.level != "county" else unit.name_on(year).removesuffix("人民政府")
    kinds = ("事业单位公开招聘工作人员", "中小学教师公开招聘")
    if unit.level != "county":
        kinds = ("考试录用公务员", "市属事业单位公开招聘工作人员", "中小学教师公开招聘", "“三支一扶”招募")
    kind, total = rng.choice(kinds), rng.randint(12, 183)
    what = f"{place}{year}年{kind}"
    if rng.random() < 0.5:
        paper, title, genre, column = _chosen(world, unit, day, what), f"{what}拟录用人员公示", "公示", "041203"
        said = f"{what}拟录用人员名单。"
    else:
        column = "041201" if "公务员" in kind or "三支" in kind else "041202"
        paper, title, genre = _wanted(unit, day, what, total), f"{what}公告", "公告"
        said = f"{what}计划招录（聘）{total}名，公布职位、条件和报名时间。"
    yield world.finish(Sheet(unit, title, paper.html(), (column,), day, genre, "人事工作", summary=said, gap=0))


def _chosen(world: World, unit: UnitRecord, day: date, what: str) -> Paper:
    """Ticket numbers and masked names."""
    rng = world.rng
    rows = [
        (n, f"{day.year}{rng.randint(10000, 99999)}", f"{rng.choice(pool('surname'))}某某", f"岗位{rng.randint(1, 40):02}", f"{rng.uniform(68, 88):.2f}")
        for n in range(1, rng.randint(7, 14))
    ]  # fmt: skip
    paper = Paper().p(f"根据{what}公告，经笔试、面试、体检、考察，拟录用（聘用）下列人员，现予公示。公示期5个工作日。")
    paper.table("拟录用（聘用）人员名单", ("序号", "准考证号", "姓名", "岗位代码", "总成绩"), rows)
    return paper.p(f"对公示人员有异议的，请向{unit.name_on(day.year)}反映，电话：{contact(unit).phone}。反映情况应当实事求是。")


def _wanted(unit: UnitRecord, day: date, what: str, total: int) -> Paper:
    names = ("市县机关和直属单位", "乡镇（街道）", "其他") if "公务员" in what else ("管理和专业技术岗位", "教育卫生岗位", "其他")
    parts = (total // 2, total // 3, total - total // 2 - total // 3)
    paper = Paper().p(f"根据有关规定，{what}工作即将开始，计划招录（聘）{total}名，现将有关事项公告如下：").section("职位和名额")
    paper.table("职位表（摘要）", ("类别", "人数"), [*zip(names, parts, strict=True), ("合计", total)])
    first, last = (days.chinese(days.later(day, count, day.year + 1)) for count in (8, 13))
    paper.section("报考条件。具有中华人民共和国国籍，年满18周岁，具备岗位要求的学历、专业和资格条件。")
    paper.section(f"报名。网上报名，{first}至{last}。").section("考试。笔试、面试各占百分之五十，成绩在网上公布。")
    paper.section("体检、考察、公示。按计划1∶1确定人选，公示5个工作日。").section(f"咨询电话：{contact(unit).phone}。")
    return paper.sign(unit.name_on(day.year), day)
