"""A publicity period ends by itself at midnight in Shanghai: names and lists close everywhere, whether or not the worker is awake."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from gongkai.catalog import queries
from gongkai.catalog.models import Attachment, ClosingBody, Content, Edition, Item, Publicity
from gongkai.events import clock
from gongkai.files.models import StoredFile
from gongkai.files.services.keep import keep
from gongkai.jobs import ticking
from gongkai.publishing.content import publicity as rules
from gongkai.publishing.models import Manuscript, PublishingEvent
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.publishing.services import drafting, review, revising, withdrawal
from gongkai.publishing.services import publicity as verbs
from gongkai.search.documents import Documents
from gongkai.search.models import Change
from gongkai.text.closing import END, START
from gongkai.units.gate import visible
from tests.support.drafts import GOVERNMENT, HOUSING, OFFICE, enter_city
from tests.support.staff import Crew, content, employ, moment

pytestmark = pytest.mark.django_db

LAST = date(2026, 11, 30)
STAYS, NAMES = "<p>拟补助对象公示如下。</p>", "<p>甲乙丙、丁戊己</p>"
BODY = f"{STAYS}<p>{START}</p>{NAMES}<p>{END}</p>"
Clock = Callable[[datetime], None]


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the clock of the whole product."""

    def put(at: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: at)

    put(moment(10))
    return put


@pytest.fixture
def crew(home: object) -> Crew:
    return Crew(enter_city()[OFFICE])


def a_stored(text: str, name: str = "名单.txt") -> StoredFile:
    return keep(filename=name, chunks=[text.encode()])


def drafted(crew: Crew, *files: StoredFile, closing: list[str], body: str = BODY, until: date | None = LAST) -> Manuscript:
    values = content(1, body=body, publicity_end=until, title="关于补助对象的公示")
    row = drafting.create(unit=crew.unit, actor=crew.officer, values=values, at=moment(9))
    for file in files:
        row = drafting.attach(row, actor=crew.officer, version=row.version, file=file, at=moment(9))
    codes = [code.format(*(file.pk for file in files)) for code in closing]
    return drafting.save(row, actor=crew.officer, version=row.version, values={"closing": codes}, at=moment(9))


def out(crew: Crew, row: Manuscript, day: date = date(2026, 11, 24)) -> Item:
    """Through every step."""
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5, day))
    if row.state == "secrecy":
        row = review.pass_step(row, actor=crew.reviewer, version=row.version, says="clear", at=moment(9, 10, day))
    row = review.approve(row, actor=crew.approver, version=row.version, secrecy="clear", at=moment(9, 20, day))
    assert row.state == "released"
    return Item.objects.get(pk=row.item_id)


@pytest.fixture
def item(crew: Crew, now: Clock) -> Item:
    """Names in a marked passage and in one of two files."""
    row = drafted(crew, a_stored("甲乙丙的名单"), a_stored("办法", "办法.txt"), closing=["marked", "file:{0}"])
    return out(crew, row)


def seen_by_the_public(item: Item) -> dict[str, Any]:
    """Through every door."""
    client = Client()
    page, data = client.get(f"/i/{item.pk}"), client.get(f"/api/v1/items/{item.pk}").json()
    files = list(Attachment.objects.filter(edition__item=item).order_by("position"))
    return {
        "page": NAMES in page.content.decode(),
        "api": NAMES in data["body"],
        "files": [status_of(client, f"/f/{file.pk}") for file in files],
        "listed": len(data["attachments"]),
        "gate": visible(Attachment.objects.filter(edition__item=item), None).count(),
    }


def status_of(client: Client, path: str) -> int:
    response = client.get(path)
    if response.streaming:
        list(response.streaming_content)  # to the end, so that its file is closed
    return int(response.status_code)


SHOWN = {"page": True, "api": True, "files": [200, 200], "listed": 2, "gate": 2}
CLOSED = {"page": False, "api": False, "files": [404, 200], "listed": 1, "gate": 1}


def test_to_the_last_second_of_the_day_and_no_longer(item: Item, now: Clock) -> None:
    now(datetime(2026, 11, 30, 23, 59, 59, 999_999, tzinfo=clock.SHANGHAI))
    assert seen_by_the_public(item) == SHOWN
    now(datetime(2026, 12, 1, 0, 0, 0, tzinfo=clock.SHANGHAI))
    assert seen_by_the_public(item) == CLOSED  # nobody has noted it yet
    assert Publicity.objects.get(pk=item.pk).closed_at is None


def test_what_stays_says_so_in_neutral_words(item: Item, now: Clock) -> None:
    before = Client().get(f"/i/{item.pk}")
    assert "公示期至2026年11月30日，期满后名单不再展示。" in before.content.decode()
    assert before["Cache-Control"] == "no-store"
    assert 'name="robots" content="noarchive"' in before.content.decode()
    now(moment(9, day=date(2026, 12, 1)))
    after = Client().get(f"/i/{item.pk}").content.decode()
    assert "公示期已于2026年11月30日届满，名单不再展示。" in after
    assert STAYS in after
    assert "正在核实" not in after  # nobody suspects anything
    assert Client().get(f"/api/v1/items/{item.pk}").json()["publicity"] == {"until": "2026-11-30", "over": True}
    assert START not in before.content.decode() + after


def test_what_a_browser_has_is_not_current_any_more(item: Item, now: Clock) -> None:
    now(datetime(2026, 11, 30, 23, 59, 59, tzinfo=clock.SHANGHAI))
    tags = {path: Client().get(path)["ETag"] for path in (f"/i/{item.pk}", f"/api/v1/items/{item.pk}")}
    now(datetime(2026, 12, 1, 0, 0, 1, tzinfo=clock.SHANGHAI))
    for path, tag in tags.items():
        assert Client().get(path, headers={"If-None-Match": tag}).status_code == 200


def test_names_never_enter_the_index(item: Item) -> None:
    (document,) = Documents().of([item.pk])
    assert "甲乙丙" not in document.body + document.attachments
    assert "拟补助对象" in document.body
    assert "办法" in document.attachments


def test_the_end_is_noted_once_whoever_comes(item: Item, now: Clock) -> None:
    Change.objects.all().delete()
    assert verbs.close_due(at=moment(23, 59, LAST)) == 0
    now(moment(0, 7, date(2026, 12, 1)))
    version = Item.objects.get(pk=item.pk).version
    assert (verbs.close_due(), verbs.close_due()) == (1, 0)
    event = PublishingEvent.objects.get(subject=item, kind="publicity_closed")
    assert event.at == datetime(2026, 12, 1, tzinfo=clock.SHANGHAI)
    assert event.data == {"until": "2026-11-30", "body": "marked", "files": 1}
    assert Item.objects.get(pk=item.pk).version == version + 1
    assert Change.objects.filter(item_id=item.pk).exists()
    assert "publishing.close_publicity" in {task.name for task in ticking.plan()}


def test_another_last_day_before_the_end_with_one_other_person(crew: Crew, item: Item, now: Clock) -> None:
    day = date(2026, 11, 27)
    now(moment(9, day=day))
    row = revising.correct_item(item, actor=crew.officer, at=moment(9, day=day))
    assert (row.publicity_end, row.closing[0], row.body) == (LAST, "marked", BODY)
    later = {"publicity_end": date(2026, 12, 7), "note": "公示期延长至12月7日"}
    row = drafting.save(row, actor=crew.officer, version=row.version, values=later, at=moment(9, day=day))
    row = drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 1, day))
    assert row.state == "check"
    with pytest.raises(NotAllowed):
        review.approve(row, actor=crew.officer, version=row.version, secrecy="clear", at=moment(9, 2, day))
    review.approve(row, actor=crew.reviewer, version=row.version, secrecy="clear", at=moment(9, 2, day))
    assert PublishingEvent.objects.get(kind="publicity_changed").data == {"from": "2026-11-30", "until": "2026-12-07"}
    assert Edition.objects.filter(item=item).count() == 1
    now(moment(9, day=date(2026, 12, 5)))
    assert seen_by_the_public(item) == SHOWN
    now(moment(0, day=date(2026, 12, 8)))
    assert seen_by_the_public(item) == CLOSED


def test_after_the_end_a_corrigendum_opens_nothing(crew: Crew, item: Item, now: Clock) -> None:
    day = date(2026, 12, 2)
    now(moment(9, day=day))
    verbs.close_due()
    row = revising.correct_item(item, actor=crew.officer, at=moment(9, day=day))
    assert "甲乙丙" not in row.body
    values: dict[str, Any] = {"note": "更正", "publicity_end": date(2026, 12, 20)}
    row = drafting.save(row, actor=crew.officer, version=row.version, values=values, at=moment(9, day=day))
    with pytest.raises(NotAllowed, match="publicity_over"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 1, day))
    values = {"publicity_end": LAST, "closing": [], "body": f"{STAYS}<p>补正一句。</p>"}
    row = drafting.save(row, actor=crew.officer, version=row.version, values=values, at=moment(9, 2, day))
    with pytest.raises(NotAllowed, match="publicity_file_closed"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 3, day))
    closing = rules.codes("", rules.standing(item).files)
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"closing": closing}, at=moment(9, 4, day))
    out(crew, row, day)
    last = Edition.objects.filter(item=item).latest("number")
    assert (last.number, seen_by_the_public(item)["files"][-2:], seen_by_the_public(item)["listed"]) == (2, [404, 200], 1)
    assert "补正一句" in Client().get(f"/i/{item.pk}").content.decode()


@pytest.mark.parametrize(
    ("closing", "body", "until", "code"),
    [
        (["marked"], BODY, None, "publicity_end_needed"),
        ([], BODY, None, "publicity_end_needed"),
        (["marked"], STAYS, LAST, "closing_no_marks"),
        (["tables"], STAYS, LAST, "closing_no_tables"),
        (["marked"], f"{STAYS}<p>{START}</p>{NAMES}", LAST, "closing_unbalanced"),
        ([], BODY, LAST, "closing_not_chosen"),
        (["all"], STAYS, date(2026, 11, 23), "publicity_in_the_past"),
        (["file:999999"], STAYS, LAST, "closing_file_gone"),
    ],
)
def test_what_may_not_be_submitted(crew: Crew, now: Clock, closing: list[str], body: str, until: date | None, code: str) -> None:
    row = drafted(crew, closing=closing, body=body, until=until)
    with pytest.raises(NotAllowed, match=code):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))


def test_an_overview_that_tells_the_names_is_refused(crew: Crew, now: Clock) -> None:
    row = drafted(crew, closing=["marked"])
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"summary": "拟补助甲乙丙等两人"}, at=moment(9))
    with pytest.raises(NotAllowed, match="closing_told"):
        drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 5))
    row = drafting.save(row, actor=crew.officer, version=row.version, values={"summary": "拟补助对象公示"}, at=moment(9, 6))
    assert drafting.submit(row, actor=crew.officer, version=row.version, at=moment(9, 7)).state == "secrecy"


def test_what_closes_is_part_of_what_was_approved(crew: Crew, now: Clock) -> None:
    one, other = drafted(crew, closing=["all"]), drafted(crew, closing=[], body=STAYS)
    again = drafting.save(one, actor=crew.officer, version=one.version, values={"closing": ["marked"]}, at=moment(9))
    assert again.content_hash != one.content_hash
    assert other.content_hash != one.content_hash


def test_the_whole_body(crew: Crew, now: Clock) -> None:
    item = out(crew, drafted(crew, closing=["all"], body=STAYS + NAMES))
    assert (Content.objects.get(edition__item=item).body, Content.objects.get(edition__item=item).text.strip()) == ("", "")
    last, next_ = (queries.item_page(item.pk, today=LAST + timedelta(days=days)) for days in (0, 1))
    assert last is not None
    assert next_ is not None
    assert NAMES in last.body
    assert (next_.body, next_.over) == ("", True)


def test_staff_see_it_once_more_with_a_reason_and_within_the_gate(crew: Crew, item: Item, now: Clock) -> None:
    now(moment(9, day=date(2026, 12, 1)))
    for reason, actor, code in (
        (" ", crew.reviewer, "reasons_needed"),
        ("核对投诉", employ(enter_city()[HOUSING], "stranger", "approver"), "no_post"),
        ("核对投诉", employ(enter_city()[GOVERNMENT], "archive", "archivist"), "no_post"),
    ):
        with pytest.raises(NotAllowed, match=code):
            verbs.show_closed(item, actor=actor, reason=reason, at=moment(9))
    closed = verbs.show_closed(item, actor=crew.reviewer, reason="核对投诉", at=moment(9))
    assert NAMES in closed.body
    assert [file.title for file in closed.files] == ["名单.txt"]
    event = PublishingEvent.objects.get(kind="publicity_seen")
    assert (event.reason, event.person_id) == ("核对投诉", crew.reviewer.person)


def test_sealed_it_is_gone_for_staff_too(crew: Crew, item: Item, now: Clock) -> None:
    one = withdrawal.propose_removal(
        item, actor=crew.officer, kind="privacy", ground="条例第十五条", public_reason="涉及个人隐私", seal=True, at=moment(10)
    )
    withdrawal.decide_removal(one, actor=crew.approver, approve=True, at=moment(11))
    assert not ClosingBody.objects.exists()
    assert NAMES not in "".join(Content.objects.values_list("body", flat=True))
