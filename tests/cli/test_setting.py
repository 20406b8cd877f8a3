"""The office's settings from the shell: shown, stored, refused."""

import pytest
from click.testing import CliRunner

from gongkai.cli.setting import setting
from gongkai.rulebook import settings

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(setting, list(arguments))
    return result.exit_code, result.output


def test_a_text_and_a_scheme_are_stored() -> None:
    assert run("site.name", "明川市人民政府") == (0, '"明川市人民政府"\n')
    assert run("index_number.parts", '["unit_code", "-", "year", "-", "serial:6"]')[0] == 0
    assert settings.get("index_number.parts")[-1] == "serial:6"
    assert "site.name\t" in run()[1]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("no.such", "x"),
        ("index_number.parts", '["unit_code", "serial:5"]'),
        ("index_number.parts", "serial:5"),
        ("site.hot_queries", '{"a": 1}'),
        ("site.hot_queries", "[1]"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(key: str, value: str) -> None:
    before = settings.all_settings()
    assert run(key, value)[0] == 1
    assert settings.all_settings() == before
