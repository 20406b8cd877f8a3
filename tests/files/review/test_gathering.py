"""Long lists: so many findings are told, the rest is counted by column; each has a print by which it is known again and not by more."""

import random
from pathlib import Path

from gongkai.files.review.findings import PlacedFinding
from gongkai.files.review.scan import scan_file
from gongkai.text.findings import FindingKind
from tests.files import samples
from tests.support import people

DICE = random.Random(7)
KEY, OTHER_KEY = "ab" * 32, "cd" * 32
ROWS = [("王某", people.resident_id(DICE), people.mobile(DICE)) for _ in range(60)]


def workbook(rows: list[tuple[str, ...]], sheet: str = "名单") -> bytes:
    lines = "".join(
        f'<row r="{n}">' + "".join(samples.cell(f"{chr(65 + m)}{n}", text) for m, text in enumerate(row)) + "</row>"
        for n, row in enumerate([("姓名", "身份证号码", "手机号码"), *rows], 1)
    )
    return samples.xlsx([(sheet, "visible", lines)])


def of(found: list[PlacedFinding], kind: FindingKind) -> list[PlacedFinding]:
    return [one for one in found if one.kind is kind]


def test_of_a_column_so_many_are_told_and_the_rest_is_counted() -> None:
    found = scan_file(workbook(ROWS), "名单.xlsx", most=20, key=KEY)
    for kind, column in ((FindingKind.RESIDENT_ID, "B"), (FindingKind.MOBILE, "C")):
        told = of(found, kind)
        assert len(told) == 21
        assert (told[-1].more, told[-1].where(), told[-1].masked) == (40, f"工作表「名单」{column}列", "")
        assert {one.more for one in told[:-1]} == {0}
    assert len(of(found, FindingKind.NAME_LIST)) == 1
    assert len(scan_file(workbook(ROWS), "名单.xlsx")) == 2 * len(ROWS) + 1


def test_in_running_text_the_rest_is_counted_for_the_file() -> None:
    text = "\n".join(f"手机{row[2]}" for row in ROWS).encode()
    (*told, rest) = scan_file(text, "名单.txt", most=10, key=KEY)
    assert (len(told), rest.more, rest.where()) == (10, 50, "整个文件")


def test_the_same_number_has_the_same_print_in_every_file_and_spelling() -> None:
    number = ROWS[0][1]
    spelled = f"身份证 {number[:6]} {number[6:14]} {number[14:]}"
    (in_text,) = scan_file(spelled.encode(), "a.txt", key=KEY)
    in_sheet = of(scan_file(workbook(ROWS[:1]), "b.xlsx", key=KEY), FindingKind.RESIDENT_ID)[0]
    (other_key,) = scan_file(spelled.encode(), "a.txt", key=OTHER_KEY)
    assert in_text.print == in_sheet.print != ""
    assert other_key.print != in_text.print
    assert scan_file(spelled.encode(), "a.txt")[0].print == ""


def test_the_print_of_the_rest_is_of_all_of_it() -> None:
    rest = [
        of(scan_file(workbook(rows), "a.xlsx", most=20, key=KEY), FindingKind.MOBILE)[-1] for rows in (ROWS, ROWS, [*ROWS[:-1], ROWS[0]])
    ]
    assert rest[0].print == rest[1].print
    assert rest[0].print != rest[2].print


def test_nothing_that_is_told_is_the_number_itself(tmp_path: Path) -> None:
    told = str(scan_file(workbook(ROWS), "名单.xlsx", most=20, key=KEY))
    assert not any(number in told for row in ROWS for number in row[1:])
