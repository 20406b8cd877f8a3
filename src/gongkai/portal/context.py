"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from gongkai.rulebook import settings as rulebook

_PREFIX = "site."


def site(request: HttpRequest) -> dict[str, Any]:
    """`site` (the office's settings site.*, without the prefix), `reading`, and `demo`, whether this is the demonstration."""
    values = {key[len(_PREFIX) :]: value for key, value in rulebook.all_settings().items() if key.startswith(_PREFIX)}
    return {"site": values, "reading": getattr(request, "reading", None), "demo": settings.DEMO}
