"""Reading of import files: every kind of damage is told with its line, and the sound rows are taken."""

import gzip
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest

from gongkai.exchange.reading import Reader, Refusal, Row, UnreadableFile
from gongkai.exchange.reading.lines import split


def read(path: Path, **options: object) -> tuple[list[Row], list[tuple[int, str]]]:
    """Rows, and (line, code) of what was refused."""
    found = list(Reader(path, known={"title", "body", "attachments"}, **options))  # type: ignore[arg-type]
    return [one for one in found if isinstance(one, Row)], [(one.line, one.code) for one in found if isinstance(one, Refusal)]


def titles(rows: list[Row]) -> list[object]:
    return [row.values["title"] for row in rows]


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_json_lines_csv_and_their_gz_give_the_same(tmp_path: Path) -> None:
    jsonl = '{"title": "甲"}\n\n{"title": "乙"}'
    table = "title\n甲\n\n乙\n"
    for name, content in (("a.jsonl", jsonl), ("a.csv", table)):
        for path in (put(tmp_path, name, content), put(tmp_path, name + ".gz", gzip.compress(content.encode()))):
            rows, refused = read(path)
            assert [(row.line, row.values["title"]) for row in rows] == [(1 + (name == "a.csv"), "甲"), (3 + (name == "a.csv"), "乙")]
            assert refused == []


def test_a_workbook_is_read_as_people_see_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "count", "day"])
    book.active.append(["甲", 12, __import__("datetime").date(2024, 5, 6)])
    book.active.append([None, None, None])
    book.active.append(["乙", 1.5, None])
    book.save(tmp_path / "a.xlsx")
    rows, refused = read(tmp_path / "a.xlsx")
    assert [(row.line, *row.values.values()) for row in rows] == [(2, "甲", "12", "2024-05-06"), (4, "乙", "1.5", "")]
    assert refused == []


def test_a_workbook_that_would_unfold_to_gigabytes_is_not_opened(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["title"])
    book.save(tmp_path / "a.xlsx")
    content = (tmp_path / "a.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    assert struct.pack("<I", size) in content
    with pytest.raises(UnreadableFile):
        read(put(tmp_path, "b.xlsx", content.replace(struct.pack("<I", size), struct.pack("<I", 2_000_000_000))))


@pytest.mark.parametrize("content", [b"PK\x03\x04 no workbook", b"", b"\0" * 4000])
def test_a_broken_workbook_says_so(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read(put(tmp_path, "a.xlsx", content))


def test_gb18030_is_detected_and_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "title,body\n关于㐀镕字的通知,正文\n".encode("gb18030"))
    reader = Reader(path)
    (row,) = list(reader)
    assert isinstance(row, Row)
    assert row.values == {"title": "关于㐀镕字的通知", "body": "正文"}
    assert reader.is_gb18030


def test_gb18030_that_shows_only_late_is_read_too(tmp_path: Path) -> None:
    lines = "".join(f'{{"title": "n{number}"}}\n' for number in range(40_000)).encode() + '{"title": "通知"}\n'.encode("gb18030")
    rows, refused = read(put(tmp_path, "a.jsonl", lines))
    assert rows[-1].values["title"] == "通知"
    assert refused == []


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    rows, _ = read(put(tmp_path, "a.csv", "\ufefftitle\n甲\n"))
    assert titles(rows) == ["甲"]


def test_broken_bytes_refuse_their_line_only(tmp_path: Path) -> None:
    good = '{"title": "甲"}\n'.encode()
    for encoding in ("utf-8", "gb18030"):
        line = good.decode().encode(encoding)
        rows, refused = read(put(tmp_path, "a.jsonl", line * 3 + b'{"title": "\xff\xff\xff"}\n' + line))
        assert titles(rows) == ["甲"] * 4
        assert refused == [(4, "encoding")]
    rows, refused = read(put(tmp_path, "a.csv", "title,body\n甲,一\n".encode() + b"\xe4\xb8,x\n" + "乙,二\n".encode()))
    assert titles(rows) == ["甲", "乙"]
    assert refused == [(3, "encoding")]


def test_utf16_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="UTF-8"):
        read(put(tmp_path, "a.csv", "title\n甲\n".encode("utf-16")))


def gz_of(rows: int) -> bytes:
    return gzip.compress(
        "".join(json.dumps({"title": f"{number}-{zlib.crc32(bytes([number % 256]) * number)}"}) + "\n" for number in range(rows)).encode()
    )


def test_a_cut_off_gz_gives_what_is_whole_and_says_where_it_ends(tmp_path: Path) -> None:
    rows, refused = read(put(tmp_path, "a.jsonl.gz", gz_of(5000)[:-4000]))
    assert 0 < len(rows) < 5000
    assert titles(rows)[:2] == ["0-0", f"1-{zlib.crc32(bytes([1]))}"]
    assert refused == [(len(rows) + 1, "truncated")]


def test_a_damaged_gz_gives_what_is_whole_and_says_where_it_breaks(tmp_path: Path) -> None:
    content = bytearray(gz_of(8_000))
    middle = len(content) // 2
    content[middle : middle + 200] = bytes(200)
    rows, refused = read(put(tmp_path, "a.jsonl.gz", bytes(content)))
    ends = [(line, code) for line, code in refused if code in ("damaged", "truncated")]
    assert 2_000 < len(rows) < 6_000  # the damage is in the middle
    assert len(ends) == 1
    assert refused[-1] == ends[0]


def test_a_gz_of_several_members_is_one_file(tmp_path: Path) -> None:
    members = b"".join(gzip.compress(f'{{"title": "{name}"}}\n'.encode()) for name in "甲乙丙")
    assert titles(read(put(tmp_path, "a.jsonl.gz", members))[0]) == ["甲", "乙", "丙"]


def test_a_bomb_ends_at_the_limit(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl.gz", gzip.compress(b'{"title": "a"}\n' + b" " * 50_000_000))
    rows, refused = read(path, max_bytes=1_000_000)
    assert titles(rows) == ["a"]
    assert refused == [(2, "too_large")]


_MEASURE = r"""
import re, sys
from pathlib import Path
from gongkai.exchange.reading import Reader
for one in Reader(Path(sys.argv[1]), known={"title"}):
    print(one.line, getattr(one, "code", "row"))
print(int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_a_line_of_500_mb_is_refused_without_being_held(tmp_path: Path, name: str) -> None:
    start, end = (b'{"title": "', b'"}\n{"title": "after"}\n') if "jsonl" in name else (b"title\n", b"\nafter\n")
    million = gzip.compress(b"x" * 1_000_000)
    path = put(tmp_path, name, gzip.compress(start) + million * 500 + gzip.compress(end))
    *found, megabytes = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path)], capture_output=True, text=True, check=True
    ).stdout.split("\n")[:-1]
    shift = 0 if "jsonl" in name else 1
    assert found == [f"{1 + shift} line_too_long", f"{2 + shift} row"]
    assert int(megabytes) < 80


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"title": ', "bad_json"),
        ("[1, 2]", "not_an_object"),
        ('"text"', "not_an_object"),
        ('{"title": 5}', "type"),
        ('{"title": {"a": 1}}', "type"),
        ('{"attachments": [1]}', "type"),
        ('{"title": "a", "title": "b"}', "field_twice"),
        ("[" * 100_000, "bad_json"),
        ('{"title": ' + "9" * 5000 + "}", "bad_json"),
    ],
)
def test_wrong_json_refuses_the_row(tmp_path: Path, line: str, code: str) -> None:
    rows, refused = read(put(tmp_path, "a.jsonl", f'{line}\n{{"title": "甲", "unknown": {{"x": 1}}}}\n'))
    assert refused == [(1, code)]
    assert titles(rows) == ["甲"]


def test_csv_fields_may_hold_lines_and_the_line_of_a_row_is_where_it_begins(tmp_path: Path) -> None:
    rows, refused = read(put(tmp_path, "a.csv", 'title,body\r\n甲,"一\r\n二"\r\n乙,三\r\n'))
    assert [(row.line, row.values["title"], row.values["body"]) for row in rows] == [(2, "甲", "一\n二"), (4, "乙", "三")]
    assert refused == []


def test_a_quote_that_never_closes_is_refused_with_its_span(tmp_path: Path) -> None:
    found = list(Reader(put(tmp_path, "a.csv", 'title,body\n甲,一\n乙,"二\n丙,三\n')))
    refusal = found[-1]
    assert [one.values["title"] for one in found[:-1] if isinstance(one, Row)] == ["甲"]
    assert isinstance(refusal, Refusal)
    assert (refusal.line, refusal.code) == (3, "csv")
    assert "3 至 4" in refusal.message


def test_a_row_longer_than_the_header_is_refused(tmp_path: Path) -> None:
    rows, refused = read(put(tmp_path, "a.csv", "title\n甲\n乙,多\n丙,\n"))
    assert titles(rows) == ["甲", "丙"]
    assert refused == [(3, "cells")]


@pytest.mark.parametrize(("name", "content", "code"), [
    ("a.csv", "title,title\n1,2\n", "header_twice"),
    ("a.csv", ",,\n1,2,3\n", "no_header"),
    ("a.txt", "x", "format"),
])  # fmt: skip
def test_what_is_no_table_is_refused_as_a_whole(tmp_path: Path, name: str, content: str, code: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(put(tmp_path, name, content))
    assert caught.value.code == code


def test_lines_come_out_whole_wherever_the_pieces_end() -> None:
    content = b"one\r\ntwo\n\nfour"
    for size in range(1, len(content) + 1):
        pieces = [content[start : start + size] for start in range(0, len(content), size)]
        assert [(line.number, line.content) for line in split(pieces)] == [(1, b"one"), (2, b"two"), (3, b""), (4, b"four")]
    assert [line.content for line in split([b"12345", b"6\n7\n"], limit=5)] == [None, b"7"]
