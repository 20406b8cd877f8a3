"""Short and former names of the organs that every province, city and county has, whatever the place: 人社局, 环保局, 发改委.

Names of single units are the office's to keep (units, synonyms). This is the common stock: today's name after the reform of
2018 and 2023, and what people go on saying.
"""

from functools import cache

#: Today's name: stem and the levels' endings. Then short and former names; "-" stands for the same ending.
_TABLE = """
发展和改革 委员会 局: 发改委 发改局 发展改革委 计委 计划委员会 物价局
教育 部 厅 局: 教委
科学技术 部 厅 局: 科技- 科委
工业和信息化 部 厅 局: 工信- 经信委 经信局 经贸委 经委
民族宗教事务 委员会 局: 民宗委 民宗局 民委 宗教局
人力资源和社会保障 厅 局: 人社- 人力社保局 人事局 人事厅 劳动局 劳动厅 劳动保障局 劳动保障厅 社保局
人力资源社会保障 部: 人社- 劳动保障部 劳动部 人事部
自然资源 部 厅 局: 国土- 国土资源- 自规局 规划局 土地局
生态环境 部 厅 局: 环保- 环境保护- 环保总局
住房和城乡建设 部 厅 局 委员会: 住建- 住建委 建委 建设厅 建设局 建设部 房管局 房产局
城市管理 局 委员会: 城管局 城管委 城管 市容局
交通运输 部 厅 局: 交通- 运管处
水利 部 厅 局: 水务局
农业农村 部 厅 局: 农业- 农委 农牧局 畜牧局
商务 部 厅 局: 外经贸局 外经贸厅 商委 贸易局
文化和旅游 部 厅 局: 文旅- 文化- 旅游局 文广新局 文体局
卫生健康 委员会 局: 卫健委 卫健局 卫生局 卫生厅 卫生部 卫计委 卫计局 计生委 计生局 卫生和计划生育委员会
退役军人事务 部 厅 局: 退役军人局 退役局
应急管理 部 厅 局: 应急局 应急厅 安监局 安全生产监督管理局 安监总局
市场监督管理 总局 局: 市监局 市场监管局 市场监管总局 工商局 工商总局 工商行政管理局 质监局 质检总局 质量技术监督局 食药监局 药监局 食品药品监督管理局
国有资产监督管理 委员会: 国资委 国资局
广播电视 局 总局: 广电局 广电总局 广播影视局
医疗保障 局: 医保局 医保办
林业和草原 局: 林草局 林业局
统计 局: 统计调查队
地方金融 管理局 监督管理局: 金融办 金融局 金融工作办公室
政务服务 管理局 局: 政务局 行政审批局 政务服务中心
乡村振兴 局: 扶贫办
机关事务 管理局: 机管局
税务 局 总局: 国税局 地税局 国税 地税
知识产权 局: 专利局
医药 管理局 监督管理局: 医药局
证券监督管理 委员会: 证监会 证监局
金融监督管理 总局: 银保监会 银监会 保监会 银保监局 金融监管总局
人民银行: 央行
人民政府 办公厅 办公室: 政府办 府办 政府办公厅
人民代表大会 常务委员会: 人大常委会 人大
高级人民 法院: 高院
最高人民 法院: 最高法
最高人民 检察院: 最高检
公安机关 交通管理部门: 交警
公安 部 厅 局: 派出所
民政 部 厅 局: 民政所
司法 部 厅 局: 法制办
残疾人 联合会: 残联
红十字 会: 红会
总工 会: 工会
妇女 联合会: 妇联
供销合作 社: 供销社
疾病预防控制 中心: 疾控中心 疾控 防疫站
住房公积金 管理中心: 公积金中心
公共资源交易 中心: 招标办 交易中心
信访 局: 信访办
消防救援 支队 总队 大队: 消防队 消防支队
烟草专卖 局: 烟草局
不动产登记 中心: 房产交易中心
""".strip()


@cache
def short_names() -> dict[str, tuple[str, ...]]:
    """Short or former name → today's names (one for each level that it may mean)."""
    out: dict[str, dict[str, None]] = {}
    for line in _TABLE.splitlines():
        head, _, shorts = line.partition(": ")
        stem, *endings = head.split()
        for short in shorts.split():
            for ending in endings or [""]:
                if short.endswith("-"):
                    out.setdefault(short[:-1] + ending, {})[stem + ending] = None
                elif not endings or _same_level(short, ending, endings):
                    out.setdefault(short, {})[stem + ending] = None
    return {short: tuple(names) for short, names in out.items()}


def _same_level(short: str, ending: str, endings: list[str]) -> bool:
    """工商局 means 市场监督管理局 and not 总局; 教委 may mean 教育厅 as well as 教育局."""
    level = next((one for one in sorted(endings, key=len, reverse=True) if short.endswith(one)), None)
    return level in (None, ending)
