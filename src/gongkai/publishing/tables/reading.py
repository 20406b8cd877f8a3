"""What a filled table says: rows with the values of their cells, and what is wrong, cell by cell. The file is opened in the sandbox alone."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import coordinate_to_tuple, range_boundaries

from gongkai.files import sandbox
from gongkai.publishing.tables.cells import Problem, WrongCell, trimmed, value_of
from gongkai.publishing.tables.kinds import Kind
from gongkai.publishing.tables.template import EXAMPLE, PLACE, ROWS

#: Bytes of a table; a full one has two million.
LARGEST = 8 * 1024 * 1024
_LIMITS = sandbox.Limits(cpu_seconds=20, wall_seconds=40, text_bytes=24_000_000, reply_bytes=64_000_000)
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that is right in every cell: field code → value."""

    line: int
    values: Values


@dataclass(slots=True)
class Table:
    """`head` and `lines` are the cells as they came, for the copy with marks; `rows` those without a problem."""

    head: list[str] = field(default_factory=list)
    lines: list[tuple[int, list[str]]] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def unreadable(self) -> bool:
        """Whether nothing can be said of its rows."""
        return any(not problem.line for problem in self.problems)


def filled_in(path: Path, kind: Kind) -> Table:
    """Read the first sheet. What is wrong with the whole file has line 0."""
    try:
        found = sandbox.run_one(sandbox.Request("table", path, str(ROWS + 2)), limits=_LIMITS)
    except sandbox.SandboxError as error:
        return Table(problems=[Problem(0, 0, *_whole(error))])
    if not found["rows"]:
        return Table(problems=[Problem(0, 0, "empty", _("表里没有内容。请下载模板，从第3行起填写"))])
    (first, head), *rest = found["rows"]
    table = Table([trimmed(cell) for cell in head], [(line, cells) for line, cells in rest if not _is_example(cells)])
    places = _places(table, first, kind)
    if table.problems:
        return table
    if not table.lines:
        return Table(problems=[Problem(0, 0, "empty", _("表头以下没有要录入的行（写着“示例”的行不算）"))])
    _shape(table, found, first)
    bad = {problem.line for problem in table.problems}
    for line, cells in table.lines:
        values, wrong = _row(line, cells, kind, places)
        table.problems += wrong
        if not wrong and line not in bad:
            table.rows.append(TableRow(line, values))
    table.problems.sort(key=lambda problem: (problem.line, problem.column))
    return table


def _is_example(cells: list[str]) -> bool:
    return bool(cells) and cells[0].strip().startswith(EXAMPLE)


def _places(table: Table, line: int, kind: Kind) -> dict[str, int]:
    """Field code → place in the row. The order of columns is free; one that is missing, strange or there twice is told."""
    names = {field.name: field for field in kind.fields}
    found: dict[str, int] = {}
    for place, name in enumerate(table.head):
        if not name or name == PLACE:
            continue
        if name not in names:
            table.problems.append(Problem(0, 0, "strange_column", _("没有这一列：%s。请用本类的模板，不要改表头") % name[:40]))
        elif names[name].code in found:
            table.problems.append(Problem(0, 0, "column_twice", _("这一列有两个：%s") % name))
        else:
            found[names[name].code] = place
    missing = [field.name for field in kind.fields if field.required and field.code not in found]
    if missing:
        table.problems.append(
            Problem(
                0,
                0,
                "column_missing",
                _("第%(line)d行应为表头，缺少：%(names)s。请用本类的模板") % {"line": line, "names": "、".join(missing)},
            )
        )
    return found


def _shape(table: Table, found: dict[str, Any], head: int) -> None:
    """Formulas, joined cells, hidden rows: what stands there may be other than what one sees."""
    for place in found["formulas"]:
        row, column = coordinate_to_tuple(place)
        table.problems.append(Problem(row, column, "formula", _("是公式。请复制后“选择性粘贴—数值”，再上传")))
    for area in found["merged"]:
        left, top, _right, bottom = range_boundaries(area)
        for row in range(max(top, head), min(bottom, top + ROWS) + 1):
            table.problems.append(Problem(row, left, "merged", _("%s合并了单元格，请取消合并，每格填全") % area))
    table.problems += [Problem(line, 0, "hidden", _("本行被隐藏，请取消隐藏或者删去")) for line in found["hidden"]]
    lines = {line for line, _cells in table.lines} | {head}
    table.problems[:] = [problem for problem in table.problems if problem.line in lines]


def _row(line: int, cells: list[str], kind: Kind, places: dict[str, int]) -> tuple[Values, list[Problem]]:
    values: Values = {}
    wrong: list[Problem] = []
    for one in kind.fields:
        place = places.get(one.code)
        text = trimmed(cells[place]) if place is not None and place < len(cells) else ""
        try:
            values[one.code] = value_of(one, text)
        except WrongCell as error:
            values[one.code] = None
            wrong.append(Problem(line, (place or 0) + 1, error.code, error.message))
    return values, wrong


_WHOLE = {
    "too_many_rows": lambda: _("行数太多：一张表最多%d条。请分成几张表上传") % ROWS,
    "too_many_columns": lambda: _("列数太多。请用下载的模板，不要在右边另加内容"),
    "encrypted": lambda: _("文件有密码，打不开。请取消密码后再上传"),
    "too_large": lambda: _("表里的文字太多。请分成几张表上传"),
}


def _whole(error: sandbox.SandboxError) -> tuple[str, str]:
    code = error.detail.split(" ")[0] if error.failure is sandbox.Failure.REFUSED else str(error.failure)
    words = _WHOLE.get(code)
    return code, words() if words else _("打不开这个文件。请用下载的模板，存为 xlsx 格式再上传")
