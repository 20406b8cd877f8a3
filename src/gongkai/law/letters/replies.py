"""答复类文书: the replies (letters §5). Read by `reading`."""

TEXT = """
reply_already_public 已主动公开告知书
  to=申请人 class=复 events=decided replies=36-1 cell=r3_1 remedy=R-OR
  checks REPLY -V-REASON
  fields items:list{title,docno,index_number,publisher,public_on,url,medium,proof}! how:para! printout:bool? place:text?
  wants 每条有标题、公开主体、公开日期、网址或公报期次 | 链接在签发时可打开且为公开状态 | 公开日≤落款日（当日公开须在签发前）
  wants 若公开日>收到日，另存证明 | 不得只写“请到网站查询”
reply_granted 予以公开告知书（提供政府信息） | 予以公开告知书
  to=申请人 class=复 events=decided replies=36-2 cell=r3_1 remedy=R-OR
  checks REPLY -V-REASON
  fields items:list{title,docno,pages,form}! way:choice[随文提供,告知获取方式途径和时间]! get_where:text? get_when:text?
  fields form_changed_reason:para? to_proactive:bool?
  wants 写“予以公开” | way为后者时方式、途径、时间三者俱全 | 形式与申请不同的须写第40条理由 | 附件哈希入卷
  wants 附件过个人信息扫描
reply_partial 部分公开告知书（区分处理） | 部分公开告知书
  to=申请人 class=复 events=decided replies=37 cell=r3_2 remedy=R-MIX
  checks REPLY
  fields open_items:list{title,docno,parts,pages}! closed_items:list{title,parts,ground,ground_text,reason}! consulted_note:para?
  fields mask_table:bool! refused_list:text! other_list:text!
  wants 公开部分、不公开部分、各自理由 | 每个不公开部分有条款代码和理由（“不属于政府信息的内容”用代码 37-n，不算14—16条）
  wants 遮盖件再提取无原文 | R-MIX两段俱在 | 写“区分处理”
reply_refused 不予公开告知书（总式）
  to=申请人 class=复 events=decided replies=36-3 cell=* remedy=R-PRE
  checks REPLY
  fields info_desc:text! ground_clause:para! severable:bool! severable_note:para! consulted_note:para?
  wants 条、款、项 | 理由段 | “不能作区分处理”或转37 | R-PRE | 复议机关全称
reply_refused_14_1 不予公开告知书（国家秘密） | 不予公开（国家秘密）
  to=申请人 class=复 events=decided replies=36-3 ground=14-1 cell=r3_3_1 remedy=R-PRE
  checks REPLY
  fields secrecy_conclusion:text! review_record_no:text! declass_note:para?
  wants 已依法确定（不是“涉及”“可能属于”） | 不印密级以外的定密要点、不印内容 | 有保密审查人意见
  wants 系统不录入涉密内容（本系统非涉密） | 期限已届满的先做解密审查
reply_refused_14_2 不予公开告知书（法律、行政法规禁止公开） | 不予公开（法律、行政法规禁止）
  to=申请人 class=复 events=decided replies=36-3 ground=14-2 cell=r3_3_2 remedy=R-PRE
  checks REPLY
  fields forbidding_law:law! forbids_what:para!
  wants forbidding_law 的位阶只能是法律、行政法规（地方性法规、规章、规范性文件拒绝） | 条款号
reply_refused_14_3 不予公开告知书（可能危及三安全一稳定） | 不予公开（三安全一稳定）
  to=申请人 class=复 events=decided replies=36-3 ground=14-3 cell=r3_3_3 remedy=R-PRE
  checks REPLY
  fields which:choice[国家安全,公共安全,经济安全,社会稳定]! harm:para! advice_from:text?
  wants 指明哪一项 | 后果具体（≥30字） | 主要负责人批准【口径】 | 不得与“社会影响”“炒作”等混用（词表告警）
reply_refused_15_1 不予公开告知书（商业秘密） | 不予公开（商业秘密）
  to=申请人 class=复 events=decided replies=36-3 ground=15-1 cell=r3_3_4 remedy=R-PRE
  checks REPLY
  fields features:para! consult_result:choice[第三方不同意公开,第三方部分同意,第三方逾期未提出意见,无法与第三方取得联系]!
  fields harm:para! public_interest:para! third_served_on:date?
  wants 征求意见文号与送达（无法联系的须有记录） | 逾期未提出的不得写“视为不同意”“视为同意” | 公共利益一句
  wants 不得写第三方未公开的细节
reply_refused_15_2 不予公开告知书（个人隐私） | 不予公开（个人隐私）
  to=申请人 class=复 events=decided replies=36-3 ground=15-2 cell=r3_3_4 remedy=R-PRE
  checks REPLY
  fields privacy_kind:text!
  fields consult_result:choice[第三方不同意公开,第三方部分同意,第三方逾期未提出意见,无法与第三方取得联系,第三方人数众多不宜逐一征求]!
  fields harm:para! public_interest:para! deidentified_considered:para!
  wants 先考虑去标识化（能则转37） | “人数众多”一项须说明并由负责人批准【口径】 | 不得出现第三方姓名
reply_refused_16_1 不予公开告知书 | 不予公开（内部事务信息）
  to=申请人 class=复 events=decided replies=36-3 ground=16-1 cell=r3_3_5 remedy=R-PRE
  checks REPLY
  fields internal_kind:choice[人事管理,后勤管理,内部工作流程]! why_internal:para! discretion:para!
  wants 三类之一（不得写“内部资料”“工作秘密”等类外名目） | 已查“法律、法规、规章规定应当公开的”除外项
  wants 有裁量理由（“可以”不是“应当”）
reply_refused_16_2_process 不予公开告知书（过程性信息） | 不予公开（过程性信息）
  to=申请人 class=复 events=decided replies=36-3 ground=16-2a cell=r3_3_6 remedy=R-PRE
  checks REPLY
  fields process_kind:choice[讨论记录,过程稿,磋商信函,请示报告]! stage:para! final_info:text? discretion:para!
  wants 四类之一 | 说明所处过程 | 有最终文件的指明
  wants 已正式施行的文件不得以过程性拒绝（标题含“通知”“决定”“批复”且有文号的告警） | 会议纪要须说明为何属讨论记录【口径】
reply_refused_16_2_casefile 不予公开告知书（行政执法案卷信息） | 不予公开（行政执法案卷信息）
  to=申请人 class=复 events=decided replies=36-3 ground=16-2b cell=r3_3_7 remedy=R-PRE
  checks REPLY
  fields case_kind:choice[行政处罚,行政强制,行政许可,行政检查,行政征收,行政确认,行政裁决,其他]! in_file:para!
  fields decision_public:text? party_access:text? discretion:para!
  wants 指明案卷类别 | 申请的若是处罚、许可决定本身，提示改 36-1、36-2、37（第20条（五）（六）项属主动公开）
  wants 写理由（一案例：相对不公开须说明理由【单源】）
reply_not_exist 政府信息不存在告知书
  to=申请人 class=复 events=decided replies=36-4 cell=r3_4_1 remedy=R-OR
  checks REPLY
  fields searched:list{place,keywords,period,result}! search_done_on:date! why_absent:para? archive_hint:text?
  fields other_unit_hint:text?
  wants “经检索” | 检索处所≥1（应含文书档案、业务系统、承办科室三处，少于两处告警【口径】）、关键词、时间
  wants 内部检索记录有人员岗位 | 移交档案馆的依档案法第15条区分（期限届满前仍由本机关办）
  wants 不得把“无需制作”“不予公开”写成不存在
reply_not_ours 非本机关政府信息告知书
  to=申请人 class=复 events=decided replies=36-5 cell=r3_4_1 remedy=R-OR
  checks REPLY V-FWD
  fields why_not_ours:para! responsible_unit:text? responsible_contact:text? prefill_url:url?
  wants 理由 | 能确定的写机关名称和联系方式（两者缺一告警） | 不得写“已转送” | 机关名用全称、现名（机构改革承继查 units）
  wants 不确定的写“本机关无法确定”
reply_repeated 不予重复处理告知书
  to=申请人 class=复 events=decided replies=36-6 cell=r3_5_2 remedy=R-OR
  checks REPLY
  fields previous:list{docno,date,result,served_on}! same_note:para! changed:bool!
  wants 前次答复文号、日期 | 前次已送达 | 同一申请人 | 前次若为36-4、36-3且已过1年，提示复核有无变化【口径】
reply_special_law 依特别规定办理告知书
  to=申请人 class=复 events=decided replies=36-7 cell=r3_3_8 remedy=R-OR
  checks REPLY
  fields special_law:law! info_kind:choice[市场主体登记资料,不动产登记资料,其他]! where:text! how:para!
  wants 法律、行政法规的名称和条款（规章不够） | 办理处所和方式
  wants 决定句写“请依照……办理”，不写“不予公开”。可用示例：《不动产登记暂行条例》第27条（查询、复制）【已核2019版
  wants 其后有无修订未核】
reply_needs_processing 需要加工、分析告知书
  to=申请人 class=复 events=decided replies=38 cell=r3_4_2 remedy=R-OR
  checks REPLY
  fields what_work:para! no_ready:para! raw_info:text?
  wants 加工内容 | 与37区分（遮盖、摘录不算加工） | 能给原始信息的指明。决定句“不予提供”
reply_petition 信访、投诉、举报类申请告知书
  to=申请人 class=复 events=decided replies=39-1 cell=r3_5_1 remedy=R-OR
  checks REPLY
  fields nature:choice[信访,投诉,举报,咨询,其他]! why:para! channel:text? channel_contact:text? info_part:para?
  wants 说明性质 | “不作为政府信息公开申请处理” | 渠道（可以告知，默认写） | 含有真实信息请求的须拆出另答
reply_publication 公开出版物告知书
  to=申请人 class=复 events=decided replies=39-2 cell=r3_5_3 remedy=R-OR
  checks REPLY
  fields publications:list{title,issue,how}!
  wants 出版物名称 | 获取途径 | 公报已上网的给链接
reply_excessive 不予处理告知书（无正当理由大量、反复申请） | 不予处理告知书（大量、反复）
  to=申请人 class=复 events=decided replies=35 cell=r3_5_4 remedy=R-OR
  checks REPLY
  fields reasons_notice_no:docno! reasons_answer:choice[已说明,逾期未说明]! count:int! period:text! why_unreasonable:para!
  fields cases:list[text]!
  wants 说明理由告知书文号 | 数量期间 | 逐条回应申请人理由 | 不得预先宣布今后一律不处理
reply_reissue 不予处理告知书（要求确认或者重新出具已获取的信息） | 不予处理告知书（确认或重新出具）
  to=申请人 class=复 events=decided replies=40-r cell=r3_5_5 remedy=R-OR
  checks REPLY
  fields obtained:list{title,when,how}! asked:choice[确认真伪,重新出具,盖章确认]! basis:law! other_way:text?
  wants 证明申请人已获取（前次答复、送达） | 能另给证明的途径
reply_unclear 无法提供告知书（补正后仍不明确）
  to=申请人 class=复 events=decided replies=30-u cell=r3_4_3 remedy=R-OR
  checks REPLY
  fields correction_no:docno! still_unclear:para! tried:para! suggestion:para?
  wants 补正告知文号、补正收到日 | 仍不明确的具体处 | 指导释明的记录
reply_correction_lapsed 视为放弃申请告知书（逾期不补正） | 视为放弃告知书（逾期不补正）
  to=申请人 class=复 events=decided replies=30-l cell=r3_6_1 remedy=R-OR
  checks REPLY
  fields correction_no:docno! correction_served_on:date! correct_by:date! reason_asked:para?
  wants 补正告知文号与送达日 | 期限已过 | 未发现正当理由 | 可重新申请。补正告知未送达的不得用
reply_fee_lapsed 视为放弃申请告知书（逾期不缴费） | 视为放弃告知书（逾期不缴费）
  to=申请人 class=复 events=decided replies=109-l cell=r3_6_2 remedy=R-OR
  checks REPLY
  fields fee_no:docno! fee_served_on:date! pay_by:date! amount:money!
  wants 通知文号、送达日、期限、金额 | 金额与通知一致 | 不再处理
reply_rectification 政府信息更正告知书
  to=申请人 class=更 events=decided replies=41 remedy=R-OR
  checks V-NO V-TO V-RECV V-SEAL V-REM
  fields record:text! evidence:list[text]! result:choice[予以更正,不予更正,转送有权机关,告知向有权机关提出]! old_value:text?
  fields new_value:text? reason:para! competent_unit:text? competent_contact:text? forwarded_on:date?
  wants 四种结果之一 | 更正的写前后内容与日期 | 转送的写机关和日期 | 不予更正的理由
withdrawal_confirmation 撤回申请确认书
  to=申请人 class=撤 events=withdrawn replies=wd cell=r3_6_3 remedy=none
  checks V-NO V-TO V-SEAL
  fields withdrawn_on:date! way:choice[书面,网页,当面]! identity_checked:bool! reason:para? partial:text?
  wants 本人核对 | 写“可以重新申请” | 不得由机关起草劝撤（撤回文本与机关模板相同的告警【口径】） | 答复已作出的不得用
reply_combined 政府信息公开申请答复书（一件多项） | 申请答复书（一件多项）
  to=申请人 class=复 events=decided replies=* cell=* remedy=*
  checks REPLY
  fields parts:list{no,matter,decision,law_ref,reason,attachment}! refused_list:text? other_list:text? main_matter:int!
  wants 每项都答（matters 与 parts 一一对应） | 各项满足其单项文书的必含 | 总救济段
reply_public_enterprise 信息公开咨询答复（公共企事业单位）
  to=来信人 class=自有 replies=55 remedy=R-55
  checks V-TO V-SEAL
  fields answer:para! basis:law! published_url:url?
  wants 不得写复议、诉讼期限（除非法规授权的组织以自己名义作行政行为）
reply_not_government_info 非政府信息告知书
  to=申请人 class=复 events=decided replies=2-n cell=r3_6_3 remedy=R-OR
  checks REPLY
  fields why_not:para! kind:choice[咨询,党务信息,民事活动信息,其他]! other_way:text? consult_no:text?
  wants 对照第2条逐要件（主体、职能过程、记录保存） | 决定句“不属于政府信息” | 能帮助的给途径
"""
