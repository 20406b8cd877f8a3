"""收件与程序文书: receiving an application and the notices on the way (letters §4). Read by `reading`."""

TEXT = """
application_register 政府信息公开申请登记表 | 申请登记表
  to=内部 events=submitted,signed_for remedy=none
  fields channel:choice[当面,邮寄签收,平常信函,互联网,传真,电子邮件]! arrived_at:dt!
  fields applicant_kind:choice[自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他]! id_kind:text? id_mask:text?
  fields contact:text! mail_address:text? agent_name:text? joint_names:list[text]? form_of_info:choice[纸质,电子邮件,光盘,其他]!
  fields way_to_get:choice[邮寄,自取,网络,传真,当场阅读抄录]! keywords:text? missing:list[text]? similar_cases:list[text]?
  fields published_hits:list[text]? registrar:post! assigned_to:text? inner_due_on:date? safe_due_on:date?
  wants 渠道、到达时刻、收到日及算法说明、第29条三项有无、登记岗位。“用途”栏不得必填
oral_application_record 口头申请代填记录
  to=申请人 events=submitted remedy=P
  fields difficulty:text! read_back:bool! writer:post! witness:post?
  wants 困难情形、读对、签名或捺印位
authorization_letter 授权委托书（申请人用表） | 授权委托书
  to=机关 remedy=none
  fields principal:text! agent:text! agent_id_mask:text! scope:choice[一般,特别]! scope_items:list[text]! valid_until:date?
  wants 委托事项写明“政府信息公开申请”，是否含代收文书
registration_receipt 政府信息公开申请登记回执（接收回执） | 登记回执（接收回执）
  to=申请人 class=受 remedy=P
  checks COMMON
  fields query_code:text! confirmed:bool! safe_due_on:date?
  wants 收到日、渠道、登记号、答复截止日 | 未确认的写“收到日以双方确认之日为准”
receipt_confirmation 确认收到通知（双方确认收到申请之日） | 确认收到通知
  to=申请人 class=受 events=confirmed,contact_failed,contact_restored remedy=P
  checks V-TO V-SEAL
  fields arrived_at:dt! confirm_way:choice[电话,短信链接,电子邮件,网页,当面]! confirm_by:date? confirmed_at:dt?
  fields confirmed_by:text? officer:post!
  wants 到达时刻、登记号、如何确认、确认后的收到日含义
on_the_spot_reply 当场答复记录
  to=申请人 class=复 events=decided,delivered replies=36-1,36-2,36-5,36-6,39-1,39-2 cell=* remedy=R-OR
  checks COMMON V-REQ V-LAW V-REM V-BODY
  fields reply_kind:choice[36-1,36-2,36-5,36-6,39-1,39-2]! reply_text:para! law_ref:law! given:list[text]? officer:post!
  fields approver:post!
  wants 申请人签收位 | 同意岗位
correction_notice 政府信息公开申请补正告知书 | 补正告知书
  to=申请人 class=补 events=correction_asked remedy=P
  checks COMMON V-REQ V-USE
  fields items:list{what,why,how}! correct_by:date! return_to:text! help:para?
  wants 补正事项≥1且每项有“怎样写” | 期限 | 逾期后果 | “答复期限自收到补正的申请之日起计算” | 落款或发出日≤第7个工作日
  wants 不得要求说明用途、与信息的关系
reasons_notice 政府信息公开申请说明理由告知书 | 说明理由告知书
  to=申请人 class=理 events=reasons_asked remedy=P
  checks COMMON
  fields count:int! period:text! pattern:para! answer_by:date! list_attached:bool!
  wants 数量、期间、情形三者俱全 | 后果（理由不合理的不予处理；合理而期内答不完的另定延迟期限） | 不得以本告知代替答复
extension_notice 政府信息公开申请延期答复告知书 | 延期答复告知书
  to=申请人 class=延 events=extended remedy=P
  checks COMMON
  fields reason:para! days:int! old_due_on:date! new_due_on:date! approved_by:post! approved_on:date!
  wants 落款日≤原截止日 | 1≤days≤20（收到日<2019-05-15为15） | approved_on≤落款日 | 写“经政府信息公开工作机构负责人同意”
  wants 新截止日与时钟一致 | 理由不得只写“情况复杂”【口径，告警】
delay_notice 政府信息公开申请延迟答复告知书 | 延迟答复告知书
  to=申请人 class=延 events=delay_set remedy=P
  checks COMMON
  fields reasons_received_on:date! assessment:para! workload:para! until:date! batches:list{no,until}? approved_by:post!
  wants 引第35条（不得引第33条） | 之前发过说明理由告知书 | 写出确定的日期 | 超过60个工作日的须分批安排【口径】
third_party_consultation 政府信息公开征求第三方意见书 | 征求第三方意见书
  to=第三方 class=征 events=third_party_asked,third_party_served remedy=P
  checks V-NO V-SEAL V-PII
  fields party_name:text! party_code:text! info_list:list{title,part}! why_you:para!
  fields interest:choice[商业秘密,个人隐私,其他合法权益]! answer_by:date? return_to:text! answer_online:url?
  wants （不写申请人） | “15个工作日” | 逾期后果 | 请说明不同意的理由与范围 | 告知公共利益例外
  wants 2007版期间不写15日、写合理期限
third_party_answer 第三方意见回执
  to=机关 events=third_party_answered remedy=none
  fields party_name:text! ref_no:docno! served_on:date! opinion:choice[同意公开,部分同意,不同意公开]! agreed_parts:para?
  fields reasons:para? evidence:list[text]? signed_on:date!
  wants 意见三选一 | 部分同意、不同意须有理由（缺理由不退回，但办理页提示“无理由”） | 签名或盖章 | 联系人可选
consulting_notice 关于正在征求意见的告知书（给申请人） | 正在征求意见的告知书
  to=申请人 class=知 remedy=P
  checks COMMON V-PII
  fields consulted:choice[第三方,共同制作机关,第三方和共同制作机关]! asked_on:date! matter_text:text!
  wants 写明不计入期限 | 不得写第三方姓名、名称 反向）
third_party_disclosure_notice 关于决定公开的告知书（给第三方） | 决定公开的告知书
  to=第三方 class=知 remedy=R-3RD
  checks V-NO V-SEAL V-PII
  fields party_name:text! asked_no:docno! opinion:choice[不同意公开,部分同意,逾期未提出意见,同意公开]!
  fields info_list:list{title,part}! reason:para! release_on:date?
  wants 内容＋理由 | 不同意而公开的，理由须回应公共利益或“无合理理由”
comaker_consultation 政府信息公开征求意见书（给共同制作机关） | 征求共同制作机关意见书
  to=机关 class=征 events=comaker_asked,comaker_served remedy=P
  checks V-NO V-SEAL V-PII
  fields to_unit:unit! info_list:list{title,docno}! our_view:para? answer_by:date? return_to:text!
  wants “15个工作日” | “逾期未提出意见的视为同意公开”
internal_assistance 政府信息公开申请协办函 | 协办函
  to=协办机关、科室 class=协 remedy=P
  checks V-PII
  fields to_unit:text! what:list[text]! search_hint:text? answer_by:date! reply_form:choice[检索记录,书面意见,材料原件扫描]!
  wants 内部限期早于 due_on | 写明查找范围 | 要求反馈检索记录（库、关键词、时间、人）
fee_notice 政府信息公开信息处理费收费通知书 | 收费通知书
  to=申请人 class=费 events=fee_noticed remedy=R-FEE
  checks V-NO V-TO V-SEAL
  fields by:choice[按件,按量]! lines:list{range,count,price,sum}! already:int? quantity:int! amount:money! pay_by:date?
  fields pay_way:para! payee:text! fee_phone:text!
  wants 依据、标准、数额、缴纳方式、20个工作日、逾期后果 | amount＝事实表C公式 | 按件按量不得并用
  wants 已主动公开而只告知途径的不得按量收 | 单独不可复议诉讼的说明用R-FEE原文
reading_appointment 查阅、抄录安排告知书
  to=申请人 class=知 replies=36-2 remedy=P
  fields info_list:list[text]! why_form:para! place:text! times:list[text]! rules:para? helper:text?
  wants 理由、地点、可选时间≥2个、可否复制
service_address_confirmation 送达地址和方式确认书（申请人用表） | 送达地址和方式确认书
  to=机关 remedy=none
  fields ways:list[text]! mail_address:text? email:text? agree_electronic:bool! receiver:text?
  wants 电子送达须本人勾选同意 | 提示地址变更须告知
"""
