"""Annual reports for tests: figures that were published (rules Z39–Z53) in the JSON form, and made-up ones."""

import copy
from typing import Any

from gongkai.law.report import COLUMNS, TABLE3, CountedCase, count

_RESULTS = {
    "denied": 8,
    "unavail": 3,
    "notproc": 5,
    "other": 3,
}


def totals(*, new: int, over: int, granted: int, partial: int, results: dict[str, list[int]], total: int, forward: int) -> dict[str, Any]:
    """Table three of which only the 总计 column is known."""
    rows = {"new_received": new, "carried_over": over, "granted": granted, "partial": partial, "total": total, "carried_forward": forward}
    for name, figures in results.items():
        assert len(figures) == _RESULTS[name]
        rows |= {f"{name}_{number}": figure for number, figure in enumerate(figures, 1)}
    return {key: [None] * 6 + [rows[key]] for key in (row.key for row in TABLE3)}


def suqian_2023() -> dict[str, Any]:
    """Z39: 宿迁市2023, the 总计 column."""
    results = {"denied": [0, 27, 6, 38, 20, 9, 21, 21], "unavail": [1047, 28, 3], "notproc": [305, 39, 0, 58, 4], "other": [40, 10, 291]}
    table = totals(new=3511, over=96, granted=1191, partial=328, results=results, total=3486, forward=121)
    return {
        "unit": "宿迁市人民政府",
        "year": 2023,
        "table2_主动公开": {
            "规章": {"made": 2, "repealed": 0, "in_force": 11},
            "行政规范性文件": {"made": 109, "repealed": 489, "in_force": 597},
            "行政许可": 1808595,
            "行政处罚": 2822652,
            "行政强制": 20163,
            "行政事业性收费": "59237.2449",
        },
        "table3_依申请": table,
    }


def suqian_2023_columns() -> dict[str, Any]:
    """Z40: the same with the six columns of the four rows of the identity."""
    report = suqian_2023()
    report["table3_依申请"] |= {
        "new_received": [3402, 99, 0, 4, 5, 1, 3511],
        "carried_over": [91, 3, 0, 0, 2, 0, 96],
        "total": [3375, 99, 0, 4, 7, 1, 3486],
        "carried_forward": [118, 3, 0, 0, 0, 0, 121],
    }
    return report


def suqian_2024() -> dict[str, Any]:
    """Z41, Z42: 宿迁市2024."""
    results = {"denied": [2, 1, 4, 17, 21, 11, 23, 13], "unavail": [897, 36, 8], "notproc": [87, 27, 0, 3, 0], "other": [77, 38, 354]}
    table = totals(new=3525, over=121, granted=1431, partial=471, results=results, total=3521, forward=125)
    return {
        "unit": "宿迁市人民政府",
        "year": 2024,
        "table2_主动公开": {
            "规章": {"made": 2, "repealed": 1, "in_force": 12},
            "行政规范性文件": {"made": 50, "repealed": 227, "in_force": 420},
            "行政许可": 1573179,
            "行政处罚": 2676474,
            "行政强制": 29351,
            "行政事业性收费": "72701.2578",
        },
        "table3_依申请": table,
        "table4_复议诉讼": {
            "行政复议": {"维持": 88, "纠正": 18, "其他结果": 28, "尚未审结": 36, "总计": 170},
            "行政诉讼_未经复议直接起诉": {"维持": 7, "纠正": 0, "其他结果": 11, "尚未审结": 7, "总计": 25},
            "行政诉讼_复议后起诉": {"维持": 33, "纠正": 0, "其他结果": 6, "尚未审结": 13, "总计": 52},
        },
    }


def shanghai_2019(**more: Any) -> dict[str, Any]:
    """Z48, Z49: 上海市政府办公厅2019, form of 60号, blanks instead of zeros, most 总计 blank. Rows of rules Z48, results of one column."""
    none = None
    return {
        "unit": "上海市人民政府办公厅",
        "year": 2019,
        "table2_主动公开": {"规章": {"made": 13, "published": 13, "total_published": 524}},
        "table3_依申请": {
            "new_received": [821, 35, none, none, 2, 1, 859],
            "carried_over": [18, none, none, none, none, none, 18],
            "granted": [258, 12, none, none, 1, 1, none],
            "partial": [3, none, none, none, none, none, none],
            "denied_1": [32, 3, none, none, none, none, none],
            "unavail_1": [321, 15, none, none, 1, none, none],
            "notproc_1": [153, 5, none, none, none, none, none],
            "total": [767, 35, none, none, 2, 1, 805],
            "carried_forward": [72, none, none, none, none, none, 72],
        },
        **more,
    }


def made_up(*, year: int = 2024, unit: str = "某县民政局", **more: Any) -> dict[str, Any]:
    """A report that adds up: 13 new, 2 carried over, 12 closed, 3 open."""
    person, firm = COLUMNS[0], COLUMNS[1]
    cases = [
        *[CountedCase(person, result="granted")] * 5,
        *[CountedCase(person, result="unavail_1")] * 3,
        CountedCase(person, carried_over=True, result="denied_4"),
        CountedCase(firm, carried_over=True, result="partial"),
        *[CountedCase(firm, result="other_3")] * 2,
        *[CountedCase(person)] * 3,
    ]
    outcome = {"维持": 1, "纠正": 0, "其他结果": 1, "尚未审结": 0, "总计": 2}
    zero = dict.fromkeys(outcome, 0)
    return {
        "unit": unit,
        "year": year,
        "table2_主动公开": {
            "规章": {"made": 0, "repealed": 0, "in_force": 0},
            "行政规范性文件": {"made": 3, "repealed": 1, "in_force": 17},
            "行政许可": 421,
            "行政处罚": 12,
            "行政强制": 0,
            "行政事业性收费": "35.625",
        },
        "table3_columns": list(COLUMNS),
        "table3_依申请": count(cases),
        "table4_复议诉讼": {"行政复议": outcome, "行政诉讼_未经复议直接起诉": zero, "行政诉讼_复议后起诉": dict(zero)},
        **copy.deepcopy(more),
    }
