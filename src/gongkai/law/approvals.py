"""The common must-haves of approvals for publication 审批通用 (letters §8; rules G): persons, order, ground, secrecy, one content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gongkai.law.sayings import Said, gettext_noop

PROACTIVE, ON_APPLICATION, NOT_DISCLOSED = "主动公开", "依申请公开", "不予公开"
ATTRIBUTES = (PROACTIVE, ON_APPLICATION, NOT_DISCLOSED)


@dataclass(frozen=True, slots=True)
class Approval:
    """What is known of an approval. Names of persons are only compared; hashes are opaque; "" and None: not known or not done."""

    attribute: str
    ground: str = ""
    reason: str = ""
    secrecy_mark: str = ""
    first_reviewer: str = ""
    approver: str = ""
    approved_at: datetime | None = None
    released_at: datetime | None = None
    approved_hash: str = ""
    content_hash: str = ""


def problems(approval: Approval) -> Mapping[str, Said]:
    """What forbids it, by code: A-GROUND (Z60), A-ORDER (Z61), A-PERSONS, A-HASH, A-SECRET, A-ATTRIBUTE. Empty if nothing does."""
    found: dict[str, Said] = {}

    def say(code: str, template: str) -> None:
        found[code] = Said(code, template)

    if approval.attribute not in ATTRIBUTES:
        say("A-ATTRIBUTE", gettext_noop("公开属性只能是主动公开、依申请公开、不予公开之一（国办发〔2016〕80号）"))
    elif approval.attribute != PROACTIVE and not (approval.ground.strip() and approval.reason.strip()):
        say("A-GROUND", gettext_noop("不主动公开的须写明条款和理由（国办发〔2016〕80号）"))
    if approval.secrecy_mark.strip():
        say("A-SECRET", gettext_noop("有密级标志的不得公开（保密法）"))
    if approval.first_reviewer and approval.first_reviewer == approval.approver:
        say("A-PERSONS", gettext_noop("初审人和批准人不能是同一人"))
    if approval.released_at is not None and (approval.approved_at is None or approval.released_at < approval.approved_at):
        say("A-ORDER", gettext_noop("发布时间早于批准时间（条例第十七条：先审查、后公开）"))
    if approval.approved_at is not None and approval.approved_hash != approval.content_hash:
        say("A-HASH", gettext_noop("批准以后内容有改动，批准失效，须重新审批"))
    return found
