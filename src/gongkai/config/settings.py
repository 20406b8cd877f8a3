"""Settings: defaults that run with nothing installed, switched by environment variables and by files under GONGKAI_HOME."""

import secrets
from pathlib import Path

import environ

#: Who subscribes to what.
GONGKAI_EFFECTS = "gongkai.config.effects"

env = environ.Env()
PACKAGE = Path(__file__).resolve().parents[1]

#: All that an installation owns lies under one folder: database, files, index, keys, visits.
GONGKAI_HOME = Path(env.str("GONGKAI_HOME", "var")).resolve()
FILE_STORE = Path(env.str("FILE_STORE", str(GONGKAI_HOME / "files")))
INDEX_DIR = GONGKAI_HOME / "index"
VISITS_DIR = GONGKAI_HOME / "visits"


def _kept_secret(name: str) -> str:
    """A secret from `<NAME>_FILE`, or one made once under GONGKAI_HOME/keys with mode 600."""
    path = Path(env.str(f"{name.upper()}_FILE", str(GONGKAI_HOME / "keys" / name)))
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with path.open("x", encoding="ascii") as file:
                path.chmod(0o600)
                file.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = _kept_secret("secret_key")
#: Seals the secrets of second factors.
SECOND_FACTOR_KEY = _kept_secret("second_factor_key")
#: What the secrets of webhooks are derived from.
WEBHOOK_KEY = _kept_secret("webhook_key")
DEBUG = env.bool("DEBUG", False)
#: The demonstration shows a banner and answers on loopback only.
DEMO = env.bool("GONGKAI_DEMO", False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"] if DEMO else env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
#: Where the public site is known to stand, for feeds, QR codes and the sitemap; empty: the address of the request.
SITE_URL = env.str("SITE_URL", "").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "gongkai.events",
    "gongkai.jobs",
    "gongkai.notices",
    "gongkai.rulebook",
    "gongkai.units",
    "gongkai.files",
    "gongkai.catalog",
    "gongkai.search",
    "gongkai.publishing",
    "gongkai.exchange",
    "gongkai.portal",
    "gongkai.workspace",  # before allauth: its pages replace those
    "gongkai.api",
    "django_prose_editor",  # for its one static file alone
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gongkai.portal.machines.preparing.PreparingMiddleware",
    "gongkai.portal.middleware.ReadingMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    # From here on for /workspace/ and /accounts/ alone: public pages have no session, no cookie, no query for it.
    "gongkai.workspace.middleware.Private",
    "gongkai.workspace.middleware.Sessions",
    "gongkai.workspace.middleware.Csrf",
    "gongkai.workspace.middleware.Authentication",
    "gongkai.workspace.middleware.Messages",
    "allauth.account.middleware.AccountMiddleware",
    "gongkai.workspace.middleware.Duty",
]

ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"]),
            ],
            "context_processors": ["gongkai.portal.context.site"],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "gongkai.portal.templatetags.reading"],
        },
    }
]

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(GONGKAI_HOME / "gongkai.sqlite3"),
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000; PRAGMA mmap_size=0;",
    },
}
DATABASES = {"default": env.db("DATABASE_URL") if env.str("DATABASE_URL", "") else _SQLITE}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
ATOMIC_REQUESTS = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_OWN_CACHE = {"BACKEND": "gongkai.config.caching.OwnCache", "LOCATION": "gongkai", "OPTIONS": {"SHARED": str(GONGKAI_HOME / "attempts")}}
CACHES = {"default": env.cache("CACHE_URL") if env.str("CACHE_URL", "") else _OWN_CACHE}

#: Who may read /metrics beside this machine: addresses or networks.
METRICS_ALLOW = env.list("METRICS_ALLOW", default=[])
#: Mails of notices that go out in a minute, at most.
MAIL_PER_MINUTE = env.int("MAIL_PER_MINUTE", 60)
#: Private networks in which webhooks may be called; without them only addresses of the open network are.
WEBHOOK_NETWORKS = env.list("WEBHOOK_NETWORKS", default=[])

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(GONGKAI_HOME / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(FILE_STORE)}},
    "staticfiles": {"BACKEND": "gongkai.config.statics.Storage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = env.bool("STATIC_AUTOREFRESH", DEBUG)
if WHITENOISE_USE_FINDERS:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
#: The largest file that may be attached, in bytes.
FILE_MAX_BYTES = env.int("FILE_MAX_BYTES", 100 * 1024 * 1024)
#: A path prefix under which nginx serves FILE_STORE internally; empty: the application sends files itself.
X_ACCEL_PREFIX = env.str("X_ACCEL_PREFIX", "")

from gongkai.config.sign_in import *  # noqa: E402, F403  (who may sign in, and how: a screen of its own)

if OIDC_SERVER_URL:  # noqa: F405  (browsers hold the address that a form leads on to against this)
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append("/".join(OIDC_SERVER_URL.split("/")[:3]))  # noqa: F405

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    # A 503 is the answer while the site is being prepared, not a fault.
    "filters": {"faults": {"()": "django.utils.log.CallbackFilter", "callback": lambda record: getattr(record, "status_code", 0) != 503}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {"django.request": {"filters": ["faults"]}, "gongkai": {"level": env.str("LOG_LEVEL", "INFO")}},
}
