"""What a revision or a corrigendum changes against what is out: for the reviewer's screen, the approval form, and the check for nothing."""

import difflib
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.catalog.models import Attachment, Content, Edition, IssuingBody, Item, ItemColumn, Particulars, Relation
from gongkai.events import clock
from gongkai.publishing.content import publicity
from gongkai.publishing.content.particular_words import told
from gongkai.publishing.manuscripts import Kept
from gongkai.publishing.models import Manuscript
from gongkai.text.html import clean, plain_text

#: Lines of a text that are compared one by one; a longer one is shown as a whole.
MOST_LINES = 3000
_ITEM = ("title", "document_number", "written_on", "regulation", "validity", "effective_from", "valid_until")
_EDITION = ("summary", "keywords")


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what it says now, what it is to say. `lines` of the body: (" " same, "-" goes, "+" comes; the text)."""

    field: str
    before: Any
    after: Any
    lines: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """To be kept; of a body only its lines."""
        whole = self.field == "body"
        before, after = ("", "") if whole else (_plain(self.before), _plain(self.after))
        return {"field": self.field, "before": before, "after": after, "lines": [list(line) for line in self.lines]}


def as_it_is(item: Item) -> dict[str, Any]:
    """The values of a manuscript that would change nothing. Seven queries."""
    edition = Edition.objects.get(item=item, number=item.edition)
    values: dict[str, Any] = {name: getattr(item, name) for name in _ITEM} | {name: getattr(edition, name) for name in _EDITION}
    values["body"] = Content.objects.filter(edition=edition).values_list("body", flat=True).first() or ""
    values["columns"] = list(ItemColumn.objects.filter(item=item, rank__gt=0).order_by("rank").values_list("column__code", flat=True))
    values["issuing_bodies"] = list(IssuingBody.objects.filter(item=item).order_by("position").values_list("name", flat=True))
    values["genre"] = item.genre.name if item.genre else ""
    theme = item.theme
    values["theme"] = f"{theme.parent.name}/{theme.name}" if theme and theme.parent else theme.name if theme else ""
    values["particulars"] = Particulars.objects.filter(edition=edition).values_list("data", flat=True).first() or {}
    ties: dict[str, list[str]] = {str(kind): [] for kind in Relation.Kind.values}
    for kind, named, key in Relation.objects.filter(item=item).order_by("pk").values_list("kind", "named", "key"):
        ties[kind].append(named if _same_tie(named, key) else key)
    return values | ties | publicity.as_it_is(item, edition, clock.today())


def files_as_they_are(item: Item) -> Kept:
    """The attachments of the current edition, in order."""
    rows = Attachment.objects.filter(edition__item=item, edition__number=item.edition).select_related("file").order_by("position")
    return [(row.title, row.file) for row in rows]


def changes(manuscript: Manuscript, files: Kept) -> list[Change]:
    """What differs from the item as it is out; empty for a manuscript without an item."""
    if manuscript.item is None:
        return []
    now = as_it_is(manuscript.item)
    found = [change(name, before, after) for name, before in now.items() if (after := getattr(manuscript, name)) != before]
    before_files = [(title, file.sha256) for title, file in files_as_they_are(manuscript.item)]
    after_files = [(title, file.sha256) for title, file in files]
    if before_files != after_files:
        found.append(Change("files", [title for title, _ in before_files], [title for title, _ in after_files]))
    return found


def change(name: str, before: Any, after: Any) -> Change:
    """One field that differs; of a body and of what stands beside it, line by line."""
    if name == "particulars":
        old, new = told(before), told(after)
        return Change(name, old, new, _told_apart(old, new))
    if name == "closing":
        return Change(name, publicity.told(before), publicity.told(after))
    return Change(name, before, after, lines_of(before, after) if name == "body" else ())


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def lines_of(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The lines of two bodies, told apart: (" " same, "-" goes, "+" comes; the text). None where one is too long for it."""
    old, new = (plain_text(clean(body)).splitlines() for body in (before, after))
    if max(len(old), len(new)) > MOST_LINES:
        return ()
    return _told_apart(old, new)


def _told_apart(old: list[str], new: list[str]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [(" ", line) for line in old[i1:i2]]
        else:
            found += [("-", line) for line in old[i1:i2]] + [("+", line) for line in new[j1:j2]]
    return tuple(found)


def _same_tie(named: str, key: str) -> bool:
    """Whether the relation is found again by the name that readers see."""
    from gongkai.publishing.services.rows import document_key

    return (document_key(named) or named)[:300] == key
