"""Mask what is public already, and files of a manuscript: findings and words, with a ground, on record (letters 8.8).

What is public is masked by a corrigendum: one other person looks at the difference and releases it. The edition before stays for staff
alone, its opinions too; the public sees the current one only. Every file is masked and proven by `files.masks` before the transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.catalog.models import Edition, Item
from gongkai.events import clock
from gongkai.files.masks.mask import mask_file
from gongkai.files.masks.spelling import Wanted
from gongkai.files.masks.values import Masked, NotMasked
from gongkai.files.models import StoredFile
from gongkai.files.review.masking import masked_name
from gongkai.files.services import FileRefused, destroy, keep, open_bytes
from gongkai.publishing.acts import Act, as_of
from gongkai.publishing.content import masking
from gongkai.publishing.content.difference import as_it_is, files_as_they_are
from gongkai.publishing.content.masking import Wish
from gongkai.publishing.manuscripts import Kept, files_of
from gongkai.publishing.models import Finding, Manuscript, ManuscriptFile, MaskingRecord
from gongkai.publishing.rules import judging
from gongkai.publishing.rules.reasons import NotAllowed, Reason, insist, refuse
from gongkai.publishing.rules.workflow import OPEN, Event, ItemEvent
from gongkai.publishing.scanning import standing
from gongkai.publishing.services import drafting, ruling
from gongkai.publishing.services.acting import reread
from gongkai.publishing.services.revising import correct_item
from gongkai.text.findings import FindingKind
from gongkai.units.gate import Actor

#: Files of these kinds cannot be masked; words are not looked for in them, and whoever masks is told so.
_UNMASKABLE = {"unsupported", "old_format", "image", "encrypted"}


@dataclass(slots=True)
class Outcome:
    """manuscript: the corrigendum, or the one that was masked. unseen: titles of files in which the words could not be looked for.
    waiting: why the corrigendum could not be handed in at once and is a draft (empty: it waits for one other person)."""

    manuscript: Manuscript
    unseen: tuple[str, ...] = ()
    waiting: list[Reason] = field(default_factory=list)


@dataclass(slots=True)
class _File:
    """A file once it is masked: its place (from 1), what it was and is, what was done."""

    number: int
    old: StoredFile
    new: StoredFile
    title: str
    done: Masked
    findings: list[Finding]


@dataclass(slots=True)
class _Work:
    files: list[_File] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)  # that were found in a file

    def forget(self) -> None:
        """The transaction failed: the new files belong to nothing."""
        for one in self.files:
            if not ManuscriptFile.objects.filter(file=one.new).exists():
                with transaction.atomic():
                    destroy(file=one.new)


def mask_published(item: Item, *, actor: Actor, wish: Wish, key: str = "", at: datetime | None = None) -> Outcome:
    """A corrigendum of the item without what is wished, handed in for one other person to release; NotAllowed with every reason.

    key: of the form; the same form twice gives the same manuscript.
    """
    at = at or clock.now()
    actor = as_of(actor, at)
    item = Item.objects.select_related("unit", "genre", "theme__parent").get(pk=item.pk)
    known = Manuscript.objects.filter(key=key, item=item, drafter=actor.person).first() if key else None
    if known is not None:
        return Outcome(known)
    insist([*reasons_against(actor, item), *masking.reasons_against(wish)])
    chosen = _chosen(list(Finding.objects.filter(item=item).order_by("pk")), wish)
    whole, files = as_it_is(item), files_as_they_are(item)
    values, places = masking.without(whole, wish, chosen)
    work = _mask_files(files, chosen, wish)
    try:
        _all_found(whole, files, wish, work)
        return _correct(item, actor, wish, work, (values, places), chosen, key, at)
    except BaseException:
        work.forget()
        raise


def reasons_against(actor: Actor, item: Item) -> list[Reason]:
    """Why the actor may not mask the item now: also where another manuscript is changing it."""
    found = list(judging.item_reasons_against(actor, ItemEvent.CORRECT, item))
    return [*found, Reason("open_manuscript")] if Manuscript.objects.filter(item=item, state__in=OPEN).exists() else found


@transaction.atomic
def _correct(
    item: Item, actor: Actor, wish: Wish, work: _Work, texts: tuple[dict[str, str], int], chosen: Sequence[Finding], key: str, at: datetime
) -> Outcome:
    values, places = texts
    if not values and not work.files:
        raise refuse("mask_nothing_found", "words")
    row = correct_item(item, actor=actor, key=key, at=at)
    _replace(row, work)
    values = {**values, "note": _("依法遮盖个人信息"), "remark": wish.note}
    row = drafting.save(row, actor=actor, version=row.version, values=values, at=at)
    act = drafting.act_of_author(actor, row.unit, at)
    before = Edition.objects.filter(item=item, number=item.edition).values_list("content_hash", flat=True).get()
    _write_down(row, act, wish, work, (places, before), chosen, at)
    try:
        with transaction.atomic():
            row = drafting.submit(row, actor=actor, version=row.version, at=at)
    except NotAllowed as refused:
        return Outcome(reread(row), tuple(work.unseen), refused.reasons)
    return Outcome(row, tuple(work.unseen))


def mask_files(manuscript: Manuscript, *, actor: Actor, version: int, wish: Wish, at: datetime | None = None) -> Outcome:
    """Mask words and findings in a draft: in its texts and files. The old files go, unless what is public has them."""
    at = at or clock.now()
    actor = as_of(actor, at)
    row = Manuscript.objects.select_related("unit", "item__unit", "locked_by").get(pk=manuscript.pk)
    if row.version != version:
        raise refuse("changed_meanwhile")
    insist([*judging.reasons_against(actor, Event.WRITE, row, at=at), *masking.reasons_against(wish)])
    files = files_of(row)
    chosen = _chosen(standing.of(row, files).findings, wish)
    whole = {name: getattr(row, name) for name in masking.TEXTS}
    values, places = masking.without(whole, wish, chosen)
    work = _mask_files(files, chosen, wish)
    try:
        _all_found(whole, files, wish, work)
        return _write(row, actor, wish, work, (values, places), chosen, at)
    except BaseException:
        work.forget()
        raise


@transaction.atomic
def _write(
    seen: Manuscript, actor: Actor, wish: Wish, work: _Work, texts: tuple[dict[str, str], int], chosen: Sequence[Finding], at: datetime
) -> Outcome:
    values, places = texts
    if not values and not work.files:
        raise refuse("mask_nothing_found", "words")
    row, before = reread(seen), seen.content_hash
    if row.version != seen.version:
        raise refuse("changed_meanwhile")
    if work.files:
        _replace(row, work)
        kept = [(file.pk, title) for title, file in files_of(row)]
        row = drafting.arrange(row, actor=actor, version=row.version, files=kept, at=at)
        drafting.throw_away([one.old for one in work.files])
    if values:
        row = drafting.save(row, actor=actor, version=row.version, values=values, at=at)
    _write_down(row, drafting.act_of_author(actor, row.unit, at), wish, work, (places, before), chosen, at)
    return Outcome(row, tuple(work.unseen))


def _all_found(whole: dict[str, Any], files: Kept, wish: Wish, work: _Work) -> None:
    """NotAllowed naming the words that stand nowhere, unless the wish lets them go, or nothing at all was found."""
    missing = [] if wish.anyway else masking.missing(whole, [title for title, _file in files], wish, work.words)
    if missing and (wish.prints or len(missing) < len(wish.words)):
        raise refuse("mask_word_missing", "words", words="、".join(f"“{word}”" for word in missing))


def _chosen(found: Sequence[Finding], wish: Wish) -> list[Finding]:
    """Every finding with one of the prints; NotAllowed for those that are gone or that no mask is for."""
    wanted = set(wish.prints)
    chosen = [one for one in found if one.print in wanted]
    if {one.print for one in chosen} != wanted:
        raise refuse("finding_gone")
    for one in chosen:
        if one.kind == FindingKind.SECRECY_MARK:
            raise refuse("mark_stays")
        if one.kind == FindingKind.UNREADABLE:
            raise refuse("ruling_not_for_kind", kind=ruling.kind_name(one.kind))
    return chosen


def _mask_files(files: Kept, chosen: Sequence[Finding], wish: Wish) -> _Work:
    """Masked copies of the files that hold something, kept."""
    work = _Work()
    try:
        for number, (title, file) in enumerate(files, 1):
            mine = [one for one in chosen if one.number == number and one.field in {"file", "file_name"}]
            done = _mask_file(file, title, mine, wish, work)
            if done is not None:
                new = keep(filename=done.name, content=done.content)
                work.files.append(_File(number, file, new, _title(title, mine, wish), done, mine))
    except FileRefused as refused:
        work.forget()
        raise refuse("mask_failed", "files", detail=refused.reasons[0].message) from None
    except BaseException:
        work.forget()
        raise
    return work


def _mask_file(file: StoredFile, title: str, mine: Sequence[Finding], wish: Wish, work: _Work) -> Masked | None:
    """None where nothing of it stands in the file."""
    named = any(one.field == "file_name" for one in mine)
    name = masked_name(file.filename, 200) if named else file.filename
    masks = masking.masks_of(wish, [one for one in mine if one.field == "file"])
    if not masks and not named:
        return None
    with open_bytes(file) as stream:
        content = stream.read()
    unmasked = Masked(content, name, 1, []) if named else None
    if not masks:
        return unmasked
    try:
        done = mask_file(content, name, masks)
    except NotMasked as error:
        if any(one.field == "file" for one in mine) or error.code not in {*_UNMASKABLE, "nothing_matched"}:
            raise refuse("mask_failed", "files", detail=f"《{title}》{error.message}") from None
        work.unseen += [title] if error.code in _UNMASKABLE else []
        return unmasked
    absent = {masks[place].literal for place in done.unmatched}
    work.words |= {word for word in wish.words if word not in absent}
    return done


def _title(title: str, mine: Sequence[Finding], wish: Wish) -> str:
    title = masked_name(title, 300) if any(one.field == "file_name" for one in mine) else title
    return masking.text_without(title, Wanted(masking.secrets(wish.words)))[0]


def _replace(row: Manuscript, work: _Work) -> None:
    for one in work.files:
        ManuscriptFile.objects.filter(manuscript=row, position=one.number).update(file=one.new, title=one.title)


def _write_down(
    row: Manuscript, act: Act, wish: Wish, work: _Work, texts: tuple[int, str], chosen: Sequence[Finding], at: datetime
) -> None:
    """A record for each file and one for the texts, and a ruling for each finding."""
    now, (places, before) = clock.now(), texts
    by = {"person_id": act.person, "role": act.role, "post": act.post.id, "at": at, "recorded_at": now, "note": wish.note.strip()[:300]}
    for one in work.files:
        MaskingRecord.objects.create(
            manuscript=row, file_name=one.new.filename, before_hash=one.old.sha256, after_hash=one.new.sha256, places=one.done.masked,
            rows=masking.rows_of(wish, one.findings, len(wish.words)), notes=list(one.done.notes), **by,
        )  # fmt: skip
    in_words = [one for one in chosen if one.field not in {"file", "file_name"}]
    if places:
        MaskingRecord.objects.create(
            manuscript=row, before_hash=before, after_hash=row.content_hash, places=places,
            rows=masking.rows_of(wish, in_words, len(wish.words)), **by,
        )  # fmt: skip
    ruling.write_masked(chosen, act, row)
