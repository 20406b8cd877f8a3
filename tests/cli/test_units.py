"""`gongkai units`: the verbs of the pages from the shell; --dry-run says what would be and does nothing."""

import json

import pytest
from click.testing import CliRunner

from gongkai.cli.units import units
from gongkai.units.models import Unit, UnitChange
from tests.units.life.conftest import City, city  # noqa: F401 — the fixture

pytestmark = pytest.mark.django_db
WHY = ("--reason", "机构改革", "--document", "明政发〔2026〕12号")


def run(*arguments: str) -> dict[str, object]:
    done = CliRunner().invoke(units, arguments)
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_every_act_from_the_shell(city: City) -> None:  # noqa: F811
    assert run("create", "明川市数据局", "--parent", "990100", *WHY, "--dry-run")["unit"] == "990100-D04"
    assert not Unit.objects.filter(code="990100-D04").exists()
    assert run("create", "明川市数据局", "--parent", "990100", "--on", "2026-01-01", *WHY)["state"] == "done"
    run("rename", "990100-D04", "明川市数据管理局", *WHY)
    run("move", "990101-D01", "990100", *WHY)
    assert run("split", "990100-D01", "--rest", "990100-D02", "--part", "990100-D03=02,0501", *WHY)["units"] == 1
    run("merge", "990100-D02", "990100-D04", "--into", "990100-D03", *WHY)
    assert run("close", "990101", *WHY)["state"] == "done"
    assert set(Unit.objects.filter(valid_until=None).values_list("code", flat=True)) == {
        "990100",
        "990100-D03",
        "990100-D01-D01",
        "990101-D01",
    }


def test_what_waits_is_listed_and_cancelled(city: City) -> None:  # noqa: F811
    from gongkai.events import clock

    later = clock.today().replace(year=clock.today().year + 1, day=1)
    assert run("close", "990100-D03", "--on", later.isoformat(), *WHY)["state"] == "planned"
    listed = CliRunner().invoke(units, ["list"]).output
    assert "planned\tclose" in listed
    assert CliRunner().invoke(units, ["cancel", str(UnitChange.objects.get().pk), "--reason", "有变"]).exit_code == 0
    assert CliRunner().invoke(units, ["list"]).output == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("rename", "999", "x"),
        ("move", "990100-D01", "990100-D01-D01"),
        ("close", "990100"),
        ("merge", "990100-D01", "--into", "990100-D01"),
    ],
)
def test_refusals_are_a_line_and_status_1(city: City, arguments: tuple[str, ...]) -> None:  # noqa: F811
    done = CliRunner().invoke(units, [*arguments, *WHY])
    assert done.exit_code == 1
    assert "Error" in done.output
    assert not UnitChange.objects.exists()
