"""`/metrics` for Prometheus: requests by route, and how full the queues are. Every label has few values.

Several web processes share one folder of counters (prometheus-client's multi-process files), one folder for each start of the server,
so that a process that is replaced keeps what it has counted and an old server's counts do not come back.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

_HOME = Path(settings.GONGKAI_HOME) / "metrics"


def _folder() -> Path:
    """Named by the process that started the web processes; folders whose process is gone are removed."""
    own = _HOME / str(os.getppid())
    own.mkdir(parents=True, exist_ok=True)
    for other in _HOME.iterdir():
        if other != own and not (other.name.isdecimal() and _runs(int(other.name))):
            shutil.rmtree(other, ignore_errors=True)
    return own


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


# Read by prometheus_client when it is imported first.
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(_folder()))

from django.db.models import Count  # noqa: E402
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden  # noqa: E402
from prometheus_client import CollectorRegistry, Counter, Histogram, Metric, generate_latest  # noqa: E402
from prometheus_client.core import GaugeMetricFamily  # noqa: E402
from prometheus_client.multiprocess import MultiProcessCollector  # noqa: E402
from prometheus_client.registry import Collector  # noqa: E402

from gongkai.events import clock  # noqa: E402
from gongkai.jobs.models import Job  # noqa: E402
from gongkai.portal.machines.callers import may_measure  # noqa: E402
from gongkai.search import places  # noqa: E402
from gongkai.search.models import Change  # noqa: E402

REQUESTS = Counter("gongkai_http_requests", "Requests answered.", ["route", "method", "status"])
SECONDS = Histogram("gongkai_http_seconds", "Time to answer.", ["route"], buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10))
_METHODS = {"GET", "HEAD", "POST", "OPTIONS"}


def observe(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Count one request. What reached no route counts as "none"."""
    match = request.resolver_match
    route = (match.view_name if match else None) or "none"
    REQUESTS.labels(route, request.method if request.method in _METHODS else "other", str(response.status_code)).inc()
    SECONDS.labels(route).observe(seconds)


def metrics(request: HttpRequest) -> HttpResponse:
    """The figures, for this machine and those in METRICS_ALLOW."""
    if not may_measure(request):
        return HttpResponseForbidden("Not from here.\n", content_type="text/plain; charset=utf-8")
    figures = CollectorRegistry()
    MultiProcessCollector(figures)
    figures.register(_Queues())
    return HttpResponse(
        generate_latest(figures), content_type="text/plain; version=0.0.4; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


class _Queues(Collector):
    """Figures of the whole site, taken at the moment of asking."""

    def collect(self) -> Iterator[Metric]:
        changes = Change.objects.filter(done=False).count()
        yield GaugeMetricFamily("gongkai_outbox_items", "Changes that the search index has still to take in.", changes)
        jobs = GaugeMetricFamily("gongkai_jobs", "Jobs by state.", labels=["state"])
        counts = dict(Job.objects.exclude(state=Job.State.DONE).values_list("state").annotate(Count("pk")))
        for state in (Job.State.WAITING, Job.State.FAILED):
            jobs.add_metric([state.value], counts.get(state.value, 0))
        yield jobs
        age = _index_age()
        if age is not None:
            yield GaugeMetricFamily("gongkai_index_age_seconds", "Time since the search index was last written.", age)


def _index_age() -> float | None:
    """Since the last commit to the live index; None where there is no index."""
    live = places.live()
    committed = live / "meta.json" if live else None
    return max(0.0, clock.now().timestamp() - committed.stat().st_mtime) if committed and committed.exists() else None
