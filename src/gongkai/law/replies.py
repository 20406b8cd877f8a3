"""What a case was answered, matter by matter, and the one cell of the annual report that it counts in (letters §1.4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.law import grounds as law_grounds
from gongkai.law.grounds import Ground
from gongkai.law.regulation import Version
from gongkai.law.reply_kinds import BY_CODE, KINDS, Group, ReplyKind
from gongkai.law.sayings import BadInputError, Said, gettext_noop
from gongkai.law.wording import fold, plain_articles

__all__ = ["BY_CODE", "KINDS", "Cell", "Group", "ReplyKind", "Result", "kind_of", "report_cell", "result"]


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one matter: the kind of reply and the grounds for what was not given."""

    kind: ReplyKind
    grounds: tuple[Ground, ...] = ()

    @property
    def gives(self) -> bool:
        """Whether something was given (36-1, 36-2, 37)."""
        return self.kind.group in {Group.GRANTED, Group.PARTIAL}

    @property
    def refuses(self) -> bool:
        """Whether something was not given on articles 14–16. Without grounds a refusal or a partial disclosure is taken to be so."""
        return self.kind.needs_grounds and (not self.grounds or any(ground.refusal for ground in self.grounds))

    @property
    def only_refuses(self) -> bool:
        """Whether all of it was refused on articles 14–16."""
        return self.kind.code == "36-3" and self.refuses

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells it may count in, without repetition: one, or one for each ground of a refusal; () outside table three."""
        if self.kind.code == "36-3":
            return tuple(dict.fromkeys(ground.cell for ground in self.grounds if ground.cell))
        return (self.kind.cell,) if self.kind.cell else ()


@dataclass(frozen=True, slots=True)
class Cell:
    """`code`: r3_1 … r3_6_3, "" for what does not stand in table three."""

    code: str
    notes: tuple[Said, ...] = ()


def kind_of(code: str, *, field: str = "reply") -> ReplyKind:
    """The kind for a code, also written ３６－３, 36(3), 第三十六条第（三）项, or without its letter (40, 109).

    BadInputError names `field`: for what is none, and for a beginning that several share (36, 39).
    """
    wanted = _plain(code)
    if wanted in BY_CODE:
        return BY_CODE[wanted]
    found = [kind for kind in KINDS if wanted and kind.code.startswith(f"{wanted}-")]
    if len(found) == 1:
        return found[0]
    if found:
        text = gettext_noop("“%(code)s”不止一种，请写明：%(codes)s")
        values = {"code": wanted, "codes": "、".join(f"{kind.code} {kind.name}" for kind in found)}
        raise BadInputError(field, Said("several_replies", text, values))
    known = "、".join(BY_CODE)
    raise BadInputError(field, Said("no_such_reply", gettext_noop("没有这种答复代码；可以填：%(known)s"), {"known": known}))


def result(reply: str, grounds: Iterable[str] = (), *, version: Version = "2019") -> tuple[Result, tuple[Said, ...]]:
    """The result for codes as people write them, and what is odd about them. "36-3/14-1" and "36-3+15" carry their grounds along.

    A code such as `14` stands for all its grounds. Missing grounds of 36-3 and 37, grounds beside other kinds, and kinds or
    grounds that the text of that version does not have are notes, not errors. BadInputError: `reply`, `ground`.
    """
    code, *more = [part for part in fold(reply[:200]).replace("+", "/").split("/") if part] or [""]
    kind = kind_of(code)
    found = tuple(dict.fromkeys(ground for one in (*more, *grounds) for ground in law_grounds.matching(one)))
    notes = list(law_grounds.problems(found, version))
    if kind.needs_grounds and not found:
        text = gettext_noop("“%(name)s”须写明依据的条款；没有写，按第十四至十六条处理")
        notes.append(Said("ground_missing", text, {"name": kind.name}))
    if not kind.needs_grounds and found:
        text = gettext_noop("“%(name)s”不以第十四至十六条为依据，所填条款没有采用")
        notes.append(Said("ground_not_needed", text, {"name": kind.name}))
        found = ()
    if not kind.article(version) and version == "2007":
        notes.append(Said("reply_not_in_text", gettext_noop("2007年版条例没有“%(name)s”这种答复"), {"name": kind.name}))
    if kind.code == "36-3" and found and not any(ground.refusal for ground in found):
        raise BadInputError("ground", Said("not_a_refusal", gettext_noop("不予公开只能以第十四条、第十五条、第十六条为依据")))
    return Result(kind, found), tuple(notes)


def report_cell(results: Sequence[Result], main: int | None = None) -> Cell:
    """The one cell of a case with these matters 【口径】. A case counts once, however many matters it has.

    Something given and something refused on articles 14–16: 部分公开 r3_2. Else, where all share one cell, that one. Else the cell
    of the matter `main` (from 0, chosen by the officer). A refusal on several grounds counts with its first. BadInputError:
    `results` empty or a refusal without ground; `main` absent where it decides, or out of range.
    """
    if not results:
        raise BadInputError("results", Said("no_results", gettext_noop("没有处理结果")))
    if main is not None and not 0 <= main < len(results):
        raise BadInputError("main", Said("no_such_matter", gettext_noop("没有这一项内容")))
    if any(one.gives for one in results) and any(one.refuses for one in results):
        notes = () if len(results) == 1 else (Said("partly_given", gettext_noop("有的给、有的依第十四至十六条不给，按部分公开计一件")),)
        return Cell("r3_2", notes)
    cells = [_first_cell(one) for one in results]
    if len({cell.code for cell in cells}) == 1:
        return cells[0]
    if main is None:
        text = gettext_noop("各项结果不同，一件只计一格，请选定以哪一项归格")
        raise BadInputError("main", Said("main_matter_needed", text))
    note = Said("main_matter", gettext_noop("各项结果不同，按选定的第%(number)d项归格"), {"number": main + 1})
    return Cell(cells[main].code, (*cells[main].notes, note))


def _first_cell(one: Result) -> Cell:
    if one.kind.code == "36-3" and not one.cells:
        raise BadInputError("results", Said("ground_missing_for_cell", gettext_noop("不予公开没有写明条款，无法归格")))
    if len(one.cells) > 1:
        return Cell(one.cells[0], (Said("several_grounds", gettext_noop("依据几个条款的，按第一个条款归格")),))
    return Cell(one.cells[0] if one.cells else "")


def _plain(code: str) -> str:
    text = plain_articles(fold(code[:60])).replace("条第", "-").replace("条例", "").strip("《》")
    return text.lower().replace("(", "-").translate(str.maketrans("", "", "第条款项)[]")).replace("--", "-")
