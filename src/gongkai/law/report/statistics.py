"""The statistics table of 2014–2018 (政府信息公开情况统计表): its rows, and what must add up. It cannot be set against the later tables.

Rows are known by their wording; two wordings stand in it twice (被依法纠错数 and 其他情形数 under 复议 and under 诉讼), so order counts.
"""

from gongkai.law.report.formats import Line, core_of


def _line(code: str, wording: str, unit: str = "件", core: str = "") -> Line:
    return Line(code, code, wording, core or core_of(wording), unit)


LINES = (
    _line("s1", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "不同渠道和方式公开相同信息计"),
    _line("s1_1", "其中：主动公开规范性文件数", "条"),
    _line("s1_2", "制发规范性文件总数"),
    _line("s2_1", "1.政府公报公开政府信息数", "条"),
    _line("s2_2", "2.政府网站公开政府信息数", "条"),
    _line("s2_3", "3.政务微博公开政府信息数", "条"),
    _line("s2_4", "4.政务微信公开政府信息数", "条"),
    _line("s2_5", "5.其他方式公开政府信息数", "条"),
    _line("s3", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次", "不同方式回应同一热点或舆情计"),
    _line("s4_1", "1.参加或举办新闻发布会总次数", "次"),
    _line("s4_1_1", "其中：主要负责同志参加新闻发布会次数", "次"),
    _line("s4_2", "2.政府网站在线访谈次数", "次"),
    _line("s4_2_1", "其中：主要负责同志参加政府网站在线访谈次数", "次"),
    _line("s4_3", "3.政策解读稿件发布数", "篇"),
    _line("s4_4", "4.微博微信回应事件数", "次"),
    _line("s4_5", "5.其他方式回应事件数", "次"),
    _line("s5", "（一）收到申请数"),
    _line("s5_1", "1.当面申请数"),
    _line("s5_2", "2.传真申请数"),
    _line("s5_3", "3.网络申请数"),
    _line("s5_4", "4.信函申请数"),
    _line("s6", "（二）申请办结数"),
    _line("s6_1", "1.按时办结数"),
    _line("s6_2", "2.延期办结数"),
    _line("s7", "（三）申请答复数"),
    _line("s7_1", "1.属于已主动公开范围数"),
    _line("s7_2", "2.同意公开答复数"),
    _line("s7_3", "3.同意部分公开答复数"),
    _line("s7_4", "4.不同意公开答复数"),
    _line("s7_4_1", "其中：涉及国家秘密"),
    _line("s7_4_2", "涉及商业秘密"),
    _line("s7_4_3", "涉及个人隐私"),
    _line("s7_4_4", "危及国家安全、公共安全、经济安全和社会稳定"),
    _line("s7_4_5", "不是《条例》所指政府信息"),
    _line("s7_4_6", "法律法规规定的其他情形"),
    _line("s7_5", "5.不属于本行政机关公开数"),
    _line("s7_6", "6.申请信息不存在数"),
    _line("s7_7", "7.告知作出更改补充数"),
    _line("s7_8", "8.告知通过其他途径办理数"),
    _line("s8", "四、行政复议数量"),
    _line("s8_1", "（一）维持具体行政行为数"),
    _line("s8_2", "（二）被依法纠错数"),
    _line("s8_3", "（三）其他情形数"),
    _line("s9", "五、行政诉讼数量"),
    _line("s9_1", "（一）维护具体行政行为或者驳回原告诉讼请求数"),
    _line("s9_2", "（二）被依法纠错数"),
    _line("s9_3", "（三）其他情形数"),
    _line("s10", "六、举报投诉数量"),
    _line("s11", "七、依申请公开信息收取的费用", "万元"),
    _line("s12_1", "（一）政府信息公开工作专门机构数", "个"),
    _line("s12_2", "（二）设置政府信息公开查阅点数", "个"),
    _line("s12_3", "（三）从事政府信息公开工作人员数", "人"),
    _line("s12_3_1", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", "专职人员数"),
    _line("s12_3_2", "2.兼职人员数", "人"),
    _line(
        "s12_4",
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "万元",
        "及政府网站建设维护等方面的经费",
    ),
    _line("s13_1", "（一）召开政府信息公开工作会议或专题会议数", "次"),
    _line("s13_2", "（二）举办各类培训班数", "次"),
    _line("s13_3", "（三）接受培训人员数", "人次"),
)
_PLACE = {line.code: number for number, line in enumerate(LINES)}
LINE_OF = {line.code: line for line in LINES}

#: (rule, sum, addends): sums that the table itself prints.
SUMS = (
    ("E2", "s5", ("s5_1", "s5_2", "s5_3", "s5_4")),
    ("E2", "s6", ("s6_1", "s6_2")),
    ("E2", "s7", ("s7_1", "s7_2", "s7_3", "s7_4", "s7_5", "s7_6", "s7_7", "s7_8")),
    ("E2", "s7_4", ("s7_4_1", "s7_4_2", "s7_4_3", "s7_4_4", "s7_4_5", "s7_4_6")),
    ("E4", "s8", ("s8_1", "s8_2", "s8_3")),
    ("E4", "s9", ("s9_1", "s9_2", "s9_3")),
    ("E2", "s12_3", ("s12_3_1", "s12_3_2")),
)
#: What is closed was answered: the table does not say so, hence a warning only.
CLOSED, ANSWERED = "s6", "s7"


def code_of(indicator: str, *, after: str = "") -> str:
    """The code of a row by its wording, the first one after the row `after`; empty if the form has no such row there.

    Pages break the long wordings in two, so a part of one is enough.
    """
    core = core_of(indicator)
    if not core:
        return ""
    for line in LINES[_PLACE[after] + 1 if after else 0 :]:
        if core == line.core or core.startswith(line.core) or (len(line.core) > 8 and (line.core in core or core in core_of(line.wording))):
            return line.code
    return ""
