"""The regulation by period (rules A1, A10): the text of 2007 from 2008-05-01, that of 2019 from 2019-05-15, and what differs.

国务院令第492号 (2007-04-05) and 国务院令第711号 (2019-04-03). The regulation says nothing of applications under way on the day
of the change; the day of receipt decides 【口径】.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

#: Working days to pay a fee for processing, from the day after its notice was received (国办函〔2020〕109号).
FEE_WORKING_DAYS = 20

Version = Literal["2007", "2019"]


@dataclass(frozen=True, slots=True)
class Regulation:
    """One text. Days are working days; None where the text sets none. `articles`: what is asked → where it stands."""

    version: Version
    order: str
    in_force_from: date
    reply_days: int
    extension_days: int
    correction_days: int | None
    third_party_days: int | None
    comaker_days: int | None
    disclosure_days: int
    #: Whether the applicant proves identity (第29条) and whether 自身生产、生活、科研等特殊需要 may be asked (2007 第13条).
    identity_required: bool
    purpose_may_be_asked: bool
    #: "cost": search, copying, post (2007 第27条); "processing": only beyond a reasonable number (2019 第42条).
    fee: Literal["cost", "processing"]
    #: (month, day) of the next year by which a department and a government publish their report.
    report_due: tuple[tuple[int, int], tuple[int, int]]
    articles: Mapping[str, str]

    def article(self, of: str) -> str:
        """Where it stands: "条例第三十三条" … ; "" for what this text does not have."""
        return self.articles.get(of, "")


OF_2007 = Regulation(
    version="2007",
    order="国务院令第492号",
    in_force_from=date(2008, 5, 1),
    reply_days=15,
    extension_days=15,
    correction_days=None,
    third_party_days=None,
    comaker_days=None,
    disclosure_days=20,
    identity_required=False,
    purpose_may_be_asked=True,
    fee="cost",
    report_due=((3, 31), (3, 31)),
    articles={
        "receipt": "国办公开办函〔2015〕207号",
        "reply": "条例（2007）第二十四条",
        "extension": "条例（2007）第二十四条",
        "correction": "条例（2007）第二十一条",
        "third_party": "条例（2007）第二十三条",
        "disclosure": "条例（2007）第十八条",
        "fee": "条例（2007）第二十七条",
    },
)
OF_2019 = Regulation(
    version="2019",
    order="国务院令第711号",
    in_force_from=date(2019, 5, 15),
    reply_days=20,
    extension_days=20,
    correction_days=7,
    third_party_days=15,
    comaker_days=15,
    disclosure_days=20,
    identity_required=True,
    purpose_may_be_asked=False,
    fee="processing",
    report_due=((1, 31), (3, 31)),
    articles={
        "receipt": "条例第三十一条",
        "reply": "条例第三十三条",
        "extension": "条例第三十三条第二款",
        "correction": "条例第三十条",
        "third_party": "条例第三十二条",
        "comaker": "条例第三十四条",
        "excessive": "条例第三十五条",
        "disclosure": "条例第二十六条",
        "fee": "条例第四十二条、国办函〔2020〕109号",
    },
)


def regulation_on(day: date) -> Regulation:
    """The text that governs an application received on `day`; before 2008-05-01 the first one, which was not yet in force."""
    return OF_2019 if day >= OF_2019.in_force_from else OF_2007
