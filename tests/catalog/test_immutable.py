"""What was once public is never changed: the database itself refuses, on both engines."""

from collections.abc import Callable

import pytest
from django.db import Error, connection, transaction

from gongkai.catalog.models import Attachment, Content, Edition, Item
from gongkai.publishing.draft import AttachedFile
from gongkai.publishing.models import PublishingEvent
from tests.support.drafts import a_draft, enter_city, publish

pytestmark = pytest.mark.django_db

ACTS: list[tuple[str, Callable[[], object]]] = [
    ("edition update", lambda: Edition.objects.update(title="另一标题")),
    ("edition delete", lambda: connection.cursor().execute("DELETE FROM catalog_edition")),
    ("content update", lambda: Content.objects.update(body="")),
    ("attachment update", lambda: Attachment.objects.update(title="另一附件")),
    ("event update", lambda: PublishingEvent.objects.update(reason="另一理由")),
    ("event delete", lambda: connection.cursor().execute("DELETE FROM publishing_publishingevent")),
]


@pytest.mark.parametrize(("name", "act"), ACTS, ids=[name for name, _ in ACTS])
def test_the_database_refuses(home: object, name: str, act: Callable[[], object]) -> None:
    enter_city()
    publish([a_draft(1, files=(AttachedFile("表", "表.txt", content="内容\n".encode()),))])
    with pytest.raises(Error, match="never changed"), transaction.atomic():
        act()
    assert Edition.objects.get().title == Item.objects.get().title
    assert PublishingEvent.objects.count() == 1


def test_an_own_index_number_cannot_be_given_twice() -> None:
    enter_city()
    publish([a_draft(1), a_draft(2)])
    first, second = Item.objects.order_by("pk")
    with pytest.raises(Error), transaction.atomic():
        Item.objects.filter(pk=second.pk).update(index_number=first.index_number)


@pytest.mark.parametrize("values", [{"state": "lost"}, {"title": ""}, {"valid_until": "2020-01-01", "effective_from": "2021-01-01"}])
def test_impossible_items_are_refused(values: dict[str, str]) -> None:
    enter_city()
    publish([a_draft(1)])
    with pytest.raises(Error), transaction.atomic():
        Item.objects.update(**values)
