"""One document to be written: who issues it, on what subject, on which day, and sentences that every form needs."""

from datetime import date, timedelta

from . import days
from .contacts import contact
from .directory import UnitRecord, by_code
from .phrases import pool
from .sheet import Annex, World
from .slots import Slots
from .topics import Stem, Topic

_AIMS = tuple(
    "保障 方便 规范 提升 推进 推动 稳步 扩大 降低 防止 防范 稳定 优化 完善 强化 加强 加快 促进 提高 支持 激励 激发 解决 做好 落实 确保 倡导 引导 保护 便利 建设 "
    "深化 持续 维护 帮助 服务 充分 坚决 积极 进一步 统筹 压缩 释放 接受 普及 依法 保持 维持 及时 让 为 增强 履行 巩固 培育 记录 放宽 减少 减轻 缓解 合理 完成 "
    "发挥".split()
)
_PARTNERS = ("990100-D10", "990100-D02", "990100-D14", "990100-D12", "990100-D11", "990100-D26", "990100-D13", "990100-D07", "990100-D21")


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
        return self.rng.choice((f"各区、县（市）{short}，局属各单位", f"各区、县（市）{short}", f"各区、县（市）{short}，各有关单位"))

    def law_on(self) -> str:
        return self.topic.law

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
            return f"为{why.removeprefix('为')}，根据{self.topic.law}，"
        return f"{why}。为切实解决上述问题，根据{self.topic.law}，"

    def aim(self) -> str:
        why = self.topic.why
        return why.removeprefix("为") if why.startswith(_AIMS) else f"做好{self.topic.key}工作，维护{self.topic.whom}的合法权益"

    def pick(self, name: str, count: int) -> list[str]:
        lines = pool(name)
        return [self.fill(line) for line in self.rng.sample(lines, min(count, len(lines)))]

    def office(self) -> str:
        return f"{self.issuer}{'' if self.unit.level == 'enterprise' else '办公室'}，电话：{contact(self.unit).phone}"

    def deadline(self, low: int = 20, high: int = 180) -> date:
        return days.later(self.day + timedelta(days=self.rng.randint(low, high)), 0, self.day.year + 1)

    def annex(self, chance: float, kind: str, title: str, **parts: tuple[object, ...]) -> list[Annex]:
        """An attachment, with this chance, where the city is built with attachments."""
        if not self.world.may_attach(kind, chance):
            return []
        return [Annex(kind, title, **parts)]  # type: ignore[arg-type]


def period(stem: Stem) -> str:
    """Which stretch of time a title speaks of; see `Slots`."""
    text = stem.text
    if "{q}" in text:
        return "quarter"
    if "{h}" in text:
        return "half"
    if stem.form == "X":
        return "past"
    if "{dd}" in text or "{dd3}" in text:
        return "now" if stem.form == "1" else "soon"
    if "{m}" in text:
        return "month" if stem.form in "WHFU!" else "now"
    if stem.form in "HFW" and "{festival}" not in text and "至{y1}" not in text and "{season" not in text:
        return "year"
    return "now"
