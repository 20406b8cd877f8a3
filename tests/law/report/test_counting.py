"""Property: a report made from cases passes E1–E4, whatever the cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.report import COLUMNS, CountedCase, check, count, parse
from gongkai.law.report.formats import RESULTS

CASES = st.builds(
    CountedCase,
    applicant=st.sampled_from(COLUMNS[:-1]),
    carried_over=st.booleans(),
    result=st.sampled_from(["", *(key for key in RESULTS if key != "other")]),
)


@given(st.lists(CASES, max_size=200))
def test_a_report_made_from_cases_passes(cases: list[CountedCase]) -> None:
    table = count(cases)
    answer = check(parse({"year": 2024, "table3_依申请": table}))
    assert answer.findings == ()
    assert table["new_received"][-1] + table["carried_over"][-1] == len(cases)


@given(st.lists(CASES, min_size=1, max_size=50))
def test_last_years_open_cases_are_this_years_carried_over(cases: list[CountedCase]) -> None:
    opened = [CountedCase(case.applicant, carried_over=True) for case in cases if not case.result]
    last, now = ({"year": year, "table3_依申请": count(of)} for year, of in ((2023, cases), (2024, opened)))
    assert check(parse(now), parse(last)).findings == ()


@pytest.mark.parametrize("case", [CountedCase("总计"), CountedCase("自然人", result="other"), CountedCase("自然人", result="total")])
def test_what_the_form_does_not_have_is_refused(case: CountedCase) -> None:
    with pytest.raises(ValueError, match=r"no (column|row)"):
        count([case])
