"""Mask findings in a manuscript: in its words at once, in its files through `files.masks`. The officer edits; a reviewer's mask is shown.

A mask by a reviewer keeps the opinions that were given (the content changed by nothing else) and needs one other person to approve.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.events import clock
from gongkai.files.masks.mask import mask_file
from gongkai.files.masks.values import Mask, NotMasked
from gongkai.files.models import StoredFile
from gongkai.files.review.findings import PlacedFinding
from gongkai.files.review.masking import masked_name
from gongkai.files.review.places import Place
from gongkai.files.services import FileRefused, destroy, keep, open_bytes
from gongkai.publishing.acts import Act, as_of
from gongkai.publishing.content import seen
from gongkai.publishing.manuscripts import Kept, files_of, hash_of
from gongkai.publishing.models import Finding as Row
from gongkai.publishing.models import Manuscript, ManuscriptFile, Ruling
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.reasons import Reason, insist, refuse
from gongkai.publishing.rules.workflow import Event
from gongkai.publishing.scanning import masking, standing, table
from gongkai.publishing.services import ruling
from gongkai.publishing.services.acting import record, reread
from gongkai.publishing.services.drafting import throw_away
from gongkai.publishing.services.scanning import look_through
from gongkai.text.findings import FindingKind
from gongkai.text.html import clean
from gongkai.units.gate import Actor

#: The event of a mask by a reviewer; `duties` reads it.
MASK = "mask"
_WORDS = frozenset({"title", "summary", "keywords", "note", "body", "file_name"})


@dataclass(slots=True)
class _Plan:
    """Chosen findings by where they stand; `new`: files that were masked, by the id of the one they replace."""

    chosen: list[Row]
    all: list[Row]
    new: dict[int, StoredFile] = field(default_factory=dict)

    def of(self, name: str) -> list[Row]:
        """All that are to go from a field: whatever has the print of a chosen one."""
        prints = {one.print for one in self.chosen}
        return [one for one in self.all if one.field == name and one.print in prints]


def mask(manuscript: Manuscript, *, actor: Actor, version: int, prints: Sequence[str], at: datetime | None = None) -> Manuscript:
    """Mask the findings with these prints wherever they stand; NotAllowed with the reasons, and then nothing has changed.

    Files are masked before the transaction, each proven by `files.masks`; the new ones are looked through like every other.
    """
    at = at or clock.now()
    row = Manuscript.objects.select_related("unit", "locked_by").get(pk=manuscript.pk)
    actor = as_of(actor, at)
    if row.version != version:
        if Ruling.objects.filter(manuscript=row, says=Ruling.Says.MASKED, person=actor.person, print__in=list(prints)[:1]).exists():
            return row  # the same form once more
        raise refuse("changed_meanwhile")
    files = files_of(row)
    insist(_against(row, actor, at))
    plan = _plan(row, files, prints)
    try:
        _mask_files(plan, files)
        return _apply(row, actor, version, plan, at)
    except Exception:
        for file in plan.new.values():
            if not ManuscriptFile.objects.filter(file=file).exists():
                with transaction.atomic():
                    destroy(file=file)
        raise


def _against(row: Manuscript, actor: Actor, at: datetime) -> list[Reason]:
    if row.state in workflow.EDITABLE:
        return judging.reasons_against(actor, Event.WRITE, row, at=at)
    return ruling.reasons_against(actor, Ruling.Says.MASKED, row)


def _plan(row: Manuscript, files: Kept, prints: Sequence[str]) -> _Plan:
    now = standing.of(row, files)
    wanted = dict.fromkeys(prints)
    chosen = [one for one in now.findings if one.print in wanted]
    if not wanted:
        raise refuse("nothing_chosen")
    if {one.print for one in chosen} != set(wanted):
        raise refuse("finding_gone")
    for one in chosen:
        if one.kind == FindingKind.SECRECY_MARK:
            raise refuse("mark_stays")
        if one.kind == FindingKind.UNREADABLE:
            raise refuse("ruling_not_for_kind", kind=ruling.kind_name(one.kind))
        if one.field != "file" and (one.kind == FindingKind.NAME_LIST or one.field not in _WORDS):
            raise refuse("mask_by_hand")
    return _Plan(chosen, now.findings)


def _mask_files(plan: _Plan, files: Kept) -> None:
    """A masked copy of every file that is concerned, kept."""
    for number, (_title, file) in enumerate(files, 1):
        inside = [one for one in plan.of("file") if one.number == number]
        named = [one for one in plan.of("file_name") if one.number == number]
        if not (inside or named):
            continue
        with open_bytes(file) as stream:
            content = stream.read()
        name = masked_name(file.filename, 200) if named else file.filename
        try:
            if inside:
                done = mask_file(content, name, [Mask(ground="15-2", finding=placed(one)) for one in inside])
                content, name = done.content, done.name
            new = keep(filename=name, content=content)
        except (NotMasked, FileRefused) as error:
            said = error.message if isinstance(error, NotMasked) else error.reasons[0].message
            raise refuse("mask_failed", "files", detail=said) from None
        plan.new[file.pk] = new


def placed(one: Row) -> PlacedFinding:
    """A row as `files` names findings."""
    places = tuple(Place(code, values) for code, values in one.places)
    return PlacedFinding(FindingKind(one.kind), places, one.masked, one.start, one.end, one.reason, one.more)


@transaction.atomic
def _apply(manuscript: Manuscript, actor: Actor, version: int, plan: _Plan, at: datetime) -> Manuscript:
    row = reread(manuscript)
    if row.version != version:
        raise refuse("changed_meanwhile")
    insist(_against(row, actor, at))
    roles = table.roles_for(table.MANUSCRIPTS, Ruling.Says.MASKED, row.state)
    post = actor.post_for(roles, row.unit_id, row.unit.path)
    if post is None:
        raise refuse("no_post")
    act, before = Act(actor.person, post, at), row.content_hash
    reviewing = row.state not in workflow.EDITABLE
    if reviewing:
        seen.remember_before(row, at=at)
    values = _words(row, plan)
    old = _replace_files(row, plan)
    _store(row, values, act)
    record(row, MASK if reviewing else str(Event.WRITE), act, at=at, was=row.state, data={"before": before, "count": len(plan.chosen)})
    throw_away(old)
    ruling.write_masked(plan.chosen, act, row)
    left = look_through(row, at=at)
    gone = {one.print for one in plan.chosen if one.field != "file"}
    if any(one.print in gone and one.field != "file" for one in left.findings):
        raise refuse("mask_by_hand")
    return row


def _words(row: Manuscript, plan: _Plan) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in ("title", "summary", "keywords", "note"):
        if found := plan.of(name):
            values[name] = masking.masked_text(getattr(row, name), found)
    if found := plan.of("body"):
        values["body"] = clean(masking.masked_html(row.body, found))
    return values


def _replace_files(row: Manuscript, plan: _Plan) -> list[StoredFile]:
    """Put the masked files in the places of the others, which are returned."""
    old = []
    named = {one.number for one in plan.of("file_name")}
    for number, kept in enumerate(ManuscriptFile.objects.filter(manuscript=row).select_related("file").order_by("position"), 1):
        if number in named:
            kept.title = masked_name(kept.title, 300)
        if new := plan.new.get(kept.file_id):
            old.append(kept.file)
            kept.file = new
        kept.save(update_fields=["file", "title"])
    return old


def _store(row: Manuscript, values: dict[str, Any], act: Act) -> None:
    version = row.version
    for name, value in values.items():
        setattr(row, name, value)
    new = {**values, "content_hash": hash_of(row, files_of(row)), "version": version + 1, "changed_at": act.at}
    if not Manuscript.objects.filter(pk=row.pk, state=row.state, version=version).update(**new):
        raise refuse("changed_meanwhile")
    for name, value in new.items():
        setattr(row, name, value)
