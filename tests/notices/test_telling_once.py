"""One notice for an event and a person; read, settled, listed."""

from datetime import timedelta

import pytest

from gongkai.events import clock
from gongkai.notices import preferences, queries, services
from gongkai.notices.models import Call, Mail, Notice
from gongkai.notices.services import notify, settle

pytestmark = pytest.mark.django_db


def told(person: int) -> list[str]:
    return [row.kind for row in queries.listing(person)[0]]


def test_nobody_hears_twice_of_one_event() -> None:
    assert notify("review", to=[1, 2, 2], subject="manuscript:7", once="manuscripts:70") == 2
    assert notify("review", to=[2, 3], subject="manuscript:7", once="manuscripts:70") == 1
    assert (told(1), told(2), told(3), told(4)) == (["review"], ["review"], ["review"], [])
    assert Mail.objects.count() == Call.objects.count() == 0  # no mail server, no gateway


def test_read_is_read_and_nobody_reads_for_another() -> None:
    for number in range(3):
        notify("released", to=[1, 2], subject=f"manuscript:{number}", once=f"manuscripts:{number}")
    first = queries.listing(1)[0][0]
    assert (services.read(2, [first.pk]), services.read(1, [first.pk]), queries.unread(1), queries.unread(2)) == (0, 1, 2, 3)
    assert (services.read(1), queries.unread(1), queries.listing(1, only_unread=True)) == (2, 0, ([], None))


def test_the_list_goes_on_by_key() -> None:
    for number in range(5):
        notify("released", to=[1], subject=f"manuscript:{number}", once=f"manuscripts:{number}")
    page, following = queries.listing(1, size=3)
    rest, end = queries.listing(1, before=following, size=3)
    assert [row.subject for row in [*page, *rest]] == [f"manuscript:{number}" for number in (4, 3, 2, 1, 0)]
    assert end is None


def test_what_somebody_else_did_waits_for_nobody(settings: pytest.FixtureRequest) -> None:
    settings.EMAIL_URL = "smtp://localhost"  # type: ignore[attr-defined]
    notify("review", to=[1, 2], subject="manuscript:7", once="manuscripts:70")
    notify("released", to=[1], subject="manuscript:7", once="manuscripts:71")
    notify("review", to=[1], subject="manuscript:8", once="manuscripts:80")
    assert settle("manuscript:7") == 2
    assert Notice.objects.filter(settled=True).count() == 2
    assert queries.unread(1) == 2  # news stay news
    assert Mail.objects.filter(state="dropped").count() == 2


def test_what_is_mailed_and_when_follows_the_person(settings: pytest.FixtureRequest) -> None:
    settings.EMAIL_URL = "smtp://localhost"  # type: ignore[attr-defined]
    preferences.choose(2, mailed=["review", "urgent_review", "no_such_kind"], digest=True)
    preferences.choose(3, mailed=[], digest=False)
    notify("review", to=[1, 2, 3], subject="manuscript:7", once="manuscripts:70")
    notify("urgent_review", to=[2], subject="manuscript:8", once="manuscripts:80")
    notify("released", to=[1], subject="manuscript:9", once="manuscripts:90")
    now = clock.now()
    due = {(mail.person, mail.notice.kind): mail.due_at for mail in Mail.objects.select_related("notice")}
    assert set(due) == {(1, "review"), (2, "review"), (2, "urgent_review")}
    assert due[2, "urgent_review"] <= now < due[1, "review"] <= now + services.GATHER
    assert due[2, "review"].astimezone(clock.SHANGHAI).time() == preferences.DIGEST
    assert now < due[2, "review"] <= now + timedelta(days=1)


def test_a_kind_that_nobody_registered_is_refused() -> None:
    with pytest.raises(KeyError):
        notify("no_such_kind", to=[1], subject="manuscript:7", once="manuscripts:70")
