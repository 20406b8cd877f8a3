"""Reading an annual report as it was published: JSON, a page (HTML), a sheet (XLSX, XLS), PDF or DOCX, or text copied
from one.

What comes out is the JSON form; `gongkai.law.report.parse` makes a report of it. Pages and sheets are hostile: the sandbox reads them.
"""

import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from gongkai.files import sandbox
from gongkai.files.parsers import plain
from gongkai.law.sayings import BadInputError, Said, gettext_noop
from gongkai.reporting.grids import Grid, Spot, grid_of_lines
from gongkai.reporting.report_flow import tables_in_flow
from gongkai.reporting.report_parts import about, is_report, parts_of
from gongkai.reporting.report_tables import tables_in

#: Bytes of an upload. Real ones are far smaller.
LARGEST = 10_000_000
_ZIP, _PDF, _OLE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TABLES = ("table2_主动公开", "table3_依申请", "table4_复议诉讼", "statistics")
_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body|table|div|p|meta|\?xml|!--|span|style|tr)\b|<!--", re.IGNORECASE)
_WHY = {
    "empty": gettext_noop("文件是空的"),
    "too_large": gettext_noop("文件过大，或者其中表格过多"),
    "kind": gettext_noop("只能读取 JSON、网页（HTML）、表格（XLSX、XLS）、DOCX、PDF 和文字"),
    "json": gettext_noop("不是正确的 JSON"),
    "damaged": gettext_noop("文件已损坏，打不开"),
    "encrypted": gettext_noop("文件已加密，打不开"),
    "timeout": gettext_noop("读取超时"),
    "bomb": gettext_noop("文件解压后过大"),
    "no_report": gettext_noop("其中没有找到年度报告的表格或者六个部分"),
}
_CODES = {
    sandbox.Failure.TIMEOUT: "timeout",
    sandbox.Failure.OUT_OF_MEMORY: "too_large",
    sandbox.Failure.BOMB: "bomb",
    sandbox.Failure.ENCRYPTED: "encrypted",
    sandbox.Failure.DAMAGED: "damaged",
}


class UnreadableReportError(BadInputError):
    """Not a report, or not to be read. `field` is "report"; `said.code` is a key of the reasons above."""


def read(content: bytes, name: str = "") -> dict[str, Any]:
    """The JSON form of the report in `content`. name: the file's name, used where the content does not tell what it is.

    Keys: unit, year, title, published_on, as far as they are told; the tables found; sections where the page has the headings of the
    parts, else body. UnreadableReportError where there is no report; sandbox.SandboxUnavailableError where no child process runs.
    """
    if not content.strip():
        _refuse("empty")
    if len(content) > LARGEST:
        _refuse("too_large")
    if content.startswith(_PDF):
        return _flowing(_extract(content, "pdf"))
    if content.startswith(_OLE):
        return _sheet(_extract(content, "xls"))
    if content.startswith(_ZIP):
        kind = _kind_of_package(content)
        return _flowing(_extract(content, kind)) if kind == "docx" else _sheet(_extract(content, kind))
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse("kind")
    text = plain.decode(content, whole=True)
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")) or name.lower().endswith(".json"):
        return _json(text)
    if _PAGE.search(start[:4096]) or name.lower().endswith((".html", ".htm", ".xhtml", ".mht")):
        return _page(content)
    return _text(text)


def _json(text: str) -> dict[str, Any]:
    try:
        payload = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        _refuse("json")
    if not isinstance(payload, dict):
        raise UnreadableReportError("report", Said("not_an_object", gettext_noop("此处应是 JSON 对象（{…}）")))
    return payload


def _sheet(parts: list[tuple[str, str]]) -> dict[str, Any]:
    lines = [line for _, text in parts for line in text.split("\n")]
    grids = [grid_of_lines(text.split("\n")) for _, text in parts]
    outside = "\n".join(line for line in lines if "\t" not in line)
    return _report(grids, title="", text=outside)


def _flowing(parts: list[tuple[str, str]]) -> dict[str, Any]:
    """Documents whose tables come out as text: PDF, DOCX."""
    return _report([], title="", text="\n".join(text for _, text in parts))


def _page(content: bytes) -> dict[str, Any]:
    parts = _extract(content, "webpage")
    grids: list[Grid] = [
        [[Spot(text, bool(copied)) for text, copied in row] for row in json.loads(text)] for name, text in parts if name == "table" and text
    ]
    told = dict(parts)
    return _report(grids, title=told.get("title", ""), text=told.get("text", ""))


def _text(text: str) -> dict[str, Any]:
    lines = text.splitlines()
    grids = [grid_of_lines(lines)] if any("\t" in line for line in lines) else []
    return _report(grids, title="", text=text, flow=not tables_in(grids))


def _report(grids: list[Grid], *, title: str, text: str, flow: bool = True) -> dict[str, Any]:
    found = tables_in(grids)
    if flow and not any(key in found for key in _TABLES):
        found = tables_in_flow(text)
    sections = parts_of(text)
    told = about(title, text)
    if not found and not sections and not is_report(f"{title}\n{text}"):
        _refuse("no_report")
    said: dict[str, Any] = {"sections": sections} if sections else {"body": text}
    return {**told, **found, **said}


def _kind_of_package(content: bytes) -> str:
    """ "xlsx" or "docx"; anything else in a zip is refused."""
    with _on_disk(content) as path:
        try:
            sandbox.run_one(sandbox.Request("check", path, "xlsx"))
        except sandbox.SandboxError as error:
            if error.detail == "mismatch docx":
                return "docx"
            _refuse("kind" if error.detail.startswith("mismatch") else _code(error))
    return "xlsx"


def _extract(content: bytes, kind: str) -> list[tuple[str, str]]:
    """(name, text) of each part, read by the sandbox."""
    with _on_disk(content) as path:
        try:
            data = sandbox.run_one(sandbox.Request("extract", path, kind))
        except sandbox.SandboxError as error:
            _refuse(_code(error))
    return [(name, text) for name, text in data["parts"]]


@contextmanager
def _on_disk(content: bytes) -> Iterator[Path]:
    """A file with the content, gone afterwards: the sandbox reads files."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        path.write_bytes(content)
        yield path


def _code(error: sandbox.SandboxError) -> str:
    return _CODES.get(error.failure) or next((word for word in error.detail.split()[:1] if word in _WHY), "damaged")


def _refuse(code: str) -> NoReturn:
    raise UnreadableReportError("report", Said(code, _WHY[code]))
