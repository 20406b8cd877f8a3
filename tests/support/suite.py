"""Runs the whole suite in its parts and tells what ran: by kind and database, the slowest, and one closing line.

`python -m tests.support.suite` runs everything; with paths it runs only those, on SQLite (or what GONGKAI_TEST_DATABASE names).
Fails on any failure, on any skipped or expected-to-fail test, and where a part that has a folder ran nothing.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: No database, so once is enough.
PURE = ("law", "text", "house")
#: They start a whole site with a database of its own, so once is enough here too.
WHOLE = ("site", "browser")
SLOWEST = 20
NOTHING_COLLECTED = 5
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One run of pytest."""

    name: str
    database: str
    folders: tuple[str, ...]
    processes: int = 2


def folders() -> list[str]:
    """The folders under tests/ that hold tests; `real` only where its documents are named."""
    found = sorted(path.name for path in (ROOT / "tests").iterdir() if any(path.glob("**/test_*.py")))
    return [name for name in found if name != "real" or os.environ.get("GONGKAI_REAL_DATA")]


def parts() -> list[Part]:
    """The whole suite."""
    there = folders()
    rest = tuple(name for name in there if name not in {*PURE, *WHOLE})
    planned = [
        Part("pure Python", "sqlite", tuple(name for name in there if name in PURE), processes=0),
        Part("on PostgreSQL", "postgres", rest),
        Part("on SQLite", "sqlite", rest),
        Part("whole site and browser", "sqlite", tuple(name for name in there if name in WHOLE), processes=0),
    ]
    return [part for part in planned if part.folders]


def run(part: Part, paths: list[str], report: Path) -> int:
    """Run pytest once; its exit code."""
    print(f"\n── {part.name} ──", flush=True)
    dropped = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "GONGKAI_TEST_BASE", "GONGKAI_TEST_CLUSTER")
    environment = {key: value for key, value in os.environ.items() if key not in dropped}
    environment |= {"GONGKAI_TEST_DATABASE": part.database, "GONGKAI_TEST_REPORT": str(report)}
    spread = ["-n", str(part.processes), "--dist", "loadfile"] if part.processes else []
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *spread, *paths], cwd=ROOT, env=environment, check=False).returncode


def summarise(rows: list[Row], seconds: float) -> None:
    """The plain account of the run."""
    counted = Counter((kind(row), row["database"]) for row in rows)
    print("\nTests by kind and database")
    for (name, database), number in sorted(counted.items()):
        print(f"  {name:<14} {database:<9} {number:>6}")
    print(f"\nThe {SLOWEST} slowest")
    for row in sorted(rows, key=lambda row: -row["seconds"])[:SLOWEST]:
        print(f"  {row['seconds']:>7.2f} s  {row['test']} ({row['database']})")
    for row in rows:
        if row["outcome"] != "passed":
            print(f"\n  {row['outcome'].upper()}: {row['test']} ({row['database']})", end="")
    outcomes = Counter(row["outcome"] for row in rows)
    skipped = f", {outcomes['skipped']} skipped (none may be)" if outcomes["skipped"] else ""
    print(f"\nin {seconds:.0f} s\n{outcomes['passed']} passed, {outcomes['failed']} failed{skipped}")


def kind(row: Row) -> str:
    """The folder of a test."""
    names = str(row["test"]).split("::")[0].split("/")
    return names[1] if len(names) > 2 else "tests"


def main(paths: list[str]) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.jsonl"
        report.touch()
        if paths:
            alone = Part("chosen", os.environ.get("GONGKAI_TEST_DATABASE", "sqlite"), (), processes=0)
            codes = [run(alone, paths, report)]
        else:
            os.environ.setdefault("GONGKAI_HYPOTHESIS", "ci")
            codes = [run(part, [f"tests/{name}" for name in part.folders], report) for part in parts()]
        rows = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    if NOTHING_COLLECTED in codes:
        print("\na part of the suite ran no test")
    summarise(rows, time.monotonic() - began)
    return 1 if any(codes) or any(row["outcome"] != "passed" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
