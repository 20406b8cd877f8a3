"""Documents that tell the public or answer another authority: announcements, circulars, reports on others, replies, letters, news."""

from datetime import date

from gongkai.demo import days
from gongkai.demo.case import Case
from gongkai.demo.contacts import contact
from gongkai.demo.forms_policy import issued, mark, subject, wrap
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import Sheet

_DANGER = {"暴雨": "预计未来6小时内降雨量将达50毫米以上", "大风": "预计未来12小时内平均风力可达7级以上", "寒潮": "预计未来24小时内最低气温下降10℃以上", "高温": "预计未来三天最高气温将达37℃以上", "大雾": "预计未来6小时内能见度低于500米", "雷电": "预计未来2小时内将出现强雷电活动", "暴雪": "预计未来12小时内降雪量将达6毫米以上", "道路结冰": "预计未来12小时内路表温度低于0℃，出现道路结冰"}  # fmt: skip
WEATHER_MONTHS = {"暴雨": (5, 6, 7, 8, 9), "大风": (2, 3, 4, 5, 11, 12), "寒潮": (1, 2, 3, 11, 12), "高温": (6, 7, 8), "大雾": (1, 2, 10, 11, 12), "雷电": (4, 5, 6, 7, 8, 9), "暴雪": (1, 2, 12), "道路结冰": (1, 2, 12)}  # fmt: skip


def announcement(case: Case) -> Sheet:
    core = subject(case)
    paper = Paper()
    name = core.removeprefix("关于").removesuffix("公告").removesuffix("的")
    work = next((words for words in ("停水", "供水", "施工", "停电", "封闭", "道路", "检修") if words in core), "")
    if work:
        works(paper, case)
    else:
        paper.p(f"{case.purpose()}现就{name if core.startswith('关于') else case.topic.key}有关事项公告如下：")
        begin, end = case.deadline(3, 20), case.deadline(40, 90)
        when = (
            f"{case.day.year}年{case.slots['festival']}假期，具体日期以国家公布的放假安排为准"
            if "{festival}" in case.stem.text
            else f"{days.chinese(begin)}至{days.chinese(end)}"
        )
        paper.section(f"范围。{case.topic.whom}。").section(f"时间。{when}。").section("主要事项")
        for action in case.does[: case.rng.randint(2, 4)]:
            paper.item(f"{action}。")
        if case.rng.random() < 0.45:
            listing(paper, case)
        to = contact(case.unit)
        paper.section(f"办理和咨询。地址：{to.address}；{to.bus_lines}；电话：{to.service_phone}。")
        paper.p(f"对公告内容有异议的，可在{days.chinese(case.deadline(8, 20))}前向{case.issuer}书面提出。")
    paper.p("特此公告。")
    number = ""
    if case.unit.level in ("department", "city") and case.rng.random() < 0.35:
        number = f"{case.issuer}公告{case.day.year}年第{case.world.serial(case.issuer + '公告', case.day.year)}号"
    columns = ("040103", *case.home)
    return wrap(
        case,
        paper,
        issued(case, core),
        [],
        genre="公告",
        columns=columns,
        number=number,
        summary=f"公告{name[:60]}的范围、时间、事项和咨询方式。",
    )


def listing(paper: Paper, case: Case) -> None:
    rows = [(number, f"{case.rng.choice(pool('area'))}{word}", case.rng.choice(pool("road")) + f"{case.rng.randint(3, 260)}号", "工作日 8:30—17:30") for number, word in enumerate(("服务站", "办理点", "便民中心", "服务大厅"), 1)]  # fmt: skip
    paper.table("有关地点", ("序号", "名称", "地址", "时间"), rows[: case.rng.randint(2, 4)])


def works(paper: Paper, case: Case) -> None:
    begin = case.deadline(2, 8)
    if "{dd}" in case.stem.text:
        month = int(str(case.slots["m"]))
        begin = date(case.day.year + (month < case.day.month), month, int(str(case.slots["dd"])))
    why = "保障设施安全运行" if case.unit.level == "enterprise" else case.aim()
    paper.p(f"为{why}，定于{days.chinese(begin)}起进行相关作业。现将有关事项公告如下：")
    hours = case.rng.choice(("8:00—18:00", "9:00—17:00", "22:00—次日5:00", "0:00—5:30"))
    paper.section(f"时间。{days.chinese(begin)} {hours}，如遇雨雪天气顺延。")
    paper.section(f"影响范围。{case.slots['road']}及周边小区、沿街单位，涉及{case.topic.whom}约{case.rng.randint(3, 60) * 100}户（人次）。")
    paper.section("注意事项。请提前做好准备，途经车辆和行人按照现场标志绕行，服从现场人员指挥。")
    paper.section(f"服务电话：{contact(case.unit).service_phone}（24小时）。")
    paper.p("由此带来的不便，敬请谅解。")


def circular(case: Case) -> Sheet:
    """通告: what everybody has to observe."""
    what = subject(case).removeprefix("关于").removesuffix("的通告")
    paper = Paper().p(f"为{case.aim()}，根据{case.law}，现就{what}通告如下：")
    city = case.unit.level in ("city", "department") and "景区" not in what and "名胜" not in what
    area = (
        case.rng.choice(("城市建成区", "三环路以内", f"{case.slots['road']}、{case.rng.choice(pool('road'))}合围区域", "本市行政区域"))
        if city
        else "本辖区范围内"
    )
    begin = case.deadline(3, 12)
    brief = any(word in case.stem.text for word in ("{event}", "春节", "清明"))
    end = days.later(begin, case.rng.randint(3, 9), case.day.year + 1) if brief else case.deadline(40, 120)
    paper.section(f"实施时间。{days.chinese(begin)}至{days.chinese(end)}。").section(f"实施范围。{area}。")
    paper.section("有关单位和个人应当遵守本通告，服从现场标志和工作人员指挥，相互告知、相互监督。").section(
        f"确有特殊情况的，应当事先向{case.lead}提出申请，经同意后方可进行。"
    )
    paper.section(f"违反本通告的，由{case.lead}依法处理；构成犯罪的，依法追究刑事责任。").section(
        f"欢迎群众举报，举报电话：{contact(case.unit).supervision_phone}。经查证属实的，按规定给予奖励并为举报人保密。"
    )
    paper.section("本通告自发布之日起施行。").p("特此通告。")
    number = case.world.number(case.unit.mark_on(case.day.year) + "通", case.day) if case.unit.mark_on(case.day.year) else ""
    return wrap(
        case,
        paper,
        f"{case.issuer}{subject(case)}",
        [],
        genre="通告",
        columns=("040103", *case.home),
        number=number,
        until=end,
        summary=f"就{what}规定时间、范围和要求。",
    )


def report_on(case: Case) -> Sheet:
    """通报: findings on other authorities or enterprises."""
    core = subject(case)
    checked, bad = case.rng.randint(40, 260), case.rng.randint(3, 24)
    paper = Paper().to(case.receivers).p(f"按照年度工作安排，{case.lead}组织开展了专项检查。现将有关情况通报如下：")
    paper.section("总体情况").p(f"共检查{checked}家（处），发现问题{bad}个，已整改{bad - 2}个，2个正在整改。{case.measure()}。")
    places = (
        case.rng.sample(case.world.counties, min(5, len(case.world.counties)))
        if case.unit.level != "county"
        else [f"{a}片区" for a in case.rng.sample(pool("area_county"), 4)]
    )
    scores = sorted((round(case.rng.uniform(82, 98), 1) for _ in places), reverse=True)
    paper.table("有关情况", ("序号", "单位", "得分"), [(n, p, s) for n, (p, s) in enumerate(zip(places, scores, strict=True), 1)])
    paper.section("存在的主要问题")
    for text in case.rng.sample(
        (
            "责任落实不到位，工作台账不完整",
            "部分问题整改不彻底，存在反弹现象",
            "个别单位重视不够，报送材料不及时",
            "宣传引导不足，群众知晓率不高",
            "部门协同不够顺畅，信息共享不及时",
        ),
        3,
    ):
        paper.item(f"{text}。")
    paper.section("下一步要求")
    for line in case.pick("demand", 3):
        paper.item(f"{line}。")
    number = case.world.number(mark(case), case.day)
    return wrap(case, paper, issued(case, core), [], genre="通报", columns=(*case.home, "0204"), number=number, summary=f"通报{core.removeprefix('关于').removesuffix('的通报')}，共检查{checked}家（处），发现问题{bad}个。")  # fmt: skip


def reply(case: Case) -> Sheet:
    """批复: approval of a request, with scale, investment, conditions."""
    core = subject(case)
    what = core.removeprefix("关于").removesuffix("的批复").removeprefix("同意")
    asker = case.rng.choice([name for name in case.world.counties if name in core] or case.world.counties or ["望川区"]) + "人民政府"
    if case.unit.level == "department":
        asker = case.rng.choice(("明川市城市建设投资有限公司", "明川水务集团有限公司", asker, "明川交通建设发展有限公司"))
    total = case.rng.randint(12, 860) * 100
    own = round(total * case.rng.uniform(0.3, 0.6))
    paper = Paper().to(asker).p(f"你单位《关于{what}的请示》收悉。经{'市政府研究' if case.unit.level == 'city' else '审查'}，批复如下：")
    if "规划" in core or "命名" in core:
        paper.section(f"原则同意{what}。要认真组织实施，不得随意变更。").section(f"{case.does[0]}，{case.does[1]}。")
        paper.section("严格执行经批准的内容，确需修改的，按照法定程序报批。").section("及时向社会公布批准内容，接受监督。")
    else:
        paper.section(
            f"同意{what}。建设地点：{case.slots['road']}与{case.rng.choice(pool('road'))}交叉口附近；建设规模：总建筑面积（用地）{case.rng.randint(12, 480) * 100}平方米。"
        )
        paper.section(f"总投资{total}万元，其中申请上级补助{total - own}万元，地方自筹{own}万元。")
        paper.section("认真落实生态环境保护、安全生产和节能措施，严格执行招标投标、质量监督等制度。")
        paper.section(
            f"请据此开展下一步工作。项目代码：{case.day.year}-990100-{case.rng.randint(10, 99)}-01-{case.rng.randint(100000, 999999)}；本批复有效期2年。"
        )
    base = case.unit.mark_on(case.day.year)
    number = case.world.number(base + ("审" if case.unit.code.endswith("D02") else "复"), case.day)
    columns = ("040501",) if case.topic.column == "0405" else case.home or ("040103",)
    return wrap(
        case,
        paper,
        f"{case.issuer}{core}",
        [],
        genre="批复",
        columns=columns,
        number=number,
        summary=f"同意{what}，明确规模、投资或者实施要求。"[:100],
    )


def letter(case: Case) -> Sheet:
    core = subject(case)
    matter = case.slots["matter"]
    paper = Paper().to(case.rng.choice(("澜江省发展和改革委员会", "澜江省交通运输厅", "澜江省水利厅", "澜江省财政厅")))
    paper.p(f"为进一步做好{matter}，现就有关事项函商如下：")
    paper.section(
        f"{case.slots['J']}近年来持续推进{matter}，已落实配套资金{case.rng.randint(3, 40) * 100}万元，仍存在资金缺口和技术力量不足的困难。"
    )
    paper.section(
        "恳请在项目安排、专家指导、数据共享等方面给予支持，协助协调解决跨区域、跨部门的问题，并将我们的项目优先纳入年度计划。"
    ).section("我们将落实主体责任，按季度报送进展。")
    paper.p(f"请于{days.chinese(case.deadline(15, 30))}前函复。联系单位：{case.office()}。").p("专此函达。")
    return wrap(
        case,
        paper,
        f"{case.issuer}{core}",
        [],
        genre="函",
        columns=("0204",),
        number=case.world.number(mark(case, "函"), case.day),
        summary=f"商请在{matter}方面给予支持。",
    )


def consultation(case: Case) -> Sheet:
    """征求意见: draft for comment, thirty days, how to send comments."""
    core = subject(case)
    title = core if core.endswith("公开征求意见") else f"关于{core}公开征求意见的公告"
    to = contact(case.unit)
    paper = Paper().p(f"{case.purpose()}{case.lead}起草了{core.split('公开')[0]}，现向社会公开征求意见，欢迎提出意见建议。")
    paper.section(f"时间。自公告之日起30日，至{days.chinese(case.deadline(30, 32))}止。").section("主要内容")
    for action in case.does:
        paper.item(f"{action}。")
    for text in case.topic.rules:
        paper.item(text)
    paper.section(
        f"提出意见的方式。（1）网上填写；（2）电子邮件：{to.email}；（3）来信：{to.address}{to.room}，信封注明“征求意见”；（4）电话：{to.phone}。"
    )
    paper.p("意见采纳情况将在征集结束后20个工作日内公布。")
    return wrap(case, paper, issued(case, title), case.annex(0.4, "docx", f"{core.split('公开')[0].strip('《》')}意见反馈表", fields=("姓名或者单位", "联系方式", "条款", "修改意见", "理由")), genre="公告", columns=("0207", *case.home))  # fmt: skip


def news(case: Case) -> Sheet:
    core = subject(case)
    one, two, three = case.rng.sample([line for line in pool("news") if "{s}" not in line], 3)
    paper = Paper().p(
        f"{case.day.month}月{case.day.day}日，{core}。{case.purpose()}{case.lead}精心组织，取得良好效果。".replace(
            "根据" + case.law + "，", ""
        )
    )
    paper.p(*(f"{case.fill(line)}。" for line in (one, two))).p(f"据介绍，今年以来{case.measure()}。{case.fill(three)}。")
    column = "040101" if case.unit.level in ("city", "county") and case.rng.random() < 0.7 else "040102"
    sheet = Sheet(
        case.unit,
        core,
        paper.html(),
        (column,),
        case.day,
        "其他",
        case.topic.theme,
        summary=f"{core[:60]}，介绍有关情况和下一步安排。",
        keywords=case.topic.key,
        gap=case.rng.randint(0, 3),
    )
    sheet.source = case.unit.short
    return sheet


def warning(case: Case) -> Sheet:
    """预警信息: at once, with the kind of weather that the month allows."""
    case.slots["weather"] = case.rng.choice([name for name, months in WEATHER_MONTHS.items() if case.day.month in months])
    weather = str(case.slots["weather"])
    core = subject(case)
    title = f"明川市气象局{case.day.month}月{case.day.day}日发布{core}" if "预警" in core else core
    paper = Paper().p(
        f"明川市气象局{days.chinese(case.day)}{case.rng.randint(6, 21)}时{case.rng.choice(('10', '25', '40', '55'))}分发布：{_DANGER[weather]}，影响范围为{'、'.join(case.rng.sample(case.world.counties, min(3, len(case.world.counties))))}等地，请注意防范。"
    )
    paper.p("防御指南：").points(
        (
            "有关部门和单位按照职责做好防御工作。",
            "公众减少不必要的外出，注意交通安全，远离低洼地带、广告牌和临时搭建物。",
            "学校、托幼机构、施工单位采取必要的防护措施。",
        )
    )
    sheet = Sheet(
        case.unit,
        title,
        paper.html(),
        ("041002",),
        case.day,
        "公告",
        case.topic.theme,
        summary=f"{_DANGER[weather]}，请注意防范。",
        keywords=f"预警 {weather}",
        gap=0,
    )
    sheet.source = "明川市气象局"
    return sheet
