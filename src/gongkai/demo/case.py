"""One document to be written: who issues it, on what subject, on which day, and sentences that every form needs."""

import csv
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.resources import files

from gongkai.demo import days
from gongkai.demo.annex import Annex
from gongkai.demo.contacts import contact
from gongkai.demo.directory import UnitRecord, by_code
from gongkai.demo.phrases import pool
from gongkai.demo.sheet import World
from gongkai.demo.slots import Slots
from gongkai.demo.topics import Stem, Topic

_AIMS = tuple(
    "保障 方便 规范 提升 推进 推动 稳步 扩大 降低 防止 防范 稳定 优化 完善 强化 加强 加快 促进 提高 支持 激励 激发 解决 做好 落实 确保 倡导 引导 保护 便利 建设 "
    "深化 持续 维护 帮助 服务 充分 坚决 积极 进一步 统筹 压缩 释放 接受 普及 依法 保持 维持 及时 让 为 增强 履行 巩固 培育 记录 放宽 减少 减轻 缓解 合理 完成 "
    "发挥".split()
)
_PARTNERS = ("990100-D10", "990100-D02", "990100-D14", "990100-D12", "990100-D11", "990100-D26", "990100-D13", "990100-D07", "990100-D21")


@cache
def laws() -> dict[str, tuple[int, str]]:
    """Law -> the year since which it is in force, and what is cited before."""
    text = files(__package__).joinpath("data", "laws.csv").read_text(encoding="utf-8")
    return {row["law"]: (int(row["since"]), row["before"]) for row in csv.DictReader(text.splitlines())}


class Case:
    def __init__(self, world: World, topic: Topic, stem: Stem, unit: UnitRecord, day: date) -> None:
        self.world, self.topic, self.stem, self.unit, self.day = world, topic, stem, unit, day
        self.rng = world.rng
        self.issuer = unit.name_on(day.year)
        self.slots = Slots(world.rng, unit, day, world.counties or ["望川区"], period(stem))
        if "{festival}" in stem.text and stem.form in "HI":
            self.slots["festival"] = self.slots["festival_after"]
        self.slots["lead"] = self.lead

    def fill(self, text: str) -> str:
        return text.format_map(self.slots)

    @property
    def lead(self) -> str:
        """The authority in charge, by the name and at the level that fits the issuer."""
        home = by_code().get(self.topic.unit)
        if self.unit.level == "enterprise":
            return self.unit.short
        if home is None:
            return {"town": "党政综合办公室", "county": f"{self.suffix}政府办公室"}.get(self.unit.level, "市政府办公室")
        name = home.name_on(self.day.year).removeprefix("明川市")
        if home.kind in ("政府办公室", "派出机构") or "云岫山" in home.name:
            if home.code == self.unit.code:
                return home.short
            name = "人民政府办公室"
        if self.unit.level == "county":
            return self.suffix + name
        return f"{self.unit.short[-1]}便民服务中心" if self.unit.level == "town" else "市" + name

    @property
    def suffix(self) -> str:
        """区, 县 or 市: how a county calls its own departments."""
        return str(self.slots["J"])[-1]

    @property
    def partner(self) -> str:
        other = self.rng.choice(_PARTNERS)
        if other == self.topic.unit:
            other = "990100-D09"
        name = by_code()[other].name_on(self.day.year).removeprefix("明川市")
        return (self.suffix if self.unit.level in ("county", "town") else "市") + name

    @property
    def home(self) -> tuple[str, ...]:
        """The column of the subject's own business; empty where the subject is policy as such."""
        column = {"0405": "040502"}.get(self.topic.column, self.topic.column)
        return (column,) if column.startswith(("04", "0303", "0501")) else ()

    @property
    def does(self) -> tuple[str, ...]:
        return self.topic.does

    @property
    def receivers(self) -> str:
        if self.unit.level == "county":
            streets = "各街道办事处" if self.suffix == "区" else "各乡镇人民政府"
            return f"{streets}，{self.suffix}政府各部门、各直属单位"
        if self.unit.level == "town":
            return "各村（社区），镇直各单位" if self.unit.kind == "镇政府" else "各村（社区），机关各办公室"
        if self.unit.level == "enterprise":
            return "各部门、各分公司" if self.unit.field in ("供水", "供气", "供热", "供电", "公共交通", "排水") else "各科室"
        if self.unit.code in ("990100", "990100-D01"):
            return "各区、县（市）人民政府，市政府各部门，各直属单位"
        short = self.lead.removeprefix("市")
        if not short.endswith("局") or self.unit.dual_parent:
            return self.rng.choice(("各区、县（市）有关部门，各有关单位", "各有关单位"))
        return self.rng.choice((f"各区、县（市）{short}，局属各单位", f"各区、县（市）{short}", f"各区、县（市）{short}，各有关单位"))

    @cached_property
    def joint(self) -> tuple[str, ...]:
        """Who issues together with the unit (联合发文), lead first; empty for most documents."""
        if self.unit.level != "department" or self.unit.code == "990100-D01" or self.rng.random() > 0.14:
            return ()
        others = [unit for code in _PARTNERS if code != self.unit.code and (unit := self.world.units.get(code))]
        chosen = self.rng.sample(others, min(len(others), self.rng.choice((1, 1, 1, 2))))
        return (self.issuer, *(unit.name_on(self.day.year) for unit in chosen)) if chosen else ()

    @cached_property
    def law(self) -> str:
        """The law of the subject, or what stood in its place before it was made."""
        since, before = laws().get(self.topic.law, (0, ""))
        return self.topic.law if self.day.year >= since else before

    def measure(self) -> str:
        text, low, high, fraction = self.topic.measure
        if not text:
            return "完成年度目标任务"
        value: float | int = round(self.rng.uniform(low, high), 2) if fraction else self.rng.randint(int(low), int(high))
        return text.replace("{n}", str(value))

    def purpose(self) -> str:
        """为……，根据……: the opening of most documents; a reason that states a problem becomes its own sentence."""
        why = self.topic.why
        if why.startswith(_AIMS):
            return f"为{why.removeprefix('为')}，根据{self.law}，"
        return f"{why}。为切实解决上述问题，根据{self.law}，"

    def aim(self) -> str:
        why = self.topic.why
        return why.removeprefix("为") if why.startswith(_AIMS) else f"做好{self.topic.key}工作，维护{self.topic.whom}的合法权益"

    def pick(self, name: str, count: int) -> list[str]:
        lines = pool(name)
        return [self.fill(line) for line in self.rng.sample(lines, min(count, len(lines)))]

    def office(self) -> str:
        own = "" if self.unit.level == "enterprise" or self.issuer.endswith("办公室") else "办公室"
        return f"{self.issuer}{own}，电话：{contact(self.unit).phone}"

    def deadline(self, low: int = 20, high: int = 180) -> date:
        return days.later(self.day + timedelta(days=self.rng.randint(low, high)), 0, self.day.year + 1)

    def annex(self, chance: float, kind: str, title: str, **parts: tuple[object, ...]) -> list[Annex]:
        """An attachment, with this chance, where the city is built with attachments."""
        if not self.world.may_attach(kind, chance):
            return []
        return [Annex(kind, title, **parts)]


def period(stem: Stem) -> str:
    """Which stretch of time a title speaks of; see `Slots`."""
    text, form = stem.text, stem.form
    past_year = form in "HFW" and not any(slot in text for slot in ("{festival}", "至{y1}", "{season"))
    return next(
        name
        for name, meant in (
            ("quarter", "{q}" in text),
            ("half", "{h}" in text),
            ("past", form == "X"),
            ("now", form == "1"),
            ("soon", "{dd}" in text or "{dd3}" in text),
            ("month", "{m}" in text and form in "WHFU!"),
            ("now", "{m}" in text),
            ("year", past_year),
            ("now", True),
        )
        if meant
    )
