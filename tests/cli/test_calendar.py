"""The office's calendar from the shell: shown, imported from each kind of file, confirmed, opened again; refusals in one line each."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from gongkai.cli.calendar import calendar
from gongkai.rulebook.calendar_models import CalendarDay, CalendarYear

pytestmark = pytest.mark.django_db
NOTICE = "国办发明电〔2026〕9号"
ROWS = [
    ("2027-01-01", "", "放假", "元旦"),
    ("2027/2/5", "2027年2月12日", "放假", "春节"),
    ("2027-02-20", "", "调休上班", "春节"),
    ("2027-02-21", "", "上班", "春节"),
    ("2027-04-05", "", "放假", "清明节"),
    ("20270503", "2027-05-04", "放假", "劳动节"),
    ("2027-06-09", "", "放假", "端午节"),
    ("2027-09-15", "", "放假", "中秋节"),
    ("2027-10-01", "2027-10-07", "放假", "国庆节"),
    ("2027-10-09", "2027-10-10", "调休上班", "国庆节"),
]
HEAD = ("日期", "至", "类别", "节日")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(calendar, list(arguments))
    return result.exit_code, result.output


def written(folder: Path, suffix: str) -> Path:
    path = folder / f"2027.{suffix}"
    if suffix == "csv":
        path.write_text("\n".join(",".join(row) for row in (HEAD, *ROWS)), encoding="gb18030")
    elif suffix == "json":
        path.write_text(
            json.dumps({"days": [dict(zip(("on", "until", "kind", "name"), row, strict=True)) for row in ROWS]}), encoding="utf-8"
        )
    else:
        book = openpyxl.Workbook()
        for row in (HEAD, *ROWS):
            book.active.append(row)
        book.save(path)
    return path


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
def test_a_file_is_imported_and_the_year_confirmed(tmp_path: Path, suffix: str) -> None:
    path = str(written(tmp_path, suffix))
    assert run("import", path, "--notice", NOTICE, "--dry-run")[0] == 0
    assert not CalendarYear.objects.filter(year=2027).exists()
    status, told = run("import", path, "--notice", NOTICE)
    assert (status, told.splitlines()[:2]) == (0, ["2027\t已录入，未与通知核对", "新增25天，修改0天，去掉0天，不变0天。"])
    assert CalendarDay.objects.get(on="2027-02-08").name == "春节"
    assert run("confirm", "2027", "--notice", NOTICE)[1].startswith("2027\t已确认\n")
    assert "2027-10-10\t上班\t国庆节\t国办发明电〔2026〕9号\n" in run("show", "2027")[1]
    assert run("import", path, "--notice", NOTICE) == (1, "Error: 2027年已经确认（国办发明电〔2026〕9号）；要修改，请先重新打开\n")
    assert run("reopen", "2027", "--reason", "改一天")[0] == 0
    assert run("remove", "2027", "2027-10-10", "--reason", "多录了")[1].splitlines()[1] == "新增0天，修改0天，去掉1天，不变0天。"


def test_years_and_their_notices_are_listed() -> None:
    lines = run("years")[1].splitlines()
    assert lines[0] == "2008\t已录入，未与通知核对"
    assert lines[11] == "2019\t已确认\t国办发明电〔2018〕15号（文号未核实）"
    assert lines[-2] == "2026\t已确认\t国办发明电〔2025〕7号"
    assert run("show", "2031")[1] == "2031年：暂按周末计算，待更新。\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2027-02-30,,放假,春节", "第2行：不是存在的日期：2027-02-30"),
        ("2027-02-20,,半天,春节", "第2行：类别只能是 放假 或者 调休上班：半天"),
        ("2027-02-20,2027-02-01,放假,春节", "第2行：结束日期早于开始日期，或者超过一个月：2027-02-01"),
        ("2027-02-22,,上班,春节", "2027-02-22不是星期六或者星期日，不能是调休上班日"),
        ("2027-02-22,,放假,", "2027-02-22没有写明节日名称，或者名称超过60个字"),
        ("", "没有给出任何一天"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_entered(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(",".join(HEAD) + "\n" + row, encoding="utf-8")
    status, told = run("import", str(path), "--notice", NOTICE, "--year", "2027")
    assert status == 1
    assert said in told
    assert not CalendarYear.objects.filter(year=2027).exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.json", b"[" * 100_000), ("x.json", b"{}"), ("x.json", b"[1]"), ("x.xlsx", b"PK"), ("x.txt", b"x"), ("x.csv", b"\x00")],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    status, told = run("import", str(tmp_path / name), "--notice", NOTICE)
    assert status == 1
    assert told.startswith("Error: ")


def test_a_year_without_days_is_not_confirmed() -> None:
    assert run("confirm", "2027", "--notice", NOTICE) == (1, "Error: 2027年还没有录入放假和调休的日期，不能确认\n")
