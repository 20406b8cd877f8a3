"""To the city's identity provider and back; where it cannot be reached, a page says so and the other way in stays."""

from allauth.socialaccount.providers.openid_connect import views as oidc
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Leads to the provider."""
    return _guarded(oidc.login, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the provider sends people back to."""
    return _guarded(oidc.callback, request, provider_id)


def _guarded(view: object, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        answer: HttpResponse = view(request, provider_id)  # type: ignore[operator]
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=503)
    return answer
