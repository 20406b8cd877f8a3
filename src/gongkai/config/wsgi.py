"""The web entry for gunicorn."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402  (known from here on)

# Loaded before the workers are forked: they share it, and nobody's first page waits seconds for it.
import_module(settings.ROOT_URLCONF)
