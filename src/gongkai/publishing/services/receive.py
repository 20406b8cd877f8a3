"""Receive the files of many drafts before the transaction that publishes them."""

from collections.abc import Sequence

from gongkai.files.models import StoredFile
from gongkai.files.services import FileRefused, Incoming, keep_many
from gongkai.publishing.draft import Draft
from gongkai.publishing.rules.checks import Finding


def receive(drafts: Sequence[Draft], kept: Sequence[list[tuple[str, StoredFile]]], findings: Sequence[list[Finding]]) -> None:
    """Keep every file; fill `kept` with (title, file) and `findings` with what was refused, both in step with `drafts`."""
    wanted = [(place, file) for place, draft in enumerate(drafts) for file in draft.files]
    results = keep_many([Incoming(file.filename, path=file.path, content=file.content) for _, file in wanted])
    for (place, file), result in zip(wanted, results, strict=True):
        if isinstance(result, FileRefused):
            findings[place] += [Finding("refused", "files", one.code, _told(one.code, file.filename)) for one in result.reasons]
        else:
            kept[place].append(((file.title or file.filename)[:300], result))


def _told(code: str, filename: str) -> str:
    """The name of the file; of one that bears a mark nothing is told (design 8)."""
    return "" if code == "secrecy_mark" else filename
