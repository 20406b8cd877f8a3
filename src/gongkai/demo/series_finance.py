"""Budgets and final accounts. Amounts are in 万元, kept as integers of 0.01; one in twenty carries a wrong total on purpose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from gongkai.demo.annex import Annex
from gongkai.demo.contacts import contact
from gongkai.demo.directory import UnitRecord, by_code
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.series_unit import duties, offices
from gongkai.demo.sheet import Sheet, World
from gongkai.publishing.draft import Draft

WRONG_SHARE = 0.05


def money(cents: int) -> str:
    return f"{cents / 100:.2f}"


def split(rng: Random, total: int, shares: tuple[float, ...]) -> list[int]:
    """Parts in about these shares that add up to the total."""
    weights = [share * rng.uniform(0.8, 1.2) for share in shares]
    parts = [int(total * weight / sum(weights)) for weight in weights[:-1]]
    return [*parts, total - sum(parts)]


def _stated(rng: Random, cents: int) -> int:
    """The total as printed: right, or with two digits exchanged (a 错账 that the checks shall find)."""
    return cents if rng.random() >= WRONG_SHARE else cents + rng.choice((900, 9000, 1800))


@dataclass(frozen=True, slots=True)
class Account:
    """The figures of one department's year; sums hold by construction, `stated` is the total as printed."""

    total: int
    stated: int
    general: int
    fund: int
    other: int
    basic: int
    project: int
    staff: int
    daily: int
    abroad: int
    cars: int
    guests: int
    before: int

    @property
    def three(self) -> int:
        return self.abroad + self.cars + self.guests

    @property
    def moved(self) -> str:
        if self.before >= self.three:
            return f"减少{money(self.before - self.three)}万元，主要是压减公务接待和公务用车运行费"
        return f"增加{money(self.three - self.before)}万元，主要是按规定更新公务用车1辆"


def _account(rng: Random, unit: UnitRecord) -> Account:
    total = rng.randint(300_00, 9600_00) * (3 if unit.code[-3:] in ("D03", "D07", "D21") else 1)
    general, fund, other = split(rng, total, (0.86, 0.08, 0.06))
    basic, project = split(rng, total, (0.6, 0.4))
    staff, daily = split(rng, basic, (0.84, 0.16))
    cars, guests, abroad = rng.randint(6_00, 46_00), rng.randint(1_00, 9_00), rng.choice((0, 0, 0, rng.randint(2_00, 9_00)))
    before = max(1_00, abroad + cars + guests + rng.randint(-6_00, 12_00))
    return Account(total, _stated(rng, total), general, fund, other, basic, project, staff, daily, abroad, cars, guests, before)


_TERMS = (
    "一般公共预算拨款：财政部门安排的用于保障机构运转和履行职能的资金；",
    "基本支出：为保障机构正常运转、完成日常工作任务发生的支出；",
    "“三公”经费：因公出国（境）费、公务用车购置及运行费和公务接待费。",
)


def department_budget(world: World, unit: UnitRecord, day: date, *, final: bool = False) -> Iterator[Draft]:
    """部门预算 (published in spring for the year) or 部门决算 (in autumn for the year before), with tables and an Excel file."""
    year, rng, name = day.year - final, world.rng, unit.name_on(day.year)
    word, account = "决算" if final else "预算", _account(rng, unit)
    paper = Paper().section("主要职责和机构设置")
    paper.p(f"主要职责：{'；'.join(duties(unit))}。内设{len(offices(unit))}个科室，下属{rng.randint(0, 9)}个单位。")
    _income(paper, account, year, word)
    rows = (
        ("因公出国（境）费", money(account.abroad)),
        ("公务用车购置及运行费", money(account.cars)),
        ("公务接待费", money(account.guests)),
    )
    three = (*rows, ("合计", money(account.three)))
    paper.section("“三公”经费").table(f"“三公”经费{word}表（单位：万元）", ("项目", "金额"), three)
    paper.p(f"“三公”经费{word}合计{money(account.three)}万元，比上年{account.moved}。")
    bought = money(split(rng, account.project, (0.4, 0.6))[0])
    paper.section("政府采购").p(f"政府采购{word}{bought}万元，其中面向中小企业预留份额不低于40%。").section("国有资产和绩效")
    paper.p(f"年末固定资产原值{money(account.total * 2)}万元；纳入绩效目标管理的项目{rng.randint(2, 18)}个，覆盖率100%。")
    paper.section("名词解释").points(_TERMS)
    title = f"{name}{year}年部门{word}"
    annexes = _tables(world, title, account, three)
    if annexes:
        paper.annexes([annexes[0].title])
    body, columns = paper.sign(name, day).html(), ("040304" if final else "040303", "040305")
    said = f"收支总额{money(account.total)}万元，“三公”经费{money(account.three)}万元。"
    sheet = Sheet(unit, title, body, columns, day, "报告", "财政", summary=said, keywords=f"部门{word} 三公经费", annexes=annexes)
    sheet.gap = rng.randint(0, 13)
    yield world.finish(sheet)


def _income(paper: Paper, account: Account, year: int, word: str) -> None:
    paper.section("收支总体情况").p(
        f"{year}年收入{word}{money(account.stated)}万元，其中一般公共预算{money(account.general)}万元、"
        f"政府性基金{money(account.fund)}万元、其他收入{money(account.other)}万元；支出{word}与收入相同。"
    )
    names = ("一般公共预算拨款", "政府性基金预算拨款", "其他收入", "收入合计", "基本支出", "项目支出", "支出合计")
    values = (account.general, account.fund, account.other, account.total, account.basic, account.project, account.total)
    paper.table(f"收支{word}总表（单位：万元）", ("项目", "金额"), zip(names, map(money, values), strict=True))
    paper.section("支出情况").p(
        f"基本支出{money(account.basic)}万元（人员经费{money(account.staff)}万元、公用经费{money(account.daily)}万元），"
        f"项目支出{money(account.project)}万元。"
    )


def _tables(world: World, title: str, account: Account, three: tuple[tuple[str, str], ...]) -> list[Annex]:
    if not world.may_attach("xlsx", 0.5):
        return []
    names = ("一般公共预算拨款", "政府性基金预算拨款", "其他收入", "合计")
    values = (account.general, account.fund, account.other, account.total)
    rows = (*zip(names, (value / 100 for value in values), strict=True), *((name, float(value)) for name, value in three))
    return [Annex("xlsx", f"{title}公开表", head=("项目", "金额（万元）"), rows=rows)]


_SUBJECTS = "一般公共服务 公共安全 教育 社会保障和就业 卫生健康 节能环保 城乡社区 农林水 交通运输 住房保障 其他支出".split()
_SHARES = (0.1, 0.06, 0.19, 0.16, 0.1, 0.04, 0.1, 0.13, 0.05, 0.03, 0.04)


def government_budget(world: World, unit: UnitRecord, day: date, *, final: bool = False) -> Iterator[Draft]:
    """政府预算、决算 of the city, a county or a town."""
    year, rng, word = day.year - final, world.rng, "决算" if final else "预算"
    place = unit.place if unit.level != "county" else unit.name_on(day.year).removesuffix("人民政府")
    base = {"city": 26_0000_00, "county": 3_2000_00, "town": 1200_00}[unit.level]
    total = int(rng.uniform(0.9, 1.1) * base * 1.07 ** (year - 2005))
    taxes, fees, transfer = split(rng, total, (0.42, 0.12, 0.46))
    spent = split(rng, total, _SHARES)
    rows = [*zip(_SUBJECTS, map(money, spent), strict=True), ("支出合计", money(total))]
    approved = "已经人民代表大会常务委员会批准" if final else "草案已经人民代表大会批准"
    paper = (
        Paper()
        .p(f"{year}年{place}{word}{approved}，现公开如下。")
        .section("收入")
        .p(
            f"一般公共预算收入总量{money(_stated(rng, total))}万元，其中税收收入{money(taxes)}万元、非税收入{money(fees)}万元、"
            f"上级补助及其他{money(transfer)}万元。"
        )
    )
    paper.section("支出").table(f"{year}年一般公共预算支出{word}表（单位：万元）", ("科目", "金额"), rows)
    paper.section("“三公”经费").p(f"“三公”经费{word}{money(total // 900)}万元，比上年下降{rng.uniform(1, 12):.1f}%。")
    if unit.level != "town":
        paper.section("转移支付和债务").p(f"安排对下转移支付{money(total // 6)}万元；政府债务余额控制在批准的限额以内。")
    title, annexes = f"{year}年{place}政府{word}", []
    if world.may_attach("xlsx", 0.6):
        exact = tuple((name, float(value)) for name, value in rows)
        annexes = [Annex("xlsx", f"{title}公开表", head=("科目", "金额（万元）"), rows=exact)]
        paper.annexes([annexes[0].title])
    said = f"{place}{year}年一般公共预算收支{word}{money(total)}万元。"
    columns = ("040302" if final else "040301", "040305")
    sheet = Sheet(unit, title, paper.html(), columns, day, "报告", "财政", summary=said, keywords=f"政府{word}", annexes=annexes)
    sheet.gap = rng.randint(0, 12)
    yield world.finish(sheet)


def debt(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    year, rng = day.year - 1, world.rng
    place = unit.place
    left = rng.randint(30_0000, 90_0000) if unit.level == "city" else rng.randint(4_0000, 16_0000)
    general, special = split(rng, left * 100, (0.45, 0.55))
    paper = (
        Paper()
        .p(f"根据预算法有关规定，现将{place}{year}年政府债务限额和余额情况公开如下。")
        .table(
            "政府债务限额和余额（单位：万元）",
            ("类别", "限额", "余额"),
            [
                ("一般债务", money(int(general * 1.04)), money(general)),
                ("专项债务", money(int(special * 1.05)), money(special)),
                ("合计", money(int(general * 1.04) + int(special * 1.05)), money(general + special)),
            ],
        )
    )
    paper.p("债务余额低于批准的限额，风险总体可控。债券资金主要用于市政基础设施、生态环保、教育和医疗项目。")
    yield world.finish(
        Sheet(
            unit,
            f"{place}{year}年政府债务限额和余额情况",
            paper.html(),
            ("040307",),
            day,
            "报告",
            "财政",
            summary=f"{year}年末政府债务余额{left}万元。",
            gap=rng.randint(0, 12),
        )
    )


def purchase(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """采购公告和结果."""
    rng, name = world.rng, unit.name_on(day.year)
    thing, kind = rng.choice(pool("goods")), rng.choice(("公开招标", "竞争性磋商", "竞争性谈判", "询价"))
    budget = rng.randint(20, 620) * 100
    price, won = budget - rng.randint(1, budget // 10), rng.random() < 0.6
    rows = (
        ("项目名称", f"{name}{thing}采购项目"),
        ("项目编号", f"MCZC-{day.year}-{rng.randint(100, 999)}"),
        ("采购方式", kind),
        ("预算金额", f"{budget / 100:.2f}万元"),
    )
    paper = Paper().section("项目基本情况").table("项目信息", ("项目", "内容"), rows)
    if won:
        firm = f"澜江{rng.choice('禾川澜鹭岫')}{rng.choice('达泰和源信')}{rng.choice(('科技有限公司', '商贸有限公司', '实业有限公司'))}"
        paper.section("中标（成交）结果").p(f"中标（成交）供应商：{firm}；中标（成交）金额：{price / 100:.2f}万元。")
        paper.section("评审情况").p("评审委员会成员5人，随机抽取；评审得分和排序见评审报告。")
        paper.section("公告期限。自本公告发布之日起1个工作日。")
    else:
        paper.section("供应商资格").p("符合《中华人民共和国政府采购法》第二十二条规定，未被列入失信被执行人名单。")
        paper.section("获取采购文件和提交响应文件的时间、地点见全省统一的政府采购平台。")
    paper.section(f"联系方式。采购人：{name}；地址：{contact(unit).address}；电话：{contact(unit).phone}。")
    ending = f"{'中标' if kind == '公开招标' else '成交'}公告" if won else f"{kind}公告"
    said = f"{thing}采购，预算{budget / 100:.2f}万元" + (f"，成交{price / 100:.2f}万元。" if won else "。")
    sheet = Sheet(unit, f"{name}{thing}采购项目{ending}", paper.html(), ("040404",), day, "公告", "财政", summary=said, keywords="政府采购")
    sheet.gap = rng.randint(0, 1)
    yield world.finish(sheet)


def tender(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """公共资源交易: invitations and results of construction tenders."""
    rng = world.rng
    project, part = rng.choice(pool("project")), rng.choice(("施工", "监理", "勘察设计", "设备采购"))
    total = rng.randint(200, 26000)
    won = rng.random() < 0.5
    paper = Paper().p(
        f"{project}已由发展改革部门批准建设，建设资金来自财政资金和自筹，现对{part}进行{'中标结果公示' if won else '公开招标'}。"
    )
    if won:
        paper.table(
            "中标候选人",
            ("排序", "单位", "报价（万元）"),
            [
                (n, f"澜江{letter}{kind}有限公司", f"{total * (0.94 + n / 100):.2f}")
                for n, (letter, kind) in enumerate((("川", "建设集团"), ("禾", "工程"), ("鹭", "路桥")), 1)
            ],
        )
        paper.p("公示期3日。投标人或者其他利害关系人有异议的，应当在公示期内提出。")
    else:
        paper.section(f"招标控制价：{total}万元；工期：{rng.randint(6, 24) * 30}日历天。").section(
            "投标人应当具备相应资质，不接受联合体投标。"
        ).section("采用全流程电子招标，投标文件在公共资源交易平台提交。")
    paper.p(f"监督部门电话：{contact(by_code()['990100-D43']).supervision_phone}。")
    yield world.finish(
        Sheet(
            unit,
            f"{project}{part}{'中标候选人公示' if won else '招标公告'}",
            paper.html(),
            ("040405",),
            day,
            "公示" if won else "公告",
            "重大建设项目",
            summary=f"{project}{part}，控制价{total}万元。",
            gap=0,
        )
    )
