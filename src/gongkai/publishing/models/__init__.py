"""How items became public: manuscripts with opinions and events on their way, and what happened to items since."""

from gongkai.publishing.models.batches import BulkAct, BulkActRow, EntryBatch, EntryRow, EntryUpload
from gongkai.publishing.models.coordination import Coordination, CoordinationWord
from gongkai.publishing.models.findings import Awaiting, Finding, Recheck, Ruling, Scan
from gongkai.publishing.models.items import Admission, Batch, PublishingEvent
from gongkai.publishing.models.manuscripts import Manuscript, ManuscriptEvent, ManuscriptFile, StepEvent, TemplateChoice
from gongkai.publishing.models.masking import MaskingRecord
from gongkai.publishing.models.opinions import LastSeen, OfflineSignature, Opinion, UrgentDecision
from gongkai.publishing.models.owed import Owed
from gongkai.publishing.models.pictures import Picture
from gongkai.publishing.models.referrals import Referral, ReferralWord
from gongkai.publishing.models.register import RegisterEntry
from gongkai.publishing.models.removals import DecisionNumber, Hiding, Removal
from gongkai.publishing.models.wording import WordingDismissal

__all__ = [
    "Admission",
    "Awaiting",
    "Batch",
    "BulkAct",
    "BulkActRow",
    "Coordination",
    "CoordinationWord",
    "DecisionNumber",
    "EntryBatch",
    "EntryRow",
    "EntryUpload",
    "Finding",
    "Hiding",
    "LastSeen",
    "Manuscript",
    "ManuscriptEvent",
    "ManuscriptFile",
    "MaskingRecord",
    "OfflineSignature",
    "Opinion",
    "Owed",
    "Picture",
    "PublishingEvent",
    "Recheck",
    "Referral",
    "ReferralWord",
    "RegisterEntry",
    "Removal",
    "Ruling",
    "Scan",
    "StepEvent",
    "TemplateChoice",
    "UrgentDecision",
    "WordingDismissal",
]
