"""`/f/p/<id>`: a picture in the text of an item, through the gate of its attachments."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai.catalog.pictures import picture as picture_of
from gongkai.portal.views import files


def picture(request: HttpRequest, file_id: int) -> HttpResponseBase:
    """The bytes, in place."""
    attachment = picture_of(file_id)
    if attachment is None:
        raise Http404(_("没有这个附件"))
    return files.file(request, attachment.pk)
