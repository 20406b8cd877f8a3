"""A small world for walks along every route: one unit, and items that are public, hidden and withdrawn, each with words of its own."""

from dataclasses import dataclass
from datetime import date

from gongkai.catalog.models import Attachment, Column, Item
from gongkai.jobs import services as jobs
from gongkai.publishing.draft import AttachedFile, Draft
from gongkai.publishing.services.release import release
from gongkai.publishing.services.removal import hide, withdraw
from gongkai.search import indexer, readers
from gongkai.units.models import Unit
from gongkai.units.record import ContactRecord, UnitRecord
from gongkai.units.services import enter_units

UNIT = "990122"
COLUMN = "0203"
#: Words that all of them share: what is asked for in searches.
COMMON = "既有住宅加装电梯补助"


@dataclass(frozen=True, slots=True)
class Matter:
    """An item and everything by which somebody could ask for it. `secrets` are words that stand in nothing but its content."""

    item: Item
    attachment: Attachment
    document_number: str
    index_number: str
    old_address: str
    secrets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class World:
    """`public` can be read by anybody; of `hidden` and `withdrawn` nobody may see any content."""

    unit: Unit
    column: Column
    public: Matter
    hidden: Matter
    withdrawn: Matter

    @property
    def closed(self) -> tuple[Matter, Matter]:
        return self.hidden, self.withdrawn


def build() -> World:
    """Make it the way everything is made: enter, release, index; then hide and withdraw, and index again. Needs database and `home`."""
    contact = ContactRecord(office="办公室", address="市府路1号", telephone="0990-0000101")
    enter_units(
        [
            UnitRecord(code="990000", name="明川市人民政府", level="city"),
            UnitRecord(
                code=UNIT, name="明川市住房和城乡建设局", level="department", parent="990000", short_name="市住建局", contact=contact
            ),
        ]
    )
    public, hidden, withdrawn = (_release(number, word) for number, word in enumerate(("朱雀", "玄武", "青龙"), 1))
    jobs.run_due()
    indexer.rebuild()
    hide(hidden.item, reason="个人隐私待核")
    withdraw(withdrawn.item, reason="内容有误")
    indexer.catch_up()
    readers.forget()
    return World(Unit.objects.get(code=UNIT), Column.objects.get(code=COLUMN, unit=None), public, hidden, withdrawn)


def _draft(number: int, word: str, *files: AttachedFile) -> Draft:
    return Draft(
        key=f"world/{number}", unit=UNIT, title=f"关于{word}路{COMMON}的通知", columns=(COLUMN,), genre="通知",
        body=f"<p>各区县：</p><p>{COMMON}第{number}批发给{word}里小区。</p>", document_number=f"明住建发〔2026〕{number + 40}号",
        index_number=f"99MC00999/2026-0000{number}", written_on=date(2026, 9, number), summary=f"{word}概述", keywords=f"{word}词",
        particulars={"chart": [{"key": "a", "kind": "start", "text": f"{word}里提出申请"}, {"key": "z", "kind": "end", "text": "办结"}]},
        source="world", files=files, old_addresses=(f"http://old.example.gov.cn/art/{number}.html?id={number}",),
    )  # fmt: skip


def _release(number: int, word: str) -> Matter:
    file = AttachedFile(title=f"{word}路名单", filename=f"{word}.txt", content=f"{COMMON}名单：{word}路七号\n".encode())
    draft = _draft(number, word, file)
    item = Item.objects.get(pk=release(draft).item_id)
    attachment = Attachment.objects.get(edition__item=item)
    return Matter(item, attachment, draft.document_number, draft.index_number, f"/art/{number}.html?id={number}", (word,))


def revise(matter: Matter, *, file: AttachedFile | None) -> None:
    """Give an item of the world a further edition, with that file alone."""
    number = int(matter.document_number[-3:-1]) - 40
    release(_draft(number, matter.secrets[0], *([file] if file else [])))
