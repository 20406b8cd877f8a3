"""The database of the tests is the one that was asked for, migrated, and every test finds it as the migrations left it."""

import os

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.jobs.models import Tick

pytestmark = pytest.mark.django_db


def test_the_engine_is_the_one_the_environment_names() -> None:
    wanted = {"sqlite": "sqlite", "postgres": "postgresql"}[os.environ.get("GONGKAI_TEST_DATABASE", "sqlite")]
    assert connection.vendor == wanted


def test_every_migration_has_run() -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_transactional_test_commits_is_gone_for_the_next(turn: int) -> None:
    from gongkai.events import clock

    assert not Tick.objects.filter(name="left behind").exists()
    Tick.objects.create(name="left behind", ran_at=clock.now())
