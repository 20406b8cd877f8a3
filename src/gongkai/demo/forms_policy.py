"""Documents that lay down what is to be done: notices, plans, rules, opinions, emergency plans, decisions."""

from datetime import date, timedelta

from gongkai.demo import days
from gongkai.demo.annex import Annex
from gongkai.demo.case import Case
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import Sheet
from gongkai.demo.special import SPECIAL


def issued(case: Case, core: str, joint: tuple[str, ...] = ()) -> str:
    """明川市水务局关于……的通知; now and then a site drops the issuer."""
    if not core.startswith("关于"):
        return core
    if joint:
        return f"{' '.join(joint)}{core}"
    short = case.unit.level in ("department", "town", "enterprise") and case.rng.random() < 0.3
    return core if short else f"{case.issuer}{core}"


def mark(case: Case, kind: str = "") -> str:
    """The organ code word of the day: 明政发, 明水务, 明水务规 (rules since 2019), 明水务函."""
    base, year = case.unit.mark_on(case.day.year), case.day.year
    if not base:
        return ""
    if case.unit.code == "990100-D01":
        return "明政办函" if kind == "函" else "明政办发" if kind != "规" or year < 2021 else "明政办规"
    if case.unit.level in ("city", "county"):
        if kind:
            return base + ("发" if kind == "规" and year < 2021 else kind)
        office = case.unit.level == "county" and case.rng.random() < 0.6
        return f"{base}办发" if office else f"{base}发"
    if kind == "规" and year < 2019:
        return case.unit.issue_mark(year)
    return base + kind if kind else case.unit.issue_mark(year)


def subject(case: Case) -> str:
    return case.fill(case.stem.text)


def tasks(paper: Paper, case: Case, count: int = 4) -> None:
    """The body of a plan: what is done, by whom, by when."""
    for action, extra in zip(case.does[:count], case.rng.sample(pool("elaborate"), count), strict=False):
        owner = f"由{case.lead}牵头，{case.partner}配合" if case.rng.random() < 0.6 else f"责任单位：{case.lead}"
        when = f"，{days.chinese(case.deadline())}前完成" if case.rng.random() < 0.35 else ""
        paper.item(f"{action}。{extra}。{owner}{when}。")


def standards(paper: Paper, case: Case) -> None:
    base = case.rng.randint(8, 60) * 10
    rows = [
        (place, base - step * 30, base - step * 30 + case.rng.randint(2, 9) * 5)
        for step, place in enumerate(("市区", "县（市）", "建制镇"))
    ]
    paper.table("标准调整对照表（单位：元）", ("适用范围", "原标准", "调整后标准"), rows)


def notice(case: Case) -> Sheet:
    core = subject(case)
    what = core.removeprefix("关于").removesuffix("的通知")
    special = next((make for words, make in SPECIAL if words in core), None)
    paper = Paper().to(case.receivers)
    if special is not None:
        special(paper, case, what)
    else:
        ordinary(paper, case, what)
    paper.p(f"联系单位：{case.office()}。")
    fields = ("填报单位", "负责同志（职务）", "工作进展", "存在问题", "下一步安排")
    annexes = case.annex(0.16 if special is None else 0, "docx", f"{case.topic.key}工作情况统计表", fields=fields)
    number = case.world.number(mark(case), case.day)
    return wrap(
        case, paper, issued(case, core, case.joint), annexes, genre="通知", columns=("0204", *case.home), number=number, bodies=case.joint
    )


def ordinary(paper: Paper, case: Case, what: str) -> None:
    approved = case.rng.choice(("经研究，", "经市政府同意，" if case.unit.code == "990100-D01" else "结合工作实际，", ""))
    tail = (
        f"现将《{what.rsplit('《', maxsplit=1)[-1].rstrip('》')}》印发给你们，请认真贯彻执行。"
        if what.startswith("印发")
        else f"现就{what}有关事项通知如下："
    )
    paper.p(f"{case.purpose()}{approved}{tail}")
    paper.section(f"工作目标。到{days.chinese(case.deadline())}，{case.measure()}，各项措施落实到位。")
    paper.section("重点任务")
    tasks(paper, case)
    if any(word in what for word in ("标准", "基数", "价格", "限额")):
        paper.section("执行标准").p("新标准自本通知印发之日起执行，此前规定与本通知不一致的，以本通知为准。")
        standards(paper, case)
    if case.rng.random() < 0.5:
        paper.section("步骤安排")
        for line in pool("step")[: case.rng.randint(3, 4)]:
            paper.item(f"{case.fill(line)}。")
    paper.section("工作要求")
    for line in case.pick("demand", case.rng.randint(2, 4)):
        paper.item(f"{line}。")


def wrap(case: Case, paper: Paper, title: str, annexes: list[Annex], **fields: object) -> Sheet:
    """Annex line, sign-off and the fields that all forms share."""
    if annexes:
        paper.annexes([annex.title for annex in annexes])
    paper.sign(fields.get("bodies") or case.issuer, case.day)
    if case.rng.random() < 0.7:
        paper.public()
    sheet = Sheet(unit=case.unit, title=title, body=paper.html(), day=case.day, theme=case.topic.theme, annexes=annexes, **fields)
    sheet.summary = sheet.summary or f"对{case.does[0]}、{case.does[1]}等作出安排，涉及{case.topic.whom}。"
    sheet.keywords = sheet.keywords or f"{case.topic.key} {case.topic.theme}"
    return sheet


def plan(case: Case) -> Sheet:
    name = subject(case)
    paper = Paper().to(case.receivers)
    paper.p(f"现将{name}印发给你们，请结合实际认真组织实施。").sign(case.joint or case.issuer, case.day).public()
    paper.heading(name.strip("《》")).p(f"{case.purpose()}结合{case.slots['J']}实际，制定本方案。")
    one, two = case.rng.sample(pool("principle"), 2)
    paper.section("总体要求").p(
        f"{one}，{two}。到{case.day.year + case.rng.randint(1, 3)}年，{case.measure()}，工作机制基本完善，{case.topic.whom}满意度明显提升。"
    )
    paper.section("主要任务")
    tasks(paper, case)
    paper.section("实施步骤")
    for line in pool("step"):
        paper.item(f"{case.fill(line)}。")
    paper.section("保障措施")
    for line in case.pick("assure", 3):
        paper.item(f"{line}。")
    rows = tuple((number, action, case.lead, case.partner) for number, action in enumerate(case.does, 1))
    paper.table("任务分工表", ("序号", "任务", "牵头单位", "配合单位"), rows)
    body = paper.html()
    annexes = case.annex(0.4, "pdf", f"{name.strip('《》')}（版式文件）", lines=(f"{case.purpose()}制定本方案。", *(f"{a}。" for a in case.does)), rows=rows, head=("序号", "任务", "牵头单位", "配合单位"))  # fmt: skip
    number = case.world.number(mark(case), case.day)
    title = issued(case, f"关于印发{name}的通知", case.joint)
    return Sheet(
        case.unit, title, body, ("0204", *case.home), case.day, "通知", case.topic.theme, number,
        summary=f"明确{case.topic.key}的总体要求、主要任务和保障措施，重点是{case.does[0]}。", keywords=f"{case.topic.key} 实施方案", annexes=annexes, bodies=case.joint,
    )  # fmt: skip


def special_plan(case: Case) -> Sheet:
    sheet = plan(case)
    sheet.columns = ("0302", *case.home)
    sheet.body = sheet.body.replace("制定本方案", "制定本规划").replace("实施步骤", "分阶段安排")
    sheet.summary = f"提出{case.topic.key}的目标、布局和重点工程，主要目标：{case.measure()}。"
    sheet.keywords = f"{case.topic.key} 专项规划"
    return sheet


def _unheaded(text: str) -> None:
    """Short rules have no chapters."""


def articles(paper: Paper, case: Case, name: str, *, edition: str, chapters: bool = False) -> None:
    """The articles of a rule: purpose, scope, authorities, provisions, procedure, liability, entry into force."""
    word = f"本{name[-2:]}" if name[-2:] in ("办法", "规定", "细则", "规则", "标准") else "本办法"
    place = "本市" if chapters else case.slots["J"]
    key = case.topic.key
    headed = paper.chapter if chapters else _unheaded
    headed("总则")
    paper.article(f"为了{case.aim()}，根据{case.law}等规定，结合{place}实际，制定{word}。")
    paper.article(
        f"{place}行政区域内的{key}及其{'监督工作' if key.endswith('管理') else '监督管理'}，适用{word}。法律、法规、规章另有规定的，从其规定。"
    )
    paper.article(f"{case.lead}负责{key}{'' if key.endswith('管理') else '的监督管理'}工作。{case.partner}按照各自职责做好相关工作。")
    one, two = case.rng.sample(pool("principle"), 2)
    paper.article(f"{key}工作应当{one}，{two}。")
    headed("管理要求")
    for text in case.topic.rules:
        paper.article(text)
    paper.article(f"{case.lead}应当组织开展下列工作：")
    paper.clauses([f"{action}；" for action in case.does[:-1]] + [f"{case.does[-1]}。"])
    for part, count, title in (
        ("article_service", 3, "服务和保障"),
        ("article_watch", 2, "监督检查"),
        ("article_liability", 2, "法律责任"),
    ):
        headed(title)
        for line in case.rng.sample(pool(part), count):
            paper.article(case.fill(line).replace("本办法", word))
    headed("附则")
    paper.article(f"{word}由{case.lead}负责解释。")
    paper.article(f"{word}自{edition}")


def rule(case: Case) -> Sheet:
    """A normative document 行政规范性文件: notice, then articles, with the day it enters into force and until when it is valid."""
    name = subject(case)
    effective = case.day + timedelta(days=case.rng.choice((0, 30, 30, 45)))
    if effective != case.day:
        effective = date(effective.year, effective.month, 1)
    effective = max(effective, case.day)
    until = valid_until(case, effective)
    edition = f"{days.chinese(effective)}起施行" + (f"，有效期至{days.chinese(until)}。" if until else "。")
    paper = Paper().to(case.receivers).p(f"{name}已经{approval(case)}，现印发给你们，请认真遵照执行。")
    paper.sign(case.joint or case.issuer, case.day).public().heading(name.strip("《》"))
    articles(paper, case, name.strip("《》"), edition=edition)
    number = case.world.number(mark(case, "规"), case.day)
    annexes = case.annex(0.35, "pdf", f"{name.strip('《》')}（版式文件）", lines=plain_articles(paper))
    annexes += case.annex(
        0.2, "docx", f"{case.topic.key}申请表", fields=("申请人", "申请事项", "申请理由", "所附材料", "受理意见", "审核意见")
    )
    return Sheet(
        case.unit, issued(case, f"关于印发{name}的通知", case.joint), paper.html(), ("0203", *case.home), case.day, "通知", case.topic.theme, number,
        summary=f"规定{case.topic.key}的适用范围、职责分工、办理程序和监督责任，适用于{case.topic.whom}。"[:100], keywords=f"{case.topic.key} 规范性文件",
        regulation="normative", effective=effective, until=until, annexes=annexes, bodies=case.joint,
    )  # fmt: skip


def plain_articles(paper: Paper) -> tuple[str, ...]:
    return tuple(
        part.replace("<strong>", "").replace("</strong>", "").split(">", 1)[1].rsplit("</", 1)[0]
        for part in paper.parts
        if "<strong>第" in part
    )


def approval(case: Case) -> str:
    if case.unit.level in ("city", "county") or case.unit.code == "990100-D01":
        return f"{'市' if case.unit.level != 'county' else case.suffix}政府第{case.rng.randint(3, 96)}次常务会议审议通过"
    return case.rng.choice(("局务会议审议通过", "集体讨论审定", "党组会议研究通过")) if case.issuer.endswith("局") else "集体讨论审定"


def valid_until(case: Case, effective: date) -> date | None:
    """Five years since 2012, two on trial; earlier documents name no end."""
    if effective.year < 2012:
        return None
    years = 2 if "试行" in case.stem.text else 5
    return date(effective.year + years, effective.month, min(effective.day, 28)) - timedelta(days=1)


def opinions(case: Case) -> Sheet:
    core = subject(case)
    paper = Paper().to(case.receivers).p(f"{case.purpose()}结合{case.slots['J']}实际，提出如下意见。")
    one, two, three = case.rng.sample(pool("principle"), 3)
    paper.section("总体要求").p(f"{one}，{two}，{three}。到{case.day.year + case.rng.randint(2, 5)}年，{case.measure()}。")
    paper.section("主要任务")
    tasks(paper, case)
    support = case.rng.randint(2, 60) * 100
    paper.section("政策支持").p(f"财政每年安排{support}万元专项资金，对{case.topic.whom}按规定给予支持，资金安排和使用情况向社会公开。")
    paper.section("组织实施")
    for line in case.pick("assure", 3):
        paper.item(f"{line}。")
    column = "0203" if case.rng.random() < 0.4 else "0204"
    normative = {"regulation": "normative", "effective": case.day, "until": valid_until(case, case.day)} if column == "0203" else {}
    number = case.world.number(mark(case, "规" if normative else ""), case.day)
    return wrap(case, paper, f"{case.issuer}{core}", [], genre="意见", columns=(column, case.topic.column), number=number, **normative)


def emergency_plan(case: Case) -> Sheet:
    """Emergency plans 应急预案 with levels, duties and response."""
    name = subject(case)
    head = "市" if case.unit.level in ("city", "department") else str(case.slots["J"])[-1]
    paper = Paper().to(case.receivers).p(f"{name}已经{approval(case)}，现印发给你们，原预案同时停止执行。").sign(case.issuer, case.day)
    paper.heading(name.strip("《》")).section("总则")
    paper.item(f"编制目的。{case.aim()}，最大程度减少人员伤亡和财产损失。").item(f"编制依据。{case.law}等法律法规和{head}总体应急预案。")
    paper.item(f"适用范围。{case.slots['J']}行政区域内{case.topic.key}相关突发事件的预防和处置。")
    paper.section("组织体系和职责").p(
        f"设立指挥机构，指挥长由{head}政府分管负责同志担任，办公室设在{case.lead}，承担值班、信息汇总和协调工作。"
    )
    paper.table(
        "成员单位主要职责", ("成员单位", "主要职责"),
        [(case.lead, case.does[0]), (case.partner, case.does[1]), (f"{head}公安局", "维护秩序，保障道路畅通"), (f"{head}财政局", "保障处置经费"), (f"{head}卫生健康部门", "组织医疗救护和卫生防疫")],
    )  # fmt: skip
    paper.section("预防和预警")
    for action in case.does:
        paper.item(f"{action}。")
    paper.section("应急响应").p("按照事件性质、严重程度和影响范围，响应分为四级，由高到低为Ⅰ级、Ⅱ级、Ⅲ级、Ⅳ级。")
    rows = [
        ("Ⅰ级", "特别重大", f"{head}政府主要负责同志组织指挥"),
        ("Ⅱ级", "重大", f"{head}政府主要负责同志组织指挥"),
        ("Ⅲ级", "较大", f"{head}政府分管负责同志组织指挥"),
        ("Ⅳ级", "一般", f"{case.lead}组织指挥"),
    ]
    paper.table("响应分级", ("级别", "情形", "指挥"), rows)
    paper.section("后期处置和保障").p(
        "响应结束后，及时开展善后、调查评估和恢复重建；加强队伍、物资、通信、经费保障，每年至少组织一次演练。"
    )
    paper.section("附则").p(f"本预案由{case.lead}负责解释，自印发之日起施行，每三年至少评估修订一次。")
    annexes = case.annex(
        0.35,
        "pdf",
        f"{name.strip('《》')}（版式文件）",
        lines=tuple(f"{a}。" for a in case.does),
        head=("级别", "情形", "指挥"),
        rows=tuple(rows),
    )
    return Sheet(
        case.unit, issued(case, f"关于印发{name}的通知"), paper.html(), ("041001", *case.home), case.day, "通知", "应急管理",
        case.world.number(mark(case), case.day), summary=f"规定{case.topic.key}突发事件的组织体系、预警、四级响应和保障。", keywords=f"应急预案 {case.topic.key}", annexes=annexes,
    )  # fmt: skip


def decision(case: Case) -> Sheet:
    core = subject(case)
    paper = Paper().to(case.receivers).p(f"{case.purpose()}经研究，决定如下：")
    if "表彰" in core:
        paper.p(
            f"过去一年，各单位认真贯彻决策部署，扎实推进各项工作，涌现出一批先进集体。为鼓励先进，决定对{case.rng.randint(8, 26)}个先进集体予以表彰。"
        )
        paper.p("希望受表彰的集体珍惜荣誉、再接再厉。各单位要以先进为榜样，求真务实、担当作为。")
    else:
        for action in case.does:
            paper.section(f"{action}。{case.rng.choice(pool('elaborate'))}。")
        paper.p(f"对本决定不服的，可以自公告之日起六十日内依法申请行政复议，或者六个月内提起行政诉讼。联系单位：{case.office()}。")
    title = f"{case.issuer}{core}"
    columns = ("0204",) if "表彰" in core else (case.topic.column, "0204")
    return wrap(
        case,
        paper,
        title,
        [],
        genre="决定",
        columns=columns,
        number=case.world.number(mark(case), case.day),
        summary=core.removeprefix("关于").removesuffix("的决定") + "，明确事项、范围和要求。",
    )
