"""kill -9 in the middle of an import: nothing is lost, nothing is doubled, and the figures are those of one undisturbed run."""

import csv
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.catalog.models import Edition, Item
from gongkai.exchange import checkpoint
from gongkai.exchange.services import Options, documents, import_documents
from gongkai.publishing.models import Batch, PublishingEvent
from gongkai.search.models import Change
from tests.exchange.conftest import a_row
from tests.support.drafts import enter_city

ROWS, REFUSED, BLOCK = 500, 5, 150
_PROGRAM = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from gongkai.exchange import checkpoint
from gongkai.exchange.services import Options, documents, import_documents

documents.BATCH = int(sys.argv[3])
options = Options(wait=False, approved_by="甲", approval="乙")
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
blocks = []
if sys.argv[2] == "committed":
    progress = lambda *_: blocks.append(1) or len(blocks) < 2 or die()
else:
    progress = None
    save = checkpoint.Checkpoint.save
    def save_then_die(point, batch):
        save(point, batch)
        if point.line > 2 * documents.BATCH:
            die()
    checkpoint.Checkpoint.save = save_then_die
import_documents(Path(sys.argv[1]), options=options, progress=progress)
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", ["committed", "within the transaction"])
def test_killed_and_run_again(put: Callable[..., Path], home: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setattr(documents, "BATCH", BLOCK)
    enter_city()
    rows = [a_row(number, title="" if number % 100 == 50 else f"第{number}号通知") for number in range(ROWS)]
    path = put(*rows)
    killed = subprocess.run([sys.executable, "-c", _PROGRAM, str(path), moment, str(BLOCK)], check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert Item.objects.count() == Change.objects.count() == 2 * BLOCK - 3

    options = Options(wait=False, approved_by="甲", approval="乙")
    summary = import_documents(path, options=options)
    assert (summary.read, summary.accepted, summary.unchanged, summary.refused) == (ROWS, ROWS - REFUSED, 0, REFUSED)
    assert Item.objects.count() == Edition.objects.count() == PublishingEvent.objects.count() == Change.objects.count() == ROWS - REFUSED
    assert Item.objects.values("title").distinct().count() == ROWS - REFUSED
    with open(summary.report, encoding="utf-8-sig", newline="") as file:
        assert [int(row["line"]) for row in csv.DictReader(file)] == [line for line in range(1, ROWS + 1) if line % 100 == 51]
    assert Batch.objects.get().finished_at is not None
    assert import_documents(path, options=options).unchanged == ROWS - REFUSED


@pytest.mark.django_db
def test_two_imports_of_one_file_do_not_run_at_once(put: Callable[..., Path], home: Path) -> None:
    enter_city()
    path = put(a_row())
    options = Options(wait=False, approved_by="甲", approval="乙")
    mark = checkpoint.fingerprint(path, "", "False", "import")
    with checkpoint.alone(home / "imports", mark), pytest.raises(checkpoint.AlreadyRunning):
        import_documents(path, options=options)
    assert import_documents(path, options=options).accepted == 1
