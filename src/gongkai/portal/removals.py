"""Why something was withdrawn and who decided it, in the language of the page: a tombstone holds the Chinese words of its day."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

#: The kinds of removal.
KINDS = (
    _("涉及国家秘密"), _("涉及个人隐私"), _("涉及商业秘密"), _("内容有误"), _("已废止或失效"), _("公示期满"), _("依据复议决定、裁判文书"), _("其他"),
)  # fmt: skip
#: The posts that decide: every role has its words, whoever may decide some day.
POSTS = (
    _("信息员"), _("科室负责人"), _("保密审查员"), _("批准人"), _("单位管理员"),
    _("主管部门"), _("考核员"), _("投诉受理员"), _("档案员"), _("系统管理员"),
)  # fmt: skip


def kind(words: str) -> str:
    """涉及个人隐私, or Personal privacy; words that are not ours stay as they are."""
    return gettext(words) if words in KINDS else words


def post(words: str) -> str:
    """保密审查员, or Secrecy reviewer."""
    return gettext(words) if words in POSTS else words
