"""`gongkai staff`: the first administrator of an installation comes from the shell."""

import pytest
from click.testing import CliRunner

from gongkai.cli.staff import staff
from gongkai.units.models import Person, Post
from tests.support.catalogue import a_unit

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(staff, arguments)
    return result.exit_code, result.output.strip()


def test_the_first_administrator() -> None:
    unit = a_unit("990000", "明川市人民政府", path="0000")
    code, said = run("add", "Wang", "王芳", "--unit", unit.code, "--role", "office")
    login, password = said.split("\t")
    person = Person.objects.get(login="wang")
    assert (code, login, person.check_password(password), person.must_change_password) == (0, "wang", True, True)
    assert Post.objects.get(person=person).role == "office"
    assert run("post", "wang", "assessor", "--unit", unit.code, "--until", "2099-12-31", "--deputy") == (0, "wang\tassessor@990000")
    assert run("list") == (0, "wang\t王芳\t990000\tactive\toffice@990000,assessor@990000(B)")
    code, said = run("password", "wang", "--second-factor")
    assert Person.objects.get(login="wang").check_password(said.split("\t")[1])


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "王", "王芳", "--unit", "990000"),
        ("add", "wang", "王芳", "--unit", "999999"),
        ("add", "wang", "王芳", "--unit", "990000", "--role", "mayor"),
        ("post", "nobody", "office", "--unit", "990000"),
        ("password", "nobody"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(arguments: tuple[str, ...]) -> None:
    a_unit("990000", "明川市人民政府", path="0000")
    code, said = run(*arguments)
    assert code != 0
    assert said
    assert "Traceback" not in said
    assert not Person.objects.exists()
