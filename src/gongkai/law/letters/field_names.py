"""What each field of a letter is called in Chinese (letters §13), and the fields that the system fills in every letter (§1.2)."""

COMMON_FIELDS = """
unit_name:text! unit_mark:text! office_name:text! office_address:text! office_postcode:text? office_hours:text!
office_phone:text! office_fax:text? office_email:text? letter_title:text! letter_no:docno? letter_date:date! copies:int!
case_no:text! applicant_name:text! you:choice[您,你单位]! channel_label:text! submitted_on:date! received_on:date!
request_text:para! due_on:date! matters:list{no,text}! corrected_on:date? corrected_text:para? extended_on:date?
extended_due_on:date? redo_docno:docno? redo_body:text? recon_body:text! recon_address:text! recon_phone:text?
recon_online:url? court_name:text! court_after_recon:text! appeal_department:text?
"""

NAMES = """
advice_from 征询的主管部门；after_hash 处理后校验值；agent 受托人；agent_id_mask 受托人证件；agent_name 代理人
agree_electronic 同意电子送达；agreed_parts 同意公开的部分；already 本月已计件数；amount 金额；answer 答复内容
answer_by 回复期限；answer_due_on 答复举证期限；answer_online 网上回复地址；answered_at 回复时间
applicant_kind 申请人类型；approval 批准意见；approve_at 值班批准时间；approved_at 批准时间；approved_by 同意人
approved_on 同意日期；approver 批准人；approver_on_duty 值班批准人；archive_hint 已移交档案馆的告知；arrived_at 到达时间
asked 要求事项；asked_no 征求意见书文号；asked_on 征求日期；assessment 理由合理的判断；assigned_to 承办科室；at 时间
attachments 附件；attribute 公开属性；backup_until 备份轮换到期日；basis 依据；batch_hash 批次校验值
batch_name 批次名称；batches 分批答复安排；before_hash 处理前校验值；body 办理机构；by 计收方式或经办
by_document 依据文件；carrier 承运单位；carrier_note 材料另行机要报送；case_cause 隐标题时的案由；case_kind 案卷类别
case_no 登记号；cases 所涉登记号；changed 情况有无变化；channel 渠道；channel_contact 渠道联系方式；checked_by 核对人
closed_items 不予公开的内容；closed_on 办结日期；column_code 栏目代码；column_codes 栏目代码；column_name 栏目名称
competent_contact 有权机关联系方式；competent_unit 有权机关；conclusion 结论；confirm_by 请于何日前
confirm_way 确认方式；confirmed 收到日是否已定；confirmed_at 确认时间；confirmed_by 确认人；consult_no 咨询登记号
consult_result 征求意见结果；consulted 征求意见对象；consulted_note 征求意见情况；contact 联系方式
content_hash 内容校验值；coordination 涉及机关协调结果；correct_by 补正期限；correction_no 补正告知书文号
correction_served_on 补正告知送达日；count 件数；days 延长工作日数；decide_by 确认期限；decided_at 决定时间
decided_by 决定人；decided_on 决定日期；decided_way 决定方式；decision 处理决定
decision_public 处罚、许可等决定的公开途径；declass_note 是否已评估解密；deidentified_considered 去标识化后能否提供
detail 说明；difficulty 困难情形；discretion 裁量理由；doc_hash 文书校验值；doc_name 文书名称；doc_no 文书文号
docs 卷内文件；drafted_at 拟稿时间；drafter 拟稿人；due_on 现行答复截止日；edition 版次；effective_on 生效日期
email 电子邮箱；evidence 证据材料；executed_at 执行时间；executor 执行人；facts 事实与理由；features 三点说明
fee_no 收费通知文号；fee_phone 收费咨询电话；fee_served_on 收费通知送达日；file_name 文件名；filed_by 申请人或原告
final_info 最终决定或成熟信息何处可得；findings 扫描发现；forbidding_law 法名、条款、施行日
forbids_what 该条禁止的内容与本件的对应；form_changed_reason 未按要求形式的理由；form_of_info 提供方式；forum 程序种类
forum_body 办理机关；forum_no 案号；forwarded_on 转送日期；found_by 来源；from_takedown 来源下线单；genre 体裁
get_when 获取时间；get_where 获取地点或途径；given 当场给的材料；got_on 收到日期；ground 条款；ground_clause 理由段
ground_reason 条款理由；grounds 条款；groups 证据分组；guided 七问；harm 损害或后果；help 指导和释明；helper 无障碍帮助
hidden_at 下线时间；hidden_by 下线人；history_import 历史导入；how 获取方式、途径；id_kind 证件名称；id_mask 证件号
identity_checked 已核身份；in_file 在案卷中的位置与性质；index_number 索引号；info_desc 信息概括；info_kind 信息类别
info_list 所涉信息；info_part 信息公开部分的处理；info_title 信息标题；inner_due_on 内部限期；interest 权益种类
internal_kind 内部事务类别；interpretation 解读件；item_docno 文号；item_id 生成的草稿；item_title 信息标题
items 事项清单；joint_body 复议机关共同被告；joint_names 联名人；keep 保留什么；keywords 名称文号特征；kind 种类
late_reason 迟延原因；law_ref 法条引用；laws 依据；legal_opinion 合法性意见；lesson 教训；letter_code 拟发文书
letter_hash 文书校验值；lines 分档计算；list_attached 附清单；log_entry 日志条目；made_on 成文日期
mail_address 邮寄地址；mail_no 邮件号；main_matter 年报归格用；mask_table 附遮盖依据表；masking 去标识化处理
matter_text 涉及哪一项；matters 拆出的各项内容；missing 缺项；nature 性质；new_due_on 新截止日；new_text 更正后文字
new_value 更正后；no_ready 没有现成信息的说明；notify 通知的接收方；obtained 已获取的信息；office_by 办公室经办
office_head 公开工作机构负责人；office_name 公开工作机构；office_opinion 公开工作机构意见；officer 经办岗位
offline 线下签批；old_due_on 原截止日；old_text 原文字；old_value 原记录；open_items 予以公开的内容；opinion 意见
opinion_of_section 承办科室意见；other_list 其他部分；other_unit_hint 线索；other_way 其他途径；our_due_on 我方期限
our_view 拟办意见；overdue_note 逾期说明；partial 部分撤回；parts 部分；party_access 当事人查阅案卷的途径
party_code 当事方代号；party_name 第三方名称；pattern 超过合理范围的情形；pay_by 缴费期限；pay_way 缴纳方式
payee 收款单位；period 期间或范围；place 处所；planned_at 定时；posted_at 交邮时间；prefill_url 向该机关申请的预填链接
previous 前次答复；principal 委托人；printout 随附打印件；privacy_findings 个人信息提示；privacy_kind 隐私类别
procedure 程序；process_kind 过程性信息类别；proof 核验或公开证明；proposer 提出人；public_by 公开期限
public_interest 公共利益衡量；publications 出版物；publicity_end 公示期；published_hits 已公开近似条目
published_url 公开网址；quantity 数量；query_code 查询码；question 问题；raw_info 可提供的原始信息
read_back 已读给申请人听；reason 理由；reason_asked 有无正当理由的核问；reason_internal 内部说明；reason_kind 原因类别
reason_public 对外说明；reasons 理由；reasons_answer 说明理由情况；reasons_notice_no 说明理由告知书文号
reasons_received_on 理由收到日；received_on 收到日；receiver 代收人；recheck 另一程序再提取结果；record 所涉记录
recording_ref 录音编号；redo_limit 责令重作期限；ref_no 意见书文号；refused_list 不予公开部分；refused_rows 退回条数
registered_at 登记时间；registrar 登记人；relation 与受送达人关系；release_on 公开日期；released_at 发布时间
remark 备注；remedy_code 救济段代号；remedy_override 推翻救济段的理由；reply_form 反馈形式；reply_kind 答复种类
reply_text 答复内容；reported_to 报告对象；request_text 申请内容；responsible_contact 负责机关联系方式
responsible_unit 负责公开的机关；result 结果；retention 保管期限；return_to 送交处；returned 退件原因
review_at 值班审查时间；review_on 复核日；review_record_no 保密审查记录号；reviewed_by 复核人；reviewer 审查人
reviewer_on_duty 值班审查人；row_count 条数；rows 逐行；rules 须知；safe_due_on 稳妥日；same_note 内容相同的说明
scan_hash 扫描件校验值；scope 范围；scope_items 事项；search_done_on 检索日期；search_hint 查找线索；searched 检索情况
secrecy_at 保密审查时间；secrecy_conclusion 定密结论的程序性表述；secrecy_note 保密审查说明
secrecy_opinion 保密审查意见；secrecy_reviewer 保密审查人；section_at 科室审核时间；section_head 科室负责人
section_opinion 科室意见；section_statement 承办科室说明；served_on 送达日；server 送达人；severable 已审查可否区分
severable_note 不能区分的理由；sign_by 补签期限；signed_approver_at 批准人补签时间；signed_at 签收时间
signed_on 签署日期；signed_reviewer_at 审查人补签时间；signer 签收人；similar_cases 同人近似申请；special_law 特别规定
stage 所处过程；state 有效性；step 环节；steps 签批环节；still_unclear 仍不明确处；submitted_on 提交日期
substantive 是否实质更正；successor 替代件；suggestion 建议；summary 内容概述；target 对象；their_opinion 对方意见
their_reason 对方理由；theme 主题；third_served_on 第三方收到日；times 可选时间；title 标题；title_hidden 标题是否也隐
title_only 信息名称；to_proactive 拟转主动公开；to_unit 主送机关；tool 工具；tried 指导和查找情况；trigger 触发事由
unit_head 单位负责人；unit_mark 机关代字；unit_name 机关全称；until 延至日期；url 网址；valid_until 有效期
visits 下线前访问量；way 方式；way_to_get 获取方式；ways 途径；what 事项；what_work 需要怎样的汇总、统计、分析
where 地点；which 可能危及的方面；why 原因；why_absent 不存在的缘由；why_charge 收费理由；why_form 改用形式的理由
why_internal 属内部事务的理由；why_none 无此类信息的原因；why_not 不属于政府信息的理由；why_not_ours 不属于本机关的理由
why_unreasonable 不合理的理由；why_urgent 急件原因；why_you 为何与第三方有关；withdrawn_on 撤回日期；witness 见证人
workload 工作量；writer 代填岗位
office_address 办公地址；office_postcode 邮政编码；office_hours 办公时间；office_phone 办公电话；office_fax 传真号码
office_email 公开工作机构电子邮箱；letter_title 文书标题；letter_no 文号；letter_date 落款日期；copies 份数
applicant_name 申请人；you 称谓；channel_label 渠道名称；corrected_on 补正收到日；corrected_text 补正内容
extended_on 延期告知日；extended_due_on 延期后的截止日；redo_docno 责令重作文号；redo_body 责令重作机关；recon_body 复议机关
recon_address 复议机关地址；recon_phone 复议机关电话；recon_online 网上复议申请；court_name 一审法院；court_after_recon 复议后起诉的法院
appeal_department 受理申诉的部门
"""
