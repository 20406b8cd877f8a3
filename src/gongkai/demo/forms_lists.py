"""Lists and tables: publicity of names 公示, progress, monitoring, sampling, licence results, land taken."""

from collections.abc import Callable

from gongkai.demo import days
from gongkai.demo.case import Case
from gongkai.demo.contacts import contact
from gongkai.demo.forms_policy import subject, wrap
from gongkai.demo.paper import Paper
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import Sheet

_ENTITY = ("企业", "机构", "幼儿园", "孵化器", "项目", "贫困村", "单位和小区", "知识产权", "培训补贴")
_FOODS = (
    "小麦粉",
    "食用植物油",
    "酱油",
    "纯牛奶",
    "糕点",
    "熟肉制品",
    "韭菜",
    "豇豆",
    "草鱼",
    "鸡蛋",
    "白酒",
    "粉条",
    "火锅底料",
    "瓶装饮用水",
)
_FAULTS = ("菌落总数不符合食品安全国家标准规定", "甲拌磷残留量超标", "二氧化硫残留量超标", "过氧化值不符合规定", "苯甲酸超限量使用", "恩诺沙星残留量超标", "铅含量超标")  # fmt: skip
# (words in the title, kinds shown in the list)
_CLASSES = (
    ("就业|创业|岗位|技能", ("高校毕业生", "返乡农民工", "就业困难人员", "退役军人")), ("补偿|征地|面积|种粮|直补", ("水浇地", "旱地", "果园", "其他农用地")), ("宅基地", ("新建", "翻建", "扩建")),
    ("低保|救助", ("A类", "B类", "C类")), ("公租房|公共租赁", ("住房困难家庭", "新就业人员", "外来务工人员")), ("高龄", ("80—89岁", "90—99岁", "100岁以上")), ("危房", ("C级", "D级")),
    ("助学|资助", ("一档", "二档", "三档")), ("人才", ("博士研究生", "硕士研究生", "副高级职称")), ("农机", ("轮式拖拉机", "播种机", "收获机", "微耕机")), ("医疗", ("住院", "门诊慢性病")),
)  # fmt: skip
_LETTERS = "甲乙丙丁戊己庚"


def titled(case: Case, core: str, ending: str = "") -> str:
    """Puts the place before a bare "2026年…" and the ending, if any, after it."""
    place = str(case.slots["J"])
    plain = core.startswith(place) or case.unit.level in ("town", "enterprise") or place in core
    head = "" if plain else case.rng.choice((place, place, "", case.issuer if case.unit.level == "department" else place))
    if core.startswith(("关于", "明川")):
        head = ""
    return f"{head}{core}{ending}"


def masked(case: Case) -> str:
    return case.rng.choice(pool("surname")) + case.rng.choice(("某", "某某"))


def placed(case: Case) -> str:
    if "{village}" in case.stem.text:
        return f"{case.slots['village']}{case.rng.choice('一二三四五六')}组"
    if case.unit.level == "town":
        return case.rng.choice(pool("village")) if "街道" not in case.unit.short else case.rng.choice(pool("area")) + "社区"
    if case.unit.level == "county":
        return case.rng.choice(("城关", "河西", "东郊", "南湖")) + case.rng.choice(("镇", "街道") if case.suffix != "区" else ("街道",))
    return case.rng.choice(case.world.counties or ["望川区"])


def publicity(case: Case) -> Sheet:
    """公示: names masked, no identity numbers, with the days and the way to object."""
    core = subject(case)
    entity = any(word in core for word in _ENTITY)
    count = case.rng.randint(6, 14)
    begin = case.deadline(0, 2)
    spent = case.rng.choice((5, 7, 7, 10))
    end = days.later(begin, spent - 1, case.day.year + 1)
    amount = any(word in core for word in ("补贴", "补助", "奖励", "资助", "津贴", "安家", "低保", "救助", "面积", "补偿", "助学"))
    if core.endswith("方案"):
        return _levy(case, core)
    listed = f"现将{core}公示如下" if core.endswith("情况") else f"拟将下列{'单位（项目）' if entity else '人员'}列入{core}，现予公示"
    paper = Paper().p(f"根据{case.law}和有关规定，经申请、受理、审核、复核，{listed}，接受社会监督。")
    paper.p(f"公示期：{days.chinese(begin)}至{days.chinese(end)}（{spent}个工作日）。")
    unit_word = "面积（亩）" if "面积" in core else "金额（元）"
    rows = [rows_of(case, number, entity=entity, amount=amount) for number in range(1, count + 1)]
    head = ("序号", "名称" if entity else "姓名", "所在地", "类别") + ((unit_word,) if amount else ())
    if amount:
        rows.append(("合计", "", "", "", f"{sum(float(str(row[4])) for row in rows):.0f}"))
    paper.table(core, head, rows)
    to = contact(case.unit)
    paper.p(
        f"有异议的，请在公示期内以真实身份向{case.issuer}反映，写明真实情况。电话：{to.phone}；地址：{to.address}。期满无异议或者异议不成立的，按程序办理；名单期满后撤下。"
    )
    annexes = case.annex(0.5, "xlsx", core, head=head, rows=tuple(rows))
    if case.rng.random() < 0.6 and not core.endswith("情况"):
        title = titled(case, core, "公示")
    else:
        title = f"关于{core}的公示"
    columns = (*case.home, "040103") if case.unit.level != "town" or not case.home else case.home
    return wrap(
        case,
        paper,
        title,
        annexes,
        genre="公示",
        columns=columns,
        summary=f"{core}共{count}{'家' if entity else '人（户）'}，公示{spent}个工作日。",
        gap=0,
    )


def _levy(case: Case, core: str) -> Sheet:
    """一事一议: what is to be built, what each villager gives."""
    people, each = case.rng.randint(320, 1860), case.rng.randint(6, 20)
    labour = case.rng.randint(1, 5)
    paper = Paper().p(f"经村民会议讨论通过、镇人民政府审核，现将{core}公示如下，公示期7日。")
    paper.section(f"建设内容。{case.rng.choice(pool('village_project'))}，受益群众{people}人。").section(
        f"筹资。每人{each}元，共{people * each}元；五保户、低保对象免交。"
    ).section(f"筹劳。每个劳动力{labour}个工日，可以以资代劳，不得强行。")
    paper.section("资金管理。专户存储、专款专用，竣工后公布决算，由村务监督委员会监督。").p(
        f"有异议的，请向{case.issuer}反映，电话：{contact(case.unit).phone}。"
    )
    return wrap(
        case,
        paper,
        f"关于{core}的公示",
        [],
        genre="公示",
        columns=case.home or ("040103",),
        summary=f"每人筹资{each}元，共{people * each}元，公布用途和监督方式。",
        gap=0,
    )


def rows_of(case: Case, number: int, *, entity: bool, amount: bool) -> tuple[object, ...]:
    rng = case.rng
    if entity:
        name = f"明川{rng.choice(_LETTERS)}{rng.choice('禾川澜鹭岫')}{rng.choice(('科技有限公司', '农业专业合作社', '制造有限公司', '服务中心'))}"
        if "幼儿园" in case.stem.text:
            name = f"{rng.choice(pool('area'))}{rng.choice(('阳光', '童心', '春苗', '蓝天'))}幼儿园"
        elif "贫困村" in case.stem.text:
            name = rng.choice(pool("village"))
        elif "项目库" in case.stem.text:
            name = rng.choice(pool("village")) + rng.choice(pool("village_project")) + "项目"
        elif "小区" in case.stem.text:
            name = rng.choice(pool("area")) + rng.choice(("小区", "家园", "机关家属院"))
    else:
        name = masked(case)
    row: tuple[object, ...] = (
        number,
        name,
        placed(case),
        rng.choice(
            next((kinds for words, kinds in _CLASSES if any(word in case.stem.text for word in words.split("|"))), ("新增", "续发", "变更"))
        ),
    )
    value = rng.randint(2, 46) if "面积" in case.stem.text else rng.randint(6, 98) * 50
    return (*row, value) if amount else row


def progress(case: Case) -> Sheet:
    """进展和实施情况: figures by place, which add up."""
    core = subject(case)
    paper = Paper().p(f"按照信息公开有关规定，现将{core}公布如下。")
    paper.section("总体情况").p(f"{case.measure()}。{case.does[0]}、{case.does[1]}等任务按计划推进。")
    if case.unit.level == "county":
        areas = case.rng.sample(("城关", "河西", "东郊", "南湖", "北山", "石桥"), 5)
        names = [f"{name}{'街道' if case.suffix == '区' else '镇'}" for name in areas]
    elif case.unit.level in ("city", "department"):
        names = case.world.counties[:12]
    else:
        names = (
            case.rng.sample(pool("village"), 4) if case.unit.level == "town" else list(_BRANCHES.get(case.unit.field, ("办公室", "业务部")))
        )
    first, second, measure = next(
        (pair for words, pair in _PAIRS if any(word in core for word in words.split("|"))), ("计划", "完成", "处")
    )
    rows: list[tuple[object, ...]] = [
        (name, planned := case.rng.randint(20, 460), planned - case.rng.randint(0, planned // 5)) for name in names
    ]
    total = (sum(int(str(row[1])) for row in rows), sum(int(str(row[2])) for row in rows))
    rows.append(("合计", *total))
    head = ("单位", f"{first}（{measure}）", f"{second}（{measure}）")
    paper.section("具体情况").table(core, head, rows)
    paper.p(f"合计{first}{total[0]}{measure}，{second}{total[1]}{measure}，占{total[1] / total[0] * 100:.1f}%。")
    paper.section("下一步安排").p(f"{case.rng.choice(pool('measure'))}；{case.rng.choice(pool('measure'))}。")
    annexes = case.annex(0.2, "xlsx", f"{core}统计表", head=head, rows=tuple(rows))
    summary = f"公布{core}：{first}{total[0]}{measure}，{second}{total[1]}{measure}。"
    return wrap(case, paper, titled(case, core), annexes, genre="其他", columns=case.home or ("040103",), summary=summary[:100])


_BRANCHES = {
    "供水": ("城区营业厅", "鹿鸣营业厅", "锦河营业厅"), "排水": ("第一污水处理厂", "第二污水处理厂"), "供气": ("望川营业厅", "澄湖营业厅", "锦河营业厅"), "供热": ("东部供热站", "西部供热站", "新城供热站"),
    "供电": ("望川供电所", "澄湖供电所", "青屏供电所"), "公共交通": ("一公司", "二公司", "三公司"), "卫生健康": ("门诊", "急诊", "住院部"), "教育": ("主副食", "燃料水电", "人工"), "住房": ("市区管理部", "丰澜管理部", "县域管理部"),
}  # fmt: skip
_PAIRS = (
    ("投诉|诉求|满意度|反映|办理情况", ("受理", "办结", "件")), ("食堂|收支", ("收入", "支出", "万元")), ("资金|分配|款物|津贴|经费|支出|补助|捐赠|救助", ("安排", "支付", "万元")), ("检查|抽查|监督", ("检查", "合格", "户")),
    ("登记|流转|交易", ("受理", "办结", "宗")), ("运行|供养|年度报告|年年度", ("目标", "实际", "万元")), ("安检", ("入户", "整改", "户")), ("排水|接待|市场情况", ("接待", "满意", "人次")),
)  # fmt: skip


def _air(case: Case) -> tuple[tuple[str, ...], list[tuple[object, ...]], str]:
    good = case.rng.randint(18, 29)
    rows: list[tuple[object, ...]] = [
        ("细颗粒物（PM2.5）", "微克/立方米", case.rng.randint(18, 62), 35), ("可吸入颗粒物（PM10）", "微克/立方米", case.rng.randint(38, 110), 70),
        ("二氧化硫", "微克/立方米", case.rng.randint(6, 22), 60), ("二氧化氮", "微克/立方米", case.rng.randint(14, 38), 40), ("臭氧", "微克/立方米", case.rng.randint(70, 168), 160),
    ]  # fmt: skip
    return ("指标", "单位", "月均浓度", "二级标准"), rows, f"城区空气质量优良天数{good}天，优良率{good / 30 * 100:.1f}%。"


def _water(case: Case) -> tuple[tuple[str, ...], list[tuple[object, ...]], str]:
    names = ("澄湖水源地", "青屏水库", "锦河取水口", "鹿鸣地下水源地", "云岫水库") if "水源" in case.stem.text else ("锦河入境断面", "锦河城区断面", "锦河出境断面", "澄湖湖心", "鹭溪河口", "岫水断面")  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (name, case.rng.choice(("Ⅱ类", "Ⅱ类", "Ⅲ类")), case.rng.choice(("Ⅱ", "Ⅲ")) + "类", "达标") for name in names
    ]
    return (
        ("断面（水源地）", "监测结果", "考核目标", "评价"),
        [(n, r, "Ⅲ类", "达标") for n, r, _, _ in rows],
        f"共监测{len(names)}个点位，达标率100%。",
    )


def _tap(case: Case) -> tuple[tuple[str, ...], list[tuple[object, ...]], str]:
    rows: list[tuple[object, ...]] = [
        ("浑浊度（NTU）", "≤1", f"{case.rng.uniform(0.1, 0.6):.2f}", "合格"), ("游离氯（mg/L）", "≥0.3（出厂）", f"{case.rng.uniform(0.4, 0.9):.2f}", "合格"),
        ("菌落总数（CFU/mL）", "≤100", case.rng.randint(0, 12), "合格"), ("总大肠菌群（MPN/100mL）", "不得检出", "未检出", "合格"), ("高锰酸盐指数（mg/L）", "≤3", f"{case.rng.uniform(0.8, 2.2):.2f}", "合格"),
    ]  # fmt: skip
    return ("项目", "限值", "检测结果", "评价"), rows, "出厂水、管网水各项指标均符合国家标准。"


def _sewage(case: Case) -> tuple[tuple[str, ...], list[tuple[object, ...]], str]:
    rows: list[tuple[object, ...]] = [
        ("化学需氧量（mg/L）", case.rng.randint(180, 320), case.rng.randint(14, 42), 50), ("氨氮（mg/L）", case.rng.randint(18, 38), f"{case.rng.uniform(0.3, 3.8):.2f}", 5),
        ("总磷（mg/L）", f"{case.rng.uniform(2, 5):.2f}", f"{case.rng.uniform(0.1, 0.45):.2f}", 0.5), ("总氮（mg/L）", case.rng.randint(28, 52), f"{case.rng.uniform(6, 14):.1f}", 15),
    ]  # fmt: skip
    return ("项目", "进水", "出水", "排放限值"), rows, f"处理污水{case.rng.randint(280, 620)}万立方米，出水水质达标。"


def _landfill(case: Case) -> tuple[tuple[str, ...], list[tuple[object, ...]], str]:
    rows: list[tuple[object, ...]] = [
        ("渗滤液化学需氧量（mg/L）", case.rng.randint(18, 86), 100, "达标"), ("渗滤液氨氮（mg/L）", f"{case.rng.uniform(1, 20):.1f}", 25, "达标"), ("硫化氢（mg/m³）", f"{case.rng.uniform(0.001, 0.05):.3f}", 0.06, "达标"),
        ("臭气浓度（无量纲）", case.rng.randint(10, 18), 20, "达标"), ("厂界噪声（dB）", case.rng.randint(42, 58), 60, "达标"),
    ]  # fmt: skip
    return ("监测项目", "监测结果", "限值", "评价"), rows, f"处理生活垃圾{case.rng.uniform(2.6, 4.8):.2f}万吨，各项污染物排放均符合标准。"


def _disease(case: Case) -> tuple[tuple[str, ...], list[tuple[object, ...]], str]:
    rows: list[tuple[object, ...]] = [
        (name, case.rng.randint(3, 260)) for name in ("流行性感冒", "手足口病", "乙型肝炎", "肺结核", "其他感染性腹泻病", "布鲁氏菌病")
    ]
    total = sum(int(str(row[1])) for row in rows)
    return ("病种", "报告病例数（例）"), [*rows, ("合计", total)], f"共报告法定传染病{total}例，无甲类传染病报告。"


_MONITOR: tuple[tuple[str, Callable[[Case], tuple[tuple[str, ...], list[tuple[object, ...]], str]]], ...] = (
    ("空气", _air), ("传染病", _disease), ("污水", _sewage), ("污染物监测", _landfill), ("出厂水", _tap), ("水", _water),
)  # fmt: skip


def monitoring(case: Case) -> Sheet:
    core = subject(case)
    head, rows, line = next((make for word, make in _MONITOR if word in core), _air)(case)
    what = core.removesuffix("公告")
    paper = Paper().p(f"按照监测方案，现将{what}公布如下。").table(what, head, rows).p(line)
    paper.p(f"说明：数据由监测机构按照国家标准方法测定，经{case.issuer}审核。如有疑问，请致电{contact(case.unit).phone}。")
    annexes = case.annex(0.2, "xlsx", f"{what}数据表", head=head, rows=tuple(rows))
    return wrap(case, paper, titled(case, core), annexes, genre="统计数据", columns=case.home or ("040103",), summary=line)


def sampling(case: Case) -> Sheet:
    """抽检信息: passed and failed batches."""
    core = subject(case)
    total, bad = case.rng.randint(60, 420), case.rng.randint(1, 6)
    paper = Paper().p(f"近期，{case.issuer}组织抽检{total}批次样品，检验项目合格{total - bad}批次，不合格{bad}批次。现将有关情况公布如下：")
    food = "食品" in core
    names = _FOODS if food else (case.fill("{product}"),) if "{product}" in case.stem.text else ("样品",)
    faults = _FAULTS if food else ("标志标识不符合要求", "主要性能指标不合格", "监测值超出限值")
    rows = tuple(
        (n, case.rng.choice(names), f"{placed(case)}{case.rng.choice(_LETTERS)}{case.rng.choice(('商店', '超市', '经营部', '餐饮店') if food else ('商行', '有限公司', '服务部'))}", case.rng.choice(faults))
        for n in range(1, bad + 1)
    )  # fmt: skip
    head = ("序号", "样品名称", "被抽样单位", "不合格项目")
    paper.table("不合格样品信息", head, rows)
    paper.p("对抽检发现的不合格样品，已要求有关单位立即采取下架、召回等措施，依法立案调查，核查处置情况将另行公布。").p(
        f"消费者如发现不合格产品，可拨打{contact(case.unit).service_phone}投诉举报。"
    )
    annexes = case.annex(
        0.6,
        "xlsx",
        f"{core}合格产品信息",
        head=("序号", "样品名称", "生产单位", "结论"),
        rows=tuple((n, case.rng.choice(names), "标称生产企业", "合格") for n in range(1, 31)),
    )
    return wrap(
        case,
        paper,
        titled(case, core),
        annexes,
        genre="公告",
        columns=(*case.home, "040103"),
        summary=f"抽检{total}批次，合格{total - bad}批次，不合格{bad}批次，公布不合格样品和处置要求。",
    )


def licences(case: Case) -> Sheet:
    core = subject(case)
    rows = tuple((n, f"明川{case.rng.choice('禾澜鹭岫松锦')}{case.rng.choice(('城', '源', '达', '泰', '和'))}{case.rng.choice(('置业', '建设', '商贸', '实业', '科技'))}有限公司", case.topic.key, f"{case.day.year}{case.rng.randint(1000, 9999)}", f"{case.day.month}月{case.rng.randint(1, max(1, case.day.day))}日") for n in range(1, case.rng.randint(5, 12)))  # fmt: skip
    head = ("序号", "申请人", "许可事项", "许可证号", "决定日期")
    paper = (
        Paper()
        .p(f"按照行政许可信息公示要求，现将{core}公布如下。")
        .table(core, head, rows)
        .p(f"共{len(rows)}件。对公示内容有异议的，请联系{case.office()}。")
    )
    annexes = case.annex(0.3, "xlsx", core, head=head, rows=rows)
    return wrap(
        case,
        paper,
        titled(case, core, case.rng.choice(("", "公示"))),
        annexes,
        genre="公示",
        columns=("040602",),
        summary=f"公布{case.topic.key}许可结果{len(rows)}件。",
        gap=case.rng.randint(0, 6),
    )


def land(case: Case) -> Sheet:
    """征地公告: village, area by kind, compensation; the parts add up."""
    core = subject(case)
    farm, build, unused = (round(case.rng.uniform(low, high), 4) for low, high in ((3, 40), (0.2, 5), (0, 2)))
    total = round(farm + build + unused, 4)
    price = case.rng.randint(38, 96) * 1000
    village = case.rng.choice(pool("village"))
    paper = Paper().p(f"根据{case.law}，拟征收{case.slots['J']}{placed(case)}{village}集体土地，现将有关事项公告如下：")
    paper.section("征收范围和面积").table("土地现状（单位：公顷）", ("地类", "面积"), [("农用地", farm), ("建设用地", build), ("未利用地", unused), ("合计", total)])  # fmt: skip
    paper.section(f"征收目的。{case.rng.choice(('道路建设', '学校建设', '保障性住房建设', '水利设施建设', '成片开发建设'))}。")
    paper.section(f"补偿标准。按照征地区片综合地价每亩{price}元执行，地上附着物和青苗按公布的标准补偿。")
    paper.section("安置方式。货币补偿和社会保障安置。").section(
        f"自本公告之日起30日内，持不动产权属证明到{village}村民委员会办理补偿登记。"
    )
    paper.section("多数被征地的村民认为方案不符合规定的，应当组织听证。").p("特此公告。")
    return wrap(case, paper, core, case.annex(0.25, "pdf", "征收土地范围说明", lines=(core, f"征收总面积{total}公顷。")), genre="公告", columns=("041301", "040103"), summary=f"拟征收{village}集体土地{total}公顷，公布补偿标准、安置方式和登记期限。", gap=0)  # fmt: skip


def completed(case: Case) -> Sheet:
    core = subject(case)
    total, percent = case.rng.randint(12, 620) * 100, case.rng.randint(1, 6)
    paper = Paper().p(f"{core.removesuffix('竣工验收情况')}已按批准的设计内容建成，现将竣工验收情况公布如下：")
    paper.section(
        f"工程概况。批准概算{total}万元，完成投资{total - total * percent // 100}万元，结余{total * percent // 100}万元。"
    ).section("建设内容。主体工程、配套设施和室外工程全部完成，质量等级为合格。")
    paper.section("验收结论。验收组一致同意通过竣工验收。").section("遗留问题。部分绿化补植于次年春季完成，由建设单位负责。")
    return wrap(
        case,
        paper,
        core,
        [],
        genre="公告",
        columns=("040503",),
        summary=f"工程通过竣工验收，完成投资{total - total * percent // 100}万元。",
    )
