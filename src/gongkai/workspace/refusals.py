"""Why something was not done, as pages say it: reasons of publishing, of files and of the form, with one face."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from gongkai.files.services import FileRefused
from gongkai.publishing.rules.reasons import SENTENCES, NotAllowed
from gongkai.text.html import BadHtml


class Sentence(NamedTuple):
    """A stable code, what the person reads, and the field that it is about ("" for none)."""

    code: str
    message: str
    field: str = ""


#: What a verb may refuse with; nothing was done then.
REFUSED = (NotAllowed, BadHtml, FileRefused)
#: Somebody else was faster: the page was right when it was drawn.
STALE = frozenset({"changed_meanwhile", "not_in_this_state", "item_not_in_this_state", "decided_already", "locked_by_another"})


def sentences(error: Exception) -> list[Sentence]:
    """All reasons of a refusal."""
    if isinstance(error, NotAllowed):
        return [Sentence(reason.code, reason.message, reason.field) for reason in error.reasons]
    if isinstance(error, FileRefused):
        return [Sentence(reason.code, reason.message, "files") for reason in error.reasons]
    if isinstance(error, BadHtml):
        code = {"too_long": "body_too_long"}.get(error.code, error.code)
        return [Sentence(code, _(SENTENCES[code]), "body")]
    raise error


def status(reasons: Iterable[Sentence]) -> int:
    """409 where somebody was faster, 403 without a post, else 422."""
    codes = {reason.code for reason in reasons}
    return 403 if "no_post" in codes else 409 if codes & STALE else 422
