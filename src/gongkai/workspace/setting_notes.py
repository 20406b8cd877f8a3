"""What each setting of the office means, where its recommended value comes from, and what a change of it changes. Shown on its page.

The law's own choices (口径) are described in `law/choices.py`; this says the same to the office.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Note(NamedTuple):
    """A setting. `words`: what it may be, with names. `source`: of the recommended value. `unverified`: 未核实, nobody has seen the text."""

    title: str | Promise
    meaning: str | Promise
    effect: str | Promise
    source: str | Promise = ""
    words: dict[str, str | Promise] = {}
    unverified: bool = False


class Group(NamedTuple):
    """Settings that stand together."""

    title: Promise
    keys: tuple[str, ...]


_SITE = _("全站页头、页脚，半分钟内换过来。")
_CLOCK = _("正在办理的和以后的案件都按新值计算期限，已经作出的答复不变。")
_REMIND = _("只改提醒的日子，不改法定期限。")
_REPORT = _("只影响以后的计算和提醒，已经公布的年报不变。")
_OWN = _("本平台口径，法律没有规定。")

NOTES: dict[str, Note] = {
    "site.name": Note(_("网站名称"), _("页头、标题、订阅里的名称。"), _SITE),
    "site.owner": Note(_("主办单位"), _("页脚的主办单位。"), _SITE),
    "site.operator": Note(_("承办单位"), _("页脚的承办单位。"), _SITE),
    "site.code": Note(_("网站标识码"), _("十位政府网站标识码。"), _SITE, _("国办发〔2017〕47号")),
    "site.icp": Note(_("ICP备案号"), _("页脚的备案号。"), _SITE),
    "site.police": Note(_("公安备案号"), _("页脚的公安备案号。"), _SITE),
    "site.party_badge": Note(_("党政机关标识"), _("标识的链接地址。"), _SITE),
    "site.error_report": Note(_("政府网站找错"), _("找错入口的链接地址。"), _SITE),
    "site.telephone": Note(_("网站电话"), _("页脚的联系电话。"), _SITE),
    "site.domain": Note(_("网站域名"), _("网页元数据里的域名。"), _SITE),
    "site.hot_queries": Note(_("热门检索"), _("首页检索框下面的词，一行一个。"), _SITE),
    "index_number.parts": Note(
        _("索引号编法"), _("索引号由哪几段组成，一行一段：organisation_code、unit_code、column、year、serial:5，或者直接写分隔符。"),
        _("以后公开的信息按新编法编号；已经编的号不变。"), _("《政府信息公开目录系统实施指引（试行）》"),
    ),
    "index_number.fallback": Note(
        _("没有组织机构代码时的索引号编法"), _("单位没有组织机构代码时用。"), _("以后公开的信息按新编法编号；已经编的号不变。"), _OWN
    ),
    "column.unknown": Note(_("归不了类的栏目"), _("导入时判断不出栏目的信息放到这个栏目，写栏目代码。"), _("以后的导入。"), _OWN),
    "publishing.template": Note(
        _("审查步骤"), _("单位自己没有选的，稿件经过几步审查。"), _("以后提交的稿件；已经送审的按送审时的步骤走完。"), _("先审查、后公开（条例第十七条）"),
        {"2": _("两步：保密审查并批准"), "3": _("三步"), "4": _("四步")},
    ),
    "publishing.coordination_days": Note(_("发布协调期限"), _("征求其他单位意见，几个工作日内答复。"), _("以后发出的协调。"), _OWN),
    "publishing.abandoned_days": Note(
        _("空白稿件保留几天"), _("只开了头、一个字没写的稿件，几天以后自动放弃；0 为不放弃。"), _("下一次清理起。"), _OWN
    ),
    "notices.office": Note(_("主管部门同时收到的消息"), _("一行一种：hidden（紧急下线）、removal（撤下）、daily（每日汇总）。"), _("以后的消息。"), _OWN),
    "comment.columns": Note(_("征求意见的栏目"), _("放在这些栏目的，写明征求意见到哪天。一行一个栏目代码。"), _("以后的稿件和公开页面。"), _OWN),
    "press.columns": Note(_("新闻发布的栏目"), _("放在这些栏目的，写明发布人。一行一个栏目代码。"), _("以后的稿件和公开页面。"), _OWN),
    "interpretation.columns": Note(_("应当解读：哪些栏目"), _("放在这些栏目的文件要有解读。一行一个栏目代码。"),
        _("待办里的解读提醒。"), _("国办发〔2016〕19号")),
    "interpretation.regulations": Note(
        _("应当解读：哪些文件"), _("一行一种：rule（规章）、normative（行政规范性文件）。"), _("待办里的解读提醒。"), _OWN
    ),
    "interpretation.genres": Note(_("应当解读：哪些体裁"), _("一行一个体裁。"), _("待办里的解读提醒。"), _OWN),
    "interpretation.not_genres": Note(
        _("不需要解读：哪些体裁"), _("即使放在上面的栏目也不列入；标为规章、规范性文件的仍然列入。一行一个体裁。"), _("待办里的解读提醒。"), _OWN
    ),
    "interpretation.days": Note(
        _("解读期限"), _("文件公开后几个工作日内发布解读。"), _("待办里的解读提醒。"), _("国办发〔2016〕19号，只核到一处")
    ),
    "review.days": Note(_("规范性文件到期前几天清理"), _("失效前几天（自然日）列入到期清理。"), _("到期清理的列表。"), _OWN),
    "law.region": Note(
        _("地方假日"), _("六位行政区划代码，例如 450000；这个地方自己的假日也算。不写：只算全国的。"), _CLOCK, _("《全国年节及纪念日放假办法》第四条")
    ),
    "law.remedy_scope_before_20250601": Note(
        _("复议前置的范围（2025年5月31日以前的答复）"), _("2024年1月1日至2025年5月31日作出的“不予公开”，哪些要先复议。"),
        _("文书里救济告知的文字。"), _("行政复议法第二十三条；法释〔2025〕8号自2025年6月1日起明确"),
        {"articles_14_16": _("只限依条例第十四、十五、十六条不予公开的"), "every_refusal": _("凡是没有给的都算")},
    ),
    "law.mixed_style": Note(
        _("一份答复有几种结果时的救济告知"), _("部分公开，或者一次答复几件事。"), _("文书里救济告知的文字。"), _OWN,
        {"two_paths": _("分开写：不予公开的部分先复议，其余可以复议也可以诉讼"), "recon_first_all": _("整份答复都写先复议")},
    ),
    "law.overdue_path": Note(
        _("逾期不答复的救济"), _("到期没有答复，申请人走哪条路。"), _("文书和页面上的救济告知。"),
        _("法释〔2025〕8号第二条；行政复议法实施条例2026年修订文本没有见到"),
        {"or": _("复议或者诉讼"), "recon_first": _("先复议")}, unverified=True,
    ),
    "law.fee_paid_effect": Note(
        _("缴费后期限怎么算"), _("申请人缴清信息处理费以后，答复期限重新算还是接着算。"), _CLOCK, _("国办函〔2020〕109号没有见到这一句的原文"),
        {"restart": _("从缴费次日重新计算"), "resume": _("接着剩下的天数计算")}, unverified=True,
    ),
    "law.pause_on_other_organ": Note(
        _("征求其他机关意见停不停期限"), _("征求不是共同制作机关的意见，所需时间扣不扣除。"), _CLOCK, _("条例第三十三条、第三十四条"),
        {"comaker_only": _("只有征求共同制作机关才扣除"), "any_formal_consultation": _("书面征求任何机关都扣除")},
    ),
    "law.online_receipt_2007": Note(
        _("2019年5月15日以前网上申请的收到日"), _("旧条例下网上提交的申请，从哪天起算。"), _CLOCK, _("最高人民法院指导案例26号"),
        {"submitted": _("系统接收之日"), "confirmed": _("双方确认之日")},
    ),
    "law.correction_period_default": Note(_("补正期限"), _("补正通知没有写期限时，给申请人几个工作日，10至30。"), _CLOCK, _("条例第三十条只说“合理期限”")),
    "law.reasons_period_default": Note(_("说明理由的期限"), _("要求大量申请的人说明理由，没有写期限时给几个工作日。"), _CLOCK, _("条例第三十五条没有写期限")),
    "law.unconfirmed_red_after": Note(_("未确认的申请第几天亮红灯"), _("网上、传真来的申请没有与申请人确认，第几个工作日起亮红灯。"), _REMIND, _OWN),
    "law.report_deadline_shifts": Note(
        _("年报期限遇假日顺延"), _("1月31日、3月31日遇到假日，顺延到下一个工作日。"), _REPORT, _("条例第四十九条写的是日历日"),
        {"false": _("不顺延"), "true": _("顺延")},
    ),
    "law.warn_correction_days": Note(_("补正提醒"), _("收到申请后第几个工作日提醒发补正，一行一个。"), _REMIND, _("条例第三十条：7个工作日")),
    "law.warn_reply_days": Note(_("答复提醒"), _("第几个工作日提醒答复，一行一个。"), _REMIND, _("条例第三十三条：20个工作日")),
    "law.warn_before_extension": Note(_("延期提醒"), _("期限届满前几个工作日提醒延期。"), _REMIND, _OWN),
    "law.warn_third_party_days": Note(_("征求意见提醒"), _("征求第三方、共同制作机关意见，第几个工作日提醒，一行一个。"),
        _REMIND, _("条例第三十二条、第三十四条：15个工作日")),
    "law.warn_report_days": Note(_("年报提醒"), _("1月（部门）、3月（政府）的哪几天提醒，一行一个。"), _REMIND, _("条例第四十九条")),
}  # fmt: skip

GROUPS: tuple[Group, ...] = (
    Group(_("网站"), tuple(key for key in NOTES if key.startswith("site."))),
    Group(_("编号和归类"), ("index_number.parts", "index_number.fallback", "column.unknown")),
    Group(_("公开的办理"), tuple(key for key in NOTES if key.startswith(("publishing.", "notices.", "comment.", "press.", "interpretation.", "review.")))),
    Group(_("法律没有写死的口径"), tuple(key for key in NOTES if key.startswith("law."))),
)  # fmt: skip
