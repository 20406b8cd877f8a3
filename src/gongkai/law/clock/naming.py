"""What each event is called, what it does to the term, and where that stands."""

from typing import NamedTuple

from gongkai.law.clock.events import EventKind
from gongkai.law.sayings import Said, gettext_noop


class Naming(NamedTuple):
    """`label`: its short name; `effect`: what it does, for the explanation; `article`: a key of `Regulation.articles`."""

    label: str
    effect: str
    article: str


NAMES: dict[EventKind, Naming] = {
    EventKind.SUBMITTED: Naming(gettext_noop("提交申请"), gettext_noop("提交申请"), "receipt"),
    EventKind.SIGNED_FOR: Naming(gettext_noop("机关签收"), gettext_noop("行政机关签收"), "receipt"),
    EventKind.CONFIRMED: Naming(gettext_noop("双方确认"), gettext_noop("双方确认收到申请"), "receipt"),
    EventKind.CONTACT_FAILED: Naming(gettext_noop("联系不上申请人"), gettext_noop("联系不上申请人，已登记"), "receipt"),
    EventKind.CONTACT_RESTORED: Naming(gettext_noop("恢复联络"), gettext_noop("与申请人恢复联络"), "receipt"),
    EventKind.CORRECTION_ASKED: Naming(gettext_noop("告知补正"), gettext_noop("告知补正，等待补正期间不计"), "correction"),
    EventKind.CORRECTION_RECEIVED: Naming(gettext_noop("收到补正"), gettext_noop("收到补正，自次日起整期重新计算"), "correction"),
    EventKind.CORRECTION_LAPSED: Naming(gettext_noop("逾期不补正"), gettext_noop("逾期不补正，视为放弃申请"), "correction"),
    EventKind.THIRD_PARTY_ASKED: Naming(gettext_noop("征求第三方意见"), gettext_noop("发出征求第三方意见书，自次日起不计"), "third_party"),
    EventKind.THIRD_PARTY_SERVED: Naming(gettext_noop("第三方收到意见书"), gettext_noop("第三方收到征求意见书"), "third_party"),
    EventKind.THIRD_PARTY_ANSWERED: Naming(gettext_noop("第三方答复"), gettext_noop("收到第三方意见，自次日起续算"), "third_party"),
    EventKind.COMAKER_ASKED: Naming(gettext_noop("征求共同制作机关意见"), gettext_noop("征求共同制作机关意见，自次日起不计"), "comaker"),
    EventKind.COMAKER_SERVED: Naming(gettext_noop("共同制作机关收到意见书"), gettext_noop("共同制作机关收到征求意见书"), "comaker"),
    EventKind.COMAKER_ANSWERED: Naming(gettext_noop("共同制作机关答复"), gettext_noop("收到共同制作机关意见，自次日起续算"), "comaker"),
    EventKind.EXTENDED: Naming(gettext_noop("延长答复期限"), gettext_noop("告知延长答复期限，自原期限届满次日续加"), "extension"),
    EventKind.DELAY_SET: Naming(gettext_noop("延迟答复"), gettext_noop("告知延迟答复，以所定日期为限"), "excessive"),
    EventKind.FEE_NOTICED: Naming(gettext_noop("收费通知送达"), gettext_noop("申请人收到收费通知，等待缴费期间不计"), "fee"),
    EventKind.FEE_PAID: Naming(gettext_noop("完成缴费"), gettext_noop("完成缴费"), "fee"),
    EventKind.FEE_LAPSED: Naming(gettext_noop("逾期不缴费"), gettext_noop("逾期不缴费，视为放弃申请"), "fee"),
    EventKind.REASONS_ASKED: Naming(gettext_noop("要求说明理由"), gettext_noop("要求说明理由，不停止计算"), "excessive"),
    EventKind.REASONS_RECEIVED: Naming(gettext_noop("收到理由说明"), gettext_noop("收到理由说明"), "excessive"),
    EventKind.DECIDED: Naming(gettext_noop("作出决定"), gettext_noop("作出决定"), "reply"),
    EventKind.DISPATCHED: Naming(gettext_noop("发出答复"), gettext_noop("发出答复"), "reply"),
    EventKind.DELIVERED: Naming(gettext_noop("送达答复"), gettext_noop("送达答复"), "reply"),
    EventKind.WITHDRAWN: Naming(gettext_noop("撤回申请"), gettext_noop("申请人撤回申请"), ""),
    EventKind.REDO_ORDERED: Naming(gettext_noop("责令重新处理"), gettext_noop("责令重新处理，期限重新起算"), "reply"),
}


def label(kind: EventKind) -> Said:
    """Its short name, to stand in another sentence."""
    return Said(kind.value, NAMES[kind].label)
