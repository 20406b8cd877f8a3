"""Language by prefix, view and contrast by cookie, and nothing else that decides how a page looks."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_script_prefix, reverse
from django.utils import translation

from gongkai.portal.middleware import ReadingMiddleware
from gongkai.portal.reading.state import Reading

PAGE = "/robots.txt"


def ask(path: str, **headers: str) -> tuple[HttpRequest, HttpResponse]:
    """Send a request through the middleware alone; the answer tells language and where links lead."""

    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"{translation.get_language()} {reverse('robots')}")

    request = RequestFactory().get(path, **headers)
    return request, ReadingMiddleware(page)(request)


def test_without_prefix_it_is_chinese_whatever_the_browser_prefers() -> None:
    request, answer = ask(PAGE, HTTP_ACCEPT_LANGUAGE="en-GB,en;q=0.9")
    assert answer.content == b"zh-hans /robots.txt"
    assert answer["Content-Language"] == "zh-CN"
    assert request.reading == Reading("zh-hans", "", "", PAGE, "")


def test_the_prefix_gives_the_same_view_in_english_with_links_that_stay_there() -> None:
    request, answer = ask("/en/robots.txt?a=1")
    assert answer.content == b"en /en/robots.txt"
    assert request.path_info == PAGE
    assert request.reading.other_language_url == "/robots.txt?a=1"
    assert get_script_prefix() == "/"
    assert translation.get_language() == "zh-hans"


def test_a_word_that_begins_with_en_is_no_prefix() -> None:
    assert ask("/energy")[0].reading.language == "zh-hans"
    assert ask("/en")[1]["Location"] == "/en/"


def test_the_other_language_keeps_the_query() -> None:
    assert ask("/search?q=%E5%9B%9E&page=2")[0].reading.other_language_url == "/en/search?q=%E5%9B%9E&page=2"


@pytest.mark.parametrize(
    ("choice", "name", "value"), [("view=elder", "view", "elder"), ("contrast=high", "contrast", "high"), ("view=kiosk", "view", "kiosk")]
)
def test_a_choice_sets_one_cookie_and_leads_back_to_the_same_page(choice: str, name: str, value: str) -> None:
    _, answer = ask(f"/search?q=a&{choice}&q=b")
    assert answer.status_code == 303
    assert answer["Location"] == "/search?q=a&q=b"
    assert answer["Cache-Control"] == "no-store"
    assert list(answer.cookies) == [name]
    cookie = answer.cookies[name]
    assert (cookie.value, cookie["samesite"], cookie["httponly"], cookie["max-age"]) == (value, "Lax", True, 365 * 24 * 3600)


def test_normal_takes_the_cookie_away() -> None:
    _, answer = ask("/en/?view=normal&contrast=normal")
    assert answer["Location"] == "/en/"
    assert {name: cookie["max-age"] for name, cookie in answer.cookies.items()} == {"view": 0, "contrast": 0}


def test_the_cookie_decides_and_rubbish_in_it_does_not() -> None:
    assert ask(PAGE, HTTP_COOKIE="view=elder; contrast=high")[0].reading.key == "zh-hans.elder.high"
    assert ask(PAGE, HTTP_COOKIE="view=<script>; contrast=7")[0].reading.key == "zh-hans.."


def test_a_choice_that_does_not_exist_is_passed_over() -> None:
    _, answer = ask("/robots.txt?view=upside-down")
    assert answer.status_code == 200
    assert not answer.cookies


def test_a_choice_never_leads_to_another_host() -> None:
    assert ask("/?view=elder", PATH_INFO="//evil.example/")[1]["Location"].startswith("/%2Fevil.example")


def test_links_that_switch_keep_the_page() -> None:
    elder = ask("/search?q=a&page=3", HTTP_COOKIE="view=elder")[0].reading
    assert elder.elder_url == "/search?q=a&page=3&view=normal"
    assert elder.contrast_url == "/search?q=a&page=3&contrast=high"


def test_pages_may_be_shared_between_readers_of_one_view() -> None:
    _, answer = ask(PAGE)
    assert "s-maxage=10" in answer["Cache-Control"]
    assert answer["Vary"] == "Cookie"


@pytest.mark.parametrize(
    "headers", [{"REMOTE_ADDR": "203.0.113.7"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.7"}, {"HTTP_X_FORWARDED_FOR": "rubbish"}]
)
def test_the_demonstration_answers_this_machine_only(headers: dict[str, str]) -> None:
    assert settings.DEMO
    assert ask(PAGE, **headers)[1].status_code == 403


def test_a_unix_socket_is_this_machine() -> None:
    assert ask(PAGE, REMOTE_ADDR="")[1].status_code == 200


@pytest.mark.django_db
def test_the_demonstration_refuses_a_foreign_host_name() -> None:
    answer = Client().get(PAGE, HTTP_HOST="gongkai.example.gov.cn")
    assert answer.status_code == 400
    assert "请求看不懂" in answer.content.decode()
