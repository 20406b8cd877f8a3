"""Settings of the sign-in of staff: name and password, second factor, lock-out, sessions; OIDC where it is configured."""

from pathlib import Path
from typing import Any

import environ

env = environ.Env()
_DEMO = env.bool("GONGKAI_DEMO", False)
_SITE_URL = env.str("SITE_URL", "").rstrip("/")
_PROXY = env.bool("BEHIND_PROXY", False)

AUTH_USER_MODEL = "units.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("login", "name", "email")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspace"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 3600

#: Roles whose holders need a second factor; the demonstration waives it behind its banner.
SECOND_FACTOR_ROLES = env.list("SECOND_FACTOR_ROLES", default=["secrecy_reviewer", "approver", "office", "system_administrator"])
if _DEMO:
    SECOND_FACTOR_ROLES = []

# Sessions end after an hour without a request, and with the browser.
SESSION_COOKIE_AGE = env.int("SESSION_MINUTES", 60) * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "gongkai_staff"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
#: Set for every https request anyway (workspace/middleware.py); this covers proxies that hide it.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SITE_URL.startswith("https://") and not _DEMO
CSRF_COOKIE_NAME = "gongkai_form"
CSRF_FAILURE_VIEW = "gongkai.workspace.views.errors.stale_form"
CSRF_TRUSTED_ORIGINS = [_SITE_URL] if _SITE_URL else []
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 1 if _PROXY else 0)
ACCOUNT_ADAPTER = "gongkai.workspace.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_FORMS = {"login": "gongkai.workspace.sign_in.forms.SignInForm", "change_password": "gongkai.workspace.sign_in.forms.PasswordForm"}
#: Five wrong passwords for a name within a quarter of an hour close it for the rest of that time, whoever tries and from where.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/900s/key", "reset_password": "5/m/ip,3/900s/key"}
USERSESSIONS_TRACK_ACTIVITY = False

MFA_ADAPTER = "gongkai.workspace.sign_in.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "gongkai.workspace.sign_in.forms.CodeForm",
    "reauthenticate": "gongkai.workspace.sign_in.forms.CodeAgainForm",
    "activate_totp": "gongkai.workspace.sign_in.forms.NewCodeForm",
}
#: Addresses of e-mail are for resetting passwords; they are nobody's proof.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_COUNT = 10

SOCIALACCOUNT_ADAPTER = "gongkai.workspace.sign_in.adapter.SingleSignOnAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False

#: A mail server as a URL (smtp+tls://name:password@host:587); without one nothing is mailed, and forgotten passwords are reset by an administrator.
EMAIL_URL = env.str("EMAIL_URL", "")
_MAIL = env.email_url("EMAIL_URL") if EMAIL_URL else {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
vars().update(_MAIL)
#: A mail server that does not answer is given up after so many seconds.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "gongkai@localhost")


def _secret(name: str) -> str:
    """From a file named by <NAME>_FILE, or from <NAME>."""
    path = env.str(f"{name}_FILE", "")
    return Path(path).read_text(encoding="utf-8").strip() if path else env.str(name, "")


#: The city's identity provider (统一身份认证), off without OIDC_SERVER_URL. The claim holds the login name of an account that is here already.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", "")
OIDC_LOGIN_CLAIM = env.str("OIDC_LOGIN_CLAIM", "preferred_username")
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if OIDC_SERVER_URL:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": env.str("OIDC_NAME", "统一身份认证"),
                    "client_id": env.str("OIDC_CLIENT_ID", ""),
                    "secret": _secret("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": OIDC_SERVER_URL},
                }
            ],
        }
    }
