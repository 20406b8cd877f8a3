"""Verbs on staff: create, give and end posts, passwords, deactivate. One transaction and one event each.

`actor` None is the shell of the machine and the demonstration; pages always bring theirs. Refusals: StaffRefusedError with reasons.
"""

import secrets
from datetime import date, datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max

from gongkai.events import clock
from gongkai.events.emit import emit
from gongkai.law.sayings import Said, gettext_noop
from gongkai.units import access
from gongkai.units import staff_reasons as against
from gongkai.units.actors import actor_of
from gongkai.units.gate import Actor
from gongkai.units.models import Person, Post, StaffEvent, Unit
from gongkai.units.staff_reasons import StaffRefusedError, refuse

__all__ = [
    "StaffRefusedError", "actor_of", "change_person", "create_person", "deactivate", "end_post", "give_post", "note_sign_in", "reactivate",
    "reset_password", "reset_second_factor", "set_password",
]  # fmt: skip

#: Without what looks alike: 0 o, 1 l i.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def one_time_password() -> str:
    """Twelve characters in three groups (59 bits), to be read to somebody once."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def create_person(
    *, login: str, name: str, unit: Unit | None, actor: Actor | None, email: str = "", telephone: str = "", password: str = "",
    must_change: bool = True, at: datetime | None = None,
) -> tuple[Person, str]:  # fmt: skip
    """A person of `unit` who may sign in, and the password to hand over once; a first sign-in has to change it."""
    login = login.strip().lower()
    refuse(
        iter(
            [*against.against_keeping_unit(actor, unit), *against.against_person(login=login, name=name, email=email, telephone=telephone)]
        )
    )
    given = password or one_time_password()
    person = Person(login=login, name=name.strip(), unit=unit, email=email, telephone=telephone, must_change_password=must_change)
    person.set_password(given)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        taken = Said("login_taken", gettext_noop("登录名“%(login)s”已经有人使用"), {"login": login})
        raise StaffRefusedError([taken]) from None
    _record(person, "created", actor, at, to_state="active")
    return person, given


@transaction.atomic
def change_person(
    *, person: Person, actor: Actor | None, name: str, email: str = "", telephone: str = "", at: datetime | None = None
) -> Person:  # fmt: skip
    """Correct name and contacts; the login name stays."""
    person = _locked(person)
    kept = against.against_person(login=person.login, name=name, email=email, telephone=telephone, known=person)
    refuse(iter([*against.against_keeping(actor, person), *kept]))
    person.name, person.email, person.telephone = name.strip(), email, telephone
    person.save(update_fields=["name", "email", "telephone"])
    _record(person, "changed", actor, at)
    return person


@transaction.atomic
def give_post(
    *, person: Person, unit: Unit, role: str, actor: Actor | None, valid_from: date | None = None, valid_until: date | None = None,
    deputy: bool = False, stands_in_for: Post | None = None, at: datetime | None = None,
) -> Post:  # fmt: skip
    """Give a post from a first to a last day, both counted; the first is today where none is named. `deputy`: B角."""
    at = at or clock.now()
    today = at.astimezone(clock.SHANGHAI).date()
    person = _locked(person)
    first = valid_from or today
    refuse(
        against.against_post(
            person=person, unit=unit, role=role, first=first, last=valid_until, actor=actor, today=today, stands_in_for=stands_in_for
        )
    )
    post = Post.objects.create(
        person=person, unit=unit, role=role, valid_from=first, valid_until=valid_until, deputy=deputy or stands_in_for is not None,
        stands_in_for=stands_in_for,
    )  # fmt: skip
    _record(person, "post_given", actor, at, unit=unit, data=_of(post))
    return post


@transaction.atomic
def end_post(
    *, post: Post, actor: Actor | None, last_day: date | None = None, reason: str = "", at: datetime | None = None
) -> Post:  # fmt: skip
    """End a post at once, or with a last day that is today or later."""
    at = at or clock.now()
    today = at.astimezone(clock.SHANGHAI).date()
    person = _locked(post.person)
    post = Post.objects.select_related("unit").get(pk=post.pk)
    refuse(iter(_against_ending(post, actor, last_day, today)))
    if last_day is None:
        post.revoked_at = at
        post.valid_until = max(post.valid_from, min(today, post.valid_until or today))
    else:
        post.valid_until = last_day
    post.save(update_fields=["revoked_at", "valid_until"])
    _record(person, "post_ended", actor, at, unit=post.unit, reason=reason, data=_of(post))
    return post


def _against_ending(post: Post, actor: Actor | None, last_day: date | None, today: date) -> list[Said]:
    if actor is not None and post.role not in access.givable(actor, post.unit):
        return [Said("role_not_yours", gettext_noop("您不能在这个单位授予这种岗位"))]
    if post.revoked_at is not None or (post.valid_until is not None and post.valid_until < today):
        return [Said("already_over", gettext_noop("这个岗位已经结束"))]
    if last_day is not None and last_day < max(today, post.valid_from):
        return [Said("dates_reversed", gettext_noop("最后一天不能早于今天，也不能早于起日"))]
    return []


@transaction.atomic
def reset_password(*, person: Person, actor: Actor | None, password: str = "", at: datetime | None = None) -> str:
    """A new one-time password, shown once; all sessions of the person end, and the next sign-in has to change it."""
    person = _locked(person)
    refuse(iter([*against.against_keeping(actor, person), *_not_oneself(actor, person)]))
    given = password or one_time_password()
    person.set_password(given)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    _record(person, "password_reset", actor, at)
    return given


@transaction.atomic
def set_password(*, person: Person, password: str, at: datetime | None = None) -> None:
    """A person's own choice. Sets it on the object that was handed in too, because the session is renewed from it."""
    locked = _locked(person)
    if locked.must_change_password and locked.check_password(password):
        raise StaffRefusedError([Said("password_same", gettext_noop("新密码不能与一次性密码相同"))])
    try:
        validate_password(password, locked)
    except ValidationError as error:
        raise StaffRefusedError([Said("password_weak", message) for message in error.messages]) from None
    person.set_password(password)
    person.must_change_password = False
    Person.objects.filter(pk=person.pk).update(password=person.password, must_change_password=False)
    _record(person, "password_set", Actor(person.pk), at)


@transaction.atomic
def reset_second_factor(*, person: Person, actor: Actor | None, reason: str = "", at: datetime | None = None) -> None:
    """Forget the second factor of somebody who lost it; the next sign-in sets up a new one where the posts require it."""
    from allauth.mfa.models import Authenticator

    person = _locked(person)
    refuse(iter([*against.against_keeping(actor, person), *_not_oneself(actor, person)]))
    Authenticator.objects.filter(user=person).delete()
    _record(person, "second_factor_reset", actor, at, reason=reason)


@transaction.atomic
def deactivate(*, person: Person, actor: Actor | None, reason: str = "", at: datetime | None = None) -> None:
    """The person can no longer sign in, open sessions end, and the posts end at once."""
    at = at or clock.now()
    person = _locked(person)
    reasons = [*against.against_keeping(actor, person), *_not_oneself(actor, person)]
    if not person.is_active:
        reasons.append(Said("already_inactive", gettext_noop("账号已经停用")))
    refuse(iter(reasons))
    today = at.astimezone(clock.SHANGHAI).date()
    for post in person.posts.filter(revoked_at=None).select_related("unit", "person"):
        if post.valid_until is None or post.valid_until >= today:
            end_post(post=post, actor=actor, reason=reason, at=at)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    _record(person, "deactivated", actor, at, from_state="active", to_state="inactive", reason=reason)


@transaction.atomic
def reactivate(*, person: Person, actor: Actor | None, reason: str = "", at: datetime | None = None) -> str:
    """The person may sign in again, with a new one-time password and without posts."""
    person = _locked(person)
    reasons = [*against.against_keeping(actor, person)]
    if person.is_active:
        reasons.append(Said("already_active", gettext_noop("账号没有停用")))
    refuse(iter(reasons))
    given = one_time_password()
    person.set_password(given)
    person.is_active = person.must_change_password = True
    person.save(update_fields=["password", "is_active", "must_change_password"])
    _record(person, "reactivated", actor, at, from_state="inactive", to_state="active", reason=reason)
    return given


@transaction.atomic
def note_sign_in(*, person: Person, at: datetime | None = None) -> None:
    """Keep that the person signed in."""
    _record(_locked(person), "signed_in", Actor(person.pk), at)


def _locked(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _not_oneself(actor: Actor | None, person: Person) -> list[Said]:
    if actor is not None and actor.person == person.pk:
        return [Said("oneself", gettext_noop("不能对自己的账号这样做，请由另一位管理员办理"))]
    return []


def _of(post: Post) -> dict[str, Any]:
    return {"post": post.pk, "unit": post.unit_id, "role": post.role}


def _record(
    person: Person, kind: str, actor: Actor | None, at: datetime | None, *, unit: Unit | None = None, reason: str = "",
    from_state: str = "", to_state: str = "", data: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    last = StaffEvent.objects.filter(subject=person).aggregate(last=Max("seq"))["last"] or 0
    where = unit or person.unit
    held = actor.post_for(access.GIVABLE, where.pk, where.path) if actor and where else None
    event = StaffEvent(
        subject=person, seq=last + 1, kind=kind, unit_id=where.pk if where else None, person_id=actor.person if actor else None,
        post=held.role if held else "" if actor else "shell", at=at or clock.now(), recorded_at=clock.now(), from_state=from_state,
        to_state=to_state, reason=reason[:500], data=data or {},
    )  # fmt: skip
    emit([event])
