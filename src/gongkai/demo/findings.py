"""Findings of the review in the demonstration: open in a draft, before the reviewer, disagreed with, and in something that is public.

The persons do not exist: their numbers name no county and were born in 1900; the mobiles are of no network.
"""

import zlib
from datetime import date, datetime, time, timedelta
from struct import pack

from gongkai.demo import attachments
from gongkai.demo.annex import Annex
from gongkai.demo.manuscripts import HOUSING, Stage
from gongkai.events.clock import SHANGHAI
from gongkai.files.services import keep
from gongkai.publishing import services as publishing
from gongkai.publishing.draft import AttachedFile, Draft
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Finding, Manuscript, Ruling
from gongkai.publishing.scanning import standing
from gongkai.publishing.services import drafting, ruling, scanning
from gongkai.publishing.services.ruling import Word
from gongkai.text.resident_ids import check_character
from gongkai.units.models import Unit

Says = Ruling.Says
_NAMES = ("王某", "李某", "张某", "刘某", "陈某", "杨某", "赵某", "黄某", "周某", "吴某")


def play(today: date) -> int:
    """Play it, once; returns how many findings there are."""
    unit = Unit.objects.filter(code=HOUSING[0]).first()
    if unit is None or Ruling.objects.exists():
        return Finding.objects.count()
    _list_in_a_draft(_stage(unit, today, 2), today)
    _scan_before_the_reviewer(_stage(unit, today, 5))
    _disagreed(_stage(unit, today, 4))
    _public(today)
    return Finding.objects.count()


def resident_id(number: int) -> str:
    """The `number`-th person that does not exist."""
    body = f"1199001900{number % 12 + 1:02d}{number % 28 + 1:02d}{number % 1000:03d}"
    return body + check_character(body)


def mobile(number: int) -> str:
    """A mobile of no network."""
    return f"1990000{number % 10000:04d}"


def _stage(unit: Unit, today: date, days_ago: int) -> Stage:
    return Stage(unit, HOUSING[1], datetime.combine(today - timedelta(days=days_ago), time(14), tzinfo=SHANGHAI))


def _begin(stage: Stage, title: str, body: str, number: str, file: AttachedFile | None = None) -> Manuscript:
    values = {
        "title": title, "body": body, "columns": ["0203"], "attribute": "proactive", "written_on": stage.now.date() - timedelta(days=2),
        "document_number": number, "genre": "通知",
    }  # fmt: skip
    row = drafting.create(unit=stage.unit, actor=stage.who("xinxi"), values=values, at=stage.now)
    if file is None:
        return row
    kept = keep(filename=file.filename, content=file.content, at=stage.now)
    return drafting.attach(row, actor=stage.who("xinxi"), version=row.version, file=kept, title=file.title, at=stage.tick())


def _list_in_a_draft(stage: Stage, today: date) -> None:
    """A list of persons with their numbers, as it must not go out: the officer still has to mask it."""
    rows = tuple((n + 1, _NAMES[n % 10], resident_id(n), mobile(n), "二级", 1200 + n % 7 * 50) for n in range(40))
    head = ("序号", "姓名", "身份证号码", "联系电话", "残疾等级", "补贴金额（元）")
    annex = Annex("xlsx", "2026年第三季度租房补贴发放名单", head=head, rows=rows)
    body = (
        "<p>经审核，现将2026年第三季度租房补贴发放对象予以公示，公示期7日。</p>"
        f"<p>有异议的，请在公示期内向住房保障科反映，联系人王某，手机{mobile(9000)}。</p>"
        "<p>公示名单中户主陈某，家住明川市望川区文澜里小区4幢2单元501室，已核实。</p>"
    )
    _begin(stage, "关于2026年第三季度租房补贴发放对象的公示", body, "明住建公〔2026〕18号", attachments.build(annex, today, 1))


def _scan_before_the_reviewer(stage: Stage) -> None:
    """The machine cannot read a picture: the reviewer looks at it and signs."""
    picture = AttachedFile(title="现场照片", filename="现场照片.png", content=_grey(64, 48))
    body = f"<p>夏季工程质量检查已经结束。检查组值班电话0990-0001219，项目部公布的联系电话{mobile(8000)}。</p>"
    row = _begin(stage, "关于夏季工程质量检查现场情况的通报", body, "明住建发〔2026〕81号", picture)
    prints = [one.print for one in standing.of(row, files_of(row)).open if one.kind == "mobile"]
    word = Word(Says.JUSTIFIED, "contact", "项目部在工地公示牌上公布的电话")
    ruling.rule(row, actor=stage.who("xinxi"), prints=prints, word=word, at=stage.tick())
    drafting.submit(row, actor=stage.who("xinxi"), version=row.version, at=stage.tick())


def _disagreed(stage: Stage) -> None:
    """The officer called it a false alarm, the reviewer does not agree."""
    body = f"<p>公租房摇号定于本月底举行。参加人员请提前与工作人员李某联系，手机{mobile(7000)}。</p>"
    row = _begin(stage, "关于公租房摇号安排的通知", body, "明住建发〔2026〕82号")
    prints = [one.print for one in standing.of(row, files_of(row)).open]
    ruling.rule(row, actor=stage.who("xinxi"), prints=prints, word=Word(Says.FALSE_ALARM, text="工作电话"), at=stage.tick())
    row = drafting.submit(row, actor=stage.who("xinxi"), version=row.version, at=stage.tick())
    ruling.rule(
        row, actor=stage.who("baomi"), prints=prints, word=Word(Says.REOPENED, text="是个人手机号，请换成办公电话"), at=stage.tick()
    )


def _public(today: date) -> None:
    """Out since years, from before the machine looked: on the list of the unit."""
    day = today - timedelta(days=900)
    draft = Draft(
        key="demo-findings/1", unit=HOUSING[0], title="关于危房改造补助对象的公示", columns=("0203",), genre="公告", written_on=day,
        body=f"<p>拟对户主周某给予危房改造补助，身份证号{resident_id(600)}，联系电话{mobile(6000)}。</p>", published_on=day, source="demo",
    )  # fmt: skip
    outcome = publishing.release(draft, at=datetime.combine(day, time(10), tzinfo=SHANGHAI))
    scanning.look_through_items([outcome.item_id] if outcome.item_id else [])


def _grey(width: int, height: int) -> bytes:
    """A grey PNG."""
    rows = b"".join(b"\0" + bytes(0x80 + (x * y) % 64 for x in range(width)) for y in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
