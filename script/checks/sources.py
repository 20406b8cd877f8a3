"""Rules about our Python that no linter knows."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tree import ROOT, files, say, text, vendored

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
CLOCK = ROOT / "src/gongkai/events/clock.py"
#: What reads the wall clock. `time.monotonic` and `time.perf_counter` measure how long something took and stay allowed.
_READS_CLOCK = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "timezone": {"now", "localdate", "localtime"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime"},
}


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


def _python(*, product_only: bool) -> Iterator[Path]:
    for path in files():
        inside = path.is_relative_to(ROOT / "src")
        if path.suffix == ".py" and "migrations" not in path.parts and (inside or not product_only):
            yield path


def read_the_clock_in_one_module() -> Iterator[str]:
    """Time is a parameter; `events/clock.py` alone asks what time it is."""
    for path in _python(product_only=True):
        if path == CLOCK:
            continue
        for node in ast.walk(_parsed(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                if node.attr in _READS_CLOCK.get(owner, ()):
                    yield say(path, node.lineno, f"{owner}.{node.attr} reads the clock: take `at`, or ask gongkai.events.clock")
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                for name in node.names:
                    if name.name in _READS_CLOCK["time"]:
                        yield say(path, node.lineno, f"time.{name.name} reads the clock")


def stay_short() -> Iterator[str]:
    """No module over 400 lines, no function over 50."""
    for path in files():
        if path.suffix in {".py", ".html", ".css", ".js"} and "migrations" not in path.parts and not vendored(path):
            lines = text(path).count("\n")
            if lines > LONGEST_MODULE:
                yield say(path, lines, f"{lines} lines: split it by concern (at most {LONGEST_MODULE})")
    for path in _python(product_only=False):
        for node in ast.walk(_parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    yield say(path, node.lineno, f"{node.name}() has {length} lines (at most {LONGEST_FUNCTION})")


def use_no_signals() -> Iterator[str]:
    """Effects are subscribed in config/effects.py, where one screen shows them all."""
    for path in _python(product_only=True):
        for node in ast.walk(_parsed(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("django.dispatch", "django.db.models.signals")):
                yield say(path, node.lineno, "a Django signal: subscribe in config/effects.py")
