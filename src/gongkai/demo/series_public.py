"""The remaining standing columns: appointments, recruitment, proposals, meetings, press, gazette, decisions, letters answered."""

from collections.abc import Iterator
from datetime import date

from gongkai.publishing.draft import Draft

from . import days
from .contacts import contact
from .directory import UnitRecord, all_units, by_code
from .paper import Paper
from .phrases import pool
from .sheet import Sheet, World

_SUBJECTS = ("加强老旧小区停车管理", "增加城区公交线路", "改善农村饮水条件", "发展普惠托育服务", "治理电动自行车乱停放", "扩大门诊慢特病病种", "修缮历史建筑", "加强校园周边食品安全监管", "建设社区食堂", "推进垃圾分类", "完善城区无障碍设施", "加快锦河沿岸绿化", "支持返乡创业", "规范物业服务收费", "加强乡村医生队伍建设")  # fmt: skip
_OWNERS = {"停车": "D15", "公交": "D16", "饮水": "D17", "托育": "D21", "电动": "D07", "慢特病": "D29", "历史": "D20", "食品": "D26", "食堂": "D08", "垃圾": "D15", "无障碍": "D14", "绿化": "D15", "创业": "D11", "物业": "D14", "医生": "D21"}  # fmt: skip


def appointment(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rng, name = world.rng, unit.name_on(day.year)
    head = "市" if unit.level == "city" else unit.place[-1]
    people = [f"{rng.choice(pool('surname'))}××" for _ in range(rng.randint(2, 5))]
    jobs = (f"任{head}教育局副局长", f"任{head}财政局副局长（试用期一年）", f"免去{head}应急管理局副局长职务", f"任{head}政府办公室副主任", f"任{head}统计局总统计师", f"免去{head}水务局副局长职务")
    paper = Paper().p(f"{head}政府决定：").points(f"{person}同志{rng.choice(jobs)}；" for person in people).p("（演示城市以“××”代名。）").sign(name, day)
    paper.parts.insert(0, f'<p class="to">{head}政府各部门、各直属单位：</p>')
    mark = unit.mark_on(day.year)
    title = f"{name}关于{people[0]}等{len(people)}名同志任免职的通知"
    yield world.finish(Sheet(unit, title, paper.html(), ("0109",), day, "通知", "人事工作", number=world.number(f"{mark}任", day), summary=f"任免{len(people)}名同志职务。", keywords="人事任免", gap=rng.randint(1, 9)))


def proposal(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """The answer to a deputy's proposal, written by the city government's responsible department, filed by the city."""
    rng = world.rng
    subject = rng.choice(_SUBJECTS)
    who = rng.choice(("市人大代表第{n}号建议", "市政协委员第{n}号提案")).format(n=rng.randint(1, 380)) if unit.level == "city" else rng.choice(("人大代表第{n}号建议", "政协委员第{n}号提案")).format(n=rng.randint(1, 160))
    owner = by_code()[f"990100-{next(code for word, code in _OWNERS.items() if word in subject)}"].name_on(day.year)
    owner = owner if unit.level == "city" else f"{unit.place[-1]}{owner.removeprefix('明川市')}"
    paper = Paper().to("尊敬的代表" if "代表" in who else "尊敬的委员").p(f"您提出的关于{subject}的{'建议' if '代表' in who else '提案'}收悉。现答复如下：")
    paper.section("工作进展").p(f"近年来，{owner}会同有关单位持续推进此项工作，安排资金{rng.randint(20, 960)}万元，解决群众反映问题{rng.randint(12, 320)}个。")
    paper.section("存在的困难").p("部分项目受用地、资金和历史遗留问题影响，推进较慢；基层力量不足，长效管理机制还不健全。")
    paper.section("下一步措施").points((f"将{subject}纳入年度重点工作，明确时间表；", f"{rng.choice(pool('elaborate'))}；", "适时邀请代表委员现场视察，接受监督。")).p(f"感谢您的关心和支持。联系单位：{owner}。").sign(owner, day)
    title = f"对{who}的答复（关于{subject}）"
    yield world.finish(Sheet(unit, title, paper.html(), ("0415",), day, "复函", "政务督查", summary=f"答复关于{subject}的{'建议' if '代表' in who else '提案'}，说明进展、困难和措施。", keywords="建议提案办理", gap=rng.randint(3, 18)))


def meeting(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """会议公开: posts, no names."""
    rng, name = world.rng, unit.name_on(day.year)
    head = "市" if unit.level == "city" else unit.place[-1]
    number = (day.year - 2005) % 5 * 22 + day.timetuple().tm_yday // 17 + 1
    one, two = rng.sample(pool("matter"), 2)
    paper = Paper().p(f"{days.chinese(day)}，{head}长主持召开{name}第{number}次常务会议，研究{one}、{two}等。纪要如下：")
    paper.section(f"关于{one}。会议听取有关部门汇报，原则通过有关实施方案，由牵头部门按会议意见修改后按程序印发。")
    paper.section(f"关于{two}。会议要求压实属地责任、部门责任和主体责任，{days.chinese(days.later(day, 25, day.year + 1))}前完成。")
    paper.section(f"关于{rng.choice(pool('project'))}建设。会议同意按规定程序推进前期工作，加强资金监管。")
    paper.p(f"出席：{head}长，各副{head}长，秘书长（办公室主任）。列席：发展改革、财政、司法、审计等部门主要负责同志。")
    yield world.finish(Sheet(unit, f"{name}第{number}次常务会议（{day.year}年{day.month}月{day.day}日）", paper.html(), ("040104",), day, "纪要" if day.year > 2012 else "会议纪要", "政务督查", summary=f"研究{one}、{two}等议题。", gap=rng.randint(1, 8)))


def press(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rng = world.rng
    matter = rng.choice(pool("matter")).removesuffix("工作")
    paper = Paper().p(f"{days.chinese(day)}，市政府新闻办公室举行新闻发布会，介绍{matter}有关情况，并回答记者提问。").section("情况介绍").p(f"今年以来，全市{matter}取得积极进展，已完成重点任务{rng.randint(12, 60)}项，群众满意率{rng.uniform(90, 99):.1f}%。")
    paper.section("答记者问").p(f"记者：{matter}下一步有什么安排？", f"答：一是{rng.choice(pool('elaborate'))}；二是{rng.choice(pool('elaborate'))}；三是及时公开进展。", "记者：群众反映问题有哪些渠道？", f"答：可以拨打12345热线，也可以在政府信息公开统一平台留言。联系电话{contact(unit).phone}。")
    yield world.finish(Sheet(unit, f"{matter}新闻发布会（{day.year}年{day.month}月{day.day}日）", paper.html(), ("040105",), day, "其他", "政务公开", summary=f"介绍{matter}进展并答记者问。", source="市政府新闻办公室", gap=0))


def gazette(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    issue = (day.month + 1) // 2
    paper = Paper().p(f"《明川市人民政府公报》{day.year}年第{issue}期（总第{(day.year - 2005) * 6 + issue}期）已经出版，免费赠阅。").section("目录").points(("市政府规章和规范性文件；", "市政府办公室文件；", "部门规范性文件；", "人事任免；", "政策解读。"))
    paper.section("赠阅点").p("市档案馆、市图书馆、市政务服务大厅及各区、县（市）政务服务中心。规范性文件以公报刊登的文本为标准文本。")
    yield world.finish(Sheet(unit, f"明川市人民政府公报{day.year}年第{issue}期", paper.html(), ("0209",), day, "其他", "政务公开", summary=f"公布{day.year}年第{issue}期公报目录和赠阅点。", keywords="政府公报", gap=world.rng.randint(0, 6)))


def decisions(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """年度重大行政决策事项目录."""
    place, name = unit.place, unit.name_on(day.year)
    topics = world.rng.sample(("国土空间规划修改", "居民用水价格调整", "公共交通票制调整", "义务教育学区划分", "城市更新专项规划", "生活垃圾处理收费办法", "养老服务设施布局规划", "停车收费标准", "重污染天气应急预案修订", "历史文化街区保护规划"), 5)
    rows = [(n, f"{place}{topic}", "公众参与、专家论证、风险评估、合法性审查、集体讨论", f"{world.rng.randint(6, 12)}月底前") for n, topic in enumerate(topics, 1)]
    paper = Paper().p(f"根据《重大行政决策程序暂行条例》，经研究确定{day.year}年度重大行政决策事项目录，现予公布。").table(f"{day.year}年度重大行政决策事项目录", ("序号", "事项", "程序", "完成时间"), rows).p("目录实行动态调整，调整情况及时公布。").sign(name, day)
    yield world.finish(Sheet(unit, f"{name}关于公布{day.year}年度重大行政决策事项目录的通知", paper.html(), ("0208",), day, "通知", "政务督查", number=world.number(unit.mark_on(day.year) + "发", day), summary=f"公布{day.year}年度重大行政决策事项{len(rows)}项。"))


def practical_matters(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """民生实事进展, by quarter."""
    year, done = (day.year, (day.month - 1) // 3) if day.month > 3 else (day.year - 1, 4)
    quarter = f"{'一二三四'[done - 1]}季度"
    place = unit.place if unit.level == "city" else unit.name_on(day.year).removesuffix("人民政府")
    names = ("改造老旧小区", "新增公办学位", "建设养老服务设施", "新改建农村公路", "改造供水管网", "新增停车泊位", "建设口袋公园", "免费“两癌”筛查", "建设充电设施", "维修农村饮水工程")
    rows = []
    for n, name in enumerate(names, 1):
        plan = world.rng.randint(8, 260)
        rows.append((n, name, plan, min(plan, int(plan * done / 4 * world.rng.uniform(0.85, 1.1)))))
    paper = Paper().p(f"现将{year}年十件民生实事{quarter}进展情况公布如下。").table(f"{year}年民生实事进展（截至{quarter}末）", ("序号", "事项", "年度计划", "已完成"), rows).p("下一步将加快进度慢的项目，接受社会监督，监督电话：" + contact(unit).supervision_phone + "。")
    yield world.finish(Sheet(unit, f"{place}{year}年十件民生实事进展（{quarter}）", paper.html(), ("0307",), day, "公告", "政务督查", summary=f"公布{year}年{quarter}末十件民生实事的计划和完成数。", gap=world.rng.randint(0, 5)))


def mailbox(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    rng = world.rng
    question, answer = rng.choice((
        ("孩子户口不在本市，怎样上小学？", "随迁子女凭居住证按居住地相对就近入学，请在报名期内到居住地所在服务范围学校登记。"), ("退休人员异地就医怎样备案？", "可以在国家医保服务平台线上备案，也可以电话或者到经办窗口办理，即时生效。"),
        ("小区停水没有提前通知怎么投诉？", "计划停水应当提前24小时通知，可以拨打供水服务热线或者12345热线，三个工作日内答复。"), ("老楼加装电梯需要多少住户同意？", "由本单元专有部分面积和人数占比三分之二以上的业主参与表决，并经参与表决四分之三以上同意。"),
        ("灵活就业人员怎样领社保补贴？", "就业困难人员和毕业两年内高校毕业生可以到社区提交身份证明和缴费凭证，按季度审核发放。"), ("宅基地翻建要办什么手续？", "向村民小组提出申请，经村民会议讨论公示后报乡镇人民政府审批，二十个工作日内办结。"),
        ("不动产登记历史遗留问题怎么办？", "对手续不全的小区分类处理，具体请向不动产登记中心窗口登记，按小区统一推进。"), ("低保申请后多久有结果？", "乡镇自受理之日起二十个工作日内提出审核意见并公示七日，符合条件的从批准次月发放。"),
    ))  # fmt: skip
    box = "市长信箱" if unit.level == "city" else f"{unit.place[-1]}长信箱" if unit.level == "county" else "来信"
    paper = Paper().section("来信内容").p(question).section("答复").p(f"您好，来信收悉。{answer}如有疑问请致电{contact(unit).phone}。").sign(unit.name_on(day.year), day).p("（经来信人同意公开，已隐去个人信息。）")
    yield world.finish(Sheet(unit, f"{box}公开答复选登：{question}", paper.html(), ("0505",), day, "其他", "信访", summary=f"答复“{question}”。", gap=rng.randint(0, 4)))


def recruitment(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """公务员、事业单位招考 and the list of those to be employed, by ticket numbers."""
    rng, year = world.rng, day.year
    place = unit.place if unit.level != "county" else unit.name_on(year).removesuffix("人民政府")
    county = unit.level == "county"
    kind = rng.choice(("事业单位公开招聘工作人员", "中小学教师公开招聘")) if county else rng.choice(("考试录用公务员", "市属事业单位公开招聘工作人员", "中小学教师公开招聘", "“三支一扶”招募"))
    result = rng.random() < 0.5
    column = "041203" if result else "041201" if "公务员" in kind or "三支" in kind else "041202"
    total = rng.randint(12, 183)
    if result:
        rows = [(n, f"{year}{rng.randint(10000, 99999)}", f"{rng.choice(pool('surname'))}某某", f"岗位{rng.randint(1, 40):02}", f"{rng.uniform(68, 88):.2f}") for n in range(1, rng.randint(7, 14))]
        paper = Paper().p(f"根据{place}{year}年{kind}公告，经笔试、面试、体检、考察，拟录用（聘用）下列人员，现予公示。公示期5个工作日。").table("拟录用（聘用）人员名单", ("序号", "准考证号", "姓名", "岗位代码", "总成绩"), rows)
        paper.p(f"对公示人员有异议的，请向{unit.name_on(year)}反映，电话：{contact(unit).phone}。反映情况应当实事求是。")
        title, genre = f"{place}{year}年{kind}拟录用人员公示", "公示"
    else:
        parts = [total // 2, total // 3, total - total // 2 - total // 3]
        paper = Paper().p(f"根据有关规定，{place}{year}年{kind}工作即将开始，计划招录（聘）{total}名，现将有关事项公告如下：").section("职位和名额").table("职位表（摘要）", ("类别", "人数"), [("市县机关和直属单位" if "公务员" in kind else "管理和专业技术岗位", parts[0]), ("乡镇（街道）" if "公务员" in kind else "教育卫生岗位", parts[1]), ("其他", parts[2]), ("合计", total)])
        paper.section("报考条件。具有中华人民共和国国籍，年满18周岁，具备岗位要求的学历、专业和资格条件。").section(f"报名。网上报名，{days.chinese(days.later(day, 8, year + 1))}至{days.chinese(days.later(day, 13, year + 1))}。").section("考试。笔试、面试各占百分之五十，成绩在网上公布。").section("体检、考察、公示。按计划1∶1确定人选，公示5个工作日。").section(f"咨询电话：{contact(unit).phone}。").sign(unit.name_on(year), day)
        title, genre = f"{place}{year}年{kind}公告", "公告"
    yield world.finish(Sheet(unit, title, paper.html(), (column,), day, genre, "人事工作", summary=f"{place}{year}年{kind}{'拟录用人员名单' if result else f'计划招录（聘）{total}名，公布职位、条件和报名时间'}。", gap=0))


def reading_points(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    own = [u for u in all_units() if u.code in ("990100-D38", "990100-E18", "990100-D30")] if unit.level == "city" else [unit]
    rows = [(n, f"{u.short}政府信息查阅点", contact(u).address, contact(u).phone) for n, u in enumerate(own, 1)]
    paper = Paper().p("为方便群众查阅政府信息，设立下列查阅场所，配备查询终端、纸质文件汇编和复印设备，免费开放。").table("查阅场所一览", ("序号", "名称", "地址", "电话"), rows).p("开放时间：工作日8:30—12:00，14:00—17:30；图书馆周末照常开放。")
    yield world.finish(Sheet(unit, f"{unit.name}政府信息查阅场所一览", paper.html(), ("0501",), day, "其他", "政务公开", summary=f"公布查阅场所{len(rows)}处的地址、时间和电话。"))


_RULES_OF_DISCLOSURE = ("政府信息公开审查制度", "政府信息公开保密审查办法", "政府信息主动公开制度", "依申请公开工作规程", "政府信息公开责任追究办法", "政府信息公开社会评议制度", "政策解读工作制度", "政府信息公开年度报告制度", "信息发布协调制度", "新闻发言人制度", "政务舆情回应制度", "政府网站信息更新维护制度")  # fmt: skip


def disclosure_rule(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    order = world.serial(f"制度/{unit.code}", 0)
    what = _RULES_OF_DISCLOSURE[order % len(_RULES_OF_DISCLOSURE)]
    name = unit.name_on(day.year)
    paper = Paper().article(f"为规范{what.removesuffix('制度').removesuffix('办法').removesuffix('规程')}工作，根据《中华人民共和国政府信息公开条例》，制定本制度。").article(f"本制度适用于{name}及所属单位。").article("坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则。")
    paper.article("公开前应当依照保守国家秘密法等法律、法规对拟公开的信息进行审查，做到先审查、后公开。").article("办公室承担具体工作，各科室确定一名信息员，按时报送和更新信息。").article("审查应当填写审批单，写明拟公开属性、依据和审查意见，由分管负责同志签发。").article("违反本制度造成不良影响的，依法依规追究责任。").article("本制度自印发之日起施行。").sign(name, day)
    yield world.finish(Sheet(unit, f"{name}{what}", paper.html(), ("0002",), day, "通知", "政务公开", summary=f"规定{what.removesuffix('制度').removesuffix('办法')}的原则、程序和责任。", number=world.number(unit.mark_on(day.year) + ("发" if unit.level in ("city", "county") else ""), day) if unit.mark_on(day.year) else ""))


def standing_list(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """主动公开事项目录."""
    from .structure import columns

    rows = [(n, rule.name, "条例第二十条、第二十一条", "形成或者变更之日起20个工作日内", "政府网站") for n, rule in enumerate((r for c, r in columns().items() if r.duty[unit.level] == "required" and not r.container and c > "0100"), 1)][:24]
    paper = Paper().p(f"根据《中华人民共和国政府信息公开条例》，现公布{unit.name}主动公开事项目录。").table("主动公开事项目录（节选）", ("序号", "公开事项", "公开依据", "公开时限", "公开渠道"), rows)
    yield world.finish(Sheet(unit, f"{unit.name}主动公开事项目录（{day.year}年版）", paper.html(), ("0507",), day, "通知", "政务公开", summary="公布主动公开事项、依据、时限和渠道。"))


def publicity_of_law(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    old = day.year < 2019
    paper = Paper().section("什么是政府信息").p("行政机关在履行行政管理职能过程中制作或者获取的，以一定形式记录、保存的信息。" if not old else "行政机关在履行职责过程中制作或者获取的，以一定形式记录、保存的信息。").section("谁可以申请").p("公民、法人或者其他组织都可以向行政机关申请获取相关政府信息。").section("多长时间答复").p("20个工作日内答复，需要延长的最长延长20个工作日。" if not old else "15个工作日内答复，需要延长的最长延长15个工作日。").section("不公开怎么办").p("可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。").section("宣传活动").p(f"在{world.rng.choice(pool('area'))}广场设置咨询台，发放宣传册{world.rng.randint(6, 40) * 100}份。")
    yield world.finish(Sheet(unit, f"{day.year}年《政府信息公开条例》宣传问答", paper.html(), ("0210",), day, "其他", "政务公开", summary="用问答介绍政府信息的概念、申请、答复时限和救济。", gap=0))


def assessment(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """政务公开考核和社会评议 results by county."""
    scores = sorted(((round(world.rng.uniform(78, 97), 1), name) for name in world.counties), reverse=True)
    judged = world.rng.random() < 0.5
    year, word = day.year - 1, "社会评议" if judged else "考核"
    paper = Paper().p(f"现将{year}年政务公开{word}结果公布如下。").table(f"{year}年区、县（市）政务公开{word}结果", ("名次", "单位", "得分"), [(n, name, score) for n, (score, name) in enumerate(scores, 1)]).p("主要问题：个别单位栏目更新不及时，答复文书不规范。要求于3月底前整改到位。")
    yield world.finish(Sheet(unit, f"明川市{year}年政务公开{word}结果" if judged else f"关于{year}年政务公开工作考核情况的通报", paper.html(), ("0502" if judged else "0503",), day, "公告" if judged else "通报", "政务公开", summary=f"公布{year}年{len(scores)}个区、县（市）政务公开{word}得分。", gap=world.rng.randint(0, 6)))
