"""What happens around staff pages, and around them alone: no public page has a session, a cookie or a query for either."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from gongkai.events import clock
from gongkai.workspace import other_posts
from gongkai.workspace.sign_in import duty

Answer = Callable[[HttpRequest], HttpResponse]
PREFIXES = ("/workspace/", "/accounts/")
#: A session is written again this often at most: a page costs no write.
REFRESH_SECONDS = 300


def for_staff(request: HttpRequest) -> bool:
    """Whether the address is one of staff pages or of the sign-in."""
    return request.path_info.startswith(PREFIXES)


class Private:
    """Staff pages are never kept by anybody, and their cookies are Secure wherever the request came by https."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if for_staff(request):
            response["Cache-Control"] = "no-store, private"
            for cookie in response.cookies.values():
                if request.is_secure():
                    cookie["secure"] = True
        return response


class _ForStaff:
    """A middleware of Django's with all its hooks, for staff pages only."""

    wraps: ClassVar[type[Any]]

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.inner = self.wraps(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.inner(request) if for_staff(request) else self.get_response(request)
        return response

    def process_view(self, request: HttpRequest, *arguments: Any) -> HttpResponse | None:
        hook = getattr(self.inner, "process_view", None)
        answer: HttpResponse | None = hook(request, *arguments) if hook and for_staff(request) else None
        return answer


class Sessions(_ForStaff):
    """Sessions in the database."""

    wraps = SessionMiddleware


class Csrf(_ForStaff):
    """Forms carry a token."""

    wraps = CsrfViewMiddleware


class Authentication(_ForStaff):
    """`request.user`."""

    wraps = AuthenticationMiddleware


class Messages(_ForStaff):
    """What the next page says of what was just done."""

    wraps = MessageMiddleware


class Duty:
    """Sets `request.actor`, leads to what must be done first (sign in, own password, second factor), keeps a used session alive."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not for_staff(request):
            return self.get_response(request)
        now = clock.now()
        duty.enter(request, now.date())
        if request.user.is_authenticated:
            seen = request.session.get("seen", 0)
            if int(now.timestamp()) - seen > REFRESH_SECONDS:
                request.session["seen"] = int(now.timestamp())
        return duty.first(request) or self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal is a page of staff, and no fault: nothing of it but one line goes to the log."""
        return other_posts.answer(request, exception) if for_staff(request) else None
