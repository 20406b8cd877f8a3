"""The people of the demonstration: every role, at least two in each unit that publishes, made by the verbs, once."""

import pytest

from gongkai.demo import staff
from gongkai.events import clock
from gongkai.units.actors import actor_of
from gongkai.units.models import Person, Role, StaffEvent, Unit
from tests.support.catalogue import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> None:
    codes = dict.fromkeys(
        code for account in staff.accounts() for code in (account.home, *(code for _role, code, _deputy in account.posts))
    )
    for number, code in enumerate(codes):
        a_unit(code, f"明川市第{number}局", path=f"{number:04d}")


def test_everybody_is_there_once(city: None) -> None:
    count = staff.employ()
    assert count == len(staff.accounts()) == Person.objects.count()
    events = StaffEvent.objects.count()
    assert staff.employ() == count
    assert StaffEvent.objects.count() == events
    held = {role for person in Person.objects.all() for role in actor_of(person.pk, clock.today()).all_roles}
    assert held == set(Role.values)
    assert len(staff.shown()) == 12
    assert all(person.check_password(staff.PASSWORD) for person in Person.objects.all()[:2])


def test_a_small_city_has_those_whose_unit_is_there() -> None:
    a_unit("990107-T01", "澜口镇人民政府")
    assert staff.employ() == 2
    assert Unit.objects.get().posts.count() == 3
    assert {login for login, _what in staff.shown()} == {"lankou-xinxi", "lankou-zhenzhang"}
