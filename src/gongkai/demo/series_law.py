"""Enforcement: penalties with masked parties, coercive measures, discretion standards, yearly statistics."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.demo.contacts import contact
from gongkai.demo.days import chinese
from gongkai.demo.directory import UnitRecord
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import Sheet, World
from gongkai.publishing.draft import Draft


@dataclass(frozen=True, slots=True)
class Offence:
    party: str
    act: str
    law: str
    low: int
    high: int


_OFFENCES: dict[str, tuple[Offence, ...]] = {
    "D26": (
        Offence("食品店", "经营超过保质期的食品", "《中华人民共和国食品安全法》", 2, 60), Offence("餐饮店", "未按规定查验供货者许可证和合格证明", "《中华人民共和国食品安全法》", 1, 20),
        Offence("药店", "未凭处方销售处方药", "《中华人民共和国药品管理法》", 1, 10), Offence("商行", "销售侵犯注册商标专用权的商品", "《中华人民共和国商标法》", 3, 80),
        Offence("加油站", "使用不合格的计量器具", "《中华人民共和国计量法》", 1, 5), Offence("超市", "未按规定明码标价", "《中华人民共和国价格法》", 1, 5), Offence("电梯维保公司", "未按规定维护保养电梯", "《中华人民共和国特种设备安全法》", 10, 60),
    ),
    "D13": (
        Offence("化工有限公司", "超标排放水污染物", "《中华人民共和国水污染防治法》", 100, 400), Offence("建材有限公司", "未采取措施减少粉尘排放", "《中华人民共和国大气污染防治法》", 20, 120),
        Offence("养殖场", "未建设污染防治配套设施", "《畜禽规模养殖污染防治条例》", 10, 60), Offence("汽修厂", "未按规定贮存危险废物", "《中华人民共和国固体废物污染环境防治法》", 100, 300), Offence("食品加工厂", "未依法报批环境影响评价文件擅自开工建设", "《中华人民共和国环境影响评价法》", 10, 90),
    ),
    "D15": (Offence("建筑工程有限公司", "运输渣土未密闭遗撒", "《城市市容和环境卫生管理条例》", 2, 30), Offence("酒店", "擅自设置大型户外广告", "《城市市容和环境卫生管理条例》", 2, 20), Offence("餐馆", "占用城市道路经营", "《城市道路管理条例》", 1, 8)),
    "D23": (Offence("机械制造有限公司", "未对从业人员进行安全生产教育培训", "《中华人民共和国安全生产法》", 10, 100), Offence("加油站", "未按规定开展应急预案演练", "《中华人民共和国安全生产法》", 5, 50), Offence("烟花爆竹零售店", "超量存放烟花爆竹", "《烟花爆竹安全管理条例》", 1, 20)),
    "D16": (Offence("运输有限公司", "车辆超限运输", "《公路安全保护条例》", 1, 30), Offence("客运有限公司", "未按规定维护和检测运输车辆", "《中华人民共和国道路运输条例》", 1, 10)),
    "D21": (Offence("口腔诊所", "使用非卫生技术人员从事诊疗活动", "《医疗机构管理条例》", 3, 50), Offence("美容院", "未取得公共场所卫生许可证擅自营业", "《公共场所卫生管理条例》", 1, 20), Offence("游泳馆", "池水水质不符合卫生标准", "《公共场所卫生管理条例》", 1, 5)),
    "D14": (Offence("房地产开发有限公司", "未取得预售许可证预售商品房", "《城市房地产开发经营管理条例》", 20, 300), Offence("建筑工程有限公司", "未取得施工许可证擅自施工", "《建设工程质量管理条例》", 10, 200)),
    "D17": (Offence("砂石有限公司", "未经批准在河道采砂", "《中华人民共和国水法》", 10, 100), Offence("洗浴中心", "未经批准擅自取水", "《取水许可和水资源费征收管理条例》", 20, 100)),
    "D18": (Offence("农资经营部", "经营标签不符合规定的农药", "《农药管理条例》", 1, 20), Offence("屠宰场", "未按规定实施肉品品质检验", "《生猪屠宰管理条例》", 10, 50)),
    "D11": (Offence("劳务有限公司", "拒不支付劳动报酬，经责令改正拒不改正", "《劳动保障监察条例》", 5, 20), Offence("人力资源有限公司", "未经许可擅自从事职业中介活动", "《中华人民共和国就业促进法》", 10, 50)),
    "D20": (Offence("旅行社有限公司", "以不合理低价组织旅游活动", "《中华人民共和国旅游法》", 30, 300), Offence("网吧", "接纳未成年人进入营业场所", "《互联网上网服务营业场所管理条例》", 1, 15)),
    "D50": (Offence("商业管理有限公司", "消防设施未保持完好有效", "《中华人民共和国消防法》", 5, 50), Offence("宾馆", "占用、堵塞疏散通道", "《中华人民共和国消防法》", 5, 50)),
}  # fmt: skip
_SITES = ("城区", "城东", "河西", "新城", "老街", "北关")


def enforcers(world: World) -> list[UnitRecord]:
    return [unit for unit in world.by_level["department"] if unit.code[-3:] in _OFFENCES]


def penalty(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """行政处罚决定: the parts of the sum add up; a natural person is 某某, remedies as in force on the day."""
    rng, name = world.rng, unit.name_on(day.year)
    offence = rng.choice(_OFFENCES[unit.code[-3:]])
    person = offence.party in ("食品店", "餐饮店", "养殖场", "汽修厂", "餐馆", "口腔诊所", "烟花爆竹零售店", "农资经营部")
    firm = f"{rng.choice(_SITES)}{rng.choice('甲乙丙丁禾川澜鹭岫锦')}{rng.choice('记和源达顺')}{offence.party}"
    party = f"{firm}（经营者{rng.choice(pool('surname'))}某某）" if person else f"明川{firm}（统一社会信用代码已公示）"
    found = day - timedelta(days=rng.randint(25, 70))
    fine, gain = rng.randint(offence.low, offence.high) * 1000, rng.choice((0, 0, rng.randint(1, 60) * 100))
    number = world.number(f"{unit.mark_on(day.year)}罚", day)
    paper = (
        Paper()
        .p(f"当事人：{party}")
        .p(f"{chinese(found)}，本机关执法人员检查发现当事人{offence.act}。以上事实有现场检查笔录、询问笔录、照片、票据等证据证明。")
    )
    heard = rng.choice(
        ("当事人在法定期限内未提出陈述申辩", "当事人提出从轻处罚的陈述申辩，经复核，其申辩理由不成立", "当事人主动整改，依法从轻处罚")
    )
    paper.p(f"当事人的行为违反了{offence.law}的规定。本机关已告知拟作出处罚的内容和依法享有的权利，{heard}。")
    paper.p(f"依照{offence.law}，参照行政处罚裁量权基准，决定处罚如下：").points(
        [*((f"没收违法所得{gain}元；",) if gain else ()), f"处罚款{fine}元。"]
    ).p(f"罚没款合计{fine + gain}元。")
    paper.p("自收到本决定书之日起15日内缴至指定银行；逾期不缴纳的，每日按罚款数额的百分之三加处罚款。")
    paper.p(
        f"如不服本决定，可以自收到之日起60日内向{'明川市人民政府' if not unit.dual_parent else unit.dual_parent + '或者明川市人民政府'}申请行政复议，或者6个月内向人民法院提起行政诉讼。"
    ).sign(name, day).p("（公开版已去标识化）")
    title = f"{name}行政处罚决定书（{firm}{offence.act}案）"
    yield world.finish(
        Sheet(
            unit,
            title,
            paper.html(),
            ("040702",),
            day,
            "决定",
            _theme(unit),
            number=number,
            summary=f"{firm}{offence.act}，罚没款合计{fine + gain}元。",
            keywords="行政处罚",
            gap=rng.randint(0, 7),
        )
    )


def _theme(unit: UnitRecord) -> str:
    return {
        "D26": "食品药品监管",
        "D13": "环境监测、保护与治理",
        "D23": "安全生产监管",
        "D21": "卫生",
        "D16": "公路",
        "D17": "水利",
        "D18": "农业、畜牧业、渔业",
        "D11": "劳动就业",
        "D20": "旅游",
        "D50": "安全生产监管",
    }.get(unit.code[-3:], "城乡建设（含住房）")


def discretion(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    name = unit.name_on(day.year)
    rows = []
    for offence in _OFFENCES[unit.code[-3:]]:
        third = max(1, (offence.high - offence.low) // 3)
        rows += [
            (offence.act, level, f"{offence.low + third * n}千元至{offence.low + third * (n + 1)}千元")
            for n, level in enumerate(("轻微", "一般", "严重"))
        ]
    paper = (
        Paper()
        .p("为规范行政处罚裁量权，根据有关法律法规，制定本基准。")
        .section("适用原则")
        .p("公正、过罚相当、处罚与教育相结合。初次违法且危害后果轻微并及时改正的，可以不予处罚。")
        .section("裁量基准")
        .table("行政处罚裁量权基准", ("违法行为", "情节", "罚款幅度"), rows)
        .sign(name, day)
    )
    yield world.finish(
        Sheet(
            unit,
            f"{name}行政处罚裁量权基准（{day.year}年版）",
            paper.html(),
            ("040701",),
            day,
            "公告",
            _theme(unit),
            number=world.number(unit.issue_mark(day.year), day),
            summary=f"规定{len(rows) // 3}类违法行为的裁量情节和罚款幅度。",
        )
    )


def enforcement_year(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    year, rng, name = day.year - 1, world.rng, unit.name_on(day.year)
    simple, normal = rng.randint(0, 160), rng.randint(6, 420)
    permits, checks = rng.randint(20, 4200), rng.randint(120, 3600)
    paper = (
        Paper()
        .p(f"根据行政执法公示制度，现公布{year}年度行政执法统计数据。")
        .table(
            "行政执法数据",
            ("类别", "数量（件）"),
            [
                ("行政许可", permits),
                ("行政处罚（简易程序）", simple),
                ("行政处罚（普通程序）", normal),
                ("行政处罚合计", simple + normal),
                ("行政检查（次）", checks),
                ("行政强制", rng.randint(0, 12)),
            ],
        )
    )
    paper.p(f"全年作出行政处罚{simple + normal}件，其中简易程序{simple}件、普通程序{normal}件；被申请行政复议{rng.randint(0, 6)}件。").sign(
        name, day
    )
    yield world.finish(
        Sheet(
            unit,
            f"{name}{year}年行政执法统计年报",
            paper.html(),
            ("040705",),
            day,
            "报告",
            "司法",
            summary=f"{year}年行政许可{permits}件、行政处罚{simple + normal}件、行政检查{checks}次。",
            gap=0,
        )
    )


def demolition(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rng, name = world.rng, unit.name_on(day.year)
    road, area = rng.choice(pool("road")), rng.randint(18, 460)
    paper = (
        Paper()
        .p(f"经查，{road}{rng.randint(3, 260)}号院内建筑物（砖混结构，{area}平方米）未取得建设工程规划许可证，系违法建设。")
        .p(
            f"根据《中华人民共和国城乡规划法》，责令建设人自本公告之日起十五日内自行拆除；逾期不拆除的，依法强制拆除。建设人对本公告不服的，可以依法申请行政复议或者提起行政诉讼。电话：{contact(unit).phone}。"
        )
        .sign(name, day)
    )
    yield world.finish(
        Sheet(
            unit,
            f"关于限期拆除{road}违法建设的公告",
            paper.html(),
            ("040703", "040103"),
            day,
            "公告",
            "城乡建设（含住房）",
            summary=f"责令限期拆除{road}违法建设{area}平方米。",
            gap=0,
        )
    )
