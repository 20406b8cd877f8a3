"""What changed in a manuscript since somebody last gave an opinion on it: kept with each opinion, shown to the next reviewer."""

from datetime import date, datetime
from typing import Any

from gongkai.publishing.content.difference import Change, change
from gongkai.publishing.manuscripts import DAYS, LISTS, Kept, files_of
from gongkai.publishing.models import LastSeen, Manuscript

_TEXTS = (
    "title",
    "document_number",
    "summary",
    "keywords",
    "genre",
    "theme",
    "attribute",
    "ground",
    "ground_reason",
    "regulation",
    "validity",
    "note",
)


def remember(manuscript: Manuscript, *, at: datetime) -> None:
    """Keep what the manuscript says now. One row a manuscript: the last opinion is what counts."""
    values = _values(manuscript, files_of(manuscript))
    LastSeen.objects.update_or_create(
        manuscript=manuscript, defaults={"content_hash": manuscript.content_hash, "said_at": at, "values": values}
    )


def remember_before(manuscript: Manuscript, *, at: datetime) -> None:
    """Keep what it says before a reviewer masks it, so that whoever approves sees what was masked."""
    if not LastSeen.objects.filter(manuscript=manuscript, content_hash=manuscript.content_hash).exists():
        remember(manuscript, at=at)


def changes(manuscript: Manuscript, files: Kept) -> tuple[datetime | None, list[Change]]:
    """When the last opinion was given, and what differs since; (None, []) where nothing does or nobody said anything. One query."""
    last = LastSeen.objects.filter(manuscript=manuscript).exclude(content_hash=manuscript.content_hash).first()
    if last is None:
        return None, []
    now, found = _values(manuscript, files), []
    for name, before in last.values.items():
        after = now.get(name)
        if before == after:
            continue
        if name == "files":
            found.append(Change(name, [title for title, _sha in before], [title for title, _sha in after]))
        else:
            found.append(change(name, before, after))
    return last.said_at, found


def _values(manuscript: Manuscript, files: Kept) -> dict[str, Any]:
    values = {name: getattr(manuscript, name) for name in ("body", "particulars", *_TEXTS, *LISTS, *DAYS)}
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return plain | {"files": [[title, file.sha256] for title, file in files]}
