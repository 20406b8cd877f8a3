"""The import against the engine: documents a CPU second, on the same documents, in the same run."""

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measure(home: Path, size: int) -> list[dict[str, object]]:
    """Write `size` generated documents as JSON lines, import them into a fresh home, and index the same with the engine alone."""
    with tempfile.TemporaryDirectory(dir=home) as folder:
        file = Path(folder) / "documents.jsonl.gz"
        _write(file, size)
        seconds = _import(file, Path(folder) / "home")
        alone = _engine(file, Path(folder) / "index")
    rate, own = size / seconds, size / alone
    return [
        {"what": "import, documents a CPU second (without the index)", "value": round(rate)},
        {"what": "engine alone, documents a CPU second", "value": round(own)},
        {"what": "ratio (at least 0.5)", "value": round(rate / own, 2)},
    ]


def _write(file: Path, size: int) -> None:
    from gongkai.demo.generate import drafts
    from gongkai.events.clock import today
    from gongkai.text.html import plain_text

    with gzip.open(file, "wt", encoding="utf-8", compresslevel=1) as out:
        for draft in drafts(size, seed=11, today=today()):
            row = {"id": draft.key, "title": draft.title, "body": plain_text(draft.body), "document_number": draft.document_number}
            row |= {"publisher": draft.unit, "written_on": draft.written_on, "published_on": draft.published_on, "genre": draft.genre}
            out.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def _import(file: Path, home: Path) -> float:
    environment = os.environ | {"GONGKAI_HOME": str(home), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "gongkai.config.settings"}
    gongkai = [sys.executable, "-m", "gongkai"]
    subprocess.run([*gongkai, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [*gongkai, "import", "documents", str(file), "--create-units", "--no-wait", "--approved-by", "bench", "--approval", "bench"]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _engine(file: Path, folder: Path) -> float:
    from gongkai.search.schema import IndexDocument
    from gongkai.search.writing import Writer

    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    start = time.process_time()
    writer = Writer(folder)
    writer.add(
        IndexDocument(number, row["title"], row["body"], document_number=row["document_number"]) for number, row in enumerate(rows, 1)
    )
    writer.commit()
    writer.close()
    return time.process_time() - start
