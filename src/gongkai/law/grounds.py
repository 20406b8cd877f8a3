"""Grounds for not disclosing 不予公开的条款 (regulation 第十四至十六条; rules A6), by code, in the texts of 2019 and of 2007.

The codes beyond the article are the product's own 【口径】. People type `14`, `15`, `16-2`: a code stands for all that begin with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.law.regulation import Version
from gongkai.law.sayings import BadInputError, Said, gettext_noop
from gongkai.law.wording import fold, plain_articles


@dataclass(frozen=True, slots=True)
class Ground:
    """`cell`: the row of the annual report for a refusal on it; "" for grounds that stand only in a partial disclosure.

    `refusal`: whether it is one of articles 14–16, so that reconsideration comes first since 2024-01-01.
    `must`: 不予公开 (14) or 不得公开 (15), against 可以不予公开 (16), which asks for a reason why the discretion was used so.
    """

    code: str
    name: str
    cell: str
    articles: Mapping[Version, str] = field(hash=False)
    refusal: bool = True
    must: bool = True

    def article(self, version: Version) -> str:
        """Where it stands: 第十四条, 第十六条第二款; "" where that text has no such ground."""
        return self.articles.get(version, "")


GROUNDS = (
    Ground("14-1", "国家秘密", "r3_3_1", {"2019": "第十四条", "2007": "第十四条第四款"}),
    Ground("14-2", "法律、行政法规禁止公开", "r3_3_2", {"2019": "第十四条"}),
    Ground("14-3", "三安全一稳定", "r3_3_3", {"2019": "第十四条", "2007": "第八条"}),
    Ground("15-1", "商业秘密", "r3_3_4", {"2019": "第十五条", "2007": "第十四条第四款"}),
    Ground("15-2", "个人隐私", "r3_3_4", {"2019": "第十五条", "2007": "第十四条第四款"}),
    Ground("16-1", "内部事务信息", "r3_3_5", {"2019": "第十六条第一款"}, must=False),
    Ground("16-2a", "过程性信息", "r3_3_6", {"2019": "第十六条第二款"}, must=False),
    Ground("16-2b", "行政执法案卷信息", "r3_3_7", {"2019": "第十六条第二款"}, must=False),
    Ground("36-7", "依特别规定办理（行政查询事项）", "", {"2019": "第三十六条第（七）项"}, refusal=False),
    Ground("37-n", "不属于政府信息的内容", "", {"2019": "第三十七条", "2007": "第二十二条"}, refusal=False),
)
BY_CODE: Mapping[str, Ground] = {ground.code: ground for ground in GROUNDS}


def matching(code: str, *, field: str = "ground") -> tuple[Ground, ...]:
    """All grounds that `code` stands for, in order: "14" → three, "16-2" → two, "16-2a" → one.

    Also written ３４…, 14(1), 第十六条第二款. BadInputError names `field` for what is none.
    """
    wanted = _plain(code)
    found = tuple(ground for ground in GROUNDS if wanted and (ground.code == wanted or ground.code.startswith(_stem(wanted))))
    if not found:
        known = "、".join(["14", "15", "16-1", "16-2", *BY_CODE])
        raise BadInputError(field, Said("no_such_ground", gettext_noop("没有这个条款代码；可以填：%(known)s"), {"known": known}))
    return found


def problems(grounds: tuple[Ground, ...], version: Version) -> tuple[Said, ...]:
    """What is odd about these grounds under that text: those that the text of 2007 does not have."""
    text = gettext_noop("2007年版条例没有“%(name)s”这一不予公开的条款（过程性信息等当时依国办发〔2010〕5号，未核实）")
    return tuple(Said("ground_not_in_text", text, {"name": ground.name}) for ground in grounds if not ground.article(version))


def _plain(code: str) -> str:
    text = plain_articles(fold(code[:60])).replace("条第", "-").replace("条例", "").strip("《》")
    return text.lower().replace("(", "-").replace("/", "-").translate(str.maketrans("", "", "第条款项)[]")).replace("--", "-")


def _stem(wanted: str) -> str:
    """What the codes must begin with: 14 → 14-, 16-2 → 16-2; a whole code with its letter stands for itself."""
    return wanted if "-" in wanted else f"{wanted}-"
