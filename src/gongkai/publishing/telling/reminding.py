"""Once on every working day each person hears in one notice what is late, what is due soon, what is still to be signed or confirmed."""

from collections import Counter, defaultdict
from datetime import date, datetime, time

from django.db import transaction

from gongkai.events import clock
from gongkai.events.clock import SHANGHAI
from gongkai.notices.models import Notice
from gongkai.notices.services import notify, settle
from gongkai.publishing.models import Hiding, Manuscript, UrgentDecision
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.workflow import State
from gongkai.publishing.telling import next_hands
from gongkai.rulebook import calendar
from gongkai.rulebook import settings as rulebook
from gongkai.units.models import Unit

#: From this hour on, Shanghai time.
FROM = time(8, 0)
#: Working days within which something is due soon.
SOON = 3
LATE, DUE, UNSIGNED, HIDINGS = "late", "soon", "unsigned", "hidings"
SUBJECT = "daily"
Counts = dict[int, Counter[str]]


@transaction.atomic
def remind(*, at: datetime | None = None) -> int:
    """Tell everybody who owes something; returns how many were told. Done once a working day, however often it is called."""
    now = (at or clock.now()).astimezone(SHANGHAI)
    day = now.date()
    once = f"daily:{day.isoformat()}"
    if now.time() < FROM or not calendar.current().is_working(day) or Notice.objects.filter(once=once).exists():
        return 0
    counts: Counts = defaultdict(Counter)
    _manuscripts(counts, day)
    _signatures(counts, day)
    _hidings(counts, day)
    told = 0
    settle(SUBJECT, of=("daily",), at=now)  # what yesterday said counts no more
    for person, counted in sorted(counts.items()):
        values = {**counted, "n": counted.total()}
        told += notify("daily", to=[person], subject=SUBJECT, once=once, link="/workspace/", values=values, at=now)
    return told


def _manuscripts(counts: Counts, day: date) -> None:
    """Those whose twenty working days end soon or are over: the drafter while he writes, else those who have to act, deputies too when it is late."""
    until = calendar.current().add(day, SOON)
    rows = Manuscript.objects.filter(state__in=[str(state) for state in workflow.OPEN], due_on__lte=until).exclude(state=State.PLANNED)
    office: dict[int, list[int]] = {}
    for row in rows.select_related("unit").defer("body", "difference").iterator(chunk_size=500):
        late = row.due_on < day
        people = next_hands.of_manuscript(row, day, deputies=late) or [row.drafter_id]
        if late and "daily" in rulebook.get("notices.office"):
            if row.unit_id not in office:
                office[row.unit_id] = next_hands.offices(row.unit, day)
            people = [*people, *office[row.unit_id]]
        for person in dict.fromkeys(people):
            counts[person][LATE if late else DUE] += 1


def _signatures(counts: Counts, day: date) -> None:
    """Urgent decisions that were to be signed by yesterday."""
    for one in UrgentDecision.objects.filter(sign_by__lt=day).exclude(reviewer_signed_at__isnull=False, approver_signed_at__isnull=False):
        for person, signed in ((one.reviewer_id, one.reviewer_signed_at), (one.approver_id, one.approver_signed_at)):
            if signed is None:
                counts[person][UNSIGNED] += 1


def _hidings(counts: Counts, day: date) -> None:
    """Closed and by yesterday neither confirmed nor opened again."""
    rows = list(Hiding.objects.filter(confirmed_at=None, ended_at=None, due_on__lt=day))
    units = Unit.objects.in_bulk({row.unit_id for row in rows})
    for row in rows:
        people = next_hands.holders(row.unit_id, workflow.CHECKERS, day, without=[row.by_id], deputies=True)
        for person in dict.fromkeys([*people, *next_hands.offices(units[row.unit_id], day)]):
            counts[person][HIDINGS] += 1
