"""送达、证据与内部审批: service, evidence, and the approvals of an application (letters §6, §7). Read by `reading`."""

TEXT = """
search_record 检索记录
  to=内部 class=S remedy=none
  fields rows:list{place,method,keywords,period,hits,at,who,screenshot}! conclusion:para! section_statement:para!
  fields reviewed_by:post!
  wants 处所、方法、关键词、范围、命中数、时刻、人员、截图或清单 | 至少一名非经办人复核【口径】
service_receipt 送达回证
  to=受送达人 class=D events=dispatched,delivered remedy=none
  fields doc_name:text! doc_no:docno! doc_hash:hash! way:choice[直接送达,委托送达,邮寄送达,电子送达,留置送达,公告送达]!
  fields carrier:choice[邮政特快专递,邮政挂号]? mail_no:text? posted_at:dt? signed_at:dt? signer:text? relation:text?
  fields returned:para? server:post! witness:text?
  wants 文书名与文号 | 方式 | 邮寄须邮政企业（其他快递拒绝保存）、单号、交邮时刻、收据扫描 | 签收人与受送达人关系
  wants 退件的再送记录 | 留置须见证人或影像 | 不得到付
evidence_list 证据目录（行政复议、行政诉讼） | 证据目录
  to=复议机构、法院 remedy=none
  fields forum:choice[行政复议,行政诉讼]! forum_no:text! forum_body:text! filed_by:text! answer_due_on:date!
  fields groups:list{title,rows}! rows:list{no,name,source,form,pages,from_page,proves}! laws:list[law]! submitted_on:date!
  wants 编号、名称、来源、形式（原件、复印件、电子数据）、页码、证明对象 | 按下列组序 | 每份有哈希
  wants 含他人个人信息的遮盖副本另列 | 逾期举证告警。组序：①职权与主体 | ②收件（登记表、回执、确认）
  wants ③程序（补正、延期、征求意见、收费及送达） | ④检索与审查（检索记录、呈批单） | ⑤答复书与附件
  wants ⑥送达（回证、邮件详情单、签收） | ⑦依据
remedy_register 复议、诉讼登记单
  to=内部 class=R events=redo_ordered remedy=none
  fields kind:choice[复议,直接起诉,复议后起诉,投诉举报]! body:text! got_on:date! our_due_on:date!
  fields procedure:choice[普通,简易,未定]! result:choice[维持,纠正,其他,尚未审结]! decided_on:date? redo_limit:date? lesson:para?
  fields joint_body:bool!
  wants 类别对应表四三组 | 结果四选一 | 纠正的必须生成重办事件 redo_ordered
case_archive_cover 依申请公开案卷封面与卷内目录 | 案卷封面与卷内目录
  to=内部 class=A remedy=none
  fields title:text! docs:list{no,name,date,pages}! retention:choice[10年,30年,永久]! closed_on:date!
  wants 卷内件按形成时间排 | 页码连续 | 含个人信息标注
foi_reply_approval 依申请公开答复呈批单
  to=内部 class=P events=decided remedy=none
  fields letter_code:text! reply_kind:text! grounds:list[text]? guided:list{question,answer,note}! facts:para!
  fields opinion_of_section:para! section_head:post! secrecy_opinion:choice[可以公开,部分公开,不得公开,不涉及]!
  fields secrecy_reviewer:post! privacy_findings:list[text]? legal_opinion:para? office_opinion:para! office_head:post!
  fields approval:choice[同意,退回]! approver:post! approved_at:dt! letter_hash:hash! remedy_code:text! remedy_override:para?
  wants 经办人≠批准人 | 七问全答 | 涉14-1须保密审查“不得公开” | 14-3须主要负责人【口径】 | 批准绑定文书哈希，改一字失效
  wants 救济段被改的列入办公室抽查
extension_approval 延期（延迟）审批单
  to=内部 class=Y remedy=none
  fields kind:choice[延期,延迟]! reason:para! days:int? until:date! office_head:post! approved_at:dt!
  wants 延期由公开工作机构负责人同意（不是分管领导代替） | 延期≤20个工作日
fee_calculation 信息处理费计算与审批单
  to=内部 class=F remedy=none
  fields by:choice[按件,按量]! already:int! quantity:int! lines:list{range,count,price,sum}! amount:money! why_charge:para!
  fields office_head:post! approved_at:dt!
  wants 分档算式与公式一致 | 择一 | 自然月 | 同一申请人同一机关
proactive_conversion_approval 依申请公开转主动公开呈批单 | 转主动公开呈批单
  to=内部 class=Z remedy=none
  fields info_title:text! trigger:choice[多人申请,申请人建议,定期评估,需求分析,其他]! evidence:list[text]! masking:para!
  fields column_code:text! public_by:date! secrecy_opinion:choice[可以公开,部分公开,不得公开]! secrecy_reviewer:post!
  fields approval:choice[同意,不同意]! approver:post! approved_at:dt! item_id:text?
  wants 不含他人税费、社保、医疗、登记、信用等信息 | 申请人信息已去除 | 走完整发布审批（不得以本单代替政府信息公开审批单）
article18_review 不予公开信息定期评估审查表
  to=内部 class=G remedy=none
  fields rows:list{ref,title,ground,decided_on,changed,conclusion}! period:text! reviewer:post! approver:post! approved_at:dt!
  wants 逐件结论（维持、部分公开、公开） | 转公开的生成转主动公开呈批单
"""
