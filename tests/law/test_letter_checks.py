"""What is found in letters: Z65, Z37, L01–L08, L10, L12–L15, and the words that may not stand."""

from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.letter_checks import Facts, check
from gongkai.law.letter_checks.citations import citations, rank
from gongkai.law.letters import LETTERS
from gongkai.law.remedies import Bodies, code_of, wording
from gongkai.law.replies import result
from gongkai.law.sayings import BadInputError
from tests.support.law_days import day, official

BODIES = Bodies(
    recon_body="明川市人民政府", recon_address="政务路1号", recon_online="https://example.invalid/xzfy",
    recon_body_old="明川市人民政府或者澜江省水利厅", court_name="明川市青屏区人民法院", court_after_recon="明川市中级人民法院",
)  # fmt: skip
REQUEST = "青屏区二期管网改造方案会商记录"
PROCESS = (
    "经审查，您申请的会商记录，是本机关在履行行政管理职能过程中形成的讨论记录：方案仍在比选，尚未作出决定，属于过程性信息。"
    "依照《中华人民共和国政府信息公开条例》第十六条第二款，可以不予公开。"
    "依照《中华人民共和国政府信息公开条例》第三十六条第（三）项，本机关决定不予公开。"
)


def letter(middle: str, remedy: str, *, on: str = "2025年6月10日", year: int = 2025) -> str:
    return (
        f"明川市水务局\n不予公开告知书\n明水务公复〔{year}〕7号\n\n申请人：\n2025年5月20日，本机关收到您以互联网方式提出的政府信息公开申请。"
        f"申请内容为：{REQUEST}。\n{middle}\n{remedy}\n如有疑问，请与办公室联系。\n\n明川市水务局（印章）\n{on}\n"
    )


FACTS = Facts(
    letter_date=day("2025-06-10"), letter_no="明水务公复〔2025〕7号", unit_name="明川市水务局", unit_mark="明水务", received_on=day("2025-05-20"),
    due_on=day("2025-06-18"), applicants=("申请人",), request_text=REQUEST, results=(result("36-3", ["16-2a"])[0],),
    recon_body="明川市人民政府", court_name="明川市青屏区人民法院", recon_online=BODIES.recon_online, calendar=official(),
)  # fmt: skip
CODE = "reply_refused_16_2_process"


def said(code: str, text: str, facts: Facts, severity: str = "error") -> list[tuple[str, str]]:
    return [(one.code, one.said.code) for one in check(code, text, facts) if one.severity == severity]


def remedy(code: str, on: str) -> str:
    return wording(code, decided_on=day(on), bodies=BODIES)  # type: ignore[arg-type]


def test_l01_a_good_refusal_has_no_finding() -> None:
    assert check(CODE, letter(PROCESS, remedy("R-PRE", "2025-06-10")), FACTS) == ()


def test_l01_z65_a_refusal_must_not_open_the_court_at_once() -> None:
    found = said(CODE, letter(PROCESS, remedy("R-OR", "2025-06-10")), FACTS)
    assert {one[0] for one in found} == {"V-REM"}
    direct = letter(PROCESS, remedy("R-PRE", "2025-06-10") + "也可以直接起诉。")
    found = [one for one in check(CODE, direct, FACTS) if one.severity == "error"]
    assert [(one.code, one.said.code, direct[one.start : one.end]) for one in found] == [("V-REM", "remedy_wrong", "直接起诉")]
    assert "须先申请行政复议" in found[0].said.text


def test_l02_in_2023_reconsideration_first_is_wrong() -> None:
    facts = replace(FACTS, letter_date=day("2023-11-10"), received_on=day("2023-10-20"), due_on=None, letter_no="", recon_body="")
    text = letter(PROCESS, "{}", on="2023年11月10日").replace("2025年5月20日", "2023年10月20日")
    assert said(CODE, text.replace("{}", remedy("R-OLD", "2023-11-10")), facts) == []
    assert ("V-REM", "remedy_wrong") in said(CODE, text.replace("{}", remedy("R-PRE", "2025-06-10")), facts)


def test_l03_a_partial_disclosure_needs_both_paths() -> None:
    facts = replace(FACTS, results=(result("37", ["15-2"])[0],), letter_date=day("2026-03-02"), letter_no="", due_on=None)
    middle = (
        "依照《中华人民共和国政府信息公开条例》第三十六条第（二）项、第（三）项和第三十七条，本机关决定部分公开：依照条例第十五条，"
        "附件2第3、4栏不予公开。理由：两栏记有申领人的病情和家庭收入，公开后他人能够认出本人。"
    )
    both = remedy("R-MIX", "2026-03-02")
    text = letter(middle, both, on="2026年3月2日")
    assert said("reply_partial", text, facts) == []
    for half in both.split("\n")[:2]:
        assert ("V-REM", "remedy_missing") in said("reply_partial", letter(middle, half, on="2026年3月2日"), facts)


def test_l04_not_existing_needs_a_search() -> None:
    facts = replace(FACTS, results=(result("36-4")[0],), letter_date=day("2026-03-02"), letter_no="", due_on=None)
    middle = (
        "没有您所申请的信息，理由：本机关从未承办过该项目的会商，也没有收到过有关材料。依照条例第三十六条第（四）项，该政府信息不存在。"
    )
    text = letter(middle, remedy("R-OR", "2026-03-02"), on="2026年3月2日")
    assert said("reply_not_exist", text, facts) == [("V-DEC", "not_searched")]
    assert said("reply_not_exist", text.replace("没有您所", "经检索，没有您所"), facts) == []
    unsearched = replace(facts, fields={"searched": [], "search_done_on": "2026-03-01"})
    assert ("V-FIELD", "field_missing") in said("reply_not_exist", text, unsearched)


def test_l05_an_application_is_not_passed_on() -> None:
    facts = replace(FACTS, results=(result("36-5")[0],), letter_date=day("2026-03-02"), letter_no="", due_on=None)
    middle = (
        "该信息不属于本机关负责公开，理由：由市教育局制作并保存全部材料，本机关没有。已转送市教育局办理。依照条例第三十六条第（五）项告知。"
    )
    text = letter(middle, remedy("R-OR", "2026-03-02"), on="2026年3月2日")
    assert [one[0] for one in said("reply_not_ours", text, facts)] == ["V-FWD"]
    fields = {"why_not_ours": "由市教育局制作", "responsible_unit": "明川市教育局", "responsible_contact": ""}
    assert said("reply_not_ours", text, replace(facts, fields=fields), "warning") == [("V-FIELD", "contact_missing")]
    assert "V-FWD" not in [one[0] for one in said("reply_rectification", text, replace(facts, results=(result("41")[0],)))]


def test_l06_a_third_party_does_not_learn_who_asks() -> None:
    facts = Facts(personal=("王某某", "13900000000"))
    text = "本机关收到王某某的申请，依照条例第三十二条征求意见。"
    found = [one for one in check("third_party_consultation", text, facts) if one.code == "V-PII"]
    assert [(one.severity, text[one.start : one.end]) for one in found] == [("error", "王某某")]
    assert "王某某" not in found[0].said.text


def test_l07_an_extension_comes_before_the_end_and_reaches_its_day() -> None:
    fields = {
        "reason": "材料较多",
        "days": 20,
        "old_due_on": "2025-10-28",
        "new_due_on": "2025-11-25",
        "approved_by": "x",
        "approved_on": "2025-10-27",
    }
    facts = Facts(received_on=day("2025-09-24"), letter_date=day("2025-10-27"), calendar=official(), fields=fields)

    def codes(changed: Facts) -> list[str]:
        return [one.said.code for one in check("extension_notice", "依照条例第三十三条第二款", changed) if one.code == "V-TIME"]

    assert codes(facts) == []  # Z08
    assert codes(replace(facts, letter_date=day("2025-10-29"))) == ["extension_late"]
    assert codes(replace(facts, fields={**fields, "days": 21})) == ["extension_days"]
    assert codes(replace(facts, fields={**fields, "new_due_on": "2025-11-26"})) == ["extension_end"]
    assert codes(replace(facts, fields={**fields, "approved_on": "2025-10-28"})) == ["extension_unapproved"]


def test_l08_z34_z37_the_amount_is_that_of_the_scale() -> None:
    fields = {"by": "按件", "already": 28, "quantity": 6, "amount": 1000}

    def codes(**changed: object) -> list[str]:
        return [one.said.code for one in check("fee_notice", "条例第四十二条", Facts(fields={**fields, **changed})) if one.code == "V-FEE"]

    assert codes() == []
    assert codes(amount=900) == ["amount"]
    assert codes(pages=40) == ["fee_both_ways"]
    assert codes(by="按量", quantity=40, amount=100, already=None) == []
    assert codes(by="按量", quantity=40, amount=100) == ["pages_stand_alone"]
    assert codes(quantity=-1) == ["negative"]
    assert codes(by="按重") == ["fee_way"]


def test_l09_only_the_post_carries_and_what_counts_as_the_reply() -> None:
    facts = Facts(due_on=day("2025-10-28"), dispatched_on=day("2025-10-28"), delivered_on=day("2025-11-03"), fields={"carrier": "民营快递"})
    codes = [one.said.code for one in check("service_receipt", "", replace(facts, service="mail")) if one.code != "V-FIELD"]
    assert codes == ["carrier"]
    late = [one.said.code for one in check("service_receipt", "", replace(facts, service="in_person", fields={})) if one.code == "V-TIME"]
    assert late == ["late_service"]


@pytest.mark.parametrize("words", ["视为不同意", "视为同意公开"])
def test_l10_silence_of_a_third_party_is_no_answer(words: str) -> None:
    text = f"第三方逾期未提出意见，{words}。"
    assert ("V-THIRD", "V-THIRD") in said("reply_refused_15_2", text, Facts())
    assert ("V-THIRD", "comaker_silence") in said("comaker_consultation", "依照条例第三十四条", Facts())
    assert said("comaker_consultation", "依照条例第三十四条，逾期未提出意见的，视为同意公开。", Facts()) == []


def test_l12_a_correction_is_asked_in_seven_working_days_once_and_not_for_the_use() -> None:
    facts = Facts(received_on=day("2025-01-24"), letter_date=day("2025-02-10"), calendar=official())  # Z05
    text = "申请需要补正，依照条例第三十条，请写明文号。2025年1月24日。2025年2月10日"
    assert said("correction_notice", text, facts) == []
    assert said("correction_notice", text + "2025年2月11日", replace(facts, letter_date=day("2025-02-11"))) == [
        ("V-TIME", "correction_late")
    ]
    assert said("correction_notice", text, replace(facts, earlier_corrections=1), "warning") == [("V-TIME", "second_correction")]
    assert [one[0] for one in said("correction_notice", text + "请说明用途。", facts)] == ["V-USE"]
    before = Facts(received_on=day("2018-01-24"))
    assert "V-USE" not in [one[0] for one in said("correction_notice", "请说明用途。2018年1月24日", before)]


@pytest.mark.parametrize(("name", "found"), [
    ("明川市城建档案管理办法第八条", [("error", "rank_too_low")]),
    ("明川市档案条例第八条", [("error", "rank_too_low")]),
    ("国办发〔2010〕5号", [("error", "no_article_of_law"), ("error", "rank_too_low")]),
    ("《中华人民共和国统计法》第二十八条", []),
    ("《不动产登记暂行条例》第二十七条", []),
    ("《中华人民共和国统计法》", [("error", "no_article_of_law")]),
    ("《中华人民共和国税收征收管理法实施细则》第五条", [("warning", "rank_unknown")]),
])  # fmt: skip
def test_l13_only_laws_and_administrative_regulations_forbid(name: str, found: list[tuple[str, str]]) -> None:
    facts = Facts(fields={"forbidding_law": name, "forbids_what": "禁止公开单个调查对象的资料"})
    assert (
        sorted(
            (one.severity, one.said.code)
            for one in check("reply_refused_14_2", "条例第十四条、第三十六条第（三）项", facts)
            if one.code == "V-LAW"
        )
        == found
    )


def test_l14_a_part_closed_by_special_law_leaves_either_way() -> None:
    facts = replace(FACTS, results=(result("37", ["36-7"])[0],), letter_date=day("2026-03-02"))
    right = [one for one in check("reply_partial", remedy("R-OR", "2026-03-02"), facts) if one.code == "V-REM"]
    wrong = [one for one in check("reply_partial", remedy("R-MIX", "2026-03-02"), facts) if one.code == "V-REM"]
    assert (right, bool(wrong)) == ([], True)


def test_l15_served_electronically_it_names_the_way_online() -> None:
    facts = replace(FACTS, service="electronic", dispatched_on=day("2025-06-11"))
    text = letter(PROCESS, remedy("R-PRE", "2025-06-10"))
    assert said(CODE, text, facts) == []
    assert said(CODE, text.replace(BODIES.recon_online, ""), facts) == [("V-ONLINE", "online_missing")]


@pytest.mark.parametrize(("added", "code"), [
    ("本机关不予受理。", "V-PLAIN"), ("请退件。", "V-PLAIN"), ("该信息与申请人自身生产、生活、科研等特殊需要无关。", "V-USE"),
    ("您未说明用途。", "V-USE"), ("该信息与您无关。", "V-USE"), ("机密★10年", "V-SEC"), ("\n秘密\n", "V-SEC"), ("已移交档案局处理。", ""),
    ("将依法移送市档案局办理。", "V-FWD"), ("依照《政府信息公开条例》第二十一条第（二）项。", "V-LAW"), ("依照条例第十四条第四款。", "V-LAW"),
])  # fmt: skip
def test_words_that_may_not_stand(added: str, code: str) -> None:
    text = letter(PROCESS + added, remedy("R-PRE", "2025-06-10"))
    assert [one[0] for one in said(CODE, text, FACTS)][:1] == ([code] if code else [])


def test_the_applicants_own_words_are_not_the_organs() -> None:
    request = "不予受理通知书、转送市水务局办理的函、机密级以下的行政复议决定"
    facts = replace(FACTS, request_text=request)
    assert said(CODE, letter(PROCESS, remedy("R-PRE", "2025-06-10")).replace(REQUEST, request), facts) == []


def test_the_articles_must_be_those_of_the_reply() -> None:
    good = letter(PROCESS, remedy("R-PRE", "2025-06-10"))
    assert said(CODE, good.replace("第（三）项", ""), FACTS) == [("V-LAW", "item_left_out")]
    assert said(CODE, good.replace("第十六条第二款", "第十四条"), FACTS) == [("V-LAW", "article_missing")]
    assert said(CODE, good.replace("第三十六条第（三）项", "第36条第(3)项"), FACTS) == []
    old = replace(FACTS, letter_date=day("2019-05-10"), received_on=day("2019-04-20"))
    assert ("V-LAW", "new_article") in said(CODE, good, old)


def test_in_2018_the_articles_of_2007_are_cited() -> None:
    facts = Facts(letter_date=day("2018-05-20"), received_on=day("2018-05-02"), results=(result("36-4")[0],))
    text = "2018年5月2日收到。经检索，没有该信息。理由：本机关没有制作、也没有获取过。依照《中华人民共和国政府信息公开条例》第二十一条第（三）项，该信息不存在。"
    assert [one for one in said("reply_not_exist", text, facts) if one[0] == "V-LAW"] == []
    assert ("V-LAW", "article_missing") in said("reply_not_exist", text.replace("第二十一条第（三）项", "第三十六条第（四）项"), facts)


def test_a_reason_is_asked_for_and_not_the_law_over_again() -> None:
    bare = "经审查，您申请的信息属于《中华人民共和国政府信息公开条例》第十六条第二款规定的信息，可以不予公开。依照条例第三十六条第（三）项，本机关决定不予公开。"
    assert [one[0] for one in said(CODE, letter(bare, remedy("R-PRE", "2025-06-10")), FACTS)] == ["V-REASON"]
    copied = "行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息以及行政执法案卷信息，可以不予公开"
    text = letter(PROCESS, remedy("R-PRE", "2025-06-10"))
    assert said(CODE, text, replace(FACTS, reasons=(copied,)), "warning") == [("V-REASON", "reason_copies")]
    assert said(CODE, text, replace(FACTS, reasons=("内部资料",))) == [("V-REASON", "reason_short")]


def test_the_decision_fits_the_reply() -> None:
    text = letter(PROCESS, remedy("R-PRE", "2025-06-10"))
    facts = replace(FACTS, results=(result("38")[0],))
    assert {("V-DEC", "no_decision"), ("V-DEC", "wrong_decision")} <= set(said("reply_needs_processing", text, facts))
    special = "请依照该规定办理。依照条例第三十六条第（七）项，不予公开。"
    assert ("V-DEC", "wrong_decision") in said("reply_special_law", special, replace(FACTS, results=(result("36-7")[0],)))
    again = "您此前申请过，结果为不予公开，现不予重复处理。"
    assert "V-DEC" not in [one[0] for one in said("reply_repeated", again, replace(FACTS, results=(result("36-6")[0],)))]


@pytest.mark.parametrize(("changed", "code"), [
    ({"letter_no": "明水务公复〔2024〕7号"}, "number_year"), ({"letter_no": "明水务公复〔2025〕07号"}, "number_zero"), ({"letter_no": "明水务公复[2025]7号"}, "number_form"),
    ({"applicants": ("申请人", "另一人")}, "applicant_missing"), ({"unit_name": "明川市水利局"}, "unit_missing"), ({"letter_date": date(2025, 6, 11)}, "date_missing"),
    ({"received_on": date(2025, 5, 21)}, "receipt_missing"), ({"recon_body": "澜江省人民政府"}, "body_missing"), ({"letter_date": date(2025, 5, 19)}, "before_receipt"),
    ({"withheld": ("方案仍在比选，尚未作出决定",)}, "must_not_stand"), ({"third_parties": ("会商",)}, "must_not_stand"),
])  # fmt: skip
def test_who_writes_to_whom_and_when(changed: dict[str, object], code: str) -> None:
    assert code in [one[1] for one in said(CODE, letter(PROCESS, remedy("R-PRE", "2025-06-10")), replace(FACTS, **changed))]


def test_the_letter_is_the_one_for_the_reply() -> None:
    text = letter(PROCESS, remedy("R-PRE", "2025-06-10"))
    assert ("V-DEC", "other_letter") in said("reply_not_exist", text, FACTS)
    assert ("V-DEC", "other_ground") in said("reply_refused_16_2_casefile", text, FACTS)
    assert said("reply_refused", text, FACTS) == []


def test_z65_the_letter_alone_tells_what_is_refused() -> None:
    facts = Facts(letter_date=day("2025-06-10"))
    text = letter(PROCESS, "可以直接向人民法院起诉。")
    assert ("V-REM", "remedy_wrong") in said("reply_refused_16_1", text, facts)
    assert ("V-REM", "remedy_missing") in said("reply_refused_16_1", text, facts)


def test_a_late_reply_is_said_to_be_late() -> None:
    text = letter(PROCESS, remedy("R-PRE", "2025-06-10"))
    assert said(CODE, text, replace(FACTS, due_on=day("2025-06-09")), "warning") == [("V-TIME", "late_reply")]
    posted = replace(FACTS, service="mail", dispatched_on=day("2025-06-18"), delivered_on=day("2025-06-25"))
    assert said(CODE, text, posted, "warning") == []
    assert said(CODE, text, replace(posted, service="in_person"), "warning") == [("V-TIME", "late_reply")]


def test_a_notice_on_the_way_does_not_speak_of_remedies() -> None:
    facts = Facts()
    assert (
        said("extension_notice", "依照条例第三十三条第二款。可以在60日内申请行政复议。", facts, "warning")
        == [("V-REM", "remedy_in_notice")] * 2
    )
    assert ("V-REM", "remedy_missing") in said("fee_notice", "条例第四十二条", facts)
    assert said("withdrawal_confirmation", "可以提起行政诉讼。", facts) == [("V-REM", "remedy_in_notice")]
    assert said("delay_notice", "依照条例第三十三条", facts) == [("V-LAW", "article_missing"), ("V-LAW", "delay_is_35")]


@given(
    st.sampled_from(["36-1", "36-2", "37", "37/36-7", "36-3", "36-4", "36-5", "36-7", "38", "39-1", "35", "30-l", "41"]),
    st.dates(date(2010, 1, 1), date(2027, 1, 1)),
    st.booleans(),
)
def test_the_wording_of_the_law_always_passes_and_another_does_not(reply: str, on: date, enterprise: bool) -> None:
    one = result(reply)[0]
    facts = Facts(letter_date=on, results=(one,), public_enterprise=enterprise)
    right = code_of([one], decided_on=on, public_enterprise=enterprise)
    form = "reply_combined"

    def remedies(code: str) -> list[str]:
        text = wording(code, decided_on=on, bodies=BODIES)  # type: ignore[arg-type]
        return [found.said.code for found in check(form, text, facts) if found.code == "V-REM"]

    assert remedies(right) == []
    other = {"R-PRE": "R-OR", "R-MIX": "R-OR", "R-OR": "R-PRE", "R-OLD": "R-PRE", "R-55": "R-OR"}[right]
    assert remedies(other)


@given(st.sampled_from(LETTERS), st.text(max_size=300))
def test_any_text_is_checked(of, text: str) -> None:
    for finding in check(of.code, text, replace(FACTS, personal=("甲",), withheld=("x" * 9,), fields={"by": text, "carrier": text})):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert set(finding.as_json()) == {"code", "severity", "text", "start", "end"}


def test_a_long_text_is_refused_and_a_hostile_one_is_quick() -> None:
    with pytest.raises(BadInputError):
        check(CODE, "x" * 300_000, FACTS)
    for words in ("第一条第", "先自", "经审查，", "理由：", "《", "转送", "与您的", "不予受理"):
        began = perf_counter()
        assert len(check(CODE, (words * 200_000)[:200_000], replace(FACTS, request_text=""))) < 200
        assert perf_counter() - began < 5


def test_citations_are_read_with_their_law() -> None:
    text = "依照《中华人民共和国行政复议法》第二十条。依照条例第三十六条第（二）项、第（三）项和第三十七条，第14条。"
    assert [(one.article, one.paragraph, one.items, one.of_regulation) for one in citations(text)] == [
        (20, None, (), False),
        (36, None, (2, 3), True),
        (37, None, (), True),
        (14, None, (), True),
    ]


@pytest.mark.parametrize(("name", "found"), [
    ("城市供水条例", "regulation"), ("风景名胜区条例", "regulation"), ("全国城市节约用水条例", "regulation"), ("澜江省档案条例", "local"), ("明川市供水条例", "local"),
    ("民法典", "law"), ("企业信息公示办法", "lower"), ("关于做好政务公开的意见", "lower"), ("某某规约", "unknown"),
])  # fmt: skip
def test_the_rank_of_a_law_by_its_name(name: str, found: str) -> None:
    assert rank(name) == found
