"""The paragraphs on remedies as they are printed in letters (letters §3.1). They are texts of law, printed in Chinese in every language.

`{name}` is filled by `remedies.wording`; `{contact}`, `{refused_at}` and `{other_at}` are whole brackets, or nothing.
"""

from collections.abc import Mapping

PRE = (
    "如不服本决定，请先申请行政复议：依照《中华人民共和国行政复议法》第二十条、第二十三条第一款第四项，自知道或者应当知道本决定之日起60日内，"
    "向{recon_body}提出{contact}。对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向{court_after_recon}提起行政诉讼。"
    "依法应当先申请行政复议；经复议后仍不服的，方可提起行政诉讼。"
)
OR = (
    "如不服本答复，可以自知道或者应当知道之日起60日内，向{recon_body}申请行政复议{contact}；"
    "也可以自知道或者应当知道之日起6个月内，直接向{court_name}提起行政诉讼。"
)
MIX = (
    "一、对本答复中不予公开的部分{refused_at}不服的，请先自知道或者应当知道之日起60日内向{recon_body}申请行政复议{contact_short}；"
    "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向{court_after_recon}提起行政诉讼。"
    "依据是《中华人民共和国行政复议法》第二十三条第一款第四项。\n"
    "二、对本答复的其他部分{other_at}不服的，可以在同一60日内申请行政复议，"
    "也可以自知道或者应当知道之日起6个月内直接向{court_name}提起行政诉讼。\n"
    "申请行政复议的，可以就全部内容一并提出。"
)
OLD = (
    "如不服本答复，可以自知道之日起60日内向{recon_body_old}申请行政复议，"
    "或者自知道或者应当知道之日起{old_suit_months}个月内向{court_name}提起行政诉讼。"
)
THIRD = (
    "如认为公开上述信息侵犯{you}的合法权益，可以自知道或者应当知道之日起60日内向{recon_body}申请行政复议，"
    "也可以自知道或者应当知道之日起6个月内向{court_name}提起行政诉讼。"
)
FEE = (
    "对收费有疑问的，可以在缴费期限内向{office_name}提出，本机关将核对并答复。单独对本通知不能申请行政复议或者提起行政诉讼；"
    "逾期未缴费、本机关告知不再处理的，可以就该不再处理的告知依法申请行政复议或者提起行政诉讼。"
)
PROCEDURE = "本告知是办理过程中的程序性告知。对最终答复不服的，按答复书载明的途径寻求救济。"
ENTERPRISE = "如对本单位的信息公开有意见，可以向{appeal_department}申诉，该部门依照《中华人民共和国政府信息公开条例》第五十五条处理。"
TEXTS: Mapping[str, str] = {
    "R-PRE": PRE,
    "R-OR": OR,
    "R-MIX": MIX,
    "R-OLD": OLD,
    "R-3RD": THIRD,
    "R-FEE": FEE,
    "P": PROCEDURE,
    "R-55": ENTERPRISE,
    "none": "",
}
