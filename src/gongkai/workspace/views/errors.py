"""Pages for forms that cannot be taken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its token: too old, sent twice after signing out, or from another site."""
    return render(request, "workspace/stale_form.html", {"title": _("表单已过期")}, status=403)
