"""Where a test process lives: its own GONGKAI_HOME and its own database, both named by environment variables before settings load.

The first process of a session makes the base folder (and the PostgreSQL cluster, where asked for) and takes both down again;
xdist workers find them through the environment and add a folder and a database of their own.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.support import postgres

BASE = "GONGKAI_TEST_BASE"
CLUSTER = "GONGKAI_TEST_CLUSTER"
KINDS = ("sqlite", "postgres")


def kind() -> str:
    """The database of this run: GONGKAI_TEST_DATABASE, `sqlite` by default."""
    chosen = os.environ.get("GONGKAI_TEST_DATABASE", "sqlite")
    if chosen not in KINDS:
        raise SystemExit(f"GONGKAI_TEST_DATABASE must be one of {', '.join(KINDS)}, not {chosen!r}")
    return chosen


def worker() -> str:
    """The name of the xdist worker, `main` without xdist."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def base() -> Path:
    """The folder that the whole session shares."""
    return Path(os.environ[BASE])


def prepare() -> None:
    """Set the environment of this process. Must run before Django's settings are imported."""
    if BASE not in os.environ:
        os.environ[BASE] = tempfile.mkdtemp(prefix="gongkai-tests-")
        atexit.register(shutil.rmtree, os.environ[BASE], ignore_errors=True)
    if kind() == "postgres":
        if CLUSTER not in os.environ:
            os.environ[CLUSTER] = str(postgres.start())
            atexit.register(postgres.stop, Path(os.environ[CLUSTER]))
        os.environ["DATABASE_URL"] = postgres.url(Path(os.environ[CLUSTER]), f"gongkai_{worker()}")
    else:
        os.environ.pop("DATABASE_URL", None)
    home = base() / worker()
    home.mkdir(exist_ok=True)
    if os.environ.get("DJANGO_SETTINGS_MODULE") and os.environ.get("GONGKAI_HOME") != str(home):
        # pytest-django has loaded the settings before us, with the home and the database of whoever runs this
        raise SystemExit("The tests choose their own settings: run `unset DJANGO_SETTINGS_MODULE` first, or they would use your database.")
    os.environ.update(GONGKAI_HOME=str(home), GONGKAI_DEMO="1", STATIC_AUTOREFRESH="1", DJANGO_SETTINGS_MODULE="gongkai.config.settings")
