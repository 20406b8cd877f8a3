"""Notices whose matter is fixed by their title: holidays, leading groups, division of labour, lists of tasks."""

from collections.abc import Callable

from gongkai.demo.case import Case
from gongkai.demo.paper import Paper

_POSTS = ("市长", "常务副市长", "副市长（分管城建）", "副市长（分管农业农村）", "副市长（分管教育卫生）", "副市长、市公安局局长", "秘书长")
_FIELDS = (
    "主持市政府全面工作，分管审计", "负责市政府常务工作，分管发展改革、财政、应急管理、统计、税务",
    "分管自然资源、生态环境、住房城乡建设、城市管理、交通运输", "分管农业农村、水务、林业草原、乡村振兴",
    "分管教育、卫生健康、医疗保障、文化旅游、体育", "分管公安、司法、信访、退役军人事务", "协助市长处理市政府日常工作，主持市政府办公室工作",
)  # fmt: skip


def holidays(paper: Paper, case: Case, what: str) -> None:
    year = case.slots["y"] if f"{case.slots['y']}年" in what else case.day.year
    paper.p(f"根据国务院办公厅通知精神，现将{year}年部分节假日放假安排的有关事项通知如下：")
    for name, text in (("元旦", "放假1天"), ("春节", "放假调休，具体以国务院办公厅通知为准"), ("清明节", "放假1天，与周末连休"), ("劳动节", "放假调休"), ("端午节", "放假1天"), ("中秋节", "放假1天"), ("国庆节", "放假7天")):  # fmt: skip
        paper.section(f"{name}：{text}。")
    paper.p(
        "节假日期间，各单位要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，按规定及时报告并妥善处置。".replace(
            "、疫情防控", ""
        )
    )
    paper.p("供水、供气、供热、供电、公交、医疗等窗口服务单位要公布节日服务时间和值班电话。")


def leading_group(paper: Paper, case: Case, what: str) -> None:
    head = "市" if case.unit.level != "county" else case.suffix
    paper.p(f"为加强组织领导，统筹协调有关工作，决定{what}。现将组成人员和职责通知如下：")
    paper.section(f"组长：{head}政府主要负责同志。副组长：{head}政府分管负责同志、{head}政府办公室主要负责同志。")
    paper.section(f"成员：{head}发展改革、财政、自然资源、生态环境、住房城乡建设、农业农村、应急管理、公安等部门主要负责同志。")
    paper.section("主要职责：贯彻落实上级决策部署；研究解决重大问题；督促检查任务落实；协调跨部门事项。")
    paper.section(
        "领导小组下设办公室，承担日常工作，办公室主任由牵头部门主要负责同志兼任。成员因工作变动需要调整的，由所在单位提出，报组长批准，不再另行发文。"
    )


def division(paper: Paper, case: Case, what: str) -> None:
    paper.p("根据工作需要，经市政府研究，对市政府领导同志工作分工作如下调整（姓名见“领导信息”栏目）：")
    paper.table("市政府领导同志工作分工", ("职务", "分工"), list(zip(_POSTS, _FIELDS, strict=True)))
    paper.p("各副市长实行工作互补，外出期间由互补的副市长代管其分管工作。")


def task_list(paper: Paper, case: Case, what: str) -> None:
    head = "市" if case.unit.level != "county" else case.suffix
    paper.p(f"为确保年度目标任务完成，现就{what.removeprefix('印发')}通知如下：")
    rows = [
        ("1", "固定资产投资增长目标", f"{head}发展改革部门", "12月底前"), ("2", "城镇新增就业和居民增收", f"{head}人力资源社会保障部门", "12月底前"),
        ("3", "老旧管网和道路改造", f"{head}住房城乡建设部门", "10月底前"), ("4", "空气和水环境质量改善", f"{head}生态环境部门", "全年"),
        ("5", "义务教育学位供给", f"{head}教育部门", "8月底前"), ("6", "高标准农田建设", f"{head}农业农村部门", "11月底前"),
        ("7", "重点民生实事", f"{head}政府办公室", "按季公布进展"), ("8", "政务公开和数据共享", f"{head}政府办公室", "全年"),
    ]  # fmt: skip
    paper.table("重点任务分解表", ("序号", "任务", "牵头单位", "完成时限"), rows)
    for line in case.pick("demand", 3):
        paper.section(f"{line}。")


def proposals(paper: Paper, case: Case, what: str) -> None:
    total = case.rng.randint(180, 420)
    bills = case.rng.randint(80, total - 60)
    paper.p(
        f"市人民代表大会、市政协会议期间，共交由市政府系统办理建议、提案{total}件，其中代表建议{bills}件、政协提案{total - bills}件。现就{what}通知如下："
    )
    paper.section("明确责任。主要负责同志牵头领办重点建议提案，分管负责同志审核答复件。").section(
        "严格时限。自交办之日起三个月内答复，情况复杂的不超过六个月。"
    )
    paper.section("加强沟通。办前了解意图，办中共同调研，办后征求意见，做到面商率百分之百。")
    paper.section("及时公开。涉及公共利益、公众权益、社会关切的答复全文，自答复之日起20个工作日内公开。")


SPECIAL: tuple[tuple[str, Callable[[Paper, Case, str], None]], ...] = (
    ("放假安排", holidays), ("领导小组", leading_group), ("领导同志工作分工", division), ("任务分工", task_list), ("任务分解", task_list), ("建议和市政协提案办理", proposals),
)  # fmt: skip
