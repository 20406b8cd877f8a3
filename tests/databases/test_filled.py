"""Migrations on a database that holds a city: back to the first release with a workspace, forward again, and nothing is lost."""

import hashlib
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from gongkai.catalog.models import Item
from gongkai.demo import build, manuscripts
from gongkai.events import clock
from gongkai.publishing.models import Manuscript

#: What a database had that staff of the first release with a workspace filled. Later applications are not there at all.
FIRST = {
    "rulebook": "0004_calendar_defaults", "units": "0003_staff", "files": "0001_initial", "catalog": "0005_sealing", "search": "0001_initial",
    "publishing": "0007_unconfirmed",
}  # fmt: skip
#: Tables that hold what people wrote, with the columns that were there.
KEPT = {
    "units_unit": "code, path, name",
    "catalog_item": "id, index_number, title, state, published_on",
    "catalog_content": "edition_id, body",
    "publishing_manuscript": "id, title, body, state, version, content_hash",
    "publishing_opinion": "id, says, text, content_hash",
    "publishing_manuscriptevent": "id, kind, seq",
    "units_person": "id, login, password",
    "units_post": "id, role",
}


def _prints() -> dict[str, tuple[int, str]]:
    """Rows of each table and one hash over them."""
    found = {}
    with connection.cursor() as cursor:
        for table, columns in KEPT.items():
            cursor.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2")  # noqa: S608  (our own names)
            rows = cursor.fetchall()
            found[table] = (len(rows), hashlib.sha256(repr([tuple(map(str, row)) for row in rows]).encode()).hexdigest())
    return found


def _migrate(target: list[tuple[str, str]]) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(target)


@pytest.mark.django_db(transaction=True)
def test_a_filled_database_goes_back_and_forward_without_loss(home: Path) -> None:
    build.build(40, index=False)
    manuscripts.play(clock.today())
    assert Manuscript.objects.count() > 10
    before = _prints()
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes()
    _migrate(list(FIRST.items()))
    assert _prints() == before, "the way back lost something"
    _migrate(leaves)
    assert _prints() == before
    connection.check_constraints()
    assert MigrationExecutor(connection).migration_plan(leaves) == []
    some = Item.objects.filter(state="public").order_by("-pk")[0]
    assert Client().get(f"/i/{some.pk}").status_code == 200
    with pytest.raises(Exception, match="never changed"), connection.cursor() as cursor:
        cursor.execute("UPDATE publishing_opinion SET text = 'x'")
