"""Which function writes which form of document."""

from collections.abc import Callable

from gongkai.demo import forms_lists as lists
from gongkai.demo import forms_notice as notices
from gongkai.demo import forms_policy as policy
from gongkai.demo import forms_service as service
from gongkai.demo.case import Case
from gongkai.demo.sheet import Sheet

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
