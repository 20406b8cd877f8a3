"""Write one short line for a visit. Must never hold up or break a page."""

import os
import re
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gongkai.events import clock
from gongkai.text.folding import fold

#: A new file begins this often, so that the folding task only takes files that nobody writes to any more.
PERIOD_SECONDS = 60
#: The kind of subject under which searches without an answer are counted, and how much of them is kept.
UNANSWERED = "unanswered"
QUERY_LENGTH = 40
#: Long figures (telephones, identity numbers, cards) and addresses.
_PERSONAL = re.compile(r"\d{7,}|@")
_BOT = re.compile(r"bot|crawl|spider|slurp|curl|wget|python|java/|go-http|okhttp|headless|monitor|preview|feed|scan", re.IGNORECASE)
#: Route name → kind of subject; the last argument of the address names it.
_SUBJECTS = {"item": "item", "unit": "unit", "column": "column", "unit-column": "column"}


def subject_of(request: HttpRequest) -> str:
    """ "item:12", "unit:990100", "column:0203", by the route that answered; empty where visits are not counted."""
    match = request.resolver_match
    kind = _SUBJECTS.get(match.url_name or "") if match else None
    return f"{kind}:{[*match.args, *match.kwargs.values()][-1]}" if match and kind else ""


def note(request: HttpRequest, response: HttpResponse) -> None:
    """Count the visit, if a person looked at something that is there (a page their browser had already counts too)."""
    if request.method != "GET" or response.status_code not in {200, 304}:
        return
    subject = subject_of(request)
    agent = request.META.get("HTTP_USER_AGENT", "")
    if subject and agent and not _BOT.search(agent):
        write(subject)


def note_unanswered(request: HttpRequest, query: str) -> None:
    """Count a search that found nothing exact, in its folded form and cut; one that may hold personal data is not kept."""
    words = " ".join(fold(query).split())[:QUERY_LENGTH]
    agent = request.META.get("HTTP_USER_AGENT", "")
    if words and agent and not _BOT.search(agent) and not _PERSONAL.search(words):
        write(f"{UNANSWERED}:{words}")


def write(subject: str) -> None:
    """Append "subject day" to this process's file of the period. A failure is ignored: a page matters more than its count."""
    at = clock.now()
    folder = Path(settings.VISITS_DIR)
    name = f"{os.getpid()}-{int(at.timestamp()) // PERIOD_SECONDS}.lines"
    line = f"{subject} {at.date().isoformat()}\n".encode()
    try:
        try:
            _append(folder / name, line)
        except FileNotFoundError:
            folder.mkdir(parents=True, exist_ok=True)
            _append(folder / name, line)
    except OSError:
        return


def _append(path: Path, line: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        os.write(file, line)
    finally:
        os.close(file)
