"""Rule on findings: justify, call a false alarm, look at pages, disagree; one of them or many at once, in a manuscript or in what is public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongkai.catalog.models import Item
from gongkai.events import clock
from gongkai.publishing.access import item_subject, subject
from gongkai.publishing.acts import Act, as_of
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Finding, Manuscript, Ruling
from gongkai.publishing.rules import duties, judging, workflow
from gongkai.publishing.rules.reasons import Reason, insist, refuse
from gongkai.publishing.rules.workflow import State
from gongkai.publishing.scanning import standing, table
from gongkai.publishing.scanning.grounds import GROUNDS, allowed
from gongkai.publishing.scanning.kinds import kind_name
from gongkai.publishing.services.acting import reread
from gongkai.text.findings import FindingKind
from gongkai.units import gate
from gongkai.units.gate import Actor

Says = Ruling.Says
#: Findings in one ruling.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Word:
    """What is said of the findings: one of Ruling.Says, the ground where it justifies, and words."""

    says: str
    ground: str = ""
    text: str = ""


@transaction.atomic
def rule(manuscript: Manuscript, *, actor: Actor, prints: Sequence[str], word: Word, at: datetime | None = None) -> list[Ruling]:
    """Rule on findings of a manuscript, named by their prints; nothing is ruled unless all can be. The same form twice rules once.

    Its content stays as it is: opinions go on counting. Masking is in `mask_findings`.
    """
    at = at or clock.now()
    row = reread(manuscript)
    actor = as_of(actor, at)
    _sayable(word, actor, table.MANUSCRIPTS, row.unit_id, row.unit.path)
    insist(reasons_against(actor, word.says, row))
    act = _act(actor, table.MANUSCRIPTS, word.says, row.state, row.unit_id, row.unit.path, at)
    now = standing.of(row, files_of(row))
    chosen = _chosen(now.findings, prints)
    insist(_reasons(word, chosen))
    return _write(chosen, word, act, manuscript=row, content_hash=row.content_hash)


@transaction.atomic
def rule_item(item: Item, *, actor: Actor, prints: Sequence[str], word: Word, at: datetime | None = None) -> list[Ruling]:
    """The same for findings in what is public."""
    at = at or clock.now()
    row = Item.objects.select_for_update(of=("self",)).select_related("unit").get(pk=item.pk)
    actor = as_of(actor, at)
    _sayable(word, actor, table.ITEMS, row.unit_id, row.unit.path)
    insist(reasons_against_item(actor, word.says, row))
    act = _act(actor, table.ITEMS, word.says, row.state, row.unit_id, row.unit.path, at)
    found = list(Finding.objects.filter(item=row).select_related("ruling").order_by("pk"))
    chosen = _chosen(found, prints)
    insist(_reasons(word, chosen))
    return _write(chosen, word, act, item=row)


def reasons_against(actor: Actor, says: str, manuscript: Manuscript, look: judging.Look | None = None) -> list[Reason]:
    """Why `actor` may not say that of findings of the manuscript now."""
    if not gate.may(actor, table.event(says), subject(manuscript)):
        held = actor.roles(manuscript.unit_id, manuscript.unit.path)
        if says == Says.LOOKED and held & {workflow.OFFICER, workflow.SECTION_HEAD, workflow.OFFICE}:
            return [Reason("pages_by_reviewer")]
        if not any((says, role) in table.MANUSCRIPTS for role in held):
            return [Reason("no_post")]
        return [Reason("not_in_this_state", values={"state": Manuscript.State(manuscript.state).label})]
    if manuscript.state not in workflow.EDITABLE and actor.person in (look.authors if look else duties.authors(manuscript)):
        return [Reason("drafter_may_not_review")]
    if says == Says.LOOKED and State.SECRECY in workflow.TEMPLATES[manuscript.template]:
        held = actor.roles(manuscript.unit_id, manuscript.unit.path)
        return [] if workflow.SECRECY_REVIEWER in held else [Reason("pages_by_reviewer")]
    return []


def reasons_against_item(actor: Actor, says: str, item: Item) -> list[Reason]:
    """The same for an item."""
    if gate.may(actor, table.event(says), item_subject(item)):
        return []
    held = actor.roles(item.unit_id, item.unit.path)
    if not any((says, role) in table.ITEMS for role in held):
        return [Reason("pages_by_reviewer" if says == Says.LOOKED and held else "no_post")]
    return [Reason("item_not_in_this_state", values={"state": Item.State(item.state).label})]


def _act(actor: Actor, rules: Mapping[tuple[str, str], tuple[str, ...]], says: str, state: str, unit: int, path: str, at: datetime) -> Act:
    post = actor.post_for(table.roles_for(rules, says, state), unit, path)
    if post is None:
        raise refuse("no_post")
    return Act(actor.person, post, at)


def _chosen(found: Sequence[Finding], prints: Sequence[str]) -> list[Finding]:
    """The findings meant, one of each print; NotAllowed where one is there no more."""
    wanted = list(dict.fromkeys(prints))[:MOST]
    if not wanted:
        raise refuse("nothing_chosen")
    here: dict[str, Finding] = {}
    for one in found:
        here.setdefault(one.print, one)
    if any(one not in here for one in wanted):
        raise refuse("finding_gone")
    return [here[one] for one in wanted]


def _sayable(word: Word, actor: Actor, rules: Mapping[tuple[str, str], tuple[str, ...]], unit: int, path: str) -> None:
    """Somebody who may say something of findings there, and something that can be said."""
    if not actor.roles(unit, path) & {role for _says, role in rules}:
        raise refuse("no_post")
    if word.says not in Says.values or word.says in (Says.MASKED, Says.REMOVED):
        raise refuse("opinion_needed", "says")


def _reasons(word: Word, chosen: Sequence[Finding]) -> list[Reason]:
    """What is said must fit what was found, and be said with ground and words."""
    found: list[Reason] = []
    for kind in dict.fromkeys(one.kind for one in chosen):
        if kind == FindingKind.SECRECY_MARK:
            found.append(Reason("mark_stays"))
        elif not table.fits(word.says, kind):
            found.append(Reason("ruling_not_for_kind", values={"kind": kind_name(kind)}))
        elif word.says == Says.JUSTIFIED and word.ground in GROUNDS and not allowed(word.ground, kind):
            found.append(Reason("ruling_ground_not_for_kind", "ground", {"kind": kind_name(kind)}))
    if word.says == Says.JUSTIFIED and word.ground not in GROUNDS:
        found.append(Reason("ruling_ground_needed", "ground"))
    elif word.says == Says.JUSTIFIED and GROUNDS[word.ground].words and not word.text.strip():
        found.append(Reason("ruling_text_needed", "text"))
    if word.says == Says.REOPENED and not word.text.strip():
        found.append(Reason("reasons_needed", "text"))
    return found


def write_masked(chosen: Sequence[Finding], act: Act, manuscript: Manuscript) -> None:
    """Put on record that these were masked; they close nothing: what stands there again is open again."""
    now = clock.now()
    for one in {one.print: one for one in chosen}.values():
        Ruling.objects.create(
            manuscript=manuscript, print=one.print, kind=one.kind, field=one.field, number=one.number,
            places=standing.plain_places(one.places), count=one.more or 1, says=Says.MASKED, person_id=act.person, role=act.role,
            post=act.post.id, deputy=act.post.deputy, content_hash=manuscript.content_hash, at=act.at, recorded_at=now,
        )  # fmt: skip


def _write(
    chosen: Sequence[Finding], word: Word, act: Act, *, manuscript: Manuscript | None = None, item: Item | None = None,
    content_hash: str = "",
) -> list[Ruling]:  # fmt: skip
    """Write rulings on what is not ruled just so already, and mark the findings that are kept."""
    now, text = clock.now(), word.text.strip()[:300]
    new = []
    for one in chosen:
        last = one.ruling
        if last is None and word.says == Says.REOPENED:
            continue
        if last is not None and (last.says, last.ground, last.text, last.person_id) == (word.says, word.ground, text, act.person):
            continue
        new.append(
            Ruling(
                manuscript=manuscript, item=item, print=one.print, kind=one.kind, field=one.field, number=one.number,
                places=standing.plain_places(one.places), count=one.more or 1, says=word.says,
                ground=word.ground if word.says == Says.JUSTIFIED else "", text=text, person_id=act.person, role=act.role, post=act.post.id,
                deputy=act.post.deputy, content_hash=content_hash, at=act.at, recorded_at=now,
            )
        )  # fmt: skip
    for one in new:
        one.save(force_insert=True)
        rows = Finding.objects.filter(manuscript=manuscript, item=item, print=one.print)
        rows.update(ruling=standing.closing(one))
    return new
