"""From a filled table to a batch to the public, two hundred rows at once: all or nothing, none twice, each with its own opinions."""

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.catalog.models import Item
from gongkai.files import store
from gongkai.files.models import StoredFile
from gongkai.files.services import keep
from gongkai.publishing.lists import batches as batch_lists
from gongkai.publishing.lists import working as lists
from gongkai.publishing.models import (
    BulkAct,
    BulkActRow,
    EntryBatch,
    EntryRow,
    EntryUpload,
    Manuscript,
    ManuscriptEvent,
    Opinion,
    TemplateChoice,
)
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import bulk, drafting, entry, review
from gongkai.publishing.tables.kinds import PERMIT
from gongkai.units.models import Post
from tests.support.drafts import HOUSING, OFFICE, enter_city
from tests.support.staff import Crew, employ, moment, released
from tests.support.tables import filled, permit_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew(home: Path) -> Crew:
    return Crew(enter_city()[OFFICE])


Upload = Callable[..., EntryUpload]


@pytest.fixture
def upload(crew: Crew) -> Upload:
    def uploading(count: int = 3, rows: list[dict[str, Any]] | None = None, actor: Any = None) -> EntryUpload:
        content = filled(PERMIT, rows if rows is not None else [permit_row(n) for n in range(1, count + 1)])
        file = keep(filename="十一月许可.xlsx", content=content, queue=False)
        return entry.receive(unit=crew.unit, kind=PERMIT, column="040602", file=file, actor=actor or crew.officer, at=moment(9))

    return uploading


def entered(crew: Crew, upload: Upload, count: int = 3) -> EntryBatch:
    return entry.enter(upload(count), actor=crew.officer, at=moment(9))


def acted(batch: EntryBatch, verb: str, actor: Any, state: str, key: str = "", besides: tuple[int, ...] = (), **options: Any) -> BulkAct:
    act = bulk.begin_act(
        key=key or f"{verb}-{state}-{actor.person}", verb=verb, picks=batch_lists.picks(batch, state, besides), actor=actor, batch=batch,
        options=options, at=moment(10),
    )  # fmt: skip
    while bulk.proceed(act, actor=actor, at=moment(10)):
        pass
    return act


def test_rows_become_drafts_of_one_batch(crew: Crew, upload: Upload) -> None:
    waiting = upload(3)
    path = store.path_of(waiting.file.sha256)
    batch = entry.enter(waiting, actor=crew.officer, name=" 十一月取水许可 ", at=moment(9))
    assert (batch.name, batch.rows, batch.left_out, batch.file_name) == ("十一月取水许可", 3, 0, "十一月许可.xlsx")
    rows = list(EntryRow.objects.order_by("number"))
    assert [(row.number, row.manuscript.document_number) for row in rows] == [(n + 2, f"明水许〔2026〕{n}号") for n in (1, 2, 3)]
    one = rows[0].manuscript
    assert (one.state, one.columns, one.attribute, one.written_on) == ("draft", ["040602"], "proactive", date(2026, 11, 20))
    assert (one.drafter_id, one.unit_id, one.template) == (crew.officer.person, crew.unit.pk, "3")
    event = ManuscriptEvent.objects.get(subject=one)
    assert (event.kind, event.person_id, event.data["batch"], event.data["line"]) == ("created", crew.officer.person, batch.pk, 3)
    assert not EntryUpload.objects.exists()  # and the file went with it
    assert not StoredFile.objects.exists()
    assert path.exists()  # its bytes a little later, by a job


def test_the_same_file_again_makes_none_twice(crew: Crew, upload: Upload) -> None:
    entered(crew, upload, 3)
    again = upload(4)
    checked = entry.look(again, at=moment(9))
    assert ([row.line for row, _same in checked.rows], [known.line for known in checked.known]) == ([6], [3, 4, 5])
    assert all(known.manuscript for known in checked.known)
    assert entry.enter(again, actor=crew.officer, at=moment(9)).rows == 1
    with pytest.raises(NotAllowed, match="nothing_to_enter"):
        entry.enter(upload(4), actor=crew.officer, at=moment(9))
    assert Manuscript.objects.count() == 4


def test_wrong_rows_stay_out_and_may_follow(crew: Crew, upload: Upload) -> None:
    rows = [permit_row(1), permit_row(2, decided_on="去年"), permit_row(3)]
    batch = entry.enter(upload(rows=rows), actor=crew.officer, at=moment(9))
    assert (batch.rows, batch.left_out) == (2, 1)
    rows[1] = permit_row(2)
    assert entry.enter(upload(rows=rows), actor=crew.officer, at=moment(9)).rows == 1


_CROSS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"decided_on": "2026-11-25"}, "K3", "future"),
    ({"decided_on": "2026-10-01", "from": None}, "N3", "late"),
    ({"party_kind": "自然人", "party": "张三丰"}, "E3", "person_code"),
    ({"credit": None}, "E3", "code_needed"),
    ({"until": "2026-11-01"}, "M3", "ends_before"),
)


def test_what_only_the_whole_row_shows(crew: Crew, upload: Upload) -> None:
    rows = [permit_row(n, **fields) for n, (fields, _cell, _code) in enumerate(_CROSS, 1)]
    checked = entry.look(upload(rows=rows), at=moment(9))
    wanted = [(f"{cell[0]}{line}", code) for line, (_fields, cell, code) in enumerate(_CROSS, 3)]
    assert [(problem.where, problem.code) for problem in checked.problems] == wanted
    assert checked.rows == []


def test_a_number_that_is_public_or_twice_in_the_file(crew: Crew, upload: Upload) -> None:
    public = released(crew, document_number="明水许〔2026〕1号")
    checked = entry.look(upload(rows=[permit_row(1), permit_row(2), permit_row(2, item="另一项")]), at=moment(10))
    assert [(known.line, known.item) for known in checked.known] == [(3, public.item_id), (5, None)]
    assert [row.line for row, _same in checked.rows] == [4]


def test_a_column_that_is_none_refuses_the_file(crew: Crew) -> None:
    file = keep(filename="表.xlsx", content=filled(PERMIT, [permit_row(1)]), queue=False)
    waiting = entry.receive(unit=crew.unit, kind=PERMIT, column="0406", file=file, actor=crew.officer, at=moment(9))
    assert [problem.code for problem in entry.look(waiting, at=moment(9)).problems] == ["no_such_column"]
    with pytest.raises(NotAllowed, match="nothing_to_enter"):
        entry.enter(waiting, actor=crew.officer, at=moment(9))


def test_who_may_enter(crew: Crew, upload: Upload) -> None:
    stranger = employ(enter_city()[HOUSING], "stranger", "information_officer")
    waiting = upload(1)
    for actor in (crew.head, crew.reviewer, crew.approver, stranger):
        with pytest.raises(NotAllowed, match="no_post"):
            upload(1, actor=actor)
        with pytest.raises(NotAllowed, match="no_post"):
            entry.enter(waiting, actor=actor, at=moment(9))
    assert not EntryBatch.objects.exists()


def test_two_officers_enter_the_same_rows_at_once(crew: Crew, upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs = upload(3), upload(3, actor=crew.colleague)
    checked = entry.look(mine, at=moment(9))
    entry.enter(theirs, actor=crew.colleague, at=moment(9))
    monkeypatch.setattr(entry, "look", lambda *_, **__: checked)  # it looked before the other had finished
    monkeypatch.setattr(entry, "without_known", lambda *_: checked)
    monkeypatch.setattr(entry, "_generations", lambda _: {})
    with pytest.raises(NotAllowed, match="entered_meanwhile"):
        entry.enter(mine, actor=crew.officer, at=moment(9))
    assert (Manuscript.objects.count(), EntryBatch.objects.count(), EntryUpload.objects.count()) == (3, 1, 1)


def test_a_dropped_row_may_come_again(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 2)
    act = acted(batch, "drop", crew.officer, "draft", reason="录错了")
    assert bulk.outcome(act) == {"done": 2, "refused": 0, "waiting": 0}
    assert entry.enter(upload(2), actor=crew.officer, at=moment(11)).rows == 2
    assert sorted(EntryRow.objects.values_list("generation", flat=True)) == [0, 0, 1, 1]


def test_files_that_nobody_enters_go(crew: Crew, upload: Upload) -> None:
    upload(1)
    upload(2)  # takes the place of the first
    assert StoredFile.objects.count() == 1
    assert entry.tidy(at=moment(9) + timedelta(days=2)) == 0
    assert entry.tidy(at=moment(9) + timedelta(days=4)) == 1
    assert not StoredFile.objects.exists()


def test_two_hundred_permits_to_the_public(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 200)
    assert bulk.outcome(acted(batch, "submit", crew.officer, "draft"))["done"] == 200
    assert bulk.outcome(acted(batch, "agree", crew.reviewer, "secrecy", secrecy="clear", text="逐条看过"))["done"] == 200
    first = EntryRow.objects.order_by("number").first()
    assert first is not None
    back = bulk.begin_act(
        key="back", verb="return", picks=[(first.manuscript_id, first.manuscript.version)], actor=crew.approver, batch=batch,
        options={"reasons": ["number_or_date"], "text": "核对文号"}, at=moment(11),
    )  # fmt: skip
    assert bulk.proceed(back, actor=crew.approver, at=moment(11)) == 0
    assert bulk.outcome(acted(batch, "agree", crew.approver, "approval", text="同意"))["done"] == 199
    assert Item.objects.count() == 199
    assert batch_lists.counts([batch])[batch.pk] == {"returned": 1, "released": 199}
    assert Opinion.objects.filter(step="secrecy", says="clear", person=crew.reviewer.person).count() == 200
    assert Opinion.objects.filter(step="approval", says="approved").count() == 199
    form = batch_lists.batch_form(batch)
    assert (form.row_count, form.approved, form.refused_rows, form.open_rows) == (200, 199, 1, 0)
    assert [(step, says, count) for step, _name, _role, says, count, _at in form.signed] == [
        ("secrecy", "不涉密可以公开", 200), ("approval", "退回", 1), ("approval", "同意公开", 199),
    ]  # fmt: skip
    assert len(form.batch_hash) == 64


def test_nobody_judges_what_he_entered(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 2)
    acted(batch, "submit", crew.officer, "draft")
    both = employ(crew.unit, f"officer{crew.unit.code}", "secrecy_reviewer")
    act = acted(batch, "agree", both, "secrecy", secrecy="clear")
    assert bulk.outcome(act) == {"done": 0, "refused": 2, "waiting": 0}
    assert {reason["code"] for row in act.rows.all() for reason in row.reasons} == {"drafter_may_not_review"}
    reviewer = acted(batch, "agree", crew.reviewer, "secrecy", secrecy="clear")
    assert bulk.outcome(reviewer)["done"] == 2
    Post.objects.create(person_id=crew.reviewer.person, unit=crew.unit, role="approver", valid_from=date(2020, 1, 1))
    again = employ(crew.unit, f"reviewer{crew.unit.code}")
    assert {r["code"] for row in acted(batch, "agree", again, "approval").rows.all() for r in row.reasons} == {"reviewer_may_not_approve"}


#: (verb, state) → who may; nobody in all others.
_MAY = {
    ("submit", "draft"): {"officer", "colleague"}, ("drop", "draft"): {"officer", "colleague"}, ("agree", "secrecy"): {"reviewer"},
    ("return", "secrecy"): {"reviewer"}, ("agree", "approval"): {"approver"}, ("return", "approval"): {"approver"},
}  # fmt: skip


def test_every_role_in_every_state(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 1)
    stranger = employ(enter_city()[HOUSING], "stranger", "information_officer", "secrecy_reviewer", "approver")
    actors = {"stranger": stranger, **{who: getattr(crew, who) for who in ("officer", "colleague", "head", "reviewer", "approver")}}
    for state, onward in (
        ("draft", ("submit", crew.officer)),
        ("secrecy", ("agree", crew.reviewer)),
        ("approval", ("return", crew.approver)),
    ):
        for verb in bulk.VERBS:
            done = {who for who, actor in actors.items() if _tried(batch, verb, actor, state)}
            assert done == _MAY.get((verb, state), set()), (verb, state)
        acted(batch, *onward, state, **_SAID)


_SAID: dict[str, Any] = {"secrecy": "clear", "reason": "不要了", "reasons": ["format"]}


def _tried(batch: EntryBatch, verb: str, actor: Any, state: str) -> bool:
    """Whether it was done; it is undone again."""
    with transaction.atomic():
        done = bulk.outcome(acted(batch, verb, actor, state, key="one", **_SAID))
        transaction.set_rollback(True)
    assert sum(done.values()) == 1
    return bool(done["done"])


def test_what_is_said_of_all_must_be_enough(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 1)
    picks = batch_lists.picks(batch, "draft")
    cases: tuple[tuple[str, dict[str, Any], str], ...] = (
        ("drop", {}, "reasons_needed"), ("return", {}, "reasons_needed"), ("return", {"reasons": ["other"]}, "reasons_needed"),
        ("return", {"reasons": ["nonsense"]}, "unknown_reason"), ("agree", {"secrecy": "never"}, "secrecy_opinion_needed"),
        ("burn", {}, "too_many_picked"),
    )  # fmt: skip
    for verb, options, code in cases:
        with pytest.raises(NotAllowed, match=code):
            bulk.begin_act(key="k", verb=verb, picks=picks, actor=crew.officer, batch=batch, options=options)
    assert not BulkAct.objects.exists()


def test_a_form_twice_is_one_act_and_pieces_follow(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 5)
    picks = batch_lists.picks(batch, "draft")
    first = bulk.begin_act(key="form", verb="submit", picks=picks, actor=crew.officer, batch=batch)
    assert bulk.proceed(first, actor=crew.officer, most=2, at=moment(10)) == 3
    assert batch_lists.open_acts(crew.officer, batch) == [first]
    again = bulk.begin_act(key="form", verb="submit", picks=[(0, 0)], actor=crew.officer, batch=batch)
    assert again == first
    with pytest.raises(NotAllowed, match="no_post"):
        bulk.proceed(first, actor=crew.colleague)
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        bulk.begin_act(key="form", verb="submit", picks=picks, actor=crew.colleague, batch=batch)
    assert bulk.proceed(again, actor=crew.officer, at=moment(10)) == 0
    assert batch_lists.open_acts(crew.officer, batch) == []
    assert {one.state for one in Manuscript.objects.all()} == {"secrecy"}
    assert ManuscriptEvent.objects.filter(kind="submit").count() == 5


def test_two_reviewers_at_once(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 3)
    acted(batch, "submit", crew.officer, "draft")
    second = employ(crew.unit, "second", "secrecy_reviewer")
    picks = batch_lists.picks(batch, "secrecy")
    both = [
        bulk.begin_act(key=str(who.person), verb="agree", picks=picks, actor=who, batch=batch, options={"secrecy": "clear"})
        for who in (crew.reviewer, second)
    ]
    bulk.proceed(both[0], actor=crew.reviewer, most=2, at=moment(10))
    bulk.proceed(both[1], actor=second, at=moment(10))
    bulk.proceed(both[0], actor=crew.reviewer, at=moment(10))
    assert [bulk.outcome(act) for act in both] == [{"done": 2, "refused": 1, "waiting": 0}, {"done": 1, "refused": 2, "waiting": 0}]
    assert Opinion.objects.count() == 3


def test_a_batch_takes_only_its_own_rows(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 1)
    other = drafting.create(unit=crew.unit, actor=crew.officer, values={"title": "另一份"}, at=moment(9))
    act = bulk.begin_act(
        key="k", verb="drop", picks=[(other.pk, other.version)], actor=crew.officer, batch=batch, options={"reason": "不要了"}
    )
    assert (bulk.proceed(act, actor=crew.officer), BulkActRow.objects.count()) == (0, 0)
    other.refresh_from_db()
    assert other.state == "draft"


def test_batches_wait_as_one(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 3)
    assert lists.todo(crew.officer, moment(9)).tasks == []
    assert [(one.batch, one.state, one.count) for one in batch_lists.waiting(crew.officer)] == [(batch, "draft", 3)]
    assert batch_lists.waiting(crew.reviewer) == []
    acted(batch, "submit", crew.officer, "draft")
    assert [(one.state, one.count) for one in batch_lists.waiting(crew.reviewer)] == [("secrecy", 3)]
    one = Manuscript.objects.filter(entry_row__number=3).get()
    review.return_(one, actor=crew.reviewer, version=one.version, reasons=["format"], at=moment(10))
    assert [(one.state, one.count) for one in batch_lists.waiting(crew.officer)] == [("returned", 1)]


def test_two_steps_ask_the_approver_for_the_secrecy_opinion(crew: Crew, upload: Upload) -> None:
    TemplateChoice.objects.create(unit=crew.unit, template="2")
    batch = entered(crew, upload, 2)
    acted(batch, "submit", crew.officer, "draft")
    assert bulk.outcome(acted(batch, "agree", crew.approver, "approval", key="without"))["refused"] == 2
    assert bulk.outcome(acted(batch, "agree", crew.approver, "approval", key="with", secrecy="clear"))["done"] == 2


def test_identities_are_once(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 1)
    row = EntryRow.objects.get()
    other = drafting.create(unit=crew.unit, actor=crew.officer, values={"title": "另一份"}, at=moment(9))
    with pytest.raises(IntegrityError), transaction.atomic():
        EntryRow.objects.create(batch=batch, manuscript=other, number=99, identity=row.identity)


_PROGRAM = """
import os, signal, sys
from datetime import datetime
import django
django.setup()
from gongkai.publishing.models import BulkAct, BulkActRow, EntryUpload, EntryRow
from gongkai.publishing.services import bulk, entry, acting
from gongkai.units.actors import actor_of

what, number, person, at = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), datetime.fromisoformat(sys.argv[4])
die = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
actor = actor_of(person, at.date())
if what == "entering":
    entry._away = die  # all rows are in, the transaction is not over
    entry.enter(EntryUpload.objects.get(pk=number), actor=actor, at=at)
else:
    act, calls, one = BulkAct.objects.get(pk=number), [], bulk._one
    def third(*arguments):
        calls.append(1)
        if len(calls) == 3:
            emit = acting.emit
            acting.emit = lambda events: (emit(events), die())
        one(*arguments)
    bulk._one = third
    bulk.proceed(act, actor=actor, at=at)
die()
"""


def _killed(*arguments: object) -> None:
    killed = subprocess.run([sys.executable, "-c", _PROGRAM, *map(str, arguments)], check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()


@pytest.mark.django_db(transaction=True)
def test_killed_while_it_is_entered_nothing_is_half(crew: Crew, upload: Upload) -> None:
    waiting = upload(20)
    _killed("entering", waiting.pk, crew.officer.person, moment(9).isoformat())
    assert (Manuscript.objects.count(), EntryBatch.objects.count(), EntryRow.objects.count()) == (0, 0, 0)
    assert entry.enter(EntryUpload.objects.get(), actor=crew.officer, at=moment(9)).rows == 20


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_the_rest_waits(crew: Crew, upload: Upload) -> None:
    batch = entered(crew, upload, 5)
    act = bulk.begin_act(key="k", verb="submit", picks=batch_lists.picks(batch, "draft"), actor=crew.officer, batch=batch)
    _killed("acting", act.pk, crew.officer.person, moment(10).isoformat())
    assert bulk.outcome(act) == {"done": 2, "refused": 0, "waiting": 3}
    assert Manuscript.objects.filter(state="secrecy").count() == 2
    assert bulk.proceed(act, actor=crew.officer, at=moment(10)) == 0
    assert bulk.outcome(act)["done"] == 5
    assert ManuscriptEvent.objects.filter(kind="submit").count() == 5
