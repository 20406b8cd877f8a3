"""The first sheet of an .xlsx file. It is opened in a child process with limits: a workbook is a zip that can unfold to anything."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gongkai.exchange.reading.lines import MAX_LINE
from gongkai.exchange.reading.rows import Refusal, Row, UnreadableFile
from gongkai.exchange.reading.table import header, row

MEMORY = 2 * 1024**3
CPU_SECONDS = 300
MAX_UNPACKED = 1024**3


def read(path: Path) -> Iterator[Row | Refusal]:
    """Rows of the first sheet under its first line. UnreadableFile when the workbook cannot be opened within the limits."""
    command = [sys.executable, "-I", "-m", "gongkai.exchange.reading.workbook", str(path.absolute())]
    environment = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as child:
        try:
            yield from _rows(child)
        finally:
            child.kill()


def _rows(child: "subprocess.Popen[bytes]") -> Iterator[Row | Refusal]:
    output = child.stdout
    assert output is not None  # noqa: S101 — a pipe was asked for
    names: list[str] | None = None
    number, ended = 0, False
    while line := output.readline(2 * MAX_LINE):
        number += 1
        if not line.endswith(b"\n"):
            raise UnreadableFile("workbook", "工作簿中有单元格过长，无法读取")
        content = json.loads(line)
        if content == "end":
            ended = True
            break
        if not any(content):
            continue
        if names is None:
            names = header(content)
        else:
            yield row(number, names, content)
    if not ended:
        child.wait()
        if names is None:
            raise UnreadableFile("workbook", "工作簿已损坏、已加密或超过读取上限，无法打开")
        yield Refusal(number + 1, "", "damaged", "工作簿在此处之后无法读取", ends=True)
    elif names is None:
        raise UnreadableFile("no_header", "工作簿的第一张表是空的")


def _bind() -> None:
    for what, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_FSIZE, 0)):
        hard = resource.getrlimit(what)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (value, value))


def _child(path: str) -> None:
    """Write the first sheet to stdout, a JSON list of texts for each line, and "end"."""
    _bind()
    import zipfile

    from python_calamine import CalamineWorkbook

    with zipfile.ZipFile(path) as package:
        if sum(info.file_size for info in package.infolist()) > MAX_UNPACKED:
            raise SystemExit(3)
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    for cells in sheet.iter_rows():
        sys.stdout.write(json.dumps([_text(cell) for cell in cells]) + "\n")
    sys.stdout.write('"end"\n')
    sys.stdout.flush()
    os._exit(0)  # what the reader holds need not be freed piece by piece


def _text(cell: Any) -> str:
    """A cell as a person reads it: whole numbers without a point, days in ISO form."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if not (cell.hour or cell.minute or cell.second) else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


if __name__ == "__main__":
    _child(sys.argv[1])
