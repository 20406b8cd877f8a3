"""`/healthz`: 200 when the site is ready to be used, else 503 and how far it has come."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from gongkai.events import progress
from gongkai.search import places


class NotReadyError(Exception):
    """str() names what is missing."""


def healthz(request: HttpRequest) -> JsonResponse:
    """For supervisors and load balancers. Says nothing that a stranger should not know."""
    state = progress.read(Path(settings.GONGKAI_HOME))
    if state is not None and not state["ready"]:
        return _answer({"status": "preparing", **{key: state[key] for key in ("stage", "done", "total", "message")}}, 503)  # type: ignore[literal-required]
    try:
        _check_database()
        _check_index()
    except NotReadyError as error:
        return _answer({"status": "unavailable", "missing": str(error)}, 503)
    return _answer({"status": "ready"}, 200)


def _answer(content: dict[str, object], status: int) -> JsonResponse:
    return JsonResponse(content, status=status, headers={"Cache-Control": "no-store"})


def _check_database() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        _check_schema()
    except DatabaseError:
        raise NotReadyError("database") from None


@lru_cache(maxsize=1)
def _check_schema() -> None:
    """All migrations are there. Asked until it is so (an exception is not kept), then never again."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReadyError("migrations")


def _check_index() -> None:
    if places.live() is None:
        raise NotReadyError("index")
