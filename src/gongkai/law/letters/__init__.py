"""The letters and forms 文书 of disclosure on application and of the approvals, as data: what each must hold and what it does.

Their texts (templates) are kept elsewhere; this is what the law and the product ask of them (letters §4–§9, rules F2, F3).
"""

from collections.abc import Mapping

from gongkai.law.letters import files, process, publication, replies
from gongkai.law.letters.reading import CHECKS, COMMON, Field, Letter, read_letters
from gongkai.law.regulation import Version
from gongkai.law.reply_kinds import BY_CODE as REPLY_KINDS
from gongkai.law.sayings import BadInputError, Said, gettext_noop

__all__ = ["BY_CODE", "CHECKS", "COMMON", "LETTERS", "Field", "Letter", "in_text", "letter", "letter_for", "missing"]

LETTERS: tuple[Letter, ...] = tuple(letter for table in (process, replies, files, publication) for letter in read_letters(table.TEXT))
BY_CODE: Mapping[str, Letter] = {letter.code: letter for letter in LETTERS}
#: Letters for what the text of 2007 does not have (articles 34, 35; the fee of 2020).
_ONLY_2019 = frozenset({"reasons_notice", "delay_notice", "comaker_consultation", "fee_notice", "reading_appointment"})


def letter(code: str) -> Letter:
    """The letter of that code; BadInputError `letter` for what is none."""
    if (found := BY_CODE.get(code)) is None:
        raise BadInputError("letter", Said("no_such_letter", gettext_noop("没有这种文书：%(code)s"), {"code": code[:40]}))
    return found


def letter_for(reply: str, ground: str = "") -> Letter:
    """The letter that gives this reply: for 36-3 that of the ground, the general one where none fits. BadInputError `reply`."""
    fitting = [one for one in LETTERS if one.is_reply and one.replies == (reply,) and one.events == ("decided",)]
    fitting += [one for one in LETTERS if one.replies == (reply,) and one.code in {"withdrawal_confirmation", "reply_public_enterprise"}]
    for one in fitting:
        if one.ground == ground:
            return one
    if not fitting:
        raise BadInputError("reply", Said("no_letter_for_reply", gettext_noop("没有与答复代码%(code)s对应的文书"), {"code": reply[:40]}))
    return fitting[0]


def in_text(of: Letter, version: Version) -> bool:
    """Whether the text of that version knows what the letter does."""
    if version == "2019":
        return True
    if of.code in _ONLY_2019:
        return False
    return not of.is_reply or of.replies == ("*",) or any(REPLY_KINDS[code].article(version) for code in of.replies)


def missing(of: Letter, values: Mapping[str, object]) -> tuple[Field, ...]:
    """The needed fields of the letter itself that `values` does not fill: absent, None, "", blank, or an empty list. 0 and False fill."""
    return tuple(field for field in of.fields if field.required and _empty(values.get(field.name)))


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or (isinstance(value, list | tuple) and not value)
