"""Send a file to a browser so that nothing in it can act on the site. Whether the person may have it, the caller has asked."""

from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, parse_etags

from gongkai.files import store
from gongkai.files.models import StoredFile
from gongkai.files.names import extension, safe_name
from gongkai.files.services.open import open_bytes

#: No script, no form, no frame, nothing fetched.
POLICY = "sandbox; default-src 'none'"


def file_response(file: StoredFile, *, title: str, inline: bool, if_none_match: str = "") -> HttpResponseBase:
    """The bytes as a stream, or a hint for nginx where X_ACCEL_PREFIX is set; 304 if the browser has them.

    title: what the saved file is called (its extension is the file's own); inline: shown in place, where the kind allows.
    if_none_match: the request's header.
    """
    etag = f'"{file.sha256}"'
    if if_none_match and _matches(etag, if_none_match):
        response: HttpResponseBase = HttpResponseNotModified()
    elif settings.X_ACCEL_PREFIX:
        response = HttpResponse(content_type=file.media_type)
        response["X-Accel-Redirect"] = quote(f"{settings.X_ACCEL_PREFIX.rstrip('/')}/{store.relative(file.sha256)}")
    else:
        response = FileResponse(open_bytes(file), content_type=file.media_type)
        response["Content-Length"] = str(file.size)
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["Content-Disposition"] = content_disposition_header(not (inline and file.inline), _saved_as(file, title)) or "attachment"
    return response


def _matches(etag: str, header: str) -> bool:
    return any(candidate in {"*", etag, f"W/{etag}"} for candidate in parse_etags(header))


def _saved_as(file: StoredFile, title: str) -> str:
    """`title` with the extension of the file's own name, so that an attachment 附件1 is saved as 附件1.docx."""
    name, suffix = safe_name(title), extension(file.filename)
    if not name:
        return file.filename
    return name if extension(name) == suffix else safe_name(f"{name}.{suffix}")
