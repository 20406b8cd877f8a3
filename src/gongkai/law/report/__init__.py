"""The annual report 政府信息公开工作年度报告: its forms as data, a report as a value, and the checks E1–E13 (rules B)."""

from gongkai.law.report.checking import check, check_payload, format_of
from gongkai.law.report.counting import CountedCase, count
from gongkai.law.report.findings import Checked, Finding, Severity
from gongkai.law.report.formats import COLUMNS, ROWS, TABLE2, TABLE3, TABLE3_2019, TABLE4_COLUMNS, TABLE4_GROUPS, Format, Line
from gongkai.law.report.parsing import parse
from gongkai.law.report.report import Kind, Report, Section
from gongkai.law.report.shape import deadline

__all__ = [
    "COLUMNS",
    "ROWS",
    "TABLE2",
    "TABLE3",
    "TABLE3_2019",
    "TABLE4_COLUMNS",
    "TABLE4_GROUPS",
    "Checked",
    "CountedCase",
    "Finding",
    "Format",
    "Kind",
    "Line",
    "Report",
    "Section",
    "Severity",
    "check",
    "check_payload",
    "count",
    "deadline",
    "format_of",
    "parse",
]
