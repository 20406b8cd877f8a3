"""The product's settings with two bare views beside its own: same middleware, same server, same database."""

from gongkai.config.settings import *  # noqa: F403
from gongkai.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
ROOT_URLCONF = "bench.urls"
DEMO = False
ALLOWED_HOSTS = ["127.0.0.1"]
SECOND_FACTOR_ROLES: list[str] = []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
