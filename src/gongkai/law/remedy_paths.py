"""The ways open after a reply, for each paragraph on remedies: where first, within what time, on which article."""

from dataclasses import dataclass
from typing import Any, Literal

from gongkai.law.periods import Kind

Code = Literal["R-PRE", "R-OR", "R-MIX", "R-OLD", "R-3RD", "R-FEE", "P", "R-55", "none"]
Part = Literal["all", "refused", "other"]

_RECON_FIRST = "行政复议法第二十条、第二十三条第一款第四项"


@dataclass(frozen=True, slots=True)
class Path:
    """`kind`: a period of `periods`, or "appeal" 申诉 (第五十五条). `first`: it must be gone before any other. `part`: of the reply."""

    kind: str
    first: bool
    period: str
    article: str
    part: Part = "all"

    def as_json(self) -> dict[str, Any]:
        """{"kind", "first", "period", "article", "part"}; period as 60日, 6个月, 15日, "" where none is set."""
        return {"kind": str(self.kind), "first": self.first, "period": self.period, "article": self.article, "part": self.part}


def paths_of(code: Code, *, suit_months: int = 6, old: bool = False) -> tuple[Path, ...]:
    """The paths of a paragraph. `suit_months`: 6, or 3 before 2015-05-01; `old`: made before 2024-01-01."""
    if code == "R-PRE":
        return _first("all")
    if code == "R-MIX":
        return (*_first("refused"), *_either("other", suit_months, old=False))
    if code in {"R-OR", "R-OLD", "R-3RD"}:
        return _either("all", suit_months, old=old or code == "R-OLD")
    if code == "R-55":
        return (Path("appeal", first=True, period="", article="条例第五十五条"),)
    return ()


def _first(part: Part) -> tuple[Path, ...]:
    return (
        Path(Kind.RECONSIDERATION, True, "60日", _RECON_FIRST, part),
        Path(Kind.LITIGATION_AFTER_RECONSIDERATION, False, "15日", "行政诉讼法第四十五条", part),
    )


def _either(part: Part, suit_months: int, *, old: bool) -> tuple[Path, ...]:
    suit = "行政诉讼法第四十六条" if suit_months == 6 else "行政诉讼法（1989）第三十九条"
    recon = "行政复议法（2017修正）第九条" if old else "行政复议法第二十条"
    return (
        Path(Kind.RECONSIDERATION, False, "60日", recon, part),
        Path(Kind.LITIGATION, False, f"{suit_months}个月", suit, part),
    )
