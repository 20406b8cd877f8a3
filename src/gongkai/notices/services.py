"""Tell people something, each once of one occasion; read it; be done with it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from gongkai.events import clock
from gongkai.notices import kinds, preferences
from gongkai.notices.models import Call, Mail, Notice, Webhook

#: Mails wait so long for others to the same person.
GATHER = timedelta(minutes=2)


@transaction.atomic
def notify(
    kind: str, *, to: Iterable[int], subject: str, once: str, link: str = "", unit: int | None = None,
    values: Mapping[str, Any] | None = None, at: datetime | None = None,
) -> int:  # fmt: skip
    """Tell those people (ids) of `subject`; returns how many had not been told. Told again of the same occasion `once`, they hear nothing.

    `unit`: whose gateway is called beside the installation's. `link`: a path of this site. `at`: the moment of what happened.
    """
    what, now = kinds.find(kind), clock.now()
    known = set(Notice.objects.filter(once=once).values_list("person", flat=True))
    new = sorted(set(to) - known)
    if not new:
        return 0
    Notice.objects.bulk_create(
        (
            Notice(
                person=person, kind=kind, subject=subject, once=once, link=link, unit_id=unit, values=dict(values or {}), at=at or now,
                recorded_at=now,
            )
            for person in new
        ),
        ignore_conflicts=True,
    )  # fmt: skip
    if settings.EMAIL_URL:
        _mail(what, once, new, now)
    matter = {"subject": subject, "link": link, "at": (at or now).isoformat(timespec="seconds"), "unit": unit}
    if "n" in (values or {}):
        matter["n"] = dict(values or {})["n"]
    _call(kind, new, once, unit, matter, now)
    return len(new)


def _mail(what: kinds.Kind, once: str, people: list[int], now: datetime) -> None:
    wants = preferences.of(people)
    rows = Notice.objects.filter(once=once, person__in=people, mail__isnull=True)
    Mail.objects.bulk_create(
        (
            Mail(notice=row, person=row.person, due_at=_when(what, wants[row.person], now))
            for row in rows
            if what.code in wants[row.person].mailed
        ),
        ignore_conflicts=True,
    )


def _when(what: kinds.Kind, wants: preferences.Wants, now: datetime) -> datetime:
    if what.at_once:
        return now
    return preferences.next_digest(now) if wants.digest else now + GATHER


def _call(kind: str, people: list[int], once: str, unit: int | None, matter: dict[str, Any], now: datetime) -> None:
    hooks = Webhook.objects.filter(Q(unit_id=None) | Q(unit_id=unit), active=True)
    wanted = [hook for hook in hooks if not hook.kinds or kind in hook.kinds]
    Call.objects.bulk_create(
        (Call(webhook=hook, once=once, people=people, matter={"kind": kind, **matter}, due_at=now) for hook in wanted),
        ignore_conflicts=True,
    )


@transaction.atomic
def settle(subject: str, *, of: Iterable[str] | None = None, but: str = "", at: datetime | None = None) -> int:
    """What was to be done about `subject` is done: open notices that asked for it count as read, their mails stay at home.

    `of`: these kinds alone; all that ask somebody to act where none are named. `but`: the occasion that is just being told.
    """
    now = at or clock.now()
    asking = [kind.code for kind in kinds.all_kinds() if kind.acts] if of is None else list(of)
    rows = Notice.objects.filter(subject=subject, read_at=None, kind__in=asking).exclude(once=but)
    numbers = list(rows.values_list("pk", flat=True))
    if not numbers:
        return 0
    Mail.objects.filter(notice__in=numbers, state=Mail.State.WAITING).update(state=Mail.State.DROPPED, ended_at=now)
    return Notice.objects.filter(pk__in=numbers).update(read_at=now, settled=True)


def read(person: int, notices: Iterable[int] | None = None, *, at: datetime | None = None) -> int:
    """Mark these notices of the person as read, or all."""
    rows = Notice.objects.filter(person=person, read_at=None)
    if notices is not None:
        rows = rows.filter(pk__in=list(notices))
    return rows.update(read_at=at or clock.now())
