"""A document in the making, and the state of the city while it writes: numbers drawn, titles used, documents that will be repealed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from gongkai.demo import days
from gongkai.demo.annex import Annex
from gongkai.demo.directory import UnitRecord, units
from gongkai.demo.structure import keeps
from gongkai.publishing.draft import AttachedFile, Draft

LAW_DAY = date(2008, 5, 1)
_INSTEAD = {
    "041601": "040801", "041602": "041402", "041603": "0204", "041604": "041301", "041605": "0204", "041607": "040803",
    "0301": "0302", "0305": "0304", "041705": "040103", "041301": "040103", "0106": "040603",
}  # fmt: skip
_DELAYS = ("需征求相关部门意见", "联合发文单位会签时间较长", "需先行向上级备案", "附件数据核对、脱敏时间较长")


# (part of an organ code word, documents it numbers in a year)
_VOLUME = (("罚", 240), ("审", 180), ("规", 9), ("任", 26), ("复", 40), ("通", 12), ("函", 90), ("办发", 110), ("街办", 40), ("政发", 46))
_TINY_FILES = 2


@dataclass(slots=True)
class Sheet:
    """What a form fills in; `World.finish` makes the draft. `gap`: working days to publication, None: drawn."""

    unit: UnitRecord
    title: str
    body: str
    columns: Sequence[str]
    day: date
    genre: str
    theme: str
    number: str = ""
    summary: str = ""
    keywords: str = ""
    bodies: tuple[str, ...] = ()
    regulation: str = ""
    validity: str = ""
    effective: date | None = None
    until: date | None = None
    replaces: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    interprets: tuple[str, ...] = ()
    source: str = ""
    annexes: list[Annex] = field(default_factory=list)
    gap: int | None = None


@dataclass(frozen=True, slots=True)
class Doomed:
    """A published document that a later cleaning (清理) will repeal."""

    title: str
    number: str
    day: date
    key: str


class World:
    def __init__(self, size: str | int, seed: int, today: date, *, attachments: bool) -> None:
        self.size, self.today, self.attachments = size, today, attachments
        self.rng = Random(f"mingchuan/{seed}/{today.isoformat()}")
        self.units = {unit.code: unit for unit in units(size)}
        self.codes = frozenset(self.units)
        self.by_level = {
            level: [u for u in self.units.values() if u.level == level] for level in ("city", "department", "county", "town", "enterprise")
        }
        self.counties = [unit.short for unit in self.by_level["county"]]
        self.doomed: dict[str, list[Doomed]] = {}
        self._files_left = dict.fromkeys(("docx", "xlsx", "pdf"), _TINY_FILES if size == "tiny" else 10**9)
        self._numbers: dict[tuple[str, int], int] = {}
        self._keys = 0
        self._titles: set[str] | None = None if isinstance(size, int) and size > 20_000 else set()

    def may_attach(self, kind: str, chance: float) -> bool:
        """Draws whether a document gets an attachment; a tiny city has two of each kind at most."""
        drawn = self.rng.random() < chance or self.size == "tiny"
        if not self.attachments or self._files_left[kind] == 0 or not drawn:
            return False
        self._files_left[kind] -= 1
        return True

    def fresh(self, title: str) -> bool:
        """True once per title; always true in runs too long to remember."""
        if self._titles is None:
            return True
        if title in self._titles:
            return False
        self._titles.add(title)
        return True

    def serial(self, mark: str, year: int) -> int:
        """The next number of this mark in this year; some numbers are never published and leave a gap."""
        number = self._numbers.get((mark, year), 0) + self.rng.choice((1, 1, 1, 2, 3))
        self._numbers[(mark, year)] = number
        return number

    def number(self, mark: str, day: date) -> str:
        """The next document number of this mark; it also runs ahead with the calendar, for not all documents are published."""
        if not mark:
            return ""
        volume = next((most for word, most in _VOLUME if word in mark), 64)
        passed = int(day.timetuple().tm_yday / 366 * volume * 0.9)
        serial = max(self._numbers.get((mark, day.year), 0) + self.rng.choice((1, 1, 1, 2, 3)), passed)
        self._numbers[(mark, day.year)] = serial
        return f"{mark}〔{day.year}〕{serial}号"

    def columns(self, unit: UnitRecord, wanted: Sequence[str]) -> tuple[str, ...]:
        """The wanted columns that this kind of unit keeps, each once, with a stand-in where it does not."""
        found: dict[str, None] = {}
        for code in wanted:
            if keeps(unit.level, code):
                found[code] = None
            elif keeps(unit.level, _INSTEAD.get(code, "")):
                found[_INSTEAD[code]] = None
        if not found:
            found["040103"] = None
        return tuple(found)

    def published(self, day: date, gap: int | None) -> tuple[date, str]:
        """The day of publication and, when it is late, the reason: 90 % within 20 working days, 8 % late, 2 % at once."""
        rng = self.rng
        if day < LAW_DAY:
            return days.of_year(2008, self.today.year)[82 + rng.randrange(150)], ""
        reason = ""
        if gap is None:
            lot = rng.random()
            if lot < 0.02:
                gap = 0
            elif lot < 0.92:
                gap = min(20, int(rng.expovariate(0.22)))
            else:
                gap, reason = rng.randint(22, 48), rng.choice(_DELAYS)
        on = days.later(day, gap, self.today.year)
        if on > self.today:
            on = max(day, self.today)
            return on, reason if days.between(day, on, self.today.year) > 20 else ""
        return on, reason

    def finish(self, sheet: Sheet) -> Draft:
        self._keys += 1
        key = f"demo/{self._keys:06}"
        on, reason = self.published(sheet.day, sheet.gap)
        body = f"{sheet.body}<p>公开说明：因{reason}，本件公开时间超过20个工作日。</p>" if reason else sheet.body
        columns = self.columns(sheet.unit, [*sheet.columns, "0508"] if on >= LAW_DAY > sheet.day else sheet.columns)
        known_before = on.year < 2017 and self._keys % 3 == 0
        files: tuple[AttachedFile, ...] = ()
        if sheet.annexes:
            from gongkai.demo.attachments import build

            files = tuple(build(annex, sheet.day, number) for number, annex in enumerate(sheet.annexes, 1))
        return Draft(
            key=key,
            unit=sheet.unit.code,
            title=sheet.title,
            body=body,
            columns=columns,
            document_number=sheet.number,
            written_on=sheet.day,
            published_on=on,
            genre=sheet.genre,
            theme=sheet.theme,
            summary=sheet.summary[:100],
            keywords=sheet.keywords,
            issuing_bodies=sheet.bodies,
            regulation=sheet.regulation,
            validity=sheet.validity,
            effective_from=sheet.effective,
            valid_until=sheet.until,
            replaces=sheet.replaces,
            repeals=sheet.repeals,
            interprets=sheet.interprets,
            source=sheet.source,
            old_addresses=(_old_address(on, self._keys),) if known_before else (),
            files=files,
        )


def _old_address(on: date, key: int) -> str:
    """Where the document stood on the city's former site."""
    return f"https://www.mingchuan.example/xxgk/{on.year}/t{on.year}{on.month:02}{on.day:02}_{key * 7 % 99991}.html"
