"""Flow charts for tests: one of the usual kind, and any chart without faults for hypothesis."""

from typing import Any

from hypothesis import strategies as st

from gongkai.catalog.charts import Step, faults

DAYS = {"working": "个工作日", "natural": "日"}
#: Apply, complete? (no: once more), decide (two ways), done.
USUAL: tuple[dict[str, Any], ...] = (
    {"key": "a", "kind": "start", "text": "提出申请", "who": "申请人"},
    {"key": "b", "kind": "decision", "text": "材料是否齐全？", "who": "受理窗口", "limit": 5, "yes_name": "是", "yes": "d", "no_name": "否", "no": "c"},
    {"key": "c", "kind": "step", "text": "一次性告知补正", "who": "受理窗口", "next": "b"},
    {"key": "d", "kind": "decision", "text": "是否符合条件？", "limit": 20, "yes_name": "符合", "yes": "e", "no_name": "不符合", "no": "f"},
    {"key": "e", "kind": "end", "text": "准予许可"},
    {"key": "f", "kind": "end", "text": "不予许可，说明理由"},
)  # fmt: skip

_WORDS = st.text("材料是否齐全受理审查决定，。（）《》A4 b", min_size=1, max_size=40).filter(lambda text: text.strip() != "")


@st.composite
def charts(draw: st.DrawFn) -> tuple[Step, ...]:
    """Charts without faults: down to an end, with decisions whose other way leads anywhere, or aside to steps that end or join again."""
    main = draw(st.integers(1, 7))
    rows = [Step("s", "start", draw(_WORDS), next="m0")]
    for place in range(main):
        key, onward = f"m{place}", f"m{place + 1}"
        shape = draw(st.sampled_from(("step", "jump", "aside", "aside")))
        text, who, limit = (
            draw(_WORDS),
            draw(st.sampled_from(("", "受理窗口", "水资源管理科和行政审批科"))),
            draw(st.sampled_from((None, 5))),
        )
        anywhere = [f"m{other}" for other in range(main + 1) if other not in (place, place + 1)]
        if shape == "step" or (shape == "jump" and not anywhere):
            rows.append(Step(key, "step", text, who, limit, next=onward))
            continue
        aside = [f"{key}.{number}" for number in range(draw(st.integers(1, 3)))] if shape == "aside" else []
        ways = draw(st.permutations([onward, aside[0] if aside else draw(st.sampled_from(anywhere))]))
        names = draw(st.sampled_from((("是", "否"), ("材料齐全、符合法定形式的", "不齐全或者不符合法定形式，可以当场更正"))))
        rows.append(Step(key, "decision", text, who, limit, yes=ways[0], no=ways[1], yes_name=names[0], no_name=names[1]))
        for here, following in zip(aside, [*aside, ""][1:], strict=True):
            goes = following or draw(st.sampled_from(["", *(f"m{other}" for other in range(main + 1))]))
            rows.append(Step(here, "step" if goes else "end", draw(_WORDS), who, next=goes))
    rows.append(Step(f"m{main}", "end", draw(_WORDS)))
    steps = tuple(rows)
    assert faults(steps) == []
    return steps
