"""Writes one JSON line for each test, for the summary of script/test. Works with xdist: only the controller writes."""

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.support import environment

REPORT = "GONGKAI_TEST_REPORT"


class Recorder:
    """Adds up the phases of each test (setup, call, teardown) and writes it when it is over."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seconds: dict[str, float] = defaultdict(float)
        self.worst: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed or (report.skipped and self.worst.get(report.nodeid) != "failed"):
            self.worst[report.nodeid] = report.outcome
        if report.when == "teardown":
            self._write(report.nodeid, self.worst.get(report.nodeid, "passed"), self.seconds[report.nodeid])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if not report.passed:
            self._write(report.nodeid or "collection", report.outcome, 0.0)

    def _write(self, test: str, outcome: str, seconds: float) -> None:
        row: dict[str, Any] = {"test": test, "outcome": outcome, "seconds": round(seconds, 3), "database": environment.kind()}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def pytest_configure(config: pytest.Config) -> None:
    """Record this run where the environment names a report file."""
    path = os.environ.get(REPORT)
    if path and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Recorder(Path(path)), "outcomes")
