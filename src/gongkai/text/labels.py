"""The words before a number or an address that say what it is, or that it is none."""

import re
from collections.abc import Callable

#: What is said of the place `start`: the heading of its column, then up to some thirty characters before it.
Label = Callable[[int], str]

_REACH = 30
_GAP = r"[\s为是系:：()（）\[\]【】\"“”'、,，.．]*$"

IDENTITY = re.compile(r"身份证|公民身份|身份号码|证件号|证件名称及号|证件号码")
CARD = re.compile(r"银行卡|卡号|银行账|银行帐|账号|帐号|账户|帐户|存折|一卡通|一本通|社保卡|社会保障卡|工资卡|惠农卡|开户")
#: An account of a body, which its bank numbers otherwise; what follows 账号 there is no card.
BODY_ACCOUNT = re.compile(r"对公|财政|国库|专户|单位|公司|企业|零余额|基本户|保证金|收款人|收款单位|缴款")
#: Numbers of things: what follows is no telephone, card or person.
THING = re.compile(
    r"(?:编号|文号|单号|流水号?|订单|序列号|注册号|登记号|备案号|许可证号?|批准文号|批文号|证书号|条码|条形码|货号|批号|案号|索引号|发票|凭证|合同号|"
    r"项目代码|项目编码|项目编号|信用代码|机构代码|机构编码|执照号?|税号|识别号|统一代码|宗地|不动产|图号|档案号|档号|设备号|运单|快递|"
    r"QQ群?|准考证号?|报名号|受理号?|ISBN|ISSN|证号|No|NO|№)(?:码|号|号码)?" + _GAP
)
CREDIT = re.compile(r"信用代码|机构代码|社会信用|纳税人识别号|税号")
OFFICE_PHONE = re.compile(r"(?:办公(?:室)?电话|办公手机|值班电话|值班手机)" + _GAP)
HOME = re.compile(
    r"住址|家庭地址|居住地|户籍|户口|现住|家住|暂住|常住|租住|居住|住在|住于|住|身份证地址|(?:^|[\s，,；;、。|])住[：:]?" + _GAP
)
OFFICE = re.compile(
    r"办公|单位|公司|企业|机构|经营|注册|营业|生产|项目|建设|地点|窗口|收件|邮寄|寄至|受理|施工|用地|坐落|座落|位于|厂址|厂房|大厅|政府|"
    r"委员会|局|法院|银行|医院|学校|门店|店铺|商铺|场所|报名|会址|展|拍卖|标的|院址|校址|局址|驻地|网点|站点|查询点|查阅|投诉|举报|联系地址|通[讯信]地址|地址"
)
ORGANISATION = re.compile(
    r"机构代码|以下简称|合伙|法人|公司|企业|合作社|工厂|[厂店]|个体工商户|信用代码|法定代表人|经营者|负责人|经营部|商行|超市|药房|诊所|酒店|协会|基金会|事务所"
)


def before(text: str, start: int, reach: int = _REACH) -> str:
    """What stands before `start` on its line, and in the cell before it."""
    piece = text[max(0, start - reach) : start]
    return piece[piece.rfind("\n") + 1 :]


def label_of(text: str) -> Label:
    """The label of a place in running text: what stands before it."""
    return lambda start: before(text, start)
