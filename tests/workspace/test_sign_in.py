"""The way in: name and password, lock-out, the first password, the second factor, sessions; and that the public pages know nothing of it."""

import re
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import LazySettings
from django.test import Client

from gongkai.config.caching import LockFiles
from gongkai.demo.staff import PASSWORD as DEMO_PASSWORD
from gongkai.units import staff
from gongkai.units.models import Person, Role, StaffEvent, Unit
from tests.support.catalogue import a_unit
from tests.support.personnel import PASSWORD, a_person, a_post, signed_in

pytestmark = pytest.mark.django_db
LOGIN, WORK = "/accounts/login/", "/workspace/"


@pytest.fixture
def unit() -> Unit:
    return a_unit("990122", "明川市住房和城乡建设局", path="0000")


@pytest.fixture
def strict(settings: LazySettings) -> None:
    settings.SECOND_FACTOR_ROLES = ["approver", "office"]


def enter(client: Client, login: str, password: str = PASSWORD, **extra: str) -> int:
    return client.post(LOGIN, {"login": login, "password": password}, **extra).status_code  # type: ignore[arg-type]


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_in_and_out(unit: Unit) -> None:
    person = a_person("zhao", unit)
    a_post(person, unit, Role.APPROVER)
    client = Client()
    answer = client.post(LOGIN, {"login": " ZHAO ", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, WORK)
    page = client.get(WORK).content.decode()
    assert "赵zhao" in page
    assert "批准人" in page
    assert list(StaffEvent.objects.filter(subject=person).values_list("kind", flat=True)) == ["signed_in"]
    assert client.get("/accounts/logout/").status_code == 200  # asks; a link alone signs nobody out
    assert client.get(WORK).status_code == 200
    client.post("/accounts/logout/")
    assert client.get(WORK)["Location"] == f"{LOGIN}?next={WORK}"


def test_after_the_sign_in_one_is_where_one_wanted_to_be_and_nowhere_else(unit: Unit) -> None:
    a_person("zhao", unit)
    for wanted, reached in (("/workspace/me/", "/workspace/me/"), ("https://elsewhere.example/", WORK), ("//elsewhere.example/", WORK)):
        answer = Client().post(LOGIN, {"login": "zhao", "password": PASSWORD, "next": wanted})
        assert answer["Location"] == reached


@pytest.mark.parametrize(("login", "password"), [("zhao", "wrong-password"), ("nobody", PASSWORD), ("zhao", ""), ("", PASSWORD)])
def test_a_wrong_password_says_nothing_of_the_account(unit: Unit, login: str, password: str) -> None:
    a_person("zhao", unit)
    answer = Client().post(LOGIN, {"login": login, "password": password})
    assert answer.status_code == 200
    if login and password:
        assert "登录名或者密码不对" in answer.content.decode()


def test_five_wrong_passwords_close_the_name_even_to_the_right_one(unit: Unit) -> None:
    a_person("zhao", unit)
    a_person("qian", unit)
    client = Client()
    for _ in range(5):
        assert enter(client, "zhao", "wrong-password") == 200
    answer = client.post(LOGIN, {"login": "zhao", "password": PASSWORD})
    assert "登录已暂停" in answer.content.decode()
    assert enter(Client(REMOTE_ADDR="127.0.0.9"), "Zhao") == 200  # from anywhere, however written
    assert enter(Client(), "qian") == 302


def test_attempts_are_counted_for_all_processes_together(tmp_path: Path) -> None:
    one, other = (LockFiles(str(tmp_path), {}) for _ in range(2))
    assert one.add("allauth:lock", 1, timeout=10)
    assert not other.add("allauth:lock", 1, timeout=10)
    assert other.get("allauth:lock") == 1
    one.delete("allauth:lock")
    assert other.add("allauth:lock", 1, timeout=10)
    assert other.add("allauth:gone", 1, timeout=-1)
    assert one.add("allauth:gone", 2, timeout=10)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".djcache", ".djcache"]


def test_a_one_time_password_leads_to_ones_own(unit: Unit) -> None:
    person, password = staff.create_person(login="zhao", name="赵", unit=unit, actor=None)
    a_post(person, unit, Role.INFORMATION_OFFICER)
    client = Client()
    assert enter(client, "zhao", password) == 302
    for path in (WORK, "/workspace/me/", "/accounts/2fa/", "/accounts/sessions/"):
        assert client.get(path)["Location"] == "/accounts/password/change/"
    form = {"oldpassword": password, "password1": password, "password2": password}
    assert "不能与一次性密码相同" in client.post("/accounts/password/change/", form).content.decode()
    form |= {"password1": "wenlan-lu-2026", "password2": "wenlan-lu-2026"}
    assert client.post("/accounts/password/change/", form).status_code == 302
    assert client.get(WORK).status_code == 200
    assert not Person.objects.get(pk=person.pk).must_change_password
    assert enter(Client(), "zhao", "wenlan-lu-2026") == 302


def test_roles_that_decide_set_up_a_second_factor_first(unit: Unit, strict: None) -> None:
    person = a_person("zhao", unit)
    a_post(person, unit, Role.APPROVER)
    client = Client()
    enter(client, "zhao")
    assert client.get(WORK)["Location"] == "/accounts/2fa/totp/activate/"
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r'<span class="mono">([A-Z2-7]+)</span>', page)
    assert found
    assert "<svg" in page
    assert "style=" not in page
    assert "验证码不对" in client.post("/accounts/2fa/totp/activate/", {"code": "000000"}).content.decode()
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code(secret)})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    codes = re.findall(r"<li>(\w{8})</li>", client.get("/accounts/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10
    assert client.get(WORK).status_code == 200
    kept = str(list(Authenticator.objects.filter(user=person).values_list("data", flat=True)))
    assert secret not in kept  # sealed with a key that is not in the database
    assert client.get("/accounts/2fa/totp/deactivate/").status_code == 200
    client.post("/accounts/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=person, type="totp").exists()  # the post requires it

    other = Client()
    assert other.post(LOGIN, {"login": "zhao", "password": PASSWORD})["Location"] == "/accounts/2fa/authenticate/"
    assert other.get(WORK)["Location"].startswith(LOGIN)  # the password alone opens nothing
    assert other.post("/accounts/2fa/authenticate/", {"code": "123456"}).status_code == 200
    assert other.post("/accounts/2fa/authenticate/", {"code": codes[0]})["Location"] == WORK
    assert other.get(WORK).status_code == 200
    again = Client()
    enter(again, "zhao")
    assert again.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == 200  # used once


def test_an_address_that_nobody_verified_does_not_bar_the_second_factor(unit: Unit) -> None:
    """A reset by mail leaves such a row."""
    person = a_person("zhao", unit, email="zhao@example.org")
    EmailAddress.objects.create(user=person, email=person.email, verified=False, primary=True)
    client = Client()
    enter(client, "zhao")
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200


def test_other_roles_need_none(unit: Unit, strict: None) -> None:
    person = a_person("zhao", unit)
    a_post(person, unit, Role.INFORMATION_OFFICER)
    assert signed_in(person).get(WORK).status_code == 200


def test_a_lost_telephone_is_replaced_by_an_administrator(unit: Unit, strict: None) -> None:
    person = a_person("zhao", unit)
    a_post(person, unit, Role.APPROVER)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    staff.reset_second_factor(person=person, actor=None)
    client = Client()
    assert client.post(LOGIN, {"login": "zhao", "password": PASSWORD})["Location"] == WORK
    assert client.get(WORK)["Location"] == "/accounts/2fa/totp/activate/"


def test_a_deactivated_person_is_out_at_once(unit: Unit) -> None:
    person = a_person("zhao", unit)
    client = signed_in(person)
    assert client.get(WORK).status_code == 200
    staff.deactivate(person=person, actor=None)
    assert client.get(WORK)["Location"].startswith(LOGIN)
    assert Client().post(LOGIN, {"login": "zhao", "password": PASSWORD})["Location"] == "/accounts/inactive/"


def test_sessions_are_seen_and_ended(unit: Unit) -> None:
    a_person("zhao", unit)
    here, there = Client(), Client()
    for client, browser in ((here, "Here/1.0"), (there, "There/1.0")):
        enter(client, "zhao", HTTP_USER_AGENT=browser)
    page = here.get("/accounts/sessions/").content.decode()
    assert "Here/1.0" in page
    assert "There/1.0" in page
    found = re.search(r'name="session" value="(\d+)"', page)
    assert found
    here.post("/accounts/sessions/", {"session": found[1]})
    assert there.get(WORK)["Location"].startswith(LOGIN)
    assert here.get(WORK).status_code == 200


def test_nobody_ends_the_session_of_another(unit: Unit) -> None:
    a_person("zhao", unit)
    a_person("qian", unit)
    one, other = Client(), Client()
    enter(one, "zhao")
    enter(other, "qian")
    from allauth.usersessions.models import UserSession

    theirs = UserSession.objects.get(user__login="qian")
    one.post("/accounts/sessions/", {"session": theirs.pk})
    assert other.get(WORK).status_code == 200


def test_the_password_of_the_demonstration_opens_nothing_elsewhere(unit: Unit, settings: LazySettings) -> None:
    staff.create_person(login="zhao", name="赵", unit=unit, actor=None, password=DEMO_PASSWORD, must_change=False)
    assert enter(Client(), "zhao", DEMO_PASSWORD) == 302
    settings.DEMO = False
    assert enter(Client(), "zhao", DEMO_PASSWORD) == 200


def test_a_form_without_its_token_does_nothing(unit: Unit) -> None:
    person = a_person("zhao", unit)
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    answer = client.post("/accounts/logout/")
    assert answer.status_code == 403
    assert "表单已过期" in answer.content.decode()
    assert client.get(WORK).status_code == 200


def test_cookies_are_closed_to_scripts_and_other_sites_and_secure_by_https(unit: Unit) -> None:
    a_person("zhao", unit)
    for secure in (False, True):
        client = Client()
        client.get(LOGIN, secure=secure)
        answer = client.post(LOGIN, {"login": "zhao", "password": PASSWORD}, secure=secure)
        cookies = [*answer.cookies.values()]
        assert {cookie.key for cookie in cookies} >= {"gongkai_staff"}
        assert all((cookie["httponly"], cookie["samesite"], bool(cookie["secure"])) == (True, "Lax", secure) for cookie in cookies)


def test_public_pages_do_not_look_at_the_session(unit: Unit) -> None:
    """The same page, the same queries and headers for somebody who is signed in."""
    client = signed_in(a_person("zhao", unit))
    plain, known = Client().get("/about/"), client.get("/about/")
    assert known.cookies == {}
    assert {name: known[name] for name in ("Vary", "Cache-Control")} == {name: plain[name] for name in ("Vary", "Cache-Control")}
    assert known.content == plain.content
    assert not hasattr(known.wsgi_request, "session")


def test_there_is_no_way_to_register(unit: Unit) -> None:
    for path in ("/accounts/signup/", "/accounts/password/reset/", "/accounts/email/", "/accounts/sso/"):
        assert Client().get(path).status_code == 404
