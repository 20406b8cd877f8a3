"""What the machine cannot read is a finding, and nothing that a file does ends the reading of the next one."""

import dataclasses
import random
import time
from pathlib import Path

import pytest

from gongkai.files.review.scan import LIMITS, scan_file, scan_files
from tests.files import samples
from tests.files.review import compound, planted

_DEEP = samples.packed([("a.txt", b"x")])
for _ in range(6):
    _DEEP = samples.packed([("a.zip", _DEEP)])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("旧.doc", compound.compound({"WordDocument": b"\xec\xa5"}), "old_format"),
        ("旧.wps", compound.compound({"WordDocument": b"\xec\xa5"}), "old_format"),
        ("旧.rtf", b"{\\rtf1 hello}", "old_format"),
        ("照片.png", samples.png(), "image"),
        ("扫描.pdf", samples.scan(), "scanned"),
        ("部分扫描.pdf", samples.scan(1, text="明川市人民政府办公室关于做好政务公开工作的通知，请遵照执行。"), "scanned"),
        ("加密.pdf", samples.pdf(["公开"], password="secret"), "encrypted"),
        ("加密.docx", compound.compound({"EncryptedPackage": b"x"}), "encrypted"),
        ("坏.pdf", b"%PDF-1.4 nothing", "damaged"),
        ("坏.docx", samples.docx("<w:p>")[:-40], "damaged"),
        ("坏.xlsx", samples.packed([("[Content_Types].xml", "x"), ("xl/workbook.xml", "<a")]), "damaged"),
        ("包.rar", b"Rar!\x1a\x07\x00", "archive"),
        ("什么.bin", bytes(range(256)) * 4, "unknown"),
        ("空.txt", b"", "empty"),
        ("深.zip", _DEEP, "too_deep"),
        ("炸弹.docx", samples.docx_bomb(600 * 1024 * 1024), "bomb"),
        ("实体.docx", samples.docx("<w:p/>", prolog='<!DOCTYPE x [<!ENTITY a "b">]>'), "bomb"),
        ("扫描.ofd", samples.ofd(['<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="4"/>']), "scanned"),
        ("图.docx", samples.docx(planted.PLAIN, extra=[("word/media/image1.jpeg", random.Random(1).randbytes(40_000))]), "image"),
        ("许多.zip", samples.packed([(f"{number}.txt", b"") for number in range(2_100)]), "too_many"),
    ],
    ids=samples.named,
)
def test_it_is_said_and_why(name: str, content: bytes, reason: str) -> None:
    found = scan_file(content, name)
    assert reason in {one.reason for one in found}
    assert {str(one.kind) for one in found} == {"unreadable"}


def test_what_can_be_found_in_an_old_format_is_found_and_the_rest_is_said() -> None:
    text = "张三，身份证号11010519491231002X，".encode("utf-16-le")
    found = scan_file(compound.compound({"WordDocument": b"\xec\xa5" * 256 + text}), "旧.doc")
    assert [(str(one.kind), one.told()) for one in found] == [
        ("unreadable", "旧格式（.doc、.wps、.ppt、.rtf 等），机器读不全"),
        ("resident_id", "110105********002X"),
    ]


def test_a_bomb_inside_an_archive_costs_only_itself() -> None:
    good = "手机13812345678".encode()
    found = scan_file(samples.packed([("一.txt", good), ("炸.docx", samples.docx_bomb(600 * 1024 * 1024)), ("二.txt", good)]), "包.zip")
    assert [(str(one.kind), one.reason) for one in found] == [("mobile", ""), ("unreadable", "bomb"), ("mobile", "")]


def test_time_memory_and_text_are_limited_and_the_next_file_goes_on(tmp_path: Path) -> None:
    good = (samples.written(tmp_path, "good.txt", "手机13812345678".encode()), "good.txt")
    endless = (samples.written(tmp_path, "endless.ofd", samples.endless_ofd()), "endless.ofd")
    long = (samples.written(tmp_path, "long.txt", "公开".encode() * 60_000), "long.txt")
    limits = dataclasses.replace(LIMITS, cpu_seconds=2, text_bytes=100_000)
    answers = [found for _, found in scan_files([good, endless, long, good], limits=limits)]
    assert [[one.reason or one.masked for one in found] for found in answers] == [
        ["138****5678"],
        ["timeout"],
        ["too_large"],
        ["138****5678"],
    ]


def test_a_sheet_of_seventeen_billion_cells_is_read_like_its_two() -> None:
    assert scan_file(samples.huge_table(), "大表.xlsx") == []


def test_files_spoilt_at_random_end_in_an_answer(tmp_path: Path) -> None:
    dice = random.Random(33190)
    whole = [next(builder("手机13812345678")) for builder in planted.BUILDERS]

    def spoilt():
        for number in range(90):
            _, name, content = dice.choice(whole)
            raw = bytearray(content)
            for _ in range(dice.choice((1, 5, 50))):
                raw[dice.randrange(len(raw))] = dice.randrange(256)
            yield samples.written(tmp_path, str(number), bytes(raw[: dice.randrange(1, len(raw)) if number % 5 == 0 else None])), name

    assert len(list(scan_files(spoilt()))) == 90


def test_a_missing_file_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        scan_file(tmp_path / "none.pdf")


def test_a_sheet_of_twenty_thousand_persons_and_a_pdf_of_fifty_pages_take_seconds() -> None:
    rows = "".join(
        f'<row r="{n}">{samples.cell(f"A{n}", f"张{n}")}{samples.cell(f"B{n}", "13812345678")}{samples.cell(f"C{n}", "明川市东城区")}</row>'
        for n in range(1, 20_001)
    )
    start = time.monotonic()
    assert len(scan_file(samples.xlsx([("名单", "visible", rows)]), "名单.xlsx")) == 20_000
    assert time.monotonic() - start < 20  # 5 s on a machine that does nothing else
    line = "明川市人民政府办公室关于做好政务公开工作的通知，请遵照执行。"
    content = samples.pdf(["\n".join([line] * 35)] * 50)
    start = time.monotonic()
    assert scan_file(content, "通知.pdf") == []
    assert time.monotonic() - start < 20
