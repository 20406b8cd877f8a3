"""The question about an annual report: what in it does not add up."""

from gongkai.law.asking.situation import Answer, Payload, Situation
from gongkai.law.report import Finding, check_payload


def check_report(payload: Payload, situation: Situation) -> Answer:
    """A report in its JSON form (see `law.report.parsing`) → {"format", "errors", "warnings"}, of findings {"rule", "where", "left",

    "right", "text"}.
    """
    found = check_payload(payload, situation.choices, situation.calendar)
    return {
        "format": str(found.format),
        "errors": [_told(finding, situation) for finding in found.errors],
        "warnings": [_told(finding, situation) for finding in found.warnings],
    }


def _told(finding: Finding, situation: Situation) -> Answer:
    return {**finding.as_json(), "text": situation.say(finding.said)}
