"""One migrated template per session, one copy per worker. A transactional test gets a fresh copy afterwards instead of a flush:
append-only tables refuse DELETE, and rows that migrations put in must stay."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, connections

from tests.support import environment

_TEMPLATE = "gongkai_template"


@contextmanager
def _locked(name: str) -> Iterator[Path]:
    """Hold the session-wide lock `name`; the path yielded marks that its work is done."""
    with (environment.base() / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield environment.base() / f"{name}.done"


def prepare() -> None:
    """Migrate the template once, then copy it for this worker."""
    with _locked("template") as done:
        if not done.exists():
            _make_template()
            done.touch()
    restore()


def restore() -> None:
    """Give this worker a fresh copy of the template."""
    _close()
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        with _locked("clone"):
            _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE {_TEMPLATE}')
        return
    path = Path(connection.settings_dict["NAME"])
    for suffix in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    shutil.copyfile(environment.base() / _TEMPLATE, path)


def _make_template() -> None:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        _administer(f'CREATE DATABASE "{name}"')
    call_command("migrate", verbosity=0, interactive=False)
    if connection.vendor == "postgresql":
        _close()
        _administer(f'CREATE DATABASE {_TEMPLATE} TEMPLATE "{name}"')
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _close()
    shutil.copyfile(name, environment.base() / _TEMPLATE)


def _close() -> None:
    connections.close_all()
    close_pool: Any = getattr(connection, "close_pool", None)
    if close_pool is not None:
        close_pool()


def _administer(*statements: str) -> None:
    """Run statements that no transaction may hold, on the cluster's own database."""
    import psycopg

    with psycopg.connect(host=os.environ[environment.CLUSTER], user="gongkai", dbname="postgres", autocommit=True) as admin:
        for statement in statements:
            admin.execute(statement)
