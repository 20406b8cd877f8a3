"""Remedies by outcome, ground and day: letters §3.2, L01–L03, L14; who takes an application for reconsideration."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.choices import Choices
from gongkai.law.reconsideration_bodies import Role, UnitIs, body_for
from gongkai.law.remedies import Bodies, Words, code_of, for_codes, of_code, overdue
from gongkai.law.replies import KINDS, Result, result
from gongkai.law.sayings import BadInputError
from tests.support.law_days import day

BODIES = Bodies(
    recon_body="明川市人民政府", recon_address="政务路1号", recon_phone="0999-1234567", recon_online="https://example.invalid/xzfy",
    recon_body_old="明川市人民政府或者澜江省水利厅", court_name="明川市青屏区人民法院", court_after_recon="明川市中级人民法院",
    appeal_department="明川市住房和城乡建设局",
)  # fmt: skip


@pytest.mark.parametrize(("reply", "ground", "decided", "code"), [
    pytest.param("36-3", "16-2a", "2025-06-10", "R-PRE", id="L01"),
    pytest.param("36-3", "16-2a", "2023-11-10", "R-OLD", id="L02"),
    pytest.param("37", "15-2", "2026-03-02", "R-MIX", id="L03"),
    pytest.param("36-4", "", "2026-03-02", "R-OR", id="L04"),
    pytest.param("37", "36-7", "2026-03-02", "R-OR", id="L14"),
    pytest.param("37", "37-n", "2026-03-02", "R-OR", id="not government information"),
    ("36-3", "14", "2024-01-01", "R-PRE"), ("36-3", "14", "2023-12-31", "R-OLD"), ("36-3", "15", "2025-05-31", "R-PRE"),
    ("37", "16-1", "2023-12-31", "R-OLD"), ("36-7", "", "2026-01-05", "R-OR"), ("38", "", "2025-06-01", "R-OR"),
    ("30-l", "", "2025-06-01", "R-OR"), ("41", "", "2025-06-01", "R-OR"), ("wd", "", "2025-06-01", "none"), ("55", "", "2025-06-01", "R-55"),
])  # fmt: skip
def test_the_paragraph(reply: str, ground: str, decided: str, code: str) -> None:
    assert for_codes(reply, [ground] if ground else [], decided_on=day(decided)).code == code


def test_l01_the_wording_names_reconsideration_first_and_no_direct_suit() -> None:
    text = for_codes("36-3", ["16-2a"], decided_on=day("2025-06-10"), bodies=BODIES).wording
    assert text.startswith("如不服本决定，请先申请行政复议：")
    assert "向明川市人民政府提出（地址：政务路1号，电话：0999-1234567，网上申请：https://example.invalid/xzfy）" in text
    assert "15日内向明川市中级人民法院提起行政诉讼" in text
    assert "直接" not in text
    assert "6个月" not in text


def test_l02_the_old_wording_names_the_old_bodies() -> None:
    text = for_codes("36-3", ["16-2a"], decided_on=day("2023-11-10"), bodies=BODIES).wording
    assert "向明川市人民政府或者澜江省水利厅申请行政复议" in text
    assert "6个月内向明川市青屏区人民法院" in text
    old = for_codes("36-3", ["15"], decided_on=day("2015-04-30"), bodies=BODIES)
    assert "3个月" in old.wording
    assert "three_months" in [said.code for said in old.notes]


def test_l03_two_paths_stand_side_by_side() -> None:
    found = for_codes("37", ["15-2"], decided_on=day("2026-03-02"), bodies=BODIES, words=Words("附件2第3、4栏", "其余内容"))
    assert "不予公开的部分（附件2第3、4栏）" in found.wording
    assert "其他部分（其余内容）" in found.wording
    assert [(path.kind, path.first, path.period, path.part) for path in found.paths] == [
        ("reconsideration", True, "60日", "refused"),
        ("litigation_after_reconsideration", False, "15日", "refused"),
        ("reconsideration", False, "60日", "other"),
        ("litigation", False, "6个月", "other"),
    ]
    assert "（）" not in for_codes("37", ["15-2"], decided_on=day("2026-03-02")).wording
    assert "recon_first_all" in [
        said.code for said in for_codes("37", ["15-2"], decided_on=day("2026-03-02"), choices=Choices(mixed_style="recon_first_all")).notes
    ]


def test_several_matters_mix_and_a_withdrawn_one_does_not_count() -> None:
    def code(*codes: str, choices: Choices | None = None) -> str:
        return code_of([result(one)[0] for one in codes], decided_on=day("2026-03-02"), choices=choices)

    assert code("36-3/14-1", "36-3/15-1") == "R-PRE"
    assert code("36-3/14-1", "36-2") == "R-MIX"
    assert code("36-3/14-1", "wd") == "R-PRE"
    assert code("36-2", "36-4") == "R-OR"
    assert code("36-3/14-1", "36-2", choices=Choices(mixed_style="recon_first_all")) == "R-PRE"
    with pytest.raises(BadInputError):
        code()


@pytest.mark.parametrize(("reply", "decided", "code"), [
    ("36-4", "2024-06-03", "R-PRE"), ("36-5", "2025-05-31", "R-PRE"), ("38", "2024-01-01", "R-PRE"), ("36-4", "2025-06-01", "R-OR"),
    ("36-4", "2023-12-31", "R-OLD"), ("36-6", "2024-06-03", "R-OR"), ("36-2", "2024-06-03", "R-OR"), ("37", "2024-06-03", "R-MIX"),
])  # fmt: skip
def test_before_june_2025_the_scope_is_a_choice(reply: str, decided: str, code: str) -> None:
    grounds = ["36-7"] if reply == "37" else []
    found = for_codes(reply, grounds, decided_on=day(decided), choices=Choices(remedy_scope_before_20250601="every_refusal"))
    assert found.code == code
    if day("2024-01-01") <= day(decided) < day("2025-06-01"):
        assert "scope_is_a_choice" in [said.code for said in found.notes]


def test_a_public_enterprise_is_complained_of() -> None:
    found = for_codes("36-4", decided_on=day("2026-03-02"), public_enterprise=True, bodies=BODIES)
    assert (found.code, [path.kind for path in found.paths]) == ("R-55", ["appeal"])
    assert "明川市住房和城乡建设局" in found.wording
    assert "诉讼" not in found.wording
    early = for_codes("36-4", decided_on=day("2018-03-02"), public_enterprise=True)
    assert "enterprise_before_2019" in [said.code for said in early.notes]


def test_notices_and_third_parties_have_their_own() -> None:
    fee = of_code("R-FEE", decided_on=day("2026-03-02"))
    assert fee.paths == ()
    assert "单独对本通知不能申请行政复议或者提起行政诉讼" in fee.wording
    assert of_code("P", decided_on=day("2026-03-02")).paths == ()
    assert "明川市人民政府申请" in of_code("R-3RD", decided_on=day("2026-03-02"), bodies=BODIES).wording
    assert "澜江省水利厅" in of_code("R-3RD", decided_on=day("2023-03-02"), bodies=BODIES).wording
    assert of_code("none", decided_on=day("2026-03-02")).wording == ""


def test_no_reply_at_all() -> None:
    assert overdue(decided_on=day("2026-03-02")).code == "R-OR"
    assert [said.code for said in overdue(decided_on=day("2026-03-02")).notes] == ["overdue_unverified"]
    assert for_codes("overdue", decided_on=day("2026-03-02"), choices=Choices(overdue_path="recon_first")).code == "R-PRE"
    assert overdue(decided_on=day("2023-03-02")).code == "R-OLD"


@given(st.sampled_from(KINDS), st.dates(date(2009, 1, 1), date(2030, 1, 1)), st.booleans())
def test_every_reply_has_one_complete_paragraph(kind, decided: date, enterprise: bool) -> None:
    found = for_codes(kind.code, decided_on=decided, public_enterprise=enterprise)
    assert "{" not in found.wording
    assert (found.wording == "") is (found.code == "none")
    refuses = Result(kind).refuses
    assert any(path.first and path.kind == "reconsideration" for path in found.paths) is (
        refuses and decided >= date(2024, 1, 1) and not enterprise
    )
    assert set(found.as_json()) == {"code", "paths", "wording", "warnings"}


def test_an_unnamed_body_stands_in_general_words() -> None:
    text = for_codes("36-4", decided_on=day("2026-03-02")).wording
    assert "有管辖权的人民法院" in text
    assert all(field.name not in text for field in fields(Bodies))


@pytest.mark.parametrize(("unit", "decided", "wording"), [
    ("government", "2026-01-05", "上一级人民政府"), ("department", "2026-01-05", "本级人民政府"), ("department", "2023-12-31", "本级人民政府或者上一级主管部门"),
    ("justice_department", "2026-01-05", "本级人民政府或者上一级主管部门"), ("township", "2026-01-05", "本级人民政府"),
    ("branch", "2026-01-05", "本级人民政府或者所在地人民政府"), ("vertical", "2026-01-05", "上一级主管部门"), ("vertical", "2023-01-05", "上一级主管部门"),
    ("province_vertical", "2026-01-05", "有管辖权的行政复议机关"), ("branch", "2023-01-05", "有管辖权的行政复议机关"), ("province_government", "2026-01-05", "本机关"),
])  # fmt: skip
def test_who_takes_an_application_for_reconsideration(unit: str, decided: str, wording: str) -> None:
    body = body_for(UnitIs(unit), decided_on=day(decided))
    assert body.wording() == wording
    if "有管辖权" in wording:
        assert [said.code for said in body.notes] == ["body_unverified"]


def test_bodies_are_named_where_names_are_known() -> None:
    body = body_for(UnitIs.DEPARTMENT, decided_on=day("2023-11-10"))
    assert body.wording({Role.OWN_GOVERNMENT: "明川市人民政府", Role.HIGHER_DEPARTMENT: "澜江省水利厅"}) == "明川市人民政府或者澜江省水利厅"
