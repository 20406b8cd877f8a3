"""Which function writes which form of document."""

from collections.abc import Callable

from . import forms_lists as lists
from . import forms_notice as notices
from . import forms_policy as policy
from . import forms_service as service
from .case import Case
from .sheet import Sheet

FORMS: dict[str, Callable[[Case], Sheet]] = {
    "N": policy.notice,
    "P": policy.plan,
    "R": policy.rule,
    "K": policy.opinions,
    "S": policy.special_plan,
    "Q": policy.emergency_plan,
    "E": policy.decision,
    "A": notices.announcement,
    "T": notices.circular,
    "I": notices.report_on,
    "B": notices.reply,
    "L": notices.letter,
    "V": notices.consultation,
    "D": notices.news,
    "1": notices.warning,
    "U": lists.publicity,
    "H": lists.progress,
    "W": lists.monitoring,
    "F": lists.sampling,
    "C": lists.licences,
    "Y": lists.land,
    "Z": lists.completed,
    "G": service.service_guide,
    "M": service.flow_chart,
    "X": service.accident,
    "J": service.typical,
    "!": service.enterprise,
}
