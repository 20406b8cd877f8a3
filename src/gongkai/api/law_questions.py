"""The questions of the law as JSON schemas with an example each, for the OpenAPI document. `law.asking` itself judges what comes in."""

from typing import Any

from django.utils.translation import gettext_noop as _

from gongkai.law.asking.clocks import MOST_EVENTS
from gongkai.law.asking.days import MOST_DAYS
from gongkai.law.clock import Channel, EventKind
from gongkai.law.clock.events import WAYS
from gongkai.law.fees import MOST_ITEMS, MOST_PAGES
from gongkai.law.periods import Kind

Schema = dict[str, Any]
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^(20[0-5]\d|2060)-\d\d-\d\d$"}
_WHOLE: Schema = {"type": "integer", "minimum": 0}


def _day(title: str, description: str = "") -> Schema:
    return {**_DAY, "title": title, **({"description": description} if description else {})}


def _object(required: tuple[str, ...], **properties: Schema) -> Schema:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


_EVENT = _object(
    ("kind", "on"),
    kind={"title": "事", "enum": [kind.value for kind in EventKind]},
    on=_day("日期"),
    party={"title": "征求谁", "type": "string", "maxLength": 80},
    working_days={"title": "工作日数", "type": "integer", "minimum": 0, "maximum": 500, "description": _("延长几个工作日；重新处理的期限")},
    until=_day("到哪天", _("补正、延迟答复、重新处理的期限")),
    by={"title": "送达方式", "enum": list(WAYS)},
)
QUESTIONS: dict[str, Schema] = {
    "clock": _object(
        ("channel", "events"),
        channel={"title": "渠道", "enum": [channel.value for channel in Channel]},
        as_of=_day("算到哪天", _("默认今天")),
        events={"title": "办理中的事", "type": "array", "items": _EVENT, "minItems": 1, "maxItems": MOST_EVENTS},
    ),
    "workday": {
        "oneOf": [
            _object(("from", "add"), **{"from": _day("从哪天起", _("这一天不计入"))}, add={**_WHOLE, "title": "工作日数", "maximum": MOST_DAYS}),
            _object(
                ("between",),
                between={"title": "两天之间", "type": "array", "items": _DAY, "minItems": 2, "maxItems": 2, "description": _("前一天不计入，后一天计入")},
            ),
        ]
    },
    "fee": {
        "oneOf": [
            _object(
                ("by", "count"),
                by={"title": "按件", "const": "items"},
                count={**_WHOLE, "title": "件数", "maximum": MOST_ITEMS},
                already={**_WHOLE, "title": "本月此前已有的件数", "maximum": MOST_ITEMS},
            ),
            _object(
                ("by", "count"), by={"title": "按量", "const": "pages"}, count={**_WHOLE, "title": "页数", "maximum": MOST_PAGES}
            ),
        ]
    },
    "period": _object(
        ("kind", "known_on"),
        kind={"title": "哪一种", "enum": [kind.value for kind in Kind]},
        known_on=_day("知道之日", _("复议以后起诉的，为收到复议决定书之日")),
        decided_on=_day("作出之日", _("默认与知道之日相同")),
        told_on=_day("得知救济途径之日", _("当时没有告知的才有")),
    ),
    "remedy": _object(
        ("reply", "decided_on"),
        reply={"title": "答复种类", "type": "string", "maxLength": 80, "description": _("36-1 … 36-7、37、38、39-1、39-2 …，或者 overdue")},
        ground={
            "title": "依据", "description": _("14、15、16-1、16-2 …，一个或者几个"),
            "oneOf": [{"type": "string", "maxLength": 80}, {"type": "array", "items": {"type": "string", "maxLength": 80}, "maxItems": 10}],
        },
        decided_on=_day("作出之日"),
        public_enterprise={"title": "公共企事业单位", "type": "boolean"},
    ),
    "check-report": {"type": "object", "description": _("年报的 JSON 形式，键见 docs/law.md；last_year 放上一年的，parts 放所属单位的")},
    "index-number": _object(("text",), text={"title": "索引号", "type": "string", "maxLength": 1000}),
}  # fmt: skip

EXAMPLES: dict[str, Schema] = {
    "clock": {
        "channel": "online",
        "as_of": "2026-10-14",
        "events": [
            {"kind": "submitted", "on": "2026-09-14"},
            {"kind": "confirmed", "on": "2026-09-15"},
            {"kind": "third_party_asked", "on": "2026-09-21"},
            {"kind": "third_party_answered", "on": "2026-09-29"},
        ],
    },
    "workday": {"from": "2026-09-15", "add": 20},
    "fee": {"by": "items", "count": 6, "already": 28},
    "period": {"kind": "reconsideration", "known_on": "2025-08-05"},
    "remedy": {"reply": "36-3", "ground": "16-1", "decided_on": "2026-03-02"},
    "check-report": {
        "unit": "明川市民政局",
        "year": 2025,
        "table3_columns": ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
        "table3_依申请": {
            "new_received": [5, 1, 0, 0, 0, 0, 6],
            "carried_over": [1, 0, 0, 0, 0, 0, 1],
            "granted": [4, 1, 0, 0, 0, 0, 5],
            "unavail_1": [1, 0, 0, 0, 0, 0, 1],
            "total": [5, 1, 0, 0, 0, 0, 6],
            "carried_forward": [1, 0, 0, 0, 0, 0, 1],
        },
        "table4_复议诉讼": {"行政复议": {"维持": 1, "纠正": 0, "其他结果": 0, "尚未审结": 0, "总计": 1}},
    },
    "index-number": {"text": "000014349/2017-00110"},
}
