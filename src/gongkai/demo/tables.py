"""Entry by table in the demonstration: a batch of water permits on its way, with one taken out; letters between departments, one objected to."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from gongkai.demo.manuscripts import HOUSING, WATER, Stage
from gongkai.events.clock import SHANGHAI
from gongkai.files.services import keep
from gongkai.law.codes import credit_check_character
from gongkai.publishing.lists import batches as batch_lists
from gongkai.publishing.models import EntryBatch, Manuscript
from gongkai.publishing.services import bulk, coordination, drafting, entry, review
from gongkai.publishing.tables.kinds import PERMIT
from gongkai.publishing.tables.template import template
from gongkai.units.models import Unit

_HOLDERS = (
    "明川市青石供水有限公司", "明川市白鹭农业合作社", "李明远", "明川市云岭矿泉水厂", "明川市松湖热力有限公司", "明川市南渡建材有限公司",
    "赵一帆", "明川市禾丰种业有限公司", "明川市澄湖酒店", "明川市鹿鸣洗涤服务部", "明川市望川园林有限公司", "明川市青屏医院",
)  # fmt: skip
_LETTERS = (
    ("关于公布供水管网改造工程进度的通知", "明住建发〔2026〕83号", "第三条所列管网压力数据", None),
    ("关于老旧小区二次供水设施移交的通知", "明住建发〔2026〕84号", "第二条移交后的维护责任", "object"),
)


def play(today: date) -> int:
    """Once; how many rows the batch has."""
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[WATER[0], HOUSING[0]])}
    if EntryBatch.objects.exists() or len(units) < 2:
        return 0
    now = datetime.combine(today - timedelta(days=1), time(9), tzinfo=SHANGHAI)
    _letters(Stage(units[HOUSING[0]], HOUSING[1], now), Stage(units[WATER[0]], WATER[1], now))
    return _batch(Stage(units[WATER[0]], WATER[1], now))


def _batch(stage: Stage) -> int:
    file = keep(filename="十一月取水许可.xlsx", content=_table(stage.now.date()), at=stage.now, queue=False)
    officer, reviewer = stage.who("xinxi"), stage.who("baomi")
    upload = entry.receive(unit=stage.unit, kind=PERMIT, column="040602", file=file, actor=officer, at=stage.tick())
    batch = entry.enter(upload, actor=officer, name="2026年第18批取水许可结果", at=stage.tick())
    _all(stage, batch, "submit", "draft", officer)
    first = batch.entries.order_by("number").select_related("manuscript").first()
    if first is not None:
        review.return_(
            first.manuscript, actor=reviewer, version=first.manuscript.version, reasons=["number_or_date"], text="许可编号与台账不符，请核对。",
            at=stage.tick(),
        )  # fmt: skip
    _all(stage, batch, "agree", "secrecy", reviewer, secrecy="clear", text="经逐条审查，不涉密。")
    return batch.rows


def _all(stage: Stage, batch: EntryBatch, verb: str, state: str, actor: Any, **options: Any) -> None:
    at = stage.tick()
    act = bulk.begin_act(
        key=f"demo-{verb}", verb=verb, picks=batch_lists.picks(batch, state), actor=actor, batch=batch, options=options, at=at
    )
    while bulk.proceed(act, actor=actor, at=at):
        pass


def _table(today: date) -> bytes:
    book = load_workbook(BytesIO(template(PERMIT)))
    sheet: Any = book[PERMIT.name]
    for number, holder in enumerate(_HOLDERS, 1):
        person = len(holder) == 3
        body = f"91990100MA{number:07d}"
        values = {
            "number": f"明水许〔2026〕{180 + number}号", "party_kind": "自然人" if person else "法人", "party": holder,
            "credit": None if person else body + credit_check_character(body), "item": "取水许可", "kind": "普通", "certificate": "取水许可证",
            "content": f"地下水，年取水量{number * 2 + 1}万立方米。", "decided_on": today - timedelta(days=4), "from": today - timedelta(days=4),
            "until": date(today.year + 5, today.month, 1),
        }  # fmt: skip
        for place, field in enumerate(PERMIT.fields, 2):
            if values.get(field.code) is not None:
                sheet.cell(row=number + 2, column=place, value=values[field.code])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _letters(asking: Stage, asked: Stage) -> None:
    for title, number, part, says in _LETTERS:
        row = _submitted(asking, title, number)
        (letter,) = coordination.ask(row, actor=asking.who("xinxi"), units=[asked.unit], parts=[part], at=asking.tick())
        if says is not None:
            asked.now = max(asked.now, asking.now)
            coordination.answer(
                letter, actor=asked.who("kezhang"), says=says, seen=row.content_hash, reason="移交时间尚未商定，公开会引起误解。",
                ground="条例第六条", at=asked.tick(),
            )  # fmt: skip


def _submitted(stage: Stage, title: str, number: str) -> Manuscript:
    values = {
        "title": title, "document_number": number, "written_on": stage.now.date() - timedelta(days=2), "columns": ["0203"], "genre": "通知",
        "attribute": "proactive", "body": f"<p>各有关单位：</p><p>{title}的有关事项，现通知如下。</p>",
    }  # fmt: skip
    row = drafting.create(unit=stage.unit, actor=stage.who("xinxi"), values=values, at=stage.tick())
    row = drafting.submit(row, actor=stage.who("xinxi"), version=row.version, at=stage.tick())
    return review.pass_step(row, actor=stage.who("baomi"), version=row.version, says="clear", text="经审查，不涉密。", at=stage.tick())
