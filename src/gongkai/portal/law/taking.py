"""Taking a report from a form: pasted text or a file, as the payload that is checked. Nothing is stored."""

from typing import Any

from django.http import HttpRequest

from gongkai.files.sandbox import SandboxUnavailableError
from gongkai.law import asking
from gongkai.law.sayings import BadInputError, Said, gettext_noop
from gongkai.reporting import reading

LARGEST_FILE = 4 * 1024 * 1024
#: Beside the file there is nothing large in the form.
_LARGEST_FORM = LARGEST_FILE + 2 * 1024 * 1024


def typed(request: HttpRequest) -> str:
    """What was pasted. BadInputError for a form that is too large to be looked at."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > _LARGEST_FORM:
        raise _too_large()
    return str(request.POST.get("text", ""))


def payload(request: HttpRequest) -> dict[str, Any]:
    """The report in its JSON form: of the file where one was given, else of what was pasted."""
    file = request.FILES.get("file")
    if file is not None and file.size:
        if file.size > LARGEST_FILE:
            raise _too_large()
        return _read(file.read(), str(file.name), "file")
    text = str(request.POST.get("text", ""))
    if not text.strip():
        raise BadInputError("text", Said("nothing_given", gettext_noop("没有内容：请贴上年报，或者选一个文件")))
    return _read(text.encode(errors="replace"), "", "text")


def _read(content: bytes, name: str, where: str) -> dict[str, Any]:
    """JSON strictly, as the other doors take it; pages, sheets and documents through the sandbox."""
    try:
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return dict(asking.parse(content))
        return reading.read(content, name)
    except BadInputError as error:
        raise BadInputError(where, error.said) from None
    except SandboxUnavailableError:
        raise BadInputError(where, Said("try_later", gettext_noop("现在读不了文件，请过一会儿再试"))) from None


def _too_large() -> BadInputError:
    return BadInputError("file", Said("too_large", gettext_noop("太大，最多 %(largest)d KB"), {"largest": LARGEST_FILE // 1024}))
