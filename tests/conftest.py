"""What every test stands on: its own home and database, no network, warnings as errors, dice that fall the same way twice."""

import os
from collections.abc import Iterator
from pathlib import Path

import django
import hypothesis
import pytest

from tests.support import environment
from tests.support.sockets import guard

environment.prepare()
guard.install()

django.setup()

hypothesis.settings.register_profile("dev", max_examples=20, derandomize=True, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=50, derandomize=True, deadline=None)
hypothesis.settings.load_profile(os.environ.get("GONGKAI_HYPOTHESIS", "dev"))

pytest_plugins = ["tests.support.outcomes", "tests.support.browser", "tests.support.site"]

#: Tests on real documents run where their folder is named, and are not collected elsewhere.
collect_ignore = [] if os.environ.get("GONGKAI_REAL_DATA") else ["real"]


def pytest_configure(config: pytest.Config) -> None:
    if getattr(config.option, "numprocesses", None):
        # Workers inherit the environment: with this name in it, pytest-django would load the settings, and with them the home and
        # the database of this process, before their own conftest has named theirs.
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)


@pytest.fixture(autouse=True)
def _sockets(request: pytest.FixtureRequest) -> Iterator[None]:
    guard.loopback = "live_site" in request.fixturenames or request.node.get_closest_marker("sockets") is not None
    yield
    guard.loopback = True


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """What one test kept in memory (settings, counts) does not outlive its database."""
    from django.core.cache import cache

    from gongkai.catalog import structure
    from gongkai.search import names

    cache.clear()
    structure.forget()
    names.forget()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Instead of pytest-django's: a copy of one migrated template (see tests/support/databases.py)."""
    from django.test import TransactionTestCase

    from tests.support import databases

    with django_db_blocker.unblock():
        databases.prepare()
    TransactionTestCase._fixture_teardown = lambda _case: databases.restore()
    yield
    with django_db_blocker.unblock():
        databases._close()


@pytest.fixture
def home() -> Path:
    """GONGKAI_HOME of this worker; stored files, index and visits are empty at the start of each test that asks."""
    import shutil

    path = Path(os.environ["GONGKAI_HOME"])
    for name in ("files", "index", "visits"):
        shutil.rmtree(path / name, ignore_errors=True)
    return path
