"""Questions of the law whose answers are known (rules Z1–Z3 and what the issue asks of the doors): asked at every door."""

from typing import Any, NamedTuple


class Case(NamedTuple):
    """`expected`: what the answer holds, at least."""

    id: str
    command: str
    payload: dict[str, Any]
    expected: dict[str, Any]


def _clock(case: str, channel: str, as_of: str, *events: str, **expected: Any) -> Case:
    """`events` as "kind day name=value …"."""
    rows = []
    for event in events:
        kind, on, *more = event.split()
        pairs = dict(one.split("=") for one in more)
        rows.append({"kind": kind, "on": on, **{name: int(value) if name == "working_days" else value for name, value in pairs.items()}})
    return Case(case, "clock", {"channel": channel, "as_of": as_of, "events": rows}, expected)


def _received(case: str, on: str, due: str) -> Case:
    return _clock(case, "counter", on, f"submitted {on}", receipt_date=on, due=due, days_used=0)


CLOCKS = [
    _received("Z01", "2024-01-22", "2024-02-22"),
    _received("Z02", "2024-04-03", "2024-05-06"),
    _received("Z03", "2024-09-10", "2024-10-14"),
    _received("Z04", "2025-01-14", "2025-02-17"),
    _received("Z06", "2025-04-21", "2025-05-21"),
    _received("Z07", "2025-09-24", "2025-10-28"),
    _clock("Z08", "counter", "2025-11-03", "submitted 2025-09-24", "extended 2025-10-24 working_days=20", due="2025-11-25"),
    _received("Z09", "2026-01-28", "2026-03-03"),
    _received("Z12", "2026-09-15", "2026-10-19"),
    _received("Z13", "2018-05-02", "2018-05-23"),
    _received("Z14", "2019-05-15", "2019-06-13"),
    _received("Z15", "2020-01-20", "2020-02-25"),
    _clock("Z16", "counter", "2025-07-20", "submitted 2025-06-27", "correction_asked 2025-07-08", "correction_received 2025-07-10",
           due="2025-08-07"),
    _clock("Z17", "counter", "2026-03-10", "submitted 2026-02-10", "correction_asked 2026-02-26", "correction_received 2026-03-06",
           due="2026-04-03"),
    _clock("Z18", "counter", "2025-03-25", "submitted 2025-03-03", "third_party_asked 2025-03-10", "third_party_answered 2025-03-24",
           due="2025-04-15"),
    _clock("Z19", "counter", "2025-10-21", "submitted 2025-09-22", "third_party_asked 2025-09-26", "third_party_answered 2025-10-20",
           due="2025-11-11"),
    _clock("Z27", "ordinary_mail", "2025-03-20", "submitted 2025-03-05", "confirmed 2025-03-06", receipt_date="2025-03-06"),
    _clock("Z28", "registered_mail", "2025-03-20", "signed_for 2025-03-05", receipt_date="2025-03-05"),
    _clock("Z29", "online", "2025-10-20", "submitted 2025-10-01", "confirmed 2025-10-09", receipt_date="2025-10-09", due="2025-11-05"),
    _clock("Z30", "email", "2019-05-13", "submitted 2019-05-10", receipt_date="2019-05-10", regulation="2007"),
    _clock("Z31", "email", "2025-05-20", "submitted 2025-05-10", "confirmed 2025-05-12", receipt_date="2025-05-12", regulation="2019"),
    _clock("unconfirmed", "online", "2026-09-16", "submitted 2026-09-14", state="unconfirmed", receipt_date=None, due=None,
           safe_due="2026-10-16"),
    _clock("late", "counter", "2026-11-24", "submitted 2026-09-15", state="missed", due="2026-10-19", days_left=-26),
    _clock("provisional", "counter", "2026-12-20", "submitted 2026-12-15", provisional=True),
]  # fmt: skip

WORKDAYS = [
    Case("Z05", "workday", {"from": "2025-01-24", "add": 7}, {"date": "2025-02-10", "provisional": False}),
    Case("Z10", "workday", {"from": "2026-02-12", "add": 7}, {"date": "2026-02-28", "provisional": False}),
    Case("Z11", "workday", {"from": "2026-04-28", "add": 15}, {"date": "2026-05-21", "provisional": False}),
    Case("Z20", "workday", {"from": "2025-12-24", "add": 20}, {"date": "2026-01-22", "provisional": False}),
    Case("Z21", "workday", {"from": "2024-12-30", "add": 20}, {"date": "2025-01-27", "provisional": False}),
    Case("Z22", "workday", {"from": "2025-04-15", "add": 20}, {"date": "2025-05-15", "provisional": False}),
    Case("between", "workday", {"between": ["2026-09-15", "2026-10-19"]}, {"working_days": 20, "provisional": False}),
    Case("between-none", "workday", {"between": ["2026-10-01", "2026-10-07"]}, {"working_days": 0, "provisional": False}),
    Case("not-confirmed", "workday", {"from": "2031-01-03", "add": 1}, {"provisional": True}),
]

PERIODS = [
    Case("Z23", "period", {"kind": "reconsideration", "known_on": "2025-08-05"}, {"last_day": "2025-10-09", "provisional": False}),
    Case("Z24", "period", {"kind": "litigation", "known_on": "2025-04-03"}, {"last_day": "2025-10-09", "provisional": False}),
    Case("Z25", "period", {"kind": "litigation_after_reconsideration", "known_on": "2025-09-20"}, {"last_day": "2025-10-09"}),
]

FEES = [
    *(
        Case(f"Z32-{count}", "fee", {"by": "items", "count": count}, {"amount": amount})
        for count, amount in [(10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300)]
    ),
    *(
        Case(f"Z33-{count}", "fee", {"by": "items", "count": count}, {"amount": amount})
        for count, amount in [(50, 7000), (60, 11000), (73, 17800)]
    ),
    Case("Z34", "fee", {"by": "items", "count": 6, "already": 28}, {"amount": 1000}),
    *(
        Case(f"Z35-{count}", "fee", {"by": "pages", "count": count}, {"amount": amount})
        for count, amount in [(30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700)]
    ),
    *(
        Case(f"Z36-{count}", "fee", {"by": "pages", "count": count}, {"amount": amount})
        for count, amount in [(72, 420), (44, 140), (109, 880), (119, 1080), (57, 270), (68, 380)]
    ),
]

OTHERS = [
    Case("Z65", "remedy", {"reply": "36-3", "ground": "16-1", "decided_on": "2025-09-01"}, {"code": "R-PRE"}),
    Case("partial", "remedy", {"reply": "37", "ground": ["15"], "decided_on": "2026-01-05"}, {"code": "R-MIX"}),
    Case("none", "remedy", {"reply": "36-4", "decided_on": "2026-01-05"}, {"code": "R-OR", "warnings": []}),
    Case("old", "remedy", {"reply": "36-3", "ground": "14", "decided_on": "2023-12-29"}, {"code": "R-OLD"}),
    Case("Z54", "index-number", {"text": "000014349/2017-00110"}, {"valid": True, "form": "e1", "problems": []}),
    Case("Z55", "index-number", {"text": "002489401/2025-276512"}, {"valid": False, "form": "e1_variant"}),
    Case("Z57", "index-number", {"text": "11441700007280420Y"}, {"valid": True, "form": "credit_code_only"}),
    Case("Z47", "check-report", {
        "year": 2024,
        "table3_依申请": {"new_received": [227, 0, 0, 0, 0, 0, 227], "carried_over": [18, 0, 0, 0, 0, 0, 18],
                       "granted": [229, 0, 0, 0, 0, 0, 229], "total": [229, 0, 0, 0, 0, 0, 229], "carried_forward": [16, 0, 0, 0, 0, 0, 16]},
    }, {"format": "2021 tables", "errors": []}),
]  # fmt: skip

CASES = [*CLOCKS, *WORKDAYS, *PERIODS, *FEES, *OTHERS]

_SUBMITTED = {"kind": "submitted", "on": "2026-09-14"}
#: What cannot be answered: command, payload, the field that is named, the code.
BAD: list[tuple[str, Any, str, str]] = [
    ("clock", [], "", "not_object"),
    ("clock", {}, "channel", "absent"),
    ("clock", {"channel": "pigeon", "events": [_SUBMITTED]}, "channel", "no_such_choice"),
    ("clock", {"channel": 1, "events": [_SUBMITTED]}, "channel", "no_such_choice"),
    ("clock", {"channel": "online"}, "events", "absent"),
    ("clock", {"channel": "online", "events": []}, "events", "no_events"),
    ("clock", {"channel": "online", "events": {}}, "events", "not_list"),
    ("clock", {"channel": "online", "events": [_SUBMITTED] * 201}, "events", "too_many"),
    ("clock", {"channel": "online", "events": ["submitted"]}, "events[0]", "not_object"),
    ("clock", {"channel": "online", "events": [_SUBMITTED, {"kind": "confirmed"}]}, "events[1].on", "absent"),
    ("clock", {"channel": "online", "events": [_SUBMITTED, {"kind": "confirmed", "on": "2026-02-30"}]}, "events[1].on", "no_such_date"),
    ("clock", {"channel": "online", "events": [{"kind": "submitted", "on": "14.9.2026"}]}, "events[0].on", "no_such_date"),
    ("clock", {"channel": "online", "events": [{"kind": "submitted", "on": 20260914}]}, "events[0].on", "not_text"),
    ("clock", {"channel": "online", "events": [{"kind": "submitted", "on": "1999-01-04"}]}, "events[0].on", "no_calendar"),
    ("clock", {"channel": "online", "events": [{"kind": "submitted", "on": "9999-12-31"}]}, "events[0].on", "no_calendar"),
    ("clock", {"channel": "online", "events": [{"kind": "sneezed", "on": "2026-09-14"}]}, "events[0].kind", "no_such_choice"),
    ("clock", {"channel": "online", "events": [{**_SUBMITTED, "day": 1}]}, "events[0].day", "unknown"),
    ("clock", {"channel": "online", "events": [{**_SUBMITTED, "party": ["x"]}]}, "events[0].party", "not_text"),
    ("clock", {"channel": "online", "events": [{**_SUBMITTED, "party": "字" * 81}]}, "events[0].party", "too_long"),
    ("clock", {"channel": "online", "events": [{**_SUBMITTED, "working_days": "20"}]}, "events[0].working_days", "not_whole"),
    ("clock", {"channel": "online", "events": [{**_SUBMITTED, "working_days": -1}]}, "events[0].working_days", "out_of_bounds"),
    ("clock", {"channel": "online", "events": [{**_SUBMITTED, "working_days": True}]}, "events[0].working_days", "not_whole"),
    ("clock", {"channel": "online", "events": [{**_SUBMITTED, "until": "soon"}]}, "events[0].until", "no_such_date"),
    ("clock", {"channel": "online", "events": [{**_SUBMITTED, "by": "horse"}]}, "events[0].by", "no_such_choice"),
    ("clock", {"channel": "online", "events": [_SUBMITTED], "as_of": "2026-13-01"}, "as_of", "no_such_date"),
    ("clock", {"channel": "online", "events": [_SUBMITTED], "asof": "2026-10-01"}, "asof", "unknown"),
    ("workday", {}, "from", "absent"),
    ("workday", {"from": "2026-01-01"}, "add", "absent"),
    ("workday", {"from": "2026-01-01", "add": -1}, "add", "out_of_bounds"),
    ("workday", {"from": "2026-01-01", "add": 1.5}, "add", "not_whole"),
    ("workday", {"from": "2060-12-30", "add": 30}, "add", "no_calendar"),
    ("workday", {"from": "2026-01-01", "add": 1, "between": ["2026-01-01", "2026-01-02"]}, "between", "two_questions"),
    ("workday", {"between": ["2026-01-01"]}, "between", "two_days"),
    ("workday", {"between": ["2026-01-02", "2026-01-01"]}, "between[1]", "end_before_start"),
    ("workday", {"between": ["2026-01-02", None]}, "between[1]", "not_text"),
    ("fee", {"by": "items"}, "count", "absent"),
    ("fee", {"count": 3}, "by", "absent"),
    ("fee", {"by": "weight", "count": 3}, "by", "fee_way"),
    ("fee", {"by": ["items", "pages"], "count": 3}, "by", "fee_both_ways"),
    ("fee", {"items": 3, "pages": 40}, "by", "fee_both_ways"),
    ("fee", {"by": "items", "count": -3}, "count", "negative"),
    ("fee", {"by": "items", "count": "三"}, "count", "not_whole"),
    ("fee", {"by": "items", "count": 10**9}, "count", "too_many"),
    ("fee", {"by": "pages", "count": 40, "already": 3}, "already", "pages_stand_alone"),
    ("period", {"kind": "appeal", "known_on": "2026-01-05"}, "kind", "no_such_choice"),
    ("period", {"kind": "litigation"}, "known_on", "absent"),
    ("period", {"kind": "litigation", "known_on": "2026-01-05", "decided_on": "2026-02-05"}, "known_on", "known_before_decided"),
    ("period", {"kind": "litigation", "known_on": "2060-12-05"}, "known_on", "no_calendar"),
    ("remedy", {"decided_on": "2026-01-05"}, "reply", "absent"),
    ("remedy", {"reply": "99", "decided_on": "2026-01-05"}, "reply", "no_such_reply"),
    ("remedy", {"reply": "36-3", "ground": "99", "decided_on": "2026-01-05"}, "ground", "no_such_ground"),
    ("remedy", {"reply": "36-3", "ground": 14, "decided_on": "2026-01-05"}, "ground", "not_list"),
    ("remedy", {"reply": "36-3", "ground": ["14", None], "decided_on": "2026-01-05"}, "ground[1]", "not_text"),
    ("remedy", {"reply": "36-3", "decided_on": "2026-01-05", "public_enterprise": "yes"}, "public_enterprise", "not_truth"),
    ("index-number", {}, "text", "absent"),
    ("index-number", {"text": 5}, "text", "not_text"),
    ("index-number", {"text": "9" * 1001}, "text", "too_long"),
    ("check-report", {}, "report", "nothing_to_check"),
    ("check-report", {"year": 2025, "table3_依申请": {"granted": "five"}}, "table3_依申请.granted", ""),
]

#: Bytes that are no question: what the shell and the interface say of them.
UNREADABLE: list[tuple[bytes, str]] = [
    (b"", "empty"),
    (b" \n", "empty"),
    (b"\xff\xfe\x00", "not_utf8"),
    (b"{", "not_json"),
    (b"from=2026-01-01", "not_json"),
    (b'{"from": NaN}', "unreadable_json"),
    (b'{"from": "\\ud800"}', "unreadable_json"),
    (b"[" * 60_000, "unreadable_json"),
    (b'{"add": ' + b"9" * 5000 + b"}", "unreadable_json"),
]
