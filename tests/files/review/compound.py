"""XLS files made by hand: the compound file format around a BIFF8 workbook with hidden sheets, rows, columns, comments, properties."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field

_SECTOR, _FREE, _END, _TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass
class Sheet:
    """cells and notes: {(row, column): text or number}, from 0."""

    name: str
    cells: dict[tuple[int, int], str | float]
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    notes: dict[tuple[int, int], str] = field(default_factory=dict)


def xls(sheets: Iterable[Sheet], *, title: str = "") -> bytes:
    streams = {"Workbook": workbook(list(sheets))}
    if title:
        streams["\x05SummaryInformation"] = summary(title)
    return compound(streams)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, each padded beyond the size of small ones."""
    sectors: list[bytes] = []
    table: list[int] = []

    def chain(content: bytes) -> int:
        first, count = len(sectors), max(-(-len(content) // _SECTOR), 1)
        for number in range(count):
            sectors.append(content[number * _SECTOR : (number + 1) * _SECTOR].ljust(_SECTOR, b"\0"))
            table.append(first + number + 1 if number + 1 < count else _END)
        return first

    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    names = list(padded)
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, chain(padded[name]), len(padded[name]), right=right))
    while len(entries) % 4:
        entries.append(_entry("", 0, 0, 0))
    directory = chain(b"".join(entries))
    count = -(-len(table) // 127)  # each sector of the table holds 128 entries, and one of them is for itself
    first = len(sectors)
    table += [_TABLE] * count
    table += [_FREE] * (count * 128 - len(table))
    sectors += [struct.pack("<128I", *table[at : at + 128]) for at in range(0, len(table), 128)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, count, directory, 0, 4096, _END, 0, _END, 0, first)
    header += b"".join(struct.pack("<I", first + number if number < count else _FREE) for number in range(1, 109))
    return header.ljust(_SECTOR, b"\xff") + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE) -> bytes:
    raw = (name + "\0").encode("utf-16-le") if name else b""
    return raw.ljust(64, b"\0") + struct.pack("<HBBIII36xIII", len(raw), kind, 1, _FREE, right, child, start, size, 0)


def workbook(sheets: list[Sheet]) -> bytes:
    globals_ = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6))
    globals_ += _record(0x42, struct.pack("<H", 1200)) + _record(
        0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\1\0A\0"
    )
    globals_ += _record(0xE0, struct.pack("<HHHBBIIIBB2x", 0, 0, 0xFFF5, 0, 0, 0, 0, 0, 0, 0)[:20])
    bodies = [_sheet(sheet) for sheet in sheets]
    directory = [_text(sheet.name, short=True) for sheet in sheets]
    at = len(globals_) + sum(10 + len(name) for name in directory) + 4
    for sheet, name, body in zip(sheets, directory, bodies, strict=True):
        globals_ += _record(0x85, struct.pack("<IBB", at, int(sheet.hidden), 0) + name)
        at += len(body)
    return globals_ + _record(0x0A, b"") + b"".join(bodies)


def _sheet(sheet: Sheet) -> bytes:
    out = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    for column in sheet.hidden_columns:
        out += _record(0x7D, struct.pack("<HHHHHH", column, column, 2000, 0, 1, 0))
    for row in sorted({row for row, _ in sheet.cells}):
        out += _record(0x208, struct.pack("<HHHHHHHH", row, 0, 255, 300, 0, 0, 0x20 if row in sheet.hidden_rows else 0, 0))
    for (row, column), value in sheet.cells.items():
        if isinstance(value, str):
            out += _record(0x204, struct.pack("<HHH", row, column, 0) + _text(value))
        else:
            out += _record(0x203, struct.pack("<HHHd", row, column, 0, value))
    for number, text in enumerate(sheet.notes.values(), start=1):
        out += _record(0x5D, struct.pack("<HHHHH12x", 0x15, 0x12, 0x19, number, 0)[:22] + struct.pack("<HH", 0, 0))
        out += _record(0x1B6, struct.pack("<HHHHHHHH2x", 0, 0, 0, 0, 0, len(text), 8, 0)[:18])
        out += _record(0x3C, b"\1" + text.encode("utf-16-le")) + _record(0x3C, struct.pack("<HHIHHI", 0, 0, 0, len(text), 0, 0)[:16])
    for number, (row, column) in enumerate(sheet.notes, start=1):
        out += _record(0x1C, struct.pack("<HHHH", row, column, 0, number) + struct.pack("<H", 1) + b"\0A\0")
    return out + _record(0x0A, b"")


def summary(title: str) -> bytes:
    """A property set with its code page (UTF-8) and a title."""
    raw = title.encode() + b"\0"
    section = struct.pack("<IIIIII", 0, 2, 1, 24, 2, 32) + struct.pack("<IHxx", 2, 65001) + struct.pack("<II", 0x1E, len(raw)) + raw
    return struct.pack("<HHI16xI16xI", 0xFFFE, 0, 0, 1, 48) + section


def _record(code: int, content: bytes) -> bytes:
    return struct.pack("<HH", code, len(content)) + content


def _text(text: str, *, short: bool = False) -> bytes:
    return struct.pack("<B" if short else "<H", len(text)) + b"\1" + text.encode("utf-16-le")
