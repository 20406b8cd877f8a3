"""The shapes of the law's answers, as the OpenAPI document declares them."""

import datetime as dt
from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from gongkai.api.schemas import Problem

State = Literal["unconfirmed", "running", "paused", "met", "missed", "lapsed"]
Side = int | str | None


class FieldProblem(Problem):
    """A question that cannot be answered."""

    field: str = Field(title="哪一项", description=_("问题里的路径，如 events[1].on；空的表示整个问题"))


class Description(Schema):
    """What may be asked, and an example to send."""

    command: str
    question: dict[str, Any] = Field(description=_("问题的 JSON Schema"))
    example: dict[str, Any] = Field(description=_("一个可以直接发送的问题"))


class Sentence(Schema):
    code: str
    text: str


class Line(Sentence):
    on: dt.date = Field(title="日期")
    kind: Literal["counted", "skipped", "paused", "event", "due"]
    number: int | None = Field(title="第几日")
    article: str = Field(title="依据")


class Clock(Schema):
    regulation: Literal["2007", "2019"] = Field(title="适用哪一版条例")
    receipt_date: dt.date | None = Field(title="收到之日")
    safe_date: dt.date | None = Field(title="到达之日")
    due: dt.date | None = Field(title="答复期限")
    safe_due: dt.date | None = Field(title="稳妥期限")
    state: State
    days_used: int = Field(title="已用工作日")
    days_left: int | None = Field(title="剩余工作日")
    provisional: bool = Field(title="暂定", description=_("碰到放假安排还没有确认的年份"))
    warnings: list[Sentence]
    explanation: list[Line] = Field(title="逐日说明")


class Workday(Schema):
    """`date` for from and add, `working_days` for between."""

    date: dt.date | None = Field(None, title="日期")
    working_days: int | None = Field(None, title="工作日数")
    provisional: bool = Field(title="暂定")


class FeeLine(Schema):
    range: str = Field(title="第几件或者第几页")
    count: int
    price: int = Field(title="单价（元）")
    sum: int = Field(title="小计（元）")


class Fee(Schema):
    amount: int = Field(title="应收（元）")
    lines: list[FeeLine]


class Period(Schema):
    last_day: dt.date = Field(title="最后一天")
    provisional: bool = Field(title="暂定")
    explanation: list[Sentence]


class Path(Schema):
    kind: Literal["reconsideration", "litigation", "litigation_after_reconsideration", "appeal"]
    first: bool = Field(title="必须先走")
    period: str = Field(title="期限")
    article: str = Field(title="依据")
    part: Literal["all", "refused", "other"]


class Remedy(Schema):
    code: str
    paths: list[Path] = Field(title="途径")
    wording: str = Field(title="告知文字")
    warnings: list[Sentence]


class Finding(Schema):
    rule: str
    where: str = Field(title="哪里")
    left: Side = Field(title="左边")
    right: Side = Field(title="右边")
    text: str


class Report(Schema):
    format: str = Field(title="格式")
    errors: list[Finding]
    warnings: list[Finding]


class IndexNumber(Schema):
    valid: bool
    form: str
    parts: dict[str, str]
    problems: list[Sentence]


ANSWERS: dict[str, type[Schema]] = {
    "clock": Clock,
    "workday": Workday,
    "fee": Fee,
    "period": Period,
    "remedy": Remedy,
    "check-report": Report,
    "index-number": IndexNumber,
}
