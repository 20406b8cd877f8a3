"""How the sign-in is bent to the house: passwords by our verb, no self-registration, sealed secrets, SSO for accounts that are here."""

import base64
import hashlib
from functools import lru_cache
from typing import Any

import segno
from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.demo.staff import PASSWORD as DEMO_PASSWORD
from gongkai.events import clock
from gongkai.rulebook import settings as rulebook
from gongkai.units import staff
from gongkai.units.actors import actor_of
from gongkai.units.models import Person
from gongkai.workspace.sign_in import duty


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Passwords and sign-in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": gettext_lazy("输错次数太多，登录已暂停。请在15分钟后再试，或者请本单位管理员重置密码。"),
        "username_password_mismatch": gettext_lazy("登录名或者密码不对。"),
        "enter_current_password": gettext_lazy("现在的密码不对。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from the administrator of a unit."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A server behind a Unix socket names no address; attempts then count together."""
        try:
            return str(super().get_client_ip(request))
        except PermissionDenied:
            return "0.0.0.0"  # noqa: S104 — a name for "unknown", nothing listens

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The password of the demonstration, which everybody knows, opens nothing where a city is served in earnest."""
        if not settings.DEMO and credentials.get("password") == DEMO_PASSWORD:
            credentials["password"] = ""
        return super().authenticate(request, **credentials)

    def is_reauthentication_required(self, *, app: str, **named: Any) -> bool:
        """Who has signed in a moment ago is not asked for the password once more."""
        request = allauth_context.request
        records = get_authentication_records(request, request.user)
        if records and clock.now().timestamp() - records[-1]["at"] < account_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **named))

    def set_password(self, user: Any, password: str) -> None:
        """By the verb, which records it and ends the duty to change a one-time password."""
        staff.set_password(person=user, password=password)

    def clean_password(self, password: str, user: Any = None) -> str:
        """What the verb would refuse is said beside the field."""
        cleaned = str(super().clean_password(password, user))
        if user is not None and user.must_change_password and user.check_password(cleaned):
            raise ValidationError(_("新密码不能与一次性密码相同"))
        return cleaned

    def post_login(self, request: HttpRequest, user: Any, **details: Any) -> HttpResponse:
        """Keep that the person signed in."""
        staff.note_sign_in(person=user)
        answer: HttpResponse = super().post_login(request, user, **details)
        return answer

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *arguments: Any, **named: Any) -> None:
        """Signing in and out says enough by itself."""
        if message_template not in {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}:
            super().add_message(request, level, message_template, *arguments, **named)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes of an authenticator application; its secret is sealed with a key outside the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("验证码不对，请核对手机时间后再试。"),
        "cannot_delete_authenticator": gettext_lazy("您的岗位要求两步验证，不能停用。更换手机请联系单位管理员重置。"),
    }

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return str(rulebook.get("site.name"))

    def build_totp_svg(self, url: str) -> str:
        """Inline, without size and style: the stylesheet says how large."""
        return segno.make(url, error="m", micro=False).svg_inline(omitsize=True, border=2, svgclass="code", lineclass=None)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not while a post requires it."""
        return not duty.needs_second_factor(actor_of(authenticator.user_id, clock.today()).posts)


@lru_cache(maxsize=1)
def _seal() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(settings.SECOND_FACTOR_KEY.encode()).digest()))


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who comes from the identity provider is the account with that login name; nobody is created on the way."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect the first time; refuse where there is no such account."""
        if sociallogin.is_existing:
            return
        data = sociallogin.account.extra_data
        claims = {**data, **data.get("id_token", {}), **data.get("userinfo", {})}
        login = str(claims.get(settings.OIDC_LOGIN_CLAIM, "")).strip().lower()
        person = Person.objects.filter(login=login, is_active=True).first() if login else None
        if person is None:
            messages.error(request, _("统一身份认证中的用户在本系统没有账号，请联系本单位管理员。"))
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))
        sociallogin.connect(request, person)
