"""Guides, flow charts in words, accident reports, and the pages of public enterprises."""

from gongkai.demo import days
from gongkai.demo.case import Case
from gongkai.demo.contacts import contact
from gongkai.demo.forms_lists import placed, progress
from gongkai.demo.forms_notice import works
from gongkai.demo.forms_policy import issued, mark, standards, subject, wrap
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import Sheet

_CASES = (
    (("经营农药残留超标的食用农产品", "经营超过保质期的食品", "未落实进货查验制度", "生产的糕点菌落总数超标", "使用不符合标准的餐饮具"), ("餐饮店", "超市", "农产品经营部", "食品厂")),
    (("虚构医药服务项目", "串换药品和诊疗项目", "分解住院、挂床住院", "超标准收费", "为非定点机构代刷医保卡"), ("药店", "诊所", "医院", "卫生服务站")),
    (("未落实管理制度", "未按规定记录", "拒不整改", "提供虚假材料"), ("公司", "经营部", "工厂")),
    (("违法占用耕地建设养殖场", "未经批准占用耕地堆放砂石", "违法占用永久基本农田挖塘养鱼", "以设施农业为名建设经营性用房", "超批准面积占用耕地建厂"), ("村民", "合作社", "砂石厂", "建材公司")),
)  # fmt: skip
PRICES: dict[str, tuple[tuple[str, str, float, float], ...]] = {
    "E01": (("居民用水第一阶梯", "元/立方米", 2.2, 3.4), ("居民用水第二阶梯", "元/立方米", 3.5, 4.8), ("居民用水第三阶梯", "元/立方米", 6.6, 9.8), ("非居民用水", "元/立方米", 3.8, 5.6), ("特种行业用水", "元/立方米", 10, 16)),
    "E03": (("居民用气第一阶梯", "元/立方米", 2.4, 3.1), ("居民用气第二阶梯", "元/立方米", 3.2, 3.8), ("非居民用气", "元/立方米", 3.4, 4.4)),
    "E04": (("居民供热", "元/平方米·供热期", 18, 26), ("非居民供热", "元/平方米·供热期", 28, 38), ("停供基础热费", "按热费百分比", 15, 30)),
    "E05": (("居民生活用电第一档", "元/千瓦时", 0.48, 0.56), ("居民生活用电第二档", "元/千瓦时", 0.53, 0.61), ("居民生活用电第三档", "元/千瓦时", 0.78, 0.9), ("农业生产用电", "元/千瓦时", 0.45, 0.55)),
    "E06": (("普通公交单程", "元/人次", 1, 2), ("刷卡优惠单程", "元/人次", 0.8, 1.6), ("学生卡单程", "元/人次", 0.4, 0.9), ("月票", "元/月", 40, 80)),
    "E07": (("明川至丰澜", "元/人", 12, 26), ("明川至柏舟", "元/人", 28, 56), ("明川至云岫", "元/人", 22, 46), ("行李托运", "元/件", 3, 10)),
    "E10": (("学费", "元/学期", 600, 1200), ("住宿费", "元/学期", 200, 450), ("教材费（据实结算）", "元/学期", 180, 420)),
    "E11": (("课后服务费", "元/月", 80, 180), ("午餐费（自愿）", "元/餐", 8, 14), ("校服费（自愿）", "元/套", 90, 160)),
    "E12": (("保教费", "元/月", 320, 680), ("伙食费", "元/天", 9, 16)),
    "E13": (("学费（理工类）", "元/学年", 4200, 5600), ("学费（文科类）", "元/学年", 3600, 4600), ("住宿费", "元/学年", 800, 1200)),
    "E15": (("普通针刺", "元/次", 20, 36), ("灸法", "元/次", 18, 32), ("拔罐疗法", "元/次", 10, 24), ("推拿治疗", "元/次", 46, 88), ("中药代煎", "元/剂", 2, 4)),
    "E19": (("遗体接运", "元/次", 160, 280), ("遗体存放", "元/天", 40, 90), ("普通火化", "元/具", 260, 480), ("骨灰寄存", "元/年", 30, 80)),
}  # fmt: skip


def service_guide(case: Case) -> Sheet:
    """办事指南: who, conditions, materials, steps, time, fee, place, remedy."""
    core = subject(case)
    matter = core.removesuffix("办事指南").removesuffix("办理指南").removesuffix("指南")
    legal, promised = case.rng.choice(((20, 5), (20, 7), (15, 3), (30, 10), (7, 1)))
    to = contact(case.unit)
    paper = Paper().section("事项名称").p(f"{matter}。").section("办理依据").p(f"{case.law}。")
    paper.section("受理条件").points((f"申请人属于{case.topic.whom}；", "申请材料齐全、符合法定形式；", "法律、法规规定的其他条件。"))
    rows = (
        (1, f"{matter.removesuffix('申请')[:14]}申请表", "原件1份", "申请人填写"),
        (2, "身份证明或者营业执照", "通过数据共享核验", "免于提交"),
        (3, "证明符合条件的材料", "复印件1份，核对原件", "申请人自备"),
    )
    paper.section("申请材料").table("申请材料目录", ("序号", "材料", "形式和份数", "来源"), rows)
    paper.section("办理流程").points(
        (
            "申请：网上或者窗口提交；",
            "受理：当场核对，材料不全的一次性告知；",
            "审查：必要时现场核查；",
            "决定：作出决定并在7个工作日内公开结果；",
            "送达：邮寄、自取或者电子证照。",
        )
    )
    paper.section(f"办理时限。法定{legal}个工作日，承诺{promised}个工作日。").section("收费。不收费。")
    paper.section(f"办理地点和时间。{to.address}；{to.bus_lines}；{to.hours_summer}，{to.hours_winter}。").section(
        f"咨询电话：{to.service_phone}；监督电话：{to.supervision_phone}。"
    )
    paper.section("常见问题").p(
        "问：可以委托他人代办吗？答：可以，需提供授权委托书和受托人身份证明。",
        f"问：逾期未办结怎么办？答：可拨打{to.supervision_phone}投诉。",
    )
    column = "040601" if any(word in core for word in ("许可", "登记", "审批", "设置", "核发", "开办", "检查")) else "040603"
    annexes = case.annex(
        0.75,
        "docx",
        f"{matter.removesuffix('申请')[:24]}申请表",
        fields=("申请人", "证件类型", "联系地址", "申请事项", "申请理由", "承诺", "受理意见"),
    )
    title = core if case.rng.random() < 0.6 else f"{core}（{case.day.year}年版）"
    return wrap(
        case,
        paper,
        title,
        annexes,
        genre="指南",
        columns=(column, case.topic.column),
        summary=f"{matter}的受理条件、材料、流程、时限（承诺{promised}个工作日）和办理地点。",
    )


def flow_chart(case: Case) -> Sheet:
    core = subject(case)
    paper = Paper().p(f"{core}（文字说明）如下，图见办事大厅公示栏。")
    steps = (
        "申请人提出申请",
        "窗口受理或者一次性告知补正",
        "承办科室审查",
        "需要现场核查的，五个工作日内核查",
        "负责人审批",
        "制证或者出具决定",
        "送达并公开结果",
    )
    paper.table(
        "办理步骤",
        ("步骤", "内容", "承办", "时限（工作日）"),
        [
            (n, text, case.rng.choice(("窗口", "业务科室", "分管负责人")), case.rng.choice((0.5, 1, 1, 2, 3)))
            for n, text in enumerate(steps, 1)
        ],
    )
    return wrap(case, paper, core, [], genre="其他", columns=("040604",), summary=f"{core}，共{len(steps)}个步骤。")


def accident(case: Case) -> Sheet:
    """事故调查报告 with the deceased unnamed."""
    core = subject(case)
    happened = case.slots["happened"]
    dead, loss = case.rng.choice((0, 1, 1, 1, 2)), case.rng.randint(60, 890)
    kind = str(case.slots["accident"])
    where = str(case.slots["d"])
    paper = Paper().p(
        f"{days.chinese(happened)}{case.rng.randint(7, 20)}时许，{where}某{case.rng.choice(('建筑工地', '加工企业', '仓储企业', '检修现场'))}发生一起{kind}事故，造成{f'{dead}人死亡，' if dead else ''}直接经济损失{loss}万元。"
    )
    if "评估" in core:
        paper.section("责任追究落实情况。对2家单位、4名责任人员的处理建议已全部落实。").section("整改措施落实情况")
        for action in case.does:
            paper.item(f"{action}，已完成。")
    else:
        paper.section("事故经过和救援情况").p(
            "作业人员在未落实安全措施的情况下作业，发生事故后现场人员立即报警，消防、医疗力量先后到达处置，善后工作平稳有序。"
        )
        paper.section("事故原因").item("直接原因。作业人员违章操作，现场防护缺失。").item(
            "间接原因。企业安全教育培训不到位，隐患排查不彻底，现场管理混乱。"
        )
        paper.section("责任认定和处理建议").p(
            f"某公司对事故发生负有责任，建议由应急管理部门处以{case.rng.randint(30, 80)}万元罚款；主要负责人王某，建议处以上一年年收入百分之四十的罚款。"
        )
        paper.section("整改和防范措施").points(("落实企业安全生产主体责任；", "开展同类企业警示教育；", "强化重点环节监督检查。"))
    return wrap(
        case,
        paper,
        core,
        [],
        genre="报告",
        columns=("041003",),
        summary=f"{where}{kind}事故的{'整改落实' if '评估' in core else '经过、原因、责任认定和防范措施'}。",
    )


def typical(case: Case) -> Sheet:
    """典型案例: parties masked."""
    core = subject(case)
    paper = Paper().p(
        f"为发挥警示教育作用，现将{core.removeprefix('关于').removeprefix('对').removesuffix('的通报').removesuffix('的通告')}公布如下："
    )
    acts, parties = _CASES[0] if "食品" in core else _CASES[1] if "医保" in core else _CASES[3] if "耕地" in core else _CASES[2]
    for act in case.rng.sample(acts, case.rng.randint(3, 4)):
        fine = case.rng.randint(3, 90) * 1000
        paper.item(
            f"{placed(case)}某{case.rng.choice(parties)}{act}案。经查，当事人违反了{case.law}有关规定，{case.lead}责令其改正，并处罚款{fine}元，相关问题已整改到位。"
        )
    paper.p(f"欢迎社会各界监督举报，电话：{contact(case.unit).supervision_phone}。")
    return wrap(
        case,
        paper,
        issued(case, core),
        [],
        genre="通报" if "通报" in core else "通告",
        columns=(*case.home, "040103"),
        number=case.world.number(mark(case), case.day),
    )


def enterprise(case: Case) -> Sheet:
    """A page of a public enterprise (art. 55): supply stops, prices, promises, reports, recruitment, bids."""
    core, column = subject(case), case.stem.column
    if column in ("041709", "041706"):
        sheet = progress(case)
        sheet.title, sheet.columns = core, (column,)
        return sheet
    paper = Paper()
    if column in ("041705", "041405"):
        works(paper, case)
    elif column in ("041702", "0204"):
        prices(paper, case, core)
    elif column == "041202":
        posts(paper, case)
    elif column == "040404":
        award(paper, case, core)
    else:
        page(paper, case, core)
    genre = "公告" if column in ("041705", "041405", "040404", "041202") else "通知" if core.endswith("的通知") else "其他"
    soon = column in ("041705", "041405")
    gap = 0 if soon else None
    said = "公布时间、影响范围、注意事项和服务电话。" if soon else f"{core[:50]}，{case.does[0]}。"
    annexes = case.annex(0.08, "docx", f"{case.topic.key}登记表", fields=("用户名称", "用户号", "地址", "申请事项", "备注"))
    title = core if case.rng.random() < 0.6 or core.startswith(("关于", "青屏")) else f"{case.unit.name}{core}"
    return wrap(case, paper, title, annexes, genre=genre, columns=(column,), summary=said, gap=gap)


def prices(paper: Paper, case: Case, core: str) -> None:
    paper.p(f"根据价格主管部门批准的标准，现将{core}公布如下，请监督。")
    if core.endswith("的通知"):
        standards(paper, case)
    else:
        items = PRICES.get(case.unit.code[-3:], (("基本服务", "元/次", 2, 20), ("延伸服务（自愿选择）", "元/次", 10, 60)))
        rows = [(n, name, unit, f"{case.rng.uniform(low, high):.2f}") for n, (name, unit, low, high) in enumerate(items, 1)]
        paper.table("价格和收费标准", ("序号", "项目", "计价单位", "标准"), rows)
    paper.p("收费依据：价格主管部门批准文件。未列入的项目一律不得收取，收费应当出具合法票据。").p(
        f"价格举报电话：{contact(case.unit).supervision_phone}。"
    )


def posts(paper: Paper, case: Case) -> None:
    paper.p(f"根据工作需要，{case.unit.name}面向社会公开招聘工作人员，现将有关事项公告如下：")
    counts = [case.rng.randint(1, 8) for _ in range(4)]
    rows: list[tuple[object, ...]] = [
        (f"0{n}", name, count, study)
        for n, (name, count, study) in enumerate(
            zip(
                ("专业技术岗位一", "专业技术岗位二", "管理岗位", "工勤技能岗位"),
                counts,
                ("硕士研究生及以上", "本科及以上", "本科及以上", "高中及以上"),
                strict=True,
            ),
            1,
        )
    ]
    paper.section("岗位和人数").table("招聘岗位表", ("岗位代码", "岗位", "人数", "学历要求"), [*rows, ("合计", "", sum(counts), "")])
    paper.section("报名条件。遵守宪法法律，品行良好，符合岗位要求的专业和年龄条件。").section(
        f"报名时间。{days.chinese(case.deadline(5, 9))}至{days.chinese(case.deadline(12, 18))}，网上报名。"
    )
    paper.section("笔试占百分之六十，面试占百分之四十，成绩在网站公布。").section(
        "体检、考察合格的，公示5个工作日后办理聘用手续。不收取报名费，不指定辅导机构。"
    )


def award(paper: Paper, case: Case, core: str) -> None:
    total = case.rng.randint(38, 960) * 10000 / 10000
    paper.p(f"{core.removesuffix('中标结果公告')}已按程序完成评审，现公告如下：").section(
        f"采购方式：公开招标。预算金额：{total * 1.08:.2f}万元；中标金额：{total:.2f}万元。"
    )
    paper.section(f"中标人：澜江{case.rng.choice(pool('industry'))[:2]}供应链有限公司。").section(
        "评审专家由系统随机抽取，公告期限1个工作日。"
    ).section("供应商认为权益受到损害的，可以在公告期限届满之日起七个工作日内提出质疑。")


def page(paper: Paper, case: Case, core: str) -> None:
    to = contact(case.unit)
    paper.p(f"为{case.aim()}，现将{core}公布如下。").section("基本情况").p(
        f"{case.measure()}。地址：{to.address}；{to.bus_lines}。"
    ).section("具体内容")
    for action in case.does:
        paper.item(f"{action}。")
    paper.section(f"服务时间。{to.hours_summer}，{to.hours_winter}；服务热线{to.service_phone}。").section(
        f"投诉渠道。电话{to.supervision_phone}，受理后三个工作日内回复；对处理结果不满意的，可以向主管部门申诉。"
    )
