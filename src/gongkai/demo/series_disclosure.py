"""Disclosure about disclosure: reading points, rules, lists of matters, publicity of the regulation, assessment."""

from collections.abc import Iterator
from datetime import date

from gongkai.demo.annex import Annex
from gongkai.demo.contacts import contact
from gongkai.demo.directory import UnitRecord, all_units
from gongkai.demo.guides import FLOW, guide
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import Sheet, World
from gongkai.publishing.draft import Draft


def guide_of(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """The unit's guide (art. 12), kept in the first fixed column."""
    title = f"{unit.name}{'信息公开指南' if unit.level == 'enterprise' else '政府信息公开指南'}"
    said = "说明信息的分类、编排体系、获取方式和公开工作机构的名称、地址、时间、电话。"
    sheet = Sheet(unit, title, guide(unit, updated_on=day), ("0001",), day, "指南", "政务公开", summary=said, keywords="公开指南", gap=0)
    yield world.finish(sheet)


_FIELDS = (
    "申请人姓名或者名称",
    "身份证明",
    "联系电话、通信地址",
    "所需信息的名称、文号或者其他特征",
    "获取信息的方式",
    "获取信息的途径",
    "申请人签名、日期",
)


def how_to_apply(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """申请须知 with the paper form."""
    to, form = contact(unit), "政府信息公开申请表"
    paper = (
        Paper().p(f"向{unit.name}申请公开政府信息，请按以下办法办理。").section("谁可以申请").p("公民、法人和其他组织。不要求说明用途。")
    )
    paper.section("怎样申请").points(
        (
            f"当面：{to.address}{to.room}，{to.hours_summer}，{to.hours_winter}；",
            f"邮寄：邮编{to.postcode}，信封注明“政府信息公开申请”；",
            f"传真：{to.fax}；电子邮件：{to.email}；",
            "网上：本平台“依申请公开”栏目。",
        )
    )
    paper.section("办理流程").points(f"{name}：{text}。" for name, text in FLOW)
    paper.section("收费和救济").p("不收取检索、复制、邮寄费用。对答复不服的，可以依法申请行政复议或者提起行政诉讼。")
    annexes = [Annex("docx", form, fields=_FIELDS)] if world.may_attach("docx", 0.3) else []
    if annexes:
        paper.annexes([form])
    said = "说明申请的条件、渠道、流程、时限、收费和救济。"
    sheet = Sheet(unit, f"{unit.name}政府信息公开申请须知", paper.html(), ("0005",), day, "指南", "政务公开", summary=said, annexes=annexes)
    sheet.gap = 0
    yield world.finish(sheet)


def reading_points(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    own = [u for u in all_units() if u.code in ("990100-D38", "990100-E18", "990100-D30")] if unit.level == "city" else [unit]
    rows = [(n, f"{u.short}政府信息查阅点", contact(u).address, contact(u).phone) for n, u in enumerate(own, 1)]
    paper = (
        Paper()
        .p("为方便群众查阅政府信息，设立下列查阅场所，配备查询终端、纸质文件汇编和复印设备，免费开放。")
        .table("查阅场所一览", ("序号", "名称", "地址", "电话"), rows)
        .p("开放时间：工作日8:30—12:00，14:00—17:30；图书馆周末照常开放。")
    )
    yield world.finish(
        Sheet(
            unit,
            f"{unit.name}政府信息查阅场所一览",
            paper.html(),
            ("0501",),
            day,
            "其他",
            "政务公开",
            summary=f"公布查阅场所{len(rows)}处的地址、时间和电话。",
        )
    )


_RULES_OF_DISCLOSURE = ("政府信息公开审查制度", "政府信息公开保密审查办法", "政府信息主动公开制度", "依申请公开工作规程", "政府信息公开责任追究办法", "政府信息公开社会评议制度", "政策解读工作制度", "政府信息公开年度报告制度", "信息发布协调制度", "新闻发言人制度", "政务舆情回应制度", "政府网站信息更新维护制度")  # fmt: skip


def disclosure_rule(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    order = world.serial(f"制度/{unit.code}", 0)
    what = _RULES_OF_DISCLOSURE[order % len(_RULES_OF_DISCLOSURE)]
    name = unit.name_on(day.year)
    paper = (
        Paper()
        .article(
            f"为规范{what.removesuffix('制度').removesuffix('办法').removesuffix('规程')}工作，根据《中华人民共和国政府信息公开条例》，制定本制度。"
        )
        .article(f"本制度适用于{name}及所属单位。")
        .article("坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则。")
    )
    paper.article("公开前应当依照保守国家秘密法等法律、法规对拟公开的信息进行审查，做到先审查、后公开。").article(
        "办公室承担具体工作，各科室确定一名信息员，按时报送和更新信息。"
    ).article("审查应当填写审批单，写明拟公开属性、依据和审查意见，由分管负责同志签发。").article(
        "违反本制度造成不良影响的，依法依规追究责任。"
    ).article("本制度自印发之日起施行。").sign(name, day)
    yield world.finish(
        Sheet(
            unit,
            f"{name}{what}",
            paper.html(),
            ("0002",),
            day,
            "通知",
            "政务公开",
            summary=f"规定{what.removesuffix('制度').removesuffix('办法')}的原则、程序和责任。",
            number=world.number(unit.issue_mark(day.year), day),
        )
    )


def standing_list(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """主动公开事项目录."""
    from gongkai.demo.structure import columns

    rows = [
        (n, rule.name, "条例第二十条、第二十一条", "形成或者变更之日起20个工作日内", "政府网站")
        for n, rule in enumerate(
            (r for c, r in columns().items() if r.duty[unit.level] == "required" and not r.container and c > "0100"), 1
        )
    ][:24]
    paper = (
        Paper()
        .p(f"根据《中华人民共和国政府信息公开条例》，现公布{unit.name}主动公开事项目录。")
        .table("主动公开事项目录（节选）", ("序号", "公开事项", "公开依据", "公开时限", "公开渠道"), rows)
    )
    yield world.finish(
        Sheet(
            unit,
            f"{unit.name}主动公开事项目录（{day.year}年版）",
            paper.html(),
            ("0507",),
            day,
            "通知",
            "政务公开",
            summary="公布主动公开事项、依据、时限和渠道。",
        )
    )


def publicity_of_law(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    old = day.year < 2019
    paper = (
        Paper()
        .section("什么是政府信息")
        .p(
            "行政机关在履行行政管理职能过程中制作或者获取的，以一定形式记录、保存的信息。"
            if not old
            else "行政机关在履行职责过程中制作或者获取的，以一定形式记录、保存的信息。"
        )
        .section("谁可以申请")
        .p("公民、法人或者其他组织都可以向行政机关申请获取相关政府信息。")
        .section("多长时间答复")
        .p("20个工作日内答复，需要延长的最长延长20个工作日。" if not old else "15个工作日内答复，需要延长的最长延长15个工作日。")
        .section("不公开怎么办")
        .p("可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。")
        .section("宣传活动")
        .p(f"在{world.rng.choice(pool('area'))}广场设置咨询台，发放宣传册{world.rng.randint(6, 40) * 100}份。")
    )
    yield world.finish(
        Sheet(
            unit,
            f"{day.year}年《政府信息公开条例》宣传问答",
            paper.html(),
            ("0210",),
            day,
            "其他",
            "政务公开",
            summary="用问答介绍政府信息的概念、申请、答复时限和救济。",
            gap=0,
        )
    )


def assessment(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """政务公开考核和社会评议 results by county."""
    scores = sorted(((round(world.rng.uniform(78, 97), 1), name) for name in world.counties), reverse=True)
    judged = world.rng.random() < 0.5
    year, word = day.year - 1, "社会评议" if judged else "考核"
    paper = (
        Paper()
        .p(f"现将{year}年政务公开{word}结果公布如下。")
        .table(
            f"{year}年区、县（市）政务公开{word}结果",
            ("名次", "单位", "得分"),
            [(n, name, score) for n, (score, name) in enumerate(scores, 1)],
        )
        .p("主要问题：个别单位栏目更新不及时，答复文书不规范。要求于3月底前整改到位。")
    )
    yield world.finish(
        Sheet(
            unit,
            f"明川市{year}年政务公开{word}结果" if judged else f"关于{year}年政务公开工作考核情况的通报",
            paper.html(),
            ("0502" if judged else "0503",),
            day,
            "公告" if judged else "通报",
            "政务公开",
            summary=f"公布{year}年{len(scores)}个区、县（市）政务公开{word}得分。",
            gap=world.rng.randint(0, 6),
        )
    )
