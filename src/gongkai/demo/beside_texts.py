"""Texts and charts of the demonstration's flow charts, rules, press releases and columns of the regulation: all of them our own."""

from typing import Any

CHART_TITLE = "取水许可办理流程图"
CHART_BODY = (
    "<p>申请人可以到政务服务大厅窗口办理，也可以在网上提交。各步骤的承办科室和时限见流程图和步骤表；时限从收到齐全的材料之日起算。</p>"
)

WATER_PERMIT: list[dict[str, Any]] = [
    {"key": "s1", "kind": "start", "text": "提出取水许可申请", "who": "申请人", "note": "窗口、网上、邮寄均可"},
    {"key": "s2", "kind": "decision", "text": "是否属于本机关职权？", "who": "受理窗口", "limit": 1, "days": "working",
     "yes_name": "属于", "yes": "s3", "no_name": "不属于", "no": "s4"},
    {"key": "s4", "kind": "end", "text": "不予受理，告知向哪个机关申请", "who": "受理窗口"},
    {"key": "s3", "kind": "decision", "text": "材料是否齐全、符合法定形式？", "who": "受理窗口", "limit": 5, "days": "working",
     "yes_name": "齐全", "yes": "s7", "no_name": "不齐全", "no": "s5"},
    {"key": "s5", "kind": "step", "text": "一次性告知需要补正的全部内容", "who": "受理窗口", "limit": 5, "days": "working"},
    {"key": "s6", "kind": "step", "text": "补正材料", "who": "申请人", "next": "s3"},
    {"key": "s7", "kind": "step", "text": "受理，出具受理通知书", "who": "受理窗口"},
    {"key": "s8", "kind": "step", "text": "现场核查，组织专家评审", "who": "水资源管理科", "limit": 20, "days": "natural", "note": "专家评审时间不计入办理时限"},
    {"key": "s9", "kind": "decision", "text": "是否涉及重大公共利益，需要听证？", "who": "政策法规科", "yes_name": "需要", "yes": "s10",
     "no_name": "不需要", "no": "s11"},
    {"key": "s10", "kind": "step", "text": "公告并举行听证", "who": "政策法规科", "limit": 20, "days": "working"},
    {"key": "s11", "kind": "decision", "text": "是否符合许可条件？", "who": "分管负责人", "limit": 10, "days": "working",
     "yes_name": "符合", "yes": "s12", "no_name": "不符合", "no": "s13"},
    {"key": "s12", "kind": "step", "text": "作出准予许可决定，发放取水许可证", "who": "行政审批科", "limit": 10, "days": "working", "next": "s14"},
    {"key": "s13", "kind": "step", "text": "作出不予许可决定，说明理由并告知救济途径", "who": "行政审批科", "next": "s14"},
    {"key": "s14", "kind": "step", "text": "公开许可结果", "who": "办公室", "limit": 7, "days": "working"},
    {"key": "s15", "kind": "end", "text": "办结，材料归档"},
]  # fmt: skip

FIRE_CHECK: list[dict[str, Any]] = [
    {"key": "s1", "kind": "start", "text": "申请消防验收", "who": "建设单位"},
    {"key": "s2", "kind": "decision", "text": "材料是否齐全？", "who": "受理窗口", "limit": 1, "days": "working", "yes_name": "是", "yes": "s4",
     "no_name": "否", "no": "s3"},
    {"key": "s3", "kind": "step", "text": "告知补正", "who": "受理窗口", "next": "s2"},
    {"key": "s4", "kind": "step", "text": "现场评定", "who": "工程消防科", "limit": 10, "days": "working"},
    {"key": "s5", "kind": "decision", "text": "是否合格？", "who": "工程消防科", "limit": 5, "days": "working", "yes_name": "合格", "yes": "s6",
     "no_name": "不合格", "no": "s7"},
    {"key": "s6", "kind": "end", "text": "出具验收合格意见", "who": "工程消防科"},
    {"key": "s7", "kind": "step", "text": "整改", "who": "建设单位", "next": "s4"},
]  # fmt: skip

REVIEW_RULES_DRAFT = (
    '<p class="lv1">一、适用范围</p><p>本市各级行政机关公开政府信息前的审查，适用本办法。</p><p class="lv1">二、审查程序</p>'
    "<p>坚持先审查、后公开，一事一审。拟稿、科室审核、保密审查、批准至少由两人办理。</p>"
    '<p class="lv1">三、时限</p><p>审查应当在政府信息形成之日起15个工作日内完成。</p>'
)
REVIEW_RULES = (
    '<p class="lv1">一、适用范围</p><p>本市各级行政机关公开政府信息前的审查，适用本办法。</p><p class="lv1">二、审查程序</p>'
    "<p>坚持先审查、后公开，一事一审。拟稿、科室审核、保密审查、批准至少由两人办理；个人信息由专人复核。</p>"
    '<p class="lv1">三、时限</p><p>审查应当在政府信息形成之日起10个工作日内完成，急件随到随审。</p>'
)
ANSWERS = (
    "<p>征求意见期间共收到意见12条，采纳7条，部分采纳3条，未采纳2条。</p><p>一是采纳缩短审查时限的意见，由15个工作日改为10个工作日。</p>"
    "<p>二是采纳增加个人信息复核的意见。</p><p>三是关于由第三方审查的意见未采纳，审查责任依法由行政机关承担。</p>"
)
SUPPLY_RULES = (
    '<p class="lv1">一、管理责任</p><p>二次供水设施由产权人管理，可以委托供水单位统一管理。</p><p class="lv1">二、水质</p>'
    "<p>水箱每半年至少清洗消毒一次，水质检测结果在小区公示栏公布。</p>"
)
HOUSING_RULES = (
    '<p class="lv1">一、公开内容</p><p>物业服务人应当公开服务内容、收费标准、公共收益和维修资金使用情况。</p><p class="lv1">二、公开方式</p>'
    "<p>在小区公示栏和业主常用的信息平台公开，每季度更新一次。</p>"
)
#: (days ago, occasion, title, text); the last is still under embargo.
PRESS = (
    (
        33,
        "例行新闻发布会",
        "全市秋冬季供热准备情况新闻发布会",
        "<p>各热源企业储煤量满足45天以上用量，管网检修全部完成，11月1日起点火试供。</p>",
    ),
    (12, "专题通气会", "寄递包装回收试点情况通气会", "<p>首批86个网点设置回收箱，一个月回收纸箱2.1万个。下一步扩大到全市。</p>"),
    (0, "例行新闻发布会", "2026年民生实事进展新闻发布会", "<p>十件民生实事已完成八件，其余两件12月底前完成。</p>"),
)
#: Column of the office → (title, text). The regulation itself is read on the pages of the law; these are in our own words.
REGULATION: dict[str, tuple[tuple[str, str], ...]] = {
    "条例在哪里读": (
        (
            "《政府信息公开条例》在哪里读，两个时期怎样区分",
            (
                "<p>现行条例自2019年5月15日起施行，以前的申请适用2008年5月1日起施行的条例。两个时期的期限、收费和答复种类不同，"
                '本站的<a href="/law/">期限计算</a>按收到申请的日期自动选用。</p><p>全文见国家法律法规数据库。</p>'
            ),
        ),
    ),
    "条例解读": (
        (
            "20个工作日怎么算",
            (
                "<p>自收到申请之日起算，当日不计；周末和放假的日子不计，调休上班的日子计入；补正以后重新起算，征求第三方意见的时间不计入。"
                '可以在<a href="/law/days/">工作日推算</a>和<a href="/law/">期限计算</a>里逐日核对。</p>'
            ),
        ),
        (
            "公开以后应当有解读",
            "<p>涉及面广、社会关注度高或者专业性强的文件，公开之日起三个工作日内发布解读，文件和解读的页面互相链接。</p>",
        ),
    ),
    "宣讲活动": (
        (
            "政府信息公开宣讲进社区活动安排",
            "<p>每月第二个星期三上午，在市图书馆和各区政务服务大厅轮流举办，内容包括怎样查阅、怎样申请、不服怎样救济。欢迎参加，无需报名。</p>",
        ),
    ),
}
INTERPRETATION = (
    "<p>《{title}》（{number}）已经印发，现就主要内容解读如下。</p>"
    '<p class="lv1">一、为什么制定</p><p>统一办理口径，减少当事人往返。</p><p class="lv1">二、有什么变化</p>'
    "<p>办理材料由五项减为三项，可以网上办理。</p>"
    '<p class="lv1">三、什么时候起实行</p><p>以文件写明的日期为准。</p>'
)
