"""Letters as data (letters §9): every one with its reply, cell and remedy in step with the law's own functions."""

import pytest

from gongkai.law.choices import Choices
from gongkai.law.clock import EventKind
from gongkai.law.letters import BY_CODE, LETTERS, in_text, letter, letter_for, missing
from gongkai.law.letters.effects import OnReply, effects
from gongkai.law.letters.reading import COMMON, TYPES
from gongkai.law.remedies import for_codes
from gongkai.law.replies import KINDS, report_cell, result
from gongkai.law.sayings import BadInputError
from tests.support.law_days import day

REPLIES = [one for one in LETTERS if one.is_reply and len(one.replies) == 1 and one.replies != ("*",)]


def test_every_letter_is_there_once() -> None:
    assert len(LETTERS) == len(BY_CODE) == 73
    assert all(one.title and one.addressee and (one.fields or one.wants) for one in LETTERS)


@pytest.mark.parametrize("one", REPLIES, ids=lambda one: one.code)
def test_a_reply_has_the_remedy_and_the_cell_of_the_law(one) -> None:
    grounds = [one.ground] if one.ground else []
    assert for_codes(one.replies[0], grounds, decided_on=day("2026-03-02")).code == one.remedy
    if one.cell != "*":
        assert report_cell([result(one.replies[0], grounds)[0]]).code == one.cell


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_of_reply_has_its_letter(kind) -> None:
    assert letter_for(kind.code).replies == (kind.code,)


def test_a_refusal_has_a_letter_for_each_ground() -> None:
    assert letter_for("36-3").code == "reply_refused"
    assert letter_for("36-3", "16-2a").code == "reply_refused_16_2_process"
    assert letter_for("36-3", "16-2a").cell == "r3_3_6"
    with pytest.raises(BadInputError) as refused:
        letter_for("99")
    assert refused.value.field == "reply"


def test_the_events_are_events_of_the_clock() -> None:
    assert {event for one in LETTERS for event in one.events} <= set(EventKind)


def test_replies_carry_the_checks_of_replies_and_notices_their_own() -> None:
    for one in REPLIES:
        if one.number_class == "复":
            assert {"V-DEC", "V-LAW", "V-REM", "V-SEAL"} <= set(one.checks)
    assert "V-REASON" not in letter("reply_granted").checks
    assert "V-REASON" in letter("reply_not_exist").checks
    assert "V-PII" in letter("third_party_consultation").checks
    assert "V-USE" in letter("correction_notice").checks
    assert set(letter("publication_approval").checks) >= {"A-PERSONS", "A-ORDER", "A-HASH"}


def test_fields_are_of_known_types_and_have_chinese_names() -> None:
    for field in [*COMMON, *(field for one in LETTERS for field in one.fields)]:
        assert field.label
        assert field.type in {*TYPES, "choice", "list"}
        assert (field.type == "choice") is bool(field.options)
        assert field.type != "list" or bool(field.items) is not bool(field.columns)


def test_what_is_not_filled_is_named() -> None:
    wanted = {"items": [], "correct_by": "2026-03-20", "return_to": "  ", "help": ""}
    assert [field.name for field in missing(letter("correction_notice"), wanted)] == ["items", "return_to"]
    filled = {"by": "按件", "lines": [1], "quantity": 0, "amount": 0, "pay_way": "银行", "payee": "财政", "fee_phone": "1"}
    assert missing(letter("fee_notice"), filled) == ()


def test_the_text_of_2007_knows_fewer_letters() -> None:
    assert not in_text(letter("comaker_consultation"), "2007")
    assert not in_text(letter("reply_needs_processing"), "2007")
    assert in_text(letter("reply_not_exist"), "2007")
    assert in_text(letter("reply_combined"), "2007")
    assert all(in_text(one, "2019") for one in LETTERS)


def test_what_letters_do_to_the_period() -> None:
    found = effects()
    assert set(found) <= set(BY_CODE)
    assert (found["correction_notice"].to_send_days, found["correction_notice"].on_reply) == (7, OnReply.RESTARTS)
    assert found["fee_notice"].term_days == 20
    assert "未核实" in found["fee_notice"].notes[0].text
    assert found["disclosure_referral"].on_reply is OnReply.NONE
    assert effects(Choices(pause_on_other_organ="any_formal_consultation"))["disclosure_referral"].on_reply is OnReply.PAUSES


def test_a_letter_that_does_not_exist() -> None:
    with pytest.raises(BadInputError) as refused:
        letter("love_letter")
    assert refused.value.field == "letter"
