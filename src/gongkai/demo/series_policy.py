"""Rules with their life: editions that replace each other, interpretations within days, and the cleanings that repeal the old."""

from collections.abc import Iterator
from datetime import date
from random import Random

from gongkai.demo import days
from gongkai.demo.case import Case
from gongkai.demo.directory import UnitRecord
from gongkai.demo.forms_policy import articles, plain_articles, rule
from gongkai.demo.paper import Paper
from gongkai.demo.sheet import Doomed, Sheet, World
from gongkai.demo.topics import Stem, Topic
from gongkai.publishing.draft import Draft

_FIRST_DECREE = 17


def decree(case: Case) -> Sheet:
    """A regulation 规章 of the city government: decree, then chapters and articles."""
    name = case.fill(case.stem.text).strip("《》")
    number = f"明川市人民政府令第{_FIRST_DECREE + case.world.serial('令', 0)}号"
    effective = date(case.day.year + (case.day.month > 10), (case.day.month + 1) % 12 + 1, 1)
    paper = Paper().p(
        f"《{name}》已经{days.chinese(case.day)}市政府第{case.rng.randint(6, 96)}次常务会议审议通过，现予公布，自{days.chinese(effective)}起施行。"
    )
    paper.p("市长　××").sign((), case.day).heading(name)
    articles(paper, case, name, edition=f"{days.chinese(effective)}起施行。", chapters=True)
    annexes = case.annex(0.5, "pdf", f"{name}（版式文件）", lines=plain_articles(paper))
    return Sheet(
        case.unit, name, paper.html(), ("0202", *case.home), case.day, "命令（令）", case.topic.theme, number,
        summary=f"规定{case.topic.key}的适用范围、职责、行为规范和法律责任。", keywords=f"政府规章 {case.topic.key}", regulation="rule", effective=effective, annexes=annexes,
    )  # fmt: skip


def edition(world: World, chain: "Chain", number: int, day: date) -> Iterator[Draft]:
    """One edition of a rule, and its interpretation if the plan asks for one."""
    case = Case(world, chain.topic, chain.stem, chain.unit, day)
    sheet = decree(case) if chain.stem.issuer == "G" and chain.unit.level == "city" else rule(case)
    before = chain.issued
    if before is not None:
        sheet.replaces = (before.key,)
        cited = f"《{before.title.removeprefix('关于印发').strip('《》')}》" if before.title.endswith("办法") else "原文件"
        sheet.body = sheet.body.replace(
            "起施行。</p>", f"起施行。{cited}（{before.document_number}）同时废止。</p>", 1 if sheet.regulation == "normative" else -1
        )
        if sheet.regulation == "normative" and sheet.until:
            sheet.body += f"<p>原文件（{before.document_number}）同时废止。</p>"
    last = number == len(chain.days) - 1
    sheet.validity = "repealed" if not last else "expired" if sheet.until and sheet.until < world.today else "valid"
    if not world.fresh(sheet.title):
        name, mark, rest = sheet.title.rpartition("》")
        sheet.title = f"{name}（{day.year}年修订）{mark}{rest}" if mark else f"{sheet.title}（{day.year}年修订）"
    draft = world.finish(sheet)
    chain.issued = draft
    yield draft
    if chain.explained[number]:
        yield interpretation(world, case, draft)


class Chain:
    """The editions of one rule of one unit. `explained`: which of them get an interpretation."""

    def __init__(self, topic: Topic, stem: Stem, unit: UnitRecord, editions: list[date], rng: Random) -> None:
        self.topic, self.stem, self.unit, self.days = topic, stem, unit, editions
        self.explained = [day.year >= 2016 and rng.random() < 0.7 for day in editions]
        self.issued: Draft | None = None


def interpretation(world: World, case: Case, policy: Draft) -> Draft:
    """政策解读, at most three working days after the policy (one in ten later), linked to it."""
    rng = world.rng
    name = policy.title.split("《")[-1].split("》")[0] if "《" in policy.title else policy.title.removeprefix(case.issuer)
    plain = f"《{name}》政策解读"
    title = rng.choice((plain, plain, f"图解：《{name}》", f"《{name}》十问十答", f"{case.lead}负责人解读《{name}》"))
    public = policy.published_on or case.day
    wait = rng.randint(4, 15) if rng.random() < 0.1 else rng.randint(0, 3)
    day = days.later(public, wait, world.today.year)
    world.fresh(title)
    sheet = Sheet(case.unit, title, _explained(case, policy, name), ("0205", *case.home), day, "解读", case.topic.theme, gap=0)
    sheet.day = day if day <= world.today else public
    sheet.summary = f"解读《{name[:40]}》的背景、适用对象、主要内容和办理方式。"
    sheet.keywords, sheet.interprets = f"政策解读 {case.topic.key}", (policy.key,)
    return world.finish(sheet)


def _explained(case: Case, policy: Draft, name: str) -> str:
    number = f"（{policy.document_number}）" if policy.document_number else ""
    paper = Paper().section("为什么制定").p(f"{case.topic.why}。为{case.aim()}，在广泛听取意见的基础上，制定了《{name}》{number}。")
    paper.section("谁适用").p(f"适用于{case.topic.whom}。法律、法规另有规定的，从其规定。").section("主要内容")
    for text in (*(f"{action}。" for action in case.does), *case.topic.rules[:2]):
        paper.item(text)
    limit = case.rng.choice((5, 7, 10, 15, 20))
    paper.section("怎么办").p(f"线上：政务服务网、移动客户端；线下：{case.office()}。需带身份证明，办理时限{limit}个工作日。")
    end = f"，有效期至{days.chinese(policy.valid_until)}" if policy.valid_until else ""
    start = days.chinese(policy.effective_from or policy.written_on or case.day)
    paper.section("问答").p(f"问：什么时候开始执行？答：自{start}起执行{end}。")
    paper.p("问：以前办理的怎么衔接？答：施行前已经受理的，按照有利于申请人的原则办理。")
    return paper.section(f"解读机关：{case.issuer}；{case.office()}。").html()


def cleanings(unit: UnitRecord, today: date) -> list[date]:
    """The days on which a unit cleans its documents."""
    if unit.level == "department" and unit.kind not in ("政府工作部门", "政府办公室"):
        return []
    rng = Random(f"cleaning/{unit.code}")
    years = {"city": (2010, 2014, 2018, 2021, 2025), "county": (2022,), "department": (2021,)}.get(unit.level, ())
    found = [
        rng.choice(days.of_year(year + rng.choice((0, 0, 1)) * (unit.level != "city"), today.year))
        for year in years
        if year < today.year - 1 or unit.level == "city"
    ]
    return [day for day in found if day < today and day.year >= unit.founded + 4]


def doom(world: World, sheet: Sheet) -> bool:
    """Whether a later cleaning will repeal this document; the draft must then be handed to `remember`."""
    if sheet.validity or not sheet.number or world.rng.random() > 0.3 or len(world.doomed.get(sheet.unit.code, ())) >= 40:
        return False
    if not any((day - sheet.day).days > 400 for day in cleanings(sheet.unit, world.today)):
        return False
    sheet.validity = "repealed"
    return True


def remember(world: World, draft: Draft) -> None:
    world.doomed.setdefault(draft.unit, []).append(Doomed(draft.title, draft.document_number, draft.written_on or world.today, draft.key))


def cleaning(world: World, unit: UnitRecord, day: date) -> Iterator[Draft]:
    """废止和宣布失效的决定, with the list; where nothing is due, the result of the cleaning."""
    name = unit.name_on(day.year)
    waiting = world.doomed.get(unit.code, [])
    due = [old for old in waiting if (day - old.day).days > 400]
    world.doomed[unit.code] = [old for old in waiting if old not in due]
    number = world.number(unit.issue_mark(day.year), day)
    kept = world.rng.randint(12, 96)
    paper = (
        Paper().to("各有关单位").p(f"根据规范性文件清理工作要求，{name}对截至{day.year - 1}年底制发的文件进行了清理。经集体讨论，决定：")
    )
    if due:
        paper.section(f"对{len(due)}件予以废止，目录见下表。").section(f"继续有效的{kept}件。").section(
            "本决定自公布之日起施行；凡废止的，不再作为行政管理依据。"
        )
        paper.table("废止文件目录", ("序号", "文号", "标题", "处理"), [(n, old.number, old.title, "废止") for n, old in enumerate(due, 1)])
        title, genre = f"{name}关于废止一批行政规范性文件的决定", "决定"
    else:
        paper.section(f"继续有效的{kept}件。").section("没有需要废止和宣布失效的文件。").section("目录在网站公开专栏公布，实行动态调整。")
        title, genre = f"{name}关于公布行政规范性文件清理结果的通知", "通知"
    paper.sign(name, day).public()
    title = title if world.fresh(title) else f"{title}（{day.year}年）"
    sheet = Sheet(
        unit,
        title,
        paper.html(),
        ("0206",),
        day,
        genre,
        "司法",
        number=number,
        summary=f"废止文件{len(due)}件，继续有效{kept}件。",
        keywords="规范性文件清理",
        repeals=tuple(old.key for old in due),
    )
    yield world.finish(sheet)
