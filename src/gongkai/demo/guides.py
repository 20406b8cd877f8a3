"""Disclosure guides (政府信息公开指南, art. 12) of the demonstration units in the reference format, and the flow of an application."""

from datetime import date

from gongkai.demo.contacts import contact
from gongkai.demo.days import chinese
from gongkai.demo.directory import UnitRecord, by_code
from gongkai.demo.paper import Paper
from gongkai.demo.structure import columns

_CLASSES = (("01", "机构职能"), ("02", "政策法规"), ("03", "规划计划"), ("04", "业务工作"), ("05", "其他"))
SITE = "https://xxgk.mingchuan.example"
FLOW = (
    ("提出申请", "当面、邮寄、传真或者网上提交申请表，写明姓名或者名称、身份证明、联系方式和所需信息的名称、文号或者其他特征"),
    ("登记回执", "受理机构当场登记，出具回执和查询码"),
    ("补正", "内容不明确的，自收到申请之日起7个工作日内一次性告知补正"),
    ("审查办理", "核对是否属于本单位负责、是否已公开、是否涉及第三方，必要时征求意见"),
    ("作出答复", "能当场答复的当场答复；不能的，自收到申请之日起20个工作日内答复，最长延长20个工作日"),
    ("送达和归档", "按申请人要求的形式提供，材料立卷归档"),
)


def scope_of(unit: UnitRecord, top: str) -> str:
    """The names of the columns that this kind of unit must keep under one of the five classes."""
    field = unit.level
    names = [rule.name for code, rule in columns().items() if code.startswith(top) and len(code) == 4 and rule.duty[field] == "required"]
    return "、".join(names[:8]) + ("等" if len(names) > 8 else "")


def remedy_body(unit: UnitRecord) -> str:
    if unit.level == "city":
        return "澜江省人民政府"
    if unit.level == "town":
        return by_code()[unit.parent].name
    return "明川市人民政府或者澜江省司法厅" if unit.short == "市司法局" else unit.dual_parent or "明川市人民政府"


#: Some guides lack something, as real ones do: by the place of the unit in the directory.
_GAPS = {3: "fax", 7: "hours", 11: "supervision"}
_WHOLE = frozenset({"990100", "990100-D14", "990100-D17", "990100-D03", "990107"})


def _gap(unit: UnitRecord) -> str:
    """What the guide of this unit does not say."""
    place = list(by_code()).index(unit.code)
    return "" if unit.code in _WHOLE else _GAPS.get(place % 13, "")


def guide(unit: UnitRecord, *, updated_on: date) -> str:
    """The guide as HTML: catalogue A.4 for authorities, A.6 for public enterprises (art. 55)."""
    return _enterprise(unit, updated_on) if unit.level == "enterprise" else _authority(unit, updated_on)


def _arrangement() -> str:
    return "按栏目编排，同时标注主题分类和体裁分类，可以按标题、正文、文号、索引号检索"


def _where(unit: UnitRecord) -> str:
    own = {
        "city": "明川市档案馆、明川市图书馆、市政务服务大厅，另有《明川市人民政府公报》赠阅点",
        "department": "本部门一楼公共查阅点，明川市档案馆、明川市图书馆",
        "county": f"{unit.short}档案馆、图书馆、政务服务中心及乡镇便民服务中心",
        "town": f"{unit.short}便民服务中心，各村（社区）公开栏",
    }
    return own[unit.level]


def _range(unit: UnitRecord) -> str:
    own = {
        "city": f"以{unit.name}和{unit.name}办公室名义制作或者最初获取的信息，按《条例》第二十条、第二十一条公开；市政府各部门的信息由各部门负责公开",
        "department": "本部门依法以自己名义制作或者最初获取的信息；与其他机关联合制发的，由牵头机关公开",
        "county": f"以{unit.name}和{unit.name}办公室名义制作或者最初获取的信息，并公开市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助等信息",
        "town": "贯彻落实农业农村政策、农田水利工程建设运营、农村土地承包经营权流转、宅基地使用情况审核、土地征收、房屋征收、筹资筹劳、社会救助等信息；村务公开可到各村公开栏查看",
    }
    return own[unit.level]


def _authority(unit: UnitRecord, updated_on: date) -> str:
    to, page = contact(unit), f"{SITE}/u/{unit.code}/"
    paper = Paper().p(
        "为方便公民、法人和其他组织依法获取政府信息，根据《中华人民共和国政府信息公开条例》（以下简称《条例》），编制本指南。"
        f"本指南随时更新，可在{page}和下列查阅场所查阅。"
    )
    paper.section("主动公开").item(f"公开范围。{_range(unit)}。").item("信息分类。本单位公开的政府信息分为：")
    paper.points(f"{name}：{scope_of(unit, code)}。" for code, name in _CLASSES)
    paper.item(
        f"编排体系。{_arrangement()}。每条信息设索引号，如“{unit.org_code}/{updated_on.year}-00001”，索引号一经编定不再改变；"
        "目录载明索引、名称、内容概述、生成日期。"
    )
    paper.item(f"公开途径。{SITE}、政务新媒体、新闻发布会、公告栏。平台：明川市政府信息公开统一平台（{SITE}），可检索、查阅、下载。")
    paper.item(f"查阅场所。{_where(unit)}。").item(
        "公开时限。属于主动公开范围的，自形成或者变更之日起20个工作日内公开；法律、法规另有规定的，从其规定。"
    )
    paper.section("依申请公开").item(
        f"受理机构。{to.office}。地址：{to.address}{to.room}；邮编：{to.postcode}{_hours(unit)}；电话：{to.phone}{_fax(unit)}；"
        f"电子邮箱：{to.email}。怎么走：{to.bus_lines}。"
    )
    paper.item(
        f"提出申请。可以当面、邮寄（信封请注明“政府信息公开申请”）、在{page}网上、传真提出；书面确有困难的，可以到受理机构口头提出，"
        "由工作人员代填。申请应当写明：姓名或者名称、身份证明、联系方式；所需信息的名称、文号或者其他特征；获取信息的方式、途径。不要求说明用途。"
    )
    paper.item("收到日期。当面提交的为提交之日；邮寄的为签收之日；平常信函以及网上、传真提交的，为双方确认之日。")
    paper.item("办理流程。").points(f"{name}。{text}。" for name, text in FLOW)
    paper.item(
        "答复种类。已主动公开的告知获取方式；可以公开的提供；不予公开的说明理由；能够区分处理的部分提供；没有所申请信息的告知不存在；"
        "不属于本单位负责的告知并尽可能告知负责的机关；重复申请的不重复处理；有特别规定的告知依规定办理。"
    )
    paper.item("收费。不收取费用。申请数量、频次明显超过合理范围的，可以收取信息处理费，按《政府信息公开信息处理费管理办法》执行。")
    paper.item(f"查询。凭登记号和查询码在{page}查询进度。")
    return _rest(paper, unit, updated_on)


def _hours(unit: UnitRecord) -> str:
    to = contact(unit)
    return "" if _gap(unit) == "hours" else f"；办公时间：{to.hours_summer}，{to.hours_winter}，法定节假日除外"


def _fax(unit: UnitRecord) -> str:
    return "" if _gap(unit) == "fax" else f"；传真：{contact(unit).fax}"


def _rest(paper: Paper, unit: UnitRecord, updated_on: date) -> str:
    to = contact(unit)
    overseer = "明川市人民政府办公室" if unit.level != "town" else f"{by_code()[unit.parent].name}办公室"
    court = "有管辖权的人民法院"
    paper.section("不予公开的政府信息").p(
        "依法确定为国家秘密的，法律、行政法规禁止公开的，公开后可能危及国家安全、公共安全、经济安全、社会稳定的，不予公开。"
        "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的，不得公开，但第三方同意或者不公开会对公共利益造成重大影响的除外。"
        "内部事务信息、过程性信息和行政执法案卷信息，可以不予公开。"
    )
    told = f"认为本单位未依法履行政府信息公开义务的，可以向{overseer}反映（电话：{to.supervision_phone}）。"
    paper.section("救济" if _gap(unit) == "supervision" else "监督和救济").p(
        f"{'' if _gap(unit) == 'supervision' else told}对答复不服的，"
        f"可以向{remedy_body(unit)}申请行政复议或者向{court}提起行政诉讼；对不予公开决定不服的，应当先申请行政复议。"
    )
    return paper.annexes(("政府信息公开申请表", "办理流程图", "查阅场所一览")).p(f"更新日期：{chinese(updated_on)}").html()


def _enterprise(unit: UnitRecord, updated_on: date) -> str:
    to, page = contact(unit), f"{SITE}/u/{unit.code}/"
    rule = "《供水、供气、供热等公共企事业单位信息公开实施办法》" if unit.field in ("供水", "供气", "供热") else "本行业信息公开规定"
    overseer = by_code()[unit.supervisor].name if unit.supervisor else unit.dual_parent
    paper = Paper().p(
        f"为方便用户和公众获取与自身利益密切相关的信息，根据《中华人民共和国政府信息公开条例》第五十五条和{rule}，编制本指南。"
    )
    paper.section("公开内容").points(
        (
            f"单位概况：{scope_of(unit, '01')}。",
            "公共企事业服务：服务概况、价格和收费、办理指南、服务承诺、应急预案和抢修、投诉和监督。",
            "通知公告：影响用户的停供、检修、调整安排。",
        )
    ).p("涉及国家秘密、依法受保护的商业秘密和个人隐私的，不公开。")
    paper.section("编排体系").p(f"{_arrangement()}。")
    paper.section("获取方式").p(
        f"本单位网页（{page}）、营业场所公告栏、服务热线。服务场所：{to.address}（{to.hours_summer}，{to.hours_winter}）。"
    )
    paper.section("公开时限").p(f"自信息形成或者变更之日起20个工作日内；停供、检修等按{rule}规定的时间提前公告。")
    paper.section("咨询").p(
        f"信息公开工作机构：{to.office}；地址：{to.address}{to.room}；怎么走：{to.bus_lines}；办公时间：{to.hours_summer}，{to.hours_winter}；"
        f"电话：{to.phone}；传真：{to.fax}；电子邮箱：{to.email}；服务热线：{to.service_phone}。可以电话、来信、现场咨询，本单位登记后答复。"
    )
    paper.section("监督").p(
        f"认为本单位未按规定公开的，可以向{overseer}申诉，受理部门应当及时调查处理并告知结果。电话：{to.supervision_phone}。"
    )
    return paper.p(f"更新日期：{chinese(updated_on)}").html()
