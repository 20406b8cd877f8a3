"""What the demonstration shows beside texts: flow charts, drafts open for comment and what became of them, press releases, what is owed.

Played through the verbs of publishing by the people of the units, with the days on which they would have acted.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from gongkai.catalog import structure
from gongkai.catalog.models import Column
from gongkai.demo import beside_texts as texts
from gongkai.demo.manuscripts import HOUSING, WATER, Stage, person
from gongkai.events.clock import SHANGHAI
from gongkai.publishing.models import Manuscript, Owed
from gongkai.publishing.services import drafting, owed, review
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor
from gongkai.units.models import Unit

CITY = "990100"
#: Who acts for the city government itself.
_CITY_PEOPLE = {"xinxi": "office", "baomi": "office-b", "pizhun": "shizhang"}


@dataclass(slots=True)
class CityStage(Stage):
    """The same for the city government, whose people have names of their own."""

    def who(self, role: str) -> Actor:
        return actor_of(person(_CITY_PEOPLE[role]), self.now.date())


def play(today: date) -> None:
    """Play all of it, once."""
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[CITY, HOUSING[0], WATER[0]])}
    if len(units) < 3 or Manuscript.objects.filter(title=texts.CHART_TITLE).exists():
        return
    person.cache_clear()
    city, housing, water = units[CITY], units[HOUSING[0]], units[WATER[0]]
    _charts(housing, water, today)
    _rules(city, housing, water, today)
    _press(city, today)
    _regulation(city, today)
    _settle(today)
    owed.open_reviews(at=_hour(today, 8))


def _charts(housing: Unit, water: Unit, today: date) -> None:
    common = {"columns": ["040604"], "genre": "其他", "carrier": "other"}
    chart = {"particulars": {"chart": texts.WATER_PERMIT}, "body": texts.CHART_BODY, "summary": "取水许可从申请到公开结果的各个步骤。"}
    _release(_stage(water, WATER[1], today, 16), texts.CHART_TITLE, **common, **chart)
    waiting = {"particulars": {"chart": texts.FIRE_CHECK}, "body": texts.CHART_BODY}
    stage = _stage(housing, HOUSING[1], today, 4)
    row = drafting.create(
        unit=housing, actor=stage.who("xinxi"), values=_values(stage, "建设工程消防验收流程图", **common, **waiting), at=stage.now
    )
    drafting.submit(row, actor=stage.who("xinxi"), version=row.version, at=stage.tick())


def _rules(city: Unit, housing: Unit, water: Unit, today: date) -> None:
    """One that was issued, with what became of the comments; one whose time is over; one that is open."""
    call = {"columns": ["0207"], "genre": "公告", "carrier": "other"}
    how = "请发送电子邮件至 yijian@example.gov.cn，或者寄至明川市市府路1号（邮编 000000），信封注明“征求意见”。"
    comment = lambda day: {"comment": {"until": day.isoformat(), "how": how}}  # noqa: E731
    over = today - timedelta(days=40)
    draft = _release(
        CityStage(city, "", _hour(today - timedelta(days=70), 9)), "明川市政府信息公开审查办法（征求意见稿）",
        particulars=comment(over), body=texts.REVIEW_RULES_DRAFT, **call,
    )  # fmt: skip
    _release(
        CityStage(city, "", _hour(today - timedelta(days=21), 9)), "明川市政府信息公开审查办法", document_number="明政办发〔2026〕66号",
        columns=["0002"], regulation="normative", validity="valid", effective_from=today, valid_until=today.replace(year=today.year + 5, day=1),
        adopts=[f"/i/{draft.item_id}"], body=texts.REVIEW_RULES, genre="通知",
    )  # fmt: skip
    _release(
        CityStage(city, "", _hour(today - timedelta(days=20), 14)), "《明川市政府信息公开审查办法（征求意见稿）》意见采纳情况",
        answers=[f"/i/{draft.item_id}"], body=texts.ANSWERS, **call,
    )  # fmt: skip
    closed = comment(today - timedelta(days=9))
    _release(
        _stage(water, WATER[1], today, 39), "明川市二次供水设施管理规定（征求意见稿）", particulars=closed, body=texts.SUPPLY_RULES, **call
    )
    open_ = comment(today + timedelta(days=25))
    _release(
        _stage(housing, HOUSING[1], today, 5),
        "明川市物业服务信息公开办法（征求意见稿）",
        particulars=open_,
        body=texts.HOUSING_RULES,
        **call,
    )


def _press(city: Unit, today: date) -> None:
    """Two that are out, and one under embargo until tomorrow morning."""
    for days, occasion, title, body in texts.PRESS:
        day = today - timedelta(days=days)
        press = {"press": {"occasion": occasion, "spokesperson": "戊发言（市政府新闻发言人）", "held_on": day.isoformat()}}
        planned = {"planned_at": _hour(today + timedelta(days=1), 9)} if days <= 0 else {}
        stage = CityStage(city, "", _hour(min(day, today), 8))
        _release(stage, title, particulars=press, body=body, columns=["040105"], genre="其他", carrier="other", **planned)


def _regulation(city: Unit, today: date) -> None:
    """The regulation, its interpretation and its publicity 宣讲 as columns of the office; the text itself is read where the law pages are."""
    parent = Column.objects.get(unit=None, code="0210")
    for place, (name, documents) in enumerate(texts.REGULATION.items()):
        column = structure.extend(city, parent, name)
        for number, (title, body) in enumerate(documents):
            stage = CityStage(city, "", _hour(today - timedelta(days=40 - 3 * place - number), 10))
            _release(stage, title, columns=[column.code], body=body, genre="其他", carrier="other")


def _settle(today: date) -> None:
    """Of what the manuscripts of the housing department owe: one is interpreted, of one it was said that none is needed, the rest is late."""
    wanted = {"明住建发〔2026〕74号": "interpreted", "明住建发〔2026〕75号": "waived"}
    rows = Owed.objects.filter(kind="interpretation", settled_at=None, item__document_number__in=wanted).select_related("item__unit")
    for row in rows:
        stage = _stage(row.item.unit, HOUSING[1], today, 6)
        if wanted[row.item.document_number] == "waived":
            reason = "只公布进度数字，不涉及政策措施"
            owed.settle_by_reason(row, actor=stage.who("pizhun"), reason=reason, at=stage.tick())
        else:
            title = f"《{row.item.title.removeprefix('关于').removesuffix('的通知')}》政策解读"
            body = texts.INTERPRETATION.format(title=row.item.title, number=row.item.document_number)
            _release(stage, title, columns=["0205"], genre="解读", carrier="other", interprets=[row.item.document_number], body=body)


def _release(stage: Stage, title: str, **fields: Any) -> Manuscript:
    """Written, submitted, reviewed and approved by three persons, a quarter of an hour after one another."""
    row = drafting.create(unit=stage.unit, actor=stage.who("xinxi"), values=_values(stage, title, **fields), at=stage.now)
    row = drafting.submit(row, actor=stage.who("xinxi"), version=row.version, at=stage.tick())
    row = review.pass_step(row, actor=stage.who("baomi"), version=row.version, says="clear", at=stage.tick())
    return review.approve(row, actor=stage.who("pizhun"), version=row.version, text="同意。", at=stage.tick())


def _values(stage: Stage, title: str, **fields: Any) -> dict[str, Any]:
    written = stage.now.date() - timedelta(days=2)
    return {"title": title, "written_on": written, "attribute": "proactive", **fields}


def _stage(unit: Unit, short: str, today: date, days_ago: int) -> Stage:
    return Stage(unit, short, _hour(today - timedelta(days=days_ago), 9))


def _hour(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=SHANGHAI)
