"""What forbids a publication: Z60, Z61, L11."""

from datetime import datetime

import pytest

from gongkai.law.approvals import Approval, problems

NINE, TEN = datetime(2026, 3, 2, 9), datetime(2026, 3, 2, 10)


@pytest.mark.parametrize(("approval", "codes"), [
    pytest.param(Approval("不予公开"), ["A-GROUND"], id="Z60"),
    pytest.param(Approval("主动公开", approved_at=TEN, released_at=NINE), ["A-ORDER"], id="Z61"),
    pytest.param(Approval("主动公开", approved_at=NINE, approved_hash="a", content_hash="b"), ["A-HASH"], id="L11"),
    (Approval("主动公开", released_at=NINE), ["A-ORDER"]),
    (Approval("主动公开", approved_at=NINE, released_at=TEN, first_reviewer="甲", approver="乙"), []),
    (Approval("主动公开", first_reviewer="甲", approver="甲"), ["A-PERSONS"]),
    (Approval("主动公开", secrecy_mark="机密"), ["A-SECRET"]),
    (Approval("依申请公开", ground="16-2", reason=" "), ["A-GROUND"]),
    (Approval("不予公开", ground="15-2", reason="含有个人的健康信息"), []),
    (Approval("内部"), ["A-ATTRIBUTE"]),
])  # fmt: skip
def test_what_forbids_it(approval: Approval, codes: list[str]) -> None:
    assert list(problems(approval)) == codes
