"""Homes filled with generated documents: made once for each size and database, through the same verbs as everything else."""

import os
import time
from pathlib import Path

import click

#: So many documents are made one by one.
GENERATED = 200_000


def prepare(home: Path, database: str) -> None:
    """Point this process at `home`; `database` is a DATABASE_URL or empty for SQLite. Before Django is set up."""
    home.mkdir(parents=True, exist_ok=True)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "bench.settings", "GONGKAI_HOME": str(home), "DATABASE_URL": database, "LOG_LEVEL": "WARNING"}
    import django

    django.setup()


def fill(size: int) -> dict[str, float]:
    """Migrate, generate `size` documents, index them. Returns CPU seconds of the parts; empty where the home was full already.

    Beyond GENERATED documents the database copies what was generated.
    """
    from django.conf import settings
    from django.core.management import call_command

    from bench.multiply import multiply
    from gongkai.demo import build
    from gongkai.search import indexer
    from gongkai.search.models import Change

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    mark = Path(settings.GONGKAI_HOME) / "filled"
    if mark.exists():
        return {}
    start = time.process_time()
    first = min(size, GENERATED)
    with click.progressbar(length=first, label=f"release {first:,}") as bar:
        build.build(size=first, progress=lambda done, _: bar.update(done - bar.pos), index=False)
    released = time.process_time()
    multiply(size // first)
    Change.objects.all().delete()
    with click.progressbar(length=size, label="index") as bar:
        indexer.rebuild(progress=lambda done, _: bar.update(done - bar.pos))
    _analyze()
    mark.write_text(str(size), encoding="ascii")
    return {"release": released - start, "index": time.process_time() - released}


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
