"""合并、分设、撤销: units end; others carry on with posts, accounts, sub-units. What packages above have follows the events."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from gongkai.law.sayings import Said, gettext_noop
from gongkai.units.life import reasons
from gongkai.units.life.acting import Act, record
from gongkai.units.life.figures import tell
from gongkai.units.life.posts import follow
from gongkai.units.models import Person, Post, Succession, Unit, UnitChange
from gongkai.units.services import move


def against_merging(act: Act) -> list[Said]:
    """Everything against it."""
    into, ends = _there(act.change), _units(act.change.data["units"])
    found = [*reasons.against_managing(act.actor, into, *ends)]
    if not ends:
        found.append(Said("nothing_ends", gettext_noop("没有选要并入的单位")))
    for unit in (into, *ends):
        found += reasons.against_changing(unit, act.today, itself=act.change.pk)
    for unit in ends:
        found += reasons.against_day(act.change.on, act.today, unit, ends=True)
        found += reasons.against_ending(unit, [into], act.today)
        if any(other.path.startswith(unit.path) for other in ends if other.pk != unit.pk):
            found.append(Said("ends_beneath", gettext_noop("要并入的单位互为上下级，请分两次办理")))
    return _once(found)


def against_splitting(act: Act) -> list[Said]:
    """Everything against it."""
    unit, shares = _there(act.change), act.change.data["shares"]
    successors = _units(share["unit"] for share in shares)
    found = [*reasons.against_managing(act.actor, unit, *successors)]
    found += reasons.against_changing(unit, act.today, itself=act.change.pk)
    found += reasons.against_ending(unit, successors, act.today)
    if len(successors) < 2:
        found.append(Said("two_needed", gettext_noop("分设至少要有两个承接单位")))
    if sum(bool(share["rest"]) for share in shares) != 1:
        found.append(Said("rest_needed", gettext_noop("要有一个、也只能有一个单位承接其余的内容")))
    named = [code for share in shares for code in share["columns"]]
    if len(named) != len(set(named)):
        found.append(Said("column_twice", gettext_noop("同一个栏目只能归一个单位")))
    known = {successor.pk for successor in successors}
    assigned = [*act.change.data["posts"].values(), *act.change.data["manuscripts"].values(), *act.change.data["children"].values()]
    if not set(assigned) <= known | {0}:
        found.append(Said("not_a_successor", gettext_noop("岗位、稿件、下级单位只能归承接单位")))
    return _once(found)


def against_closing(act: Act) -> list[Said]:
    """Everything against it."""
    unit = _there(act.change)
    successors = _units([act.change.data["successor"]] if act.change.data["successor"] else [])
    found = [*reasons.against_managing(act.actor, unit, *successors)]
    found += reasons.against_changing(unit, act.today, itself=act.change.pk)
    found += reasons.against_ending(unit, successors, act.today)
    if not successors and _children(unit):
        found.append(Said("has_children", gettext_noop("下面还有没有撤销的单位，先移走，或者写明承接单位")))
    return _once(found)


def merge(act: Act) -> None:
    """Each of the units ends; one carries on."""
    into = _there(act.change)
    for unit in _units(act.change.data["units"]):
        _move_children(act, unit, dict.fromkeys(_children(unit), into))
        takes = into if act.change.data["posts"] == "move" else None
        _staff(act, unit, into, dict.fromkeys(_posts(unit), takes))
        _end(act, unit, "merged", [(into, [])])


def split(act: Act) -> None:
    """One ends; several carry on."""
    unit, data = _there(act.change), act.change.data
    by_id = {successor.pk: successor for successor in _units(share["unit"] for share in data["shares"])}
    rest = by_id[next(share["unit"] for share in data["shares"] if share["rest"])]
    children = {child: by_id[data["children"].get(str(child.pk), rest.pk)] for child in _children(unit)}
    _move_children(act, unit, children)
    posts = {post: by_id.get(data["posts"].get(str(post.pk), rest.pk)) for post in _posts(unit)}
    _staff(act, unit, rest, posts)
    parts = [(by_id[share["unit"]], [] if share["rest"] else share["columns"]) for share in data["shares"]]
    _end(act, unit, "split", parts)


def close(act: Act) -> None:
    """It ends; one carries on, or nobody."""
    unit, data = _there(act.change), act.change.data
    successor = Unit.objects.get(pk=data["successor"]) if data["successor"] else None
    if successor is not None:
        _move_children(act, unit, dict.fromkeys(_children(unit), successor))
    takes = successor if data["posts"] == "move" else None
    _staff(act, unit, successor, dict.fromkeys(_posts(unit), takes))
    _end(act, unit, "closed", [(successor, [])] if successor else [])


def _end(act: Act, unit: Unit, kind: str, successors: Sequence[tuple[Unit, list[str]]]) -> None:
    """Set the last day, write down who carries on, tell everybody."""
    unit.refresh_from_db()
    unit.valid_until, unit.version = act.change.on - timedelta(days=1), unit.version + 1
    unit.save(update_fields=["valid_until", "version"])
    for successor, columns in successors:
        reason = f"{act.change.get_kind_display()} {act.change.document}".strip()
        Succession.objects.update_or_create(
            unit=unit, successor=successor, defaults={"on": act.change.on, "reason": reason[:200], "columns": columns}
        )
        successor.refresh_from_db()
        successor.inherits, successor.version = True, successor.version + 1
        successor.save(update_fields=["inherits", "version"])
    carries_on = successors[0][0] if len(successors) == 1 else None
    guided = unit.guided.update(guided_by=carries_on)
    tell(act.change.pk, guided=guided, addresses=1 if carries_on else 0)
    plain = [{"unit": successor.pk, "columns": columns} for successor, columns in successors]
    record(act, unit, kind, successors=plain, to=[successor.code for successor, _ in successors])
    for successor, _columns in successors:
        record(act, successor, "took_over", **{"from": unit.code})


def _move_children(act: Act, unit: Unit, where: Mapping[Unit, Unit]) -> None:
    for child, parent in where.items():
        child.refresh_from_db()
        parent.refresh_from_db()
        if child.pk == parent.pk:
            continue
        moved = reasons.beneath(child).count()
        move(child, parent)
        record(act, child, "moved", **{"from": unit.code, "to": parent.code})
        tell(act.change.pk, units=moved)


def _staff(act: Act, unit: Unit, home: Unit | None, posts: Mapping[Post, Unit | None]) -> None:
    """Posts move or end; accounts of the unit are kept by `home` from now on."""
    moved, ended = follow(act, posts)
    people = Person.objects.filter(unit=unit).update(unit=home) if home is not None else 0
    tell(act.change.pk, posts_moved=moved, posts_ended=ended, people=people)


def _posts(unit: Unit) -> list[Post]:
    """Posts that count or will count, holders before deputies."""
    return list(Post.objects.filter(unit=unit, revoked_at=None).select_related("person", "unit").order_by("deputy", "pk"))


def _children(unit: Unit) -> list[Unit]:
    """Units directly beneath that have not ended."""
    return list(Unit.objects.filter(parent=unit, valid_until=None).order_by("path"))


def _there(change: UnitChange) -> Unit:
    assert change.unit is not None  # noqa: S101 — verbs see to it
    return change.unit


def _units(ids: Any) -> list[Unit]:
    wanted = list(ids)
    found = Unit.objects.in_bulk(wanted)
    return [found[number] for number in dict.fromkeys(wanted) if number in found]


def _once(found: Sequence[Said]) -> list[Said]:
    """The same sentence is said once."""
    return list({(said.code, said.text): said for said in found}.values())
