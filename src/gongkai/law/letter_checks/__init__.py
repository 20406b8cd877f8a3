"""What can be checked of a letter on its text and the facts of its case (letters §1.5). Pure: text and facts in, findings out.

A check runs where the letter's data asks for it (`Letter.checks`), those of its own fields, fee and consultation always.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from gongkai.law.letter_checks import decision, identity, law, money, remedy, times, words
from gongkai.law.letter_checks.facts import Facts, Finding, Severity, Way
from gongkai.law.letters import Letter, letter
from gongkai.law.replies import result
from gongkai.law.sayings import BadInputError, Said, gettext_noop

__all__ = ["Facts", "Finding", "Severity", "Way", "check"]

#: Longest text that is checked, characters.
LONGEST = 200_000
#: Most findings of one check; the rest say nothing new.
_MOST = 50

Check = Callable[[Letter, str, Facts], Iterator[Finding]]
_ASKED: Mapping[str, Check] = {
    "V-NO": identity.check_number,
    "V-TO": identity.check_addressee,
    "V-RECV": identity.check_receipt,
    "V-REQ": identity.check_request,
    "V-DEC": decision.check_decision,
    "V-REASON": decision.check_reason,
    "V-BODY": identity.check_bodies,
    "V-ONLINE": identity.check_online,
    "V-SEAL": identity.check_seal,
    "V-USE": words.check_use,
    "V-FWD": words.check_forwarding,
    "V-PLAIN": words.check_plain,
}
_ALWAYS: tuple[Check, ...] = (
    law.check, remedy.check, times.check, words.check_secrecy, words.check_silence, words.check_persons, identity.check_fields, money.check,
)  # fmt: skip


def check(code: str, text: str, facts: Facts) -> tuple[Finding, ...]:
    """All findings on the letter `code`, errors first, then by place. Where the facts hold no results, those that the letter is for.

    BadInputError: `letter` unknown, `text` too long."""
    of = letter(code)
    if not facts.results and of.is_reply and len(of.replies) == 1 and "*" not in of.replies:
        facts = replace(facts, results=(result(of.replies[0], [of.ground] if of.ground else [])[0],))
    if len(text) > LONGEST:
        raise BadInputError("text", Said("too_long", gettext_noop("文书太长，最多%(most)d字"), {"most": LONGEST}))
    checks = [*(_ASKED[name] for name in of.checks if name in _ASKED), *_ALWAYS]
    found = dict.fromkeys(finding for one in checks for finding in islice(one(of, text, facts), _MOST))
    return tuple(sorted(found, key=lambda finding: (finding.severity != "error", finding.start)))
