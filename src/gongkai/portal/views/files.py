"""`/f/<id>`: a file of an item's current edition, through the gate."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai.catalog import queries as catalog
from gongkai.files.serving import file_response


def file(request: HttpRequest, attachment_id: int) -> HttpResponseBase:
    """The bytes: PDF and pictures in place, all else to be saved; `?save=1` saves those too."""
    attachment = catalog.attachment(attachment_id)
    if attachment is None:
        raise Http404(_("没有这个附件"))
    known = request.headers.get("If-None-Match", "")
    response = file_response(attachment.file, title=attachment.title, inline=request.GET.get("save") != "1", if_none_match=known)
    if attachment.closing_until is not None:  # type: ignore[attr-defined]  (annotated)
        response["Cache-Control"], response["X-Robots-Tag"] = "no-store", "noindex, noarchive"
    return response
