"""Manuscripts of the demonstration at every state, played through the verbs of publishing by its own people; a few were corrected or withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from gongkai.catalog.models import Item
from gongkai.events.clock import SHANGHAI
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting, hiding, review, revising, templates, withdrawal
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Unit

#: unit code, short form of its logins.
HOUSING, WATER, SCHOOLS = ("990100-D14", "zhujian"), ("990100-D17", "shuiwu"), ("990100-D03", "jiaoyu")


@dataclass(slots=True)
class Stage:
    """A unit with its people on a day; each act takes place a quarter of an hour after the last."""

    unit: Unit
    short: str
    now: datetime

    def who(self, role: str) -> Actor:
        return actor_of(person(f"{self.short}-{role}"), self.now.date())

    def tick(self) -> datetime:
        self.now += timedelta(minutes=15)
        return self.now


def opening(unit: Unit, short: str, day: date) -> Stage:
    """Nine in the morning of the day in that unit."""
    return Stage(unit, short, datetime.combine(day, time(9), tzinfo=SHANGHAI))


@cache
def person(login: str) -> int:
    return Person.objects.values_list("pk", flat=True).get(login=login)


def play(today: date) -> int:
    """Play all of it, once; returns how many manuscripts there are."""
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[code for code, _short in (HOUSING, WATER, SCHOOLS)])}
    if Manuscript.objects.exists() or len(units) < 3:
        return Manuscript.objects.count()
    person.cache_clear()
    office = actor_of(person("office"), today)
    schools = opening(units[SCHOOLS[0]], SCHOOLS[1], today - timedelta(days=60))
    why = "学校招生信息涉及面广，科室先审一道"
    templates.choose_template(unit=schools.unit, template="4", actor=office, reason=why, at=schools.now)
    for (code, short), days_ago, title, number, acts, fields in _PLAYS:
        stage = opening(units[code], short, today - timedelta(days=days_ago))
        _play(stage, title, number, acts, fields, today)
    return Manuscript.objects.count()


def _play(stage: Stage, title: str, number: str, acts: str, fields: dict[str, Any], today: date) -> None:
    values = {
        "title": title, "document_number": number, "written_on": stage.now.date() - timedelta(days=3), "columns": ["0203"], "genre": "通知",
        "attribute": "proactive", "body": _body(title), "carrier": "document" if number else "other", **fields,
    }  # fmt: skip
    if "planned" in acts:
        values["planned_at"] = datetime.combine(today + timedelta(days=2), time(9), tzinfo=SHANGHAI)
    row = drafting.create(unit=stage.unit, actor=stage.who("xinxi"), values=values, at=stage.now)
    for act in acts.split():
        row = _ACTS[act](stage, row)


def _body(title: str) -> str:
    return (
        f'<p class="noindent">各有关单位：</p><p>{title}的有关事项，现通知如下。</p><p class="lv1">一、工作要求</p>'
        '<p>各单位按照职责分工落实，确有困难的及时报告。</p><p class="lv1">二、时间安排</p><p>自印发之日起实施。</p>'
    )


def _submit(stage: Stage, row: Manuscript) -> Manuscript:
    return drafting.submit(row, actor=stage.who("xinxi"), version=row.version, at=stage.tick())


def _head(stage: Stage, row: Manuscript) -> Manuscript:
    return review.pass_step(row, actor=stage.who("kezhang"), version=row.version, text="同意，送保密审查。", at=stage.tick())


def _clear(stage: Stage, row: Manuscript) -> Manuscript:
    return review.pass_step(row, actor=stage.who("baomi"), version=row.version, says="clear", text="经审查，不涉密。", at=stage.tick())


def _return(stage: Stage, row: Manuscript) -> Manuscript:
    return review.return_(
        row,
        actor=stage.who("baomi"),
        version=row.version,
        reasons=["number_or_date"],
        text="文号与成文日期对不上，请核对。",
        at=stage.tick(),
    )


def _approve(stage: Stage, row: Manuscript) -> Manuscript:
    secrecy = "clear" if row.kind == Manuscript.Kind.CORRIGENDUM else ""
    return review.approve(row, actor=stage.who("pizhun"), version=row.version, text="同意。", secrecy=secrecy, at=stage.tick())


def _drop(stage: Stage, row: Manuscript) -> Manuscript:
    return drafting.drop(row, actor=stage.who("xinxi"), version=row.version, reason="与另一份重复", at=stage.tick())


def _correct(stage: Stage, row: Manuscript) -> Manuscript:
    new = revising.correct_item(_item(row), actor=stage.who("xinxi"), at=stage.tick())
    values = {"body": new.body.replace("自印发之日起实施", "自印发之日起30日后实施"), "note": "更正实施日期"}
    new = drafting.save(new, actor=stage.who("xinxi"), version=new.version, values=values, at=stage.tick())
    return drafting.submit(new, actor=stage.who("xinxi"), version=new.version, at=stage.tick())


def _hide(stage: Stage, row: Manuscript) -> Manuscript:
    hiding.hide_item(_item(row), actor=stage.who("kezhang"), reason="附表里的联系电话待核查", at=stage.tick())
    return row


def _propose(stage: Stage, row: Manuscript) -> Manuscript:
    withdrawal.propose_removal(
        _item(row), actor=stage.who("xinxi"), kind="error", ground="条例第六条", public_reason="数据有误，核实后重新公开", at=stage.tick()
    )
    return row


def _withdraw(stage: Stage, row: Manuscript) -> Manuscript:
    row = _propose(stage, row)
    withdrawal.decide_removal(_item(row).removals.get(), actor=stage.who("pizhun"), approve=True, at=stage.tick())
    return row


def _item(row: Manuscript) -> Item:
    return Item.objects.select_related("unit").get(pk=row.item_id)


_ACTS: dict[str, Callable[[Stage, Manuscript], Manuscript]] = {
    "submit": _submit, "head": _head, "clear": _clear, "return": _return, "approve": _approve, "drop": _drop, "correct": _correct,
    "hide": _hide, "propose": _propose, "withdraw": _withdraw, "planned": lambda _stage, row: row,
}  # fmt: skip

#: (unit, days ago, title, number, acts, further fields).
_PLAYS: tuple[tuple[tuple[str, str], int, str, str, str, dict[str, Any]], ...] = (
    (HOUSING, 1, "关于开展冬季施工安全检查的通知", "", "", {"columns": [], "attribute": ""}),
    (HOUSING, 26, "关于公布既有住宅加装电梯技术要点的通知", "明住建发〔2026〕71号", "submit", {"late_reason": "征求意见期间多次修改"}),
    (HOUSING, 8, "关于调整公租房租金标准的通知", "明住建发〔2026〕78号", "submit return", {}),
    (HOUSING, 6, "关于做好老旧小区外墙修缮工作的通知", "明住建发〔2026〕80号", "submit clear", {}),
    (HOUSING, 4, "关于供热期间燃气安全的公告", "", "submit clear planned approve", {"carrier": "other", "genre": "公告"}),
    (HOUSING, 12, "关于规范房屋租赁合同备案的通知", "明住建发〔2026〕74号", "submit clear approve correct", {}),
    (HOUSING, 1, "关于公布夏季工程质量检查结果的通报", "明住建发〔2026〕69号", "submit clear approve hide", {"genre": "通报"}),
    (HOUSING, 20, "关于公布工程造价指数的通知", "明住建发〔2026〕65号", "submit clear approve withdraw", {}),
    (HOUSING, 10, "关于公布保障房项目进度的通知", "明住建发〔2026〕75号", "submit clear approve propose", {}),
    (HOUSING, 9, "关于报送内部审计情况的函", "明住建函〔2026〕31号", "submit clear approve",
     {"attribute": "withheld", "ground": "16-1", "ground_reason": "内部管理事项", "body": "", "genre": "函"}),
    (HOUSING, 7, "关于答复房屋征收咨询的函", "明住建函〔2026〕33号", "submit clear approve",
     {"attribute": "on_request", "ground": "15-2", "ground_reason": "涉及当事人的房产信息", "genre": "函"}),
    (WATER, 5, "关于冬季管网检修停水的公告", "", "submit", {"carrier": "other", "genre": "公告", "urgent": True, "urgent_why": "三日内停水"}),
    (WATER, 3, "关于节水型单位评选结果的通知", "明水发〔2026〕40号", "drop", {}),
    (SCHOOLS, 5, "关于义务教育招生范围调整的通知", "明教发〔2026〕52号", "submit", {}),
    (SCHOOLS, 6, "关于中小学寒假时间的通知", "明教发〔2026〕53号", "submit head", {}),
    (SCHOOLS, 8, "关于校外培训机构年检结果的通知", "明教发〔2026〕50号", "submit head clear", {}),
)  # fmt: skip
