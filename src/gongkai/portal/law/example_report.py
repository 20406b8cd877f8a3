"""A made-up report with slips, to show what the checker says."""

from typing import Any


def example_report() -> dict[str, Any]:
    """明川市民政局 is fictional. Two sums are wrong, one text disagrees with the table."""
    rows = {
        "new_received": [21, 3, 0, 0, 1, 0, 25], "carried_over": [2, 0, 0, 0, 0, 0, 2], "granted": [9, 1, 0, 0, 0, 0, 10],
        "partial": [2, 0, 0, 0, 1, 0, 3], "denied_4": [1, 0, 0, 0, 0, 0, 1], "denied_6": [1, 0, 0, 0, 0, 0, 1],
        "unavail_1": [5, 1, 0, 0, 0, 0, 7], "notproc_1": [2, 0, 0, 0, 0, 0, 2], "other_3": [1, 0, 0, 0, 0, 0, 1],
        "total": [21, 2, 0, 0, 1, 0, 24], "carried_forward": [2, 0, 0, 0, 0, 0, 2],
    }  # fmt: skip
    nothing = ("denied_1", "denied_2", "denied_3", "denied_5", "denied_7", "denied_8", "unavail_2", "unavail_3",
               "notproc_2", "notproc_3", "notproc_4", "notproc_5", "other_1", "other_2")  # fmt: skip
    return {
        "unit": "明川市民政局",
        "year": 2025,
        "published_on": "2026-01-20",
        "table2_主动公开": {
            "规章": {"made": "/", "repealed": "/", "in_force": "/"},
            "行政规范性文件": {"made": 2, "repealed": 1, "in_force": 14},
        },
        "table3_columns": ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
        "table3_依申请": rows | {key: [0] * 7 for key in nothing},
        "table4_复议诉讼": {
            "行政复议": {"维持": 1, "纠正": 0, "其他结果": 1, "尚未审结": 0, "总计": 2},
            "行政诉讼_未经复议直接起诉": {"维持": 0, "纠正": 0, "其他结果": 0, "尚未审结": 0, "总计": 0},
            "行政诉讼_复议后起诉": {"维持": 1, "纠正": 0, "其他结果": 0, "尚未审结": 0, "总计": 1},
        },
        "body": "2025年，本机关新收政府信息公开申请26件，上年结转2件，结转下年度2件。",
    }
