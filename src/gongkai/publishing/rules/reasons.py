"""Why something cannot be done: codes with a sentence each, the same before the click and in the refusal."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

#: code → sentence. `checks.py` adds those of drafts.
SENTENCES = {
    # posts and states
    "no_post": gettext_noop("您在该单位没有办理此事的岗位"),
    "not_in_this_state": gettext_noop("稿件处于“%(state)s”，此时不能这样办理"),
    "item_not_in_this_state": gettext_noop("该条信息处于“%(state)s”，此时不能这样办理"),
    "changed_meanwhile": gettext_noop("稿件刚刚被他人改动或办理，请刷新后再办"),
    "locked_by_another": gettext_noop("%(name)s正在编辑，%(until)s前请勿同时修改"),
    # duties
    "drafter_may_not_review": gettext_noop("您起草、修改或登记过本稿，须由另一人审查、批准"),
    "reviewer_may_not_approve": gettext_noop("您已在本轮审查过本稿，须由另一人批准"),
    "same_person": gettext_noop("须由两个不同的人办理"),
    "registrar_may_not_check": gettext_noop("登记人与核对人不得为同一人"),
    "proposer_may_not_decide": gettext_noop("提出人与批准人不得为同一人"),
    "hider_may_not_confirm": gettext_noop("下线人与确认人不得为同一人"),
    "other_has_no_post": gettext_noop("所选的另一人当日没有相应岗位"),
    # content
    "summary_too_long": gettext_noop("内容概述不超过%(most)d字"),
    "unconfirmed": gettext_noop("从文件里读出来的还没有确认：%(fields)s"),
    "nothing_changed": gettext_noop("与现行版本没有差别"),
    "title_needed": gettext_noop("须有标题"),
    "title_too_long": gettext_noop("标题过长"),
    "body_or_file_needed": gettext_noop("须有正文或者附件"),
    "body_too_long": gettext_noop("正文过长"),
    "too_long": gettext_noop("内容过长"),
    "too_deep": gettext_noop("正文的嵌套层次过深"),
    "column_needed": gettext_noop("须选择栏目"),
    "no_such_column": gettext_noop("没有这个栏目：%(detail)s"),
    "column_only_holds_columns": gettext_noop("该栏目下设子栏目，须选择其中之一：%(detail)s"),
    "no_such_unit": gettext_noop("没有这个单位：%(detail)s"),
    "ends_before_it_begins": gettext_noop("有效期截止日早于生效日"),
    "column_ended": gettext_noop("该栏目已经停用，须另选：%(detail)s"),
    "guide_lacks": gettext_noop("指南要素不全：%(what)s"),
    "guide_blank": gettext_noop("指南正文里还有没填的空（%(blank)s），请在指南表单里补上"),
    "guide_differs": gettext_noop("正文与指南表单不一致：请在指南表单里修改并保存"),
    "key_needed": gettext_noop("缺少稿件标识"),
    "written_on_needed": gettext_noop("须有成文日期"),
    "written_in_the_future": gettext_noop("成文日期晚于今天"),
    "number_or_other_needed": gettext_noop("公文类信息须有文号；没有文号的请选非公文类"),
    "attribute_needed": gettext_noop("须确定公开属性：主动公开、依申请公开或者不予公开"),
    "ground_needed": gettext_noop("依申请公开、不予公开的须写明依据的条款"),
    "ground_unknown": gettext_noop("没有这个条款代码：%(detail)s"),
    "ground_reason_needed": gettext_noop("依申请公开、不予公开的须说明理由"),
    "withheld_has_content": gettext_noop("不予公开的只登记文号、日期和依据，不得存正文和附件"),
    "late_reason_needed": gettext_noop("自成文之日起已满20个工作日，须说明逾期原因"),
    "secrecy_mark": gettext_noop("含有密级标志，禁止上传、公开；本系统为非涉密系统"),
    "file_lost": gettext_noop("附件已不存在"),
    "particulars_unreadable": gettext_noop("流程图、征求意见、新闻发布的内容读不出来"),
    "chart_fault": gettext_noop("流程图第%(row)s行：%(what)s"),
    "chart_fault_whole": gettext_noop("流程图：%(what)s"),
    "comment_until_needed": gettext_noop("征求意见须有截止日期"),
    "comment_how_needed": gettext_noop("征求意见须写明怎样提意见"),
    "comment_over": gettext_noop("征求意见的截止日期已过"),
    "comment_or_answers_needed": gettext_noop("该栏目的信息须填写征求意见的截止日期，或者写明是哪一份征求意见稿的采纳反馈"),
    "press_needed": gettext_noop("新闻发布须填写场合和日期"),
    # publicity periods
    "publicity_end_needed": gettext_noop("标了公示期满后关闭的内容，须填公示期至哪一天"),
    "publicity_in_the_past": gettext_noop("公示期的最后一天早于今天"),
    "publicity_over": gettext_noop("公示期已于%(until)s届满，更正不能延长；确需再次公示的请办理修订"),
    "publicity_file_closed": gettext_noop("附件“%(name)s”公示期满已经关闭，须保持关闭或者去掉"),
    "closing_file_gone": gettext_noop("公示期满后关闭的附件已经换过或者去掉，请重新勾选"),
    "closing_unbalanced": gettext_noop("“【公示内容起】”和“【公示内容止】”没有成对"),
    "closing_inside": gettext_noop("“【公示内容起】”“【公示内容止】”须各自单独成行，不能放在表格、列表里"),
    "closing_told": gettext_noop("内容概述、关键词期满后不关闭，“%(piece)s”只在要关闭的内容里有，请改写"),
    "closing_no_marks": gettext_noop("正文里没有标出公示期满后关闭的段落"),
    "closing_no_tables": gettext_noop("正文里没有表格"),
    "closing_not_chosen": gettext_noop("正文里标了公示内容，须选“标出的段落”"),
    "note_needed": gettext_noop("须写明改了什么"),
    "item_gone": gettext_noop("该条信息已撤下，不能再修订"),
    # pictures
    "picture_kind": gettext_noop("正文图片须为 PNG、JPG、GIF 或 WebP"),
    "picture_lost": gettext_noop("正文里有一张图片不属于这份稿件，请重新上传"),
    "picture_stray": gettext_noop("有上传过的图片已经不在正文里，请再保存一次"),
    # findings
    "findings_open": gettext_noop("还有%(count)s处发现没有处理：%(where)s"),
    "files_unread": gettext_noop("机器读不出的附件须逐页审看：%(where)s"),
    "files_unchecked": gettext_noop("附件正在检查，请稍候再办：%(files)s"),
    "finding_gone": gettext_noop("这处发现已经不在稿件里，请刷新后再看"),
    "nothing_chosen": gettext_noop("没有选中任何一处发现"),
    "ruling_not_for_kind": gettext_noop("这类发现不能这样处理：%(kind)s"),
    "mark_stays": gettext_noop("密级标志不能说明理由，须删去内容或者换掉文件；涉密信息不得在本系统处理"),
    "ruling_ground_needed": gettext_noop("须选择继续公开的依据"),
    "ruling_ground_not_for_kind": gettext_noop("%(kind)s不能以这项依据公开，须遮盖"),
    "ruling_text_needed": gettext_noop("这项依据须写明具体条款、同意或者公示的情况"),
    "pages_by_reviewer": gettext_noop("机器读不出的附件由保密审查人逐页审看；没有保密审查环节的由批准人审看"),
    "masker_may_not_approve": gettext_noop("您遮盖过本稿的内容，须由另一人批准"),
    "mask_by_hand": gettext_noop("正文里的名单须逐项修改，不能一键遮盖"),
    "mask_failed": gettext_noop("没有遮盖成：%(detail)s"),
    "mask_nothing_named": gettext_noop("请选择要遮盖的发现，或者写出要遮盖的文字"),
    "mask_word_missing": gettext_noop("没有找到：%(words)s。请核对写法；只遮找到的，请勾选“没有找到的不管”再提交"),
    "mask_nothing_found": gettext_noop("标题、正文和附件里都没有找到要遮盖的文字"),
    "mask_ground_needed": gettext_noop("须写明遮盖的依据，例如：条例第十五条"),
    "mask_too_many": gettext_noop("要遮盖的文字一次最多%(most)d个，每个不超过%(longest)d字"),
    "mask_too_short": gettext_noop("要遮盖的文字太短：汉字至少两个，字母、数字至少五个"),
    # acts
    "reasons_needed": gettext_noop("须写明理由"),
    "unknown_reason": gettext_noop("没有这种理由：%(detail)s"),
    "opinion_needed": gettext_noop("须选择意见"),
    "secrecy_opinion_needed": gettext_noop("须写明保密审查意见"),
    "planned_in_the_past": gettext_noop("定时发布的时间须晚于批准时间"),
    "not_yet": gettext_noop("发布时间早于批准时间"),
    "content_changed": gettext_noop("内容与审查、批准时不一致，批准失效，须重新办理"),
    "opinion_missing": gettext_noop("缺少“%(state)s”环节的意见"),
    "one_person_only": gettext_noop("至少须有两人办理"),
    "unit_ended": gettext_noop("单位已撤销，不能以其名义发布"),
    "not_urgent": gettext_noop("不是急件"),
    "urgent_why_needed": gettext_noop("须写明急件原因"),
    "recording_needed": gettext_noop("电话决定的须有录音编号"),
    "not_yours_to_sign": gettext_noop("没有需要您补签的意见"),
    "steps_incomplete": gettext_noop("签批环节不全，应有：%(detail)s"),
    "steps_out_of_order": gettext_noop("签批日期的先后不合理"),
    "signer_needed": gettext_noop("每个签批环节须有签批人和日期"),
    "kind_needed": gettext_noop("须选择撤下的情形"),
    "hiding_kind_unknown": gettext_noop("须选择下线的情形"),
    "successor_not_public": gettext_noop("后续信息须填一条正在公开的信息的编号或者网址"),
    "already_proposed": gettext_noop("已有待批准的撤下申请"),
    "already_hidden": gettext_noop("已经下线"),
    "not_hidden": gettext_noop("没有下线"),
    "decided_already": gettext_noop("已经决定"),
    "open_manuscript": gettext_noop("该条信息已有一份在办的稿件"),
    "seal_needs_ground": gettext_noop("封存只限涉及秘密、隐私的信息"),
    "settled_already": gettext_noop("已经办结"),
    "already_sealed": gettext_noop("已经封存"),
    "file_shared": gettext_noop("附件还被另一条信息使用，须先一并处理：%(detail)s"),
    "attachment_elsewhere": gettext_noop("附件不属于该条信息的现行版本"),
    # many at once, and entry by table
    "nothing_picked": gettext_noop("没有选中任何一件"),
    "too_many_picked": gettext_noop("一次最多办%(most)d件"),
    "confirm_needed": gettext_noop("全部放弃须勾选“确实全部放弃”"),
    "nothing_to_enter": gettext_noop("没有可以录入的行：请先改正标出的错误，或者各行都已经录过"),
    "entered_meanwhile": gettext_noop("这张表刚刚已经录入或者放弃，请回到列表查看"),
    # coordination
    "same_unit": gettext_noop("不能征询本单位"),
    "unit_needed": gettext_noop("须选择征询的单位"),
    "unit_unknown": gettext_noop("没有这个单位：%(detail)s。请从列表里选"),
    "parts_needed": gettext_noop("须写明涉及对方的内容"),
    "days_out_of_range": gettext_noop("答复期限须在%(least)d至%(most)d个工作日之间"),
    "asked_already": gettext_noop("已经征询%(unit)s，还没有答复"),
    "not_asked": gettext_noop("没有待答复的征询，或者已经答复、撤回"),
    "ground_for_objection": gettext_noop("不同意公开的，须写明理由和依据的条款"),
    "no_objection": gettext_noop("没有需要决定的不同意见"),
    "coordination_waits": gettext_noop("正在征询%(unit)s的意见，%(until)s前答复；答复或者期满以前不能发布"),
    "coordination_objected": gettext_noop("%(unit)s的意见是“%(says)s”，须由批准人说明理由作出决定"),
    "coordination_changed": gettext_noop("%(unit)s答复以后内容改动过，须重新征询或者说明改动"),
    # referrals
    "referral_incomplete": gettext_noop("报请函须写明受文机关、信息名称、问题、拟办意见和材料怎样报送"),
    "referred_already": gettext_noop("已经报请确定，还没有登记答复"),
    "referral_settled": gettext_noop("这份报请函已经登记答复或者撤回"),
    "answer_number_needed": gettext_noop("须写明复函的文号"),
    "answer_day_wrong": gettext_noop("复函日期须在%(since)s至今天之间"),
    "referral_waits": gettext_noop("已报请%(body)s确定能否公开，%(until)s前函复；登记答复以前不能公开"),
    "referral_closed": gettext_noop("%(body)s答复不得公开（%(number)s）"),
    "referral_part": gettext_noop("%(body)s答复部分内容不得公开（%(number)s），须先修改、遮盖"),
    # steps
    "step_reason_needed": gettext_noop("须写明为什么这样定"),
    # wording
    "forbidden_word": gettext_noop("有禁用词：%(words)s。请改写，或者在“用词”里写明为什么这里可以用"),
    "no_such_hit": gettext_noop("内容刚刚改过，这处用词已经不在了，请刷新"),
    "not_replaceable": gettext_noop("这处不能自动替换，请在正文里改"),
    "release_failed": gettext_noop("发布未成：%(detail)s"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Reason:
    """One reason: a stable code, the field it is about ("" for none), and the values in its sentence."""

    code: str
    field: str = ""
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict, hash=False)

    @property
    def message(self) -> str:
        """The sentence in the reader's language."""
        template = _(SENTENCES.get(self.code, self.code))
        return template % self.values if self.values else template

    def as_json(self) -> dict[str, Any]:
        """{"code", "field", "values"}, to be stored."""
        return {"code": self.code, "field": self.field, "values": {name: str(value) for name, value in self.values.items()}}


class NotAllowed(Exception):
    """Nothing was done; `reasons` say why, all of them."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = list(reasons)

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in self.reasons]


def refuse(code: str, field: str = "", **values: Any) -> NotAllowed:
    """To be raised: one reason."""
    return NotAllowed([Reason(code, field, values)])


def insist(found: Sequence[Reason]) -> None:
    """Raise what was found, if anything was."""
    if found:
        raise NotAllowed(found)
