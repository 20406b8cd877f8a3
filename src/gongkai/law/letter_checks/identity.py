"""Who writes to whom about what: V-NO, V-TO, V-RECV, V-REQ, V-BODY, V-ONLINE, V-SEAL, and the fields that are needed (V-FIELD)."""

import re
from collections.abc import Iterator

from gongkai.law.letter_checks.facts import Facts, Finding, in_chinese
from gongkai.law.letter_checks.remedy import expected
from gongkai.law.letters import Letter, missing
from gongkai.law.sayings import Said, gettext_noop

_NUMBER = re.compile(r"(?P<mark>[^\d〔〕]{1,20})〔(?P<year>\d{4})〕(?P<serial>\d+)号")
_WITH_BODIES = frozenset({"R-PRE", "R-OR", "R-MIX", "R-OLD", "R-3RD"})


def check_number(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """The document number: 明发改公复〔2026〕12号, the year that of the letter, no leading zero (letters §1.3)."""
    if not facts.letter_no or (len(letter.number_class) == 1 and letter.number_class.isascii()):
        return
    match = _NUMBER.fullmatch(facts.letter_no)
    wanted = f"{facts.unit_mark}公{letter.number_class}"
    if match is None:
        yield _error("V-NO", "number_form", gettext_noop("文号的形式应为“%(wanted)s〔年〕流水号”"), wanted=wanted)
        return
    if facts.letter_date is not None and int(match["year"]) != facts.letter_date.year:
        yield _error("V-NO", "number_year", gettext_noop("文号的年份与落款年份不同"))
    if match["serial"].startswith("0"):
        yield _error("V-NO", "number_zero", gettext_noop("文号的流水不编虚位"))
    if facts.unit_mark and letter.number_class in "受补理延征知协费复更撤" and match["mark"] != wanted:
        yield Finding("V-NO", "warning", Said("number_class", gettext_noop("文号通常写作“%(wanted)s”"), {"wanted": wanted}))


def check_addressee(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Every applicant is named."""
    for name in facts.applicants if letter.addressee == "申请人" else ():
        if name not in text:
            yield _error("V-TO", "applicant_missing", gettext_noop("受文者没有写全，联名的要逐个列出"))
            return


def check_receipt(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """The day of receipt, and that of the correction where there was one."""
    for day, template in (
        (facts.received_on, gettext_noop("没有写明收到日%(day)s")),
        (facts.corrected_on, gettext_noop("没有写明收到补正的日期%(day)s")),
    ):
        if day is not None and in_chinese(day) not in text:
            yield _error("V-RECV", "receipt_missing", template, day=in_chinese(day))


def check_request(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """What was asked for stands in the letter; shortened it is for a person to judge."""
    request = facts.request_text.strip()
    if request and request not in text:
        said = Said("request_shortened", gettext_noop("申请内容没有照原文写；摘要不得改变意思"))
        yield Finding("V-REQ", "warning" if "申请内容" in text else "error", said)


def check_bodies(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """The body for reconsideration by its full name, and the court."""
    if expected(letter, facts) not in _WITH_BODIES:
        return
    if facts.recon_body and facts.recon_body not in text:
        yield _error("V-BODY", "body_missing", gettext_noop("复议机关应写全称“%(name)s”"), name=facts.recon_body)
    if facts.court_name and facts.court_name not in text and "人民法院" not in text:
        yield _error("V-BODY", "court_missing", gettext_noop("没有写明法院名称"))


def check_online(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Served electronically, it names where to apply online (行政复议法第22条第2款; L15)."""
    if (
        facts.service == "electronic"
        and expected(letter, facts) in _WITH_BODIES
        and (not facts.recon_online or facts.recon_online not in text)
    ):
        yield _error(
            "V-ONLINE",
            "online_missing",
            gettext_noop("通过互联网渠道送达的，须写明提交行政复议申请书的互联网渠道（行政复议法第二十二条第二款）"),
        )


def check_seal(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """The full name of the organ, and the day."""
    if facts.unit_name and facts.unit_name not in text:
        yield _error("V-SEAL", "unit_missing", gettext_noop("没有写机关全称"))
    if facts.letter_date is not None and in_chinese(facts.letter_date) not in text:
        yield _error("V-SEAL", "date_missing", gettext_noop("没有写成文日期"))


def check_fields(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """The needed fields, where the fields are given; and what belongs together (L05)."""
    if not facts.fields:
        return
    for field in missing(letter, facts.fields):
        yield _error("V-FIELD", "field_missing", gettext_noop("没有填：%(label)s"), label=field.label)
    unit, contact = (str(facts.fields.get(name) or "").strip() for name in ("responsible_unit", "responsible_contact"))
    if letter.code == "reply_not_ours" and bool(unit) is not bool(contact):
        said = Said("contact_missing", gettext_noop("能确定负责公开的机关的，名称和联系方式都要写（第三十六条第五项）"))
        yield Finding("V-FIELD", "warning", said)


def _error(code: str, said: str, template: str, **values: object) -> Finding:
    return Finding(code, "error", Said(said, template, values))
