"""What kinds of findings are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

KINDS = {
    "resident_id": gettext_noop("身份证号码"),
    "mobile": gettext_noop("手机号码"),
    "bank_card": gettext_noop("银行卡号"),
    "address": gettext_noop("住址"),
    "name_list": gettext_noop("含敏感信息的名单"),
    "secrecy_mark": gettext_noop("密级标志"),
    "unreadable": gettext_noop("机器读不了"),
}


def kind_name(kind: str) -> str:
    """手机号码."""
    return _(KINDS.get(kind, kind))
