"""How items became public: manuscripts with opinions and events on their way, and what happened to items since."""

from gongkai.publishing.models.items import Admission, Batch, PublishingEvent
from gongkai.publishing.models.manuscripts import Manuscript, ManuscriptEvent, ManuscriptFile, TemplateChoice
from gongkai.publishing.models.opinions import LastSeen, OfflineSignature, Opinion, UrgentDecision
from gongkai.publishing.models.register import RegisterEntry
from gongkai.publishing.models.removals import Hiding, Removal

__all__ = [
    "Admission",
    "Batch",
    "Hiding",
    "LastSeen",
    "Manuscript",
    "ManuscriptEvent",
    "ManuscriptFile",
    "OfflineSignature",
    "Opinion",
    "PublishingEvent",
    "RegisterEntry",
    "Removal",
    "TemplateChoice",
    "UrgentDecision",
]
