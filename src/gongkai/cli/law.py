"""`gongkai law`: deadlines, fees, periods, remedies, report checks and index numbers as JSON. See docs/law.md.

A question is JSON on stdin, or flags; the answer is one JSON object on stdout. What cannot be answered is one JSON object on stderr,
{"error": {"field", "code", "text"}}, and status 2.
"""

import json
import re
import sys
from typing import Any

import click

from gongkai.cli.language import _
from gongkai.cli.situation import in_words, situation
from gongkai.law.asking import LARGEST, answer, parse
from gongkai.law.sayings import BadInputError, Said, gettext_noop

#: What a flag gives, by the name that the field has in JSON; flags that were not given are not in it.
Given = dict[str, Any]


@click.group(name="law", help=_("期限、收费、救济、年报核对、索引号：标准输入给 JSON（或用参数），标准输出得 JSON。"))
def law() -> None:
    pass


@law.command(help=_("一件申请的时钟：哪天收到、哪天到期、一天一天怎么数的。"))
@click.option("--channel", help="online | counter | registered_mail | ordinary_mail | fax | email")
@click.option("--as-of", help=_("算到哪天，默认今天。"))
@click.option(
    "--event", "events", multiple=True, help=_("一件事，可以重复：'submitted 2026-09-14'，'extended 2026-10-12 working_days=20'。")
)
def clock(*, channel: str | None, as_of: str | None, events: tuple[str, ...]) -> None:
    _tell("clock", {"channel": channel, "as_of": as_of, "events": events or None})


@law.command(help=_("工作日：--from D --add N 得日期；--between A B 得工作日数（不含 A，含 B）。"))
@click.option("--from", "start")
@click.option("--add")
@click.option("--between", nargs=2)
def workday(*, start: str | None, add: str | None, between: tuple[str, str] | None) -> None:
    _tell("workday", {"from": start, "add": _number(add), "between": list(between) if between else None})


@law.command(help=_("信息处理费：按件或者按量（页），同一件不能两种都算。"))
@click.option("--by", multiple=True, help="items | pages")
@click.option("--count", help=_("这一次的件数或者页数。"))
@click.option("--already", help=_("同一申请人本月内此前已有的件数。"))
def fee(*, by: tuple[str, ...], count: str | None, already: str | None) -> None:
    ways = list(by) if len(by) > 1 else next(iter(by), None)
    _tell("fee", {"by": ways, "count": _number(count), "already": _number(already)})


@law.command(help=_("复议、诉讼的最后一天（自然日，末日遇休假日顺延）。"))
@click.option("--kind", help="reconsideration | litigation | litigation_after_reconsideration")
@click.option("--known-on", help=_("知道或者应当知道之日；复议后起诉为收到复议决定书之日。"))
def period(*, kind: str | None, known_on: str | None) -> None:
    _tell("period", {"kind": kind, "known_on": known_on})


@law.command(help=_("答复后的救济途径和告知文字。"))
@click.option("--reply", help="36-1 … 36-7, 37, 38, 39-1, 39-2 …")
@click.option("--ground", help="14, 15, 16-1, 16-2 …")
@click.option("--decided-on", help=_("答复作出之日（落款日期）。"))
def remedy(*, reply: str | None, ground: str | None, decided_on: str | None) -> None:
    _tell("remedy", {"reply": reply, "ground": ground, "decided_on": decided_on})


@law.command(name="check-report", help=_("核对一份年报：标准输入给 JSON。"))
def check_report() -> None:
    _tell("check-report", {})


@law.command(name="index-number", context_settings={"ignore_unknown_options": True}, help=_("认一个索引号：形式、各段、哪里不合。"))
@click.argument("text", required=False)
def index_number(*, text: str | None) -> None:
    _tell("index-number", {"text": None if text is None else text.encode(errors="replace").decode()})


def _tell(command: str, flags: Given) -> None:
    """Ask with the flags that were given, or with what stands on stdin where none was."""
    try:
        given = {name: value for name, value in flags.items() if value is not None}
        if "events" in given:
            given["events"] = [_event(one) for one in given["events"]]
        payload = given or parse(_stdin())
        found = answer(command, payload, situation(command))
    except BadInputError as error:
        _write({"error": {"field": error.field, "code": error.said.code, "text": in_words(error.said)}}, error=True)
        sys.exit(2)
    _write(found)


def _stdin() -> bytes:
    """What stands on stdin, a little over the bound at most. A terminal has nothing to say, a closed one neither."""
    if sys.stdin is None or sys.stdin.isatty():
        raise BadInputError("", Said("nothing_asked", gettext_noop("没有问题：请给参数，或者在标准输入给 JSON；--help 有说明")))
    return sys.stdin.buffer.read(LARGEST + 1)


def _write(found: dict[str, Any], *, error: bool = False) -> None:
    """One object, as UTF-8 whatever the terminal says; spread over lines where somebody looks at it."""
    out = sys.stderr if error else sys.stdout
    indent = 2 if out is not None and out.isatty() else None
    click.echo(json.dumps(found, ensure_ascii=False, indent=indent).encode(), err=error)


def _number(text: str | None) -> object:
    """A whole number where the text is one; else the text, which is then refused by its name."""
    return int(text) if text is not None and re.fullmatch(r"[+-]?\d{1,18}", text) else text


def _event(text: str) -> Given:
    """'extended 2026-10-12 working_days=20' → {"kind", "on", "working_days"}."""
    kind, *rest = text.split() or [""]
    event: Given = {"kind": kind}
    for place, word in enumerate(rest):
        name, equals, value = word.partition("=")
        if equals:
            event[name] = _number(value) if name == "working_days" else value
        elif place == 0:
            event["on"] = word
        else:
            raise BadInputError("events", Said("not_an_event", gettext_noop("写成“事件 日期 名称=值”：%(text)s"), {"text": text[:60]}))
    return event
