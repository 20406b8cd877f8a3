"""发布审批文书: the approvals of what is disclosed on one's own (letters §8). Read by `reading`."""

TEXT = """
publication_approval 政府信息公开审批单
  to=内部 class=P remedy=none
  checks APPROVAL
  fields item_title:text! item_docno:docno? index_number:text? made_on:date! carrier:choice[公文类,非公文类]! genre:text!
  fields theme:text? column_codes:list[text]! attribute:choice[主动公开,依申请公开,不予公开]! ground:text? ground_reason:para?
  fields ways:list[text]! summary:para? attachments:list{name,pages,hash,read_note}? findings:list{where,kind,handled,reason}?
  fields coordination:para? interpretation:text? publicity_end:date? planned_at:dt? late_reason:para? drafter:post!
  fields drafted_at:dt! section_opinion:para! section_head:post! section_at:dt!
  fields secrecy_opinion:choice[不涉密可以公开,遮盖后公开,不得公开,报请确定]! secrecy_note:para? secrecy_reviewer:post!
  fields secrecy_at:dt! approval:choice[同意公开,退回,不同意公开]! approver:post! approved_at:dt! content_hash:hash!
  fields offline:bool? released_at:dt? remark:para?
  wants 属性三选一 | 所有发现项已处理 | 读不出的附件有“已逐页人工审看” | 公文类有文号或注明无文号 | 至少两人
batch_approval 政府信息公开批量审批单 | 批量审批单
  to=内部 class=B remedy=none
  checks APPROVAL
  fields batch_name:text! rows:list{no,title,docno,made_on,attribute,ground,hash}! row_count:int! refused_rows:int!
  fields history_import:bool? drafter:post! secrecy_reviewer:post! approver:post! approved_at:dt! batch_hash:hash!
  wants 逐条哈希 | 行数＝批准数＋退回数 | 历史导入逐条带“历史导入”标记
review_return 退回修改意见单
  to=内部 remedy=none
  fields item_title:text! step:choice[科室,保密审查,批准]! reasons:list[text]! detail:para? by:post! at:dt!
  wants 步骤、理由≥1、岗位、时刻
urgent_countersign 急件补签单
  to=内部 class=J remedy=none
  checks APPROVAL
  fields item_title:text! why_urgent:para! decided_way:choice[同屏,电话录音]! reviewer_on_duty:post! review_at:dt!
  fields approver_on_duty:post! approve_at:dt! recording_ref:text? released_at:dt! content_hash:hash! sign_by:dt!
  fields signed_reviewer_at:dt? signed_approver_at:dt? overdue_note:para?
  wants （急件不免审查，只缓签字） | 两人不同 | 电话须录音号 | 内容哈希与发布件一致 | 逾期未补签通报
offline_signature_register 线下签批登记单
  to=内部 class=X remedy=none
  fields item_title:text! steps:list{step,signer,signed_on}! scan_hash:hash! content_hash:hash! registrar:post! registered_at:dt!
  fields checked_by:post!
  wants 扫描件 | 各签署人与日期 | 登记人≠核对人 | 日期先后合理（初审≤保密≤批准≤登记）
publication_coordination 政府信息发布协调函（并回复） | 发布协调函
  to=有关机关 class=协 remedy=none
  fields to_unit:unit! item_title:text! parts:list[text]! answer_by:date! their_opinion:choice[确认,修改,不同意公开,逾期未复]?
  fields their_reason:para? answered_at:dt? decided_by:text?
  wants 涉及部分 | 期限 | 意见四选一 | 不同意须有理由和条款
disclosure_referral 报请确定能否公开的函
  to=主管部门、保密部门 class=协 remedy=none
  checks V-SEC
  fields to_unit:unit! title_only:text! question:para! our_view:para! answer_by:date! carrier_note:text!
  wants 问题、拟办意见 | 不附涉密材料
masking_record 遮盖处理记录
  to=内部 class=M remedy=none
  fields file_name:text! rows:list{page,place,kind,ground,rule}! before_hash:hash! after_hash:hash! tool:text!
  fields recheck:choice[通过,不通过]! by:post! checked_by:post! at:dt!
  wants 每处有条款 | 再提取通过 | 操作人≠复核人 | 元数据、隐藏层、批注已清
emergency_takedown 紧急下线登记单
  to=内部 class=T remedy=none
  fields target:text! scope:choice[条目,单个附件,若干附件]!
  fields reason_kind:choice[疑似涉密,含个人信息,内容严重错误,第三方主张权利,链接或安全异常,其他]! reason:para! found_by:text!
  fields hidden_by:post! hidden_at:dt! decide_by:dt! decision:choice[恢复,改后恢复,撤下,封存]? decided_by:post? decided_at:dt?
  fields reported_to:list[text]? visits:int?
  wants 时刻、岗位、理由类别 | 下线人可单独操作，确认人须另一人 | 24小时内的缓存、索引、订阅是否已清 | 日志只记代码
withdrawal_decision 政府信息撤下决定
  to=公众（说明页） class=撤决 remedy=none
  fields target:text! item_title:text! kind:choice[依法撤下,内容错误,重复发布,公示期满,权利人要求,其他]! ground:text!
  fields reason_public:para! reason_internal:para? title_hidden:bool! case_cause:text? successor:text? from_takedown:text?
  fields proposer:post! secrecy_reviewer:post! approver:post! approved_at:dt! log_entry:text?
  wants 类别、依据、对外说明、批准 | 提出人≠批准人 | 撤下页写何事、何因、何单位岗位、何时、后续何处 | 日志有条目
  wants 废止失效不用本件（用标注）
sealing_decision 政府信息封存决定
  to=公众（只写依法封存） class=撤决 remedy=none
  fields target:text! kind:choice[涉密,个人信息,法院或上级决定]! ground:text! scope:list[text]! keep:para! proposer:post!
  fields secrecy_reviewer:post! approver:post! approved_at:dt! executed_at:dt? executor:post? proof:list{place,result}?
  fields backup_until:date? notify:list[text]?
  wants 主要负责人批准【口径】 | 三人不同 | 范围逐项 | 执行与核验 | 公众页只写“依法封存”与时间 | 下游通知清单
corrigendum_notice 更正说明（已公开信息） | 更正说明
  to=公众 remedy=none
  fields item_title:text! old_text:para! new_text:para! reason:para! edition:int! by:post! checked_by:post! approved_at:dt!
  fields substantive:bool!
  wants 前后对照 | 另一人 | 实质更正不得走简易
validity_notice 文件废止、失效、宣布失效标注单 | 文件有效性标注单
  to=公众 class=V remedy=none
  fields item_title:text! item_docno:docno! state:choice[废止,失效,宣布失效,修改]! by_document:text! effective_on:date!
  fields successor:text? approver:post! approved_at:dt!
  wants 依据文件文号 | 生效日 | 列表与页面同时标注 | 不删原文
no_such_information_report “本单位无此类信息”申报单 | 本单位无此类信息申报单
  to=内部 class=N remedy=none
  fields column_code:text! column_name:text! why_none:para! review_on:date! unit_head:post! office_opinion:choice[认可,不认可]!
  fields office_by:post! decided_at:dt!
  wants 理由（无此职能、本年度未发生、由某机关公开） | 办公室认可 | 复核日
proactive_suggestion_reply 关于主动公开建议的答复 | 主动公开建议的答复
  to=建议人 class=知 remedy=P
  fields suggestion:para! result:choice[采纳,部分采纳,未采纳]! reason:para! url:url? public_by:date?
  wants 结果与理由 | 采纳的写期限或网址
"""
