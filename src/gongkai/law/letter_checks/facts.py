"""What is known of a letter beside its text, and what a check finds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.regulation import OF_2019, Regulation, regulation_on
from gongkai.law.replies import Result
from gongkai.law.sayings import Said

Severity = Literal["error", "warning"]
Way = Literal["", "mail", "in_person", "entrusted", "electronic"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`code`: V-REM … (letters §1.5). `start`, `end`: where in the text, characters from 0; both 0 where it is about the whole letter."""

    code: str
    severity: Severity
    said: Said
    start: int = 0
    end: int = 0

    def as_json(self) -> dict[str, Any]:
        """{"code", "severity", "text", "start", "end"}."""
        return {"code": self.code, "severity": self.severity, "text": self.said.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the case knows. What is not known ("" or None, empty) is not checked.

    `personal`: words that must not stand in letters to others than the applicant (name, number, telephone, address);
    `third_parties`: names that must not stand in letters to the applicant; `withheld`: passages that are not disclosed;
    `reasons`: the reasons as entered; `fields`: the values of the letter's own fields (`letters.Field.name`);
    `earlier_corrections`: correction notices already sent in the case.
    """

    letter_date: date | None = None
    letter_no: str = ""
    unit_name: str = ""
    unit_mark: str = ""
    received_on: date | None = None
    corrected_on: date | None = None
    due_on: date | None = None
    dispatched_on: date | None = None
    delivered_on: date | None = None
    service: Way = ""
    applicants: tuple[str, ...] = ()
    request_text: str = ""
    results: tuple[Result, ...] = ()
    public_enterprise: bool = False
    recon_body: str = ""
    recon_online: str = ""
    court_name: str = ""
    reasons: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)
    earlier_corrections: int = 0
    choices: Choices = field(default_factory=Choices)
    calendar: Calendar | None = None

    @property
    def regulation(self) -> Regulation:
        """The text in force for the application, by the day of receipt; that of 2019 where it is not known."""
        return regulation_on(self.received_on) if self.received_on else OF_2019

    @property
    def regulation_cited(self) -> Regulation:
        """The text that the letter cites, by its own day."""
        return regulation_on(self.letter_date) if self.letter_date else OF_2019


def without_request(text: str, facts: Facts) -> str:
    """The text with the applicant's own words blanked out, so that they are not taken for the organ's. Places stay."""
    request = facts.request_text.strip()
    return text.replace(request, "□" * len(request)) if len(request) >= 2 else text


def each(pattern: re.Pattern[str], text: str, code: str, severity: Severity, template: str) -> Iterator[Finding]:
    """A finding for each match; the template has `%(words)s`."""
    for match in pattern.finditer(text):
        yield Finding(code, severity, Said(code, template, {"words": match[0]}), match.start(), match.end())


def in_chinese(day: date) -> str:
    """2026年3月2日, as letters print days."""
    return f"{day.year}年{day.month}月{day.day}日"
