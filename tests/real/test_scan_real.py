"""The real attachments and documents: nothing crashes, and the review stays quiet where there is nothing. Counts only."""

import gzip
import json
import os
from collections import Counter
from pathlib import Path

from gongkai.files import sandbox
from gongkai.files.review.scan import scan_files
from gongkai.text.review import scan_text
from gongkai.text.secrecy_marks import html_is_marked, secrecy_marks

DATA = Path(os.environ.get("GONGKAI_REAL_DATA", ""))


def test_the_forty_attachments_give_no_alarm() -> None:
    paths = sorted(path for path in (DATA / "attachments").glob("*/*") if path.is_file())
    found = [one for _, findings in scan_files([(path, path.name) for path in paths]) for one in findings]
    assert len(paths) == 40
    assert Counter(str(one.kind) for one in found) == {}


def test_four_thousand_documents_give_a_handful_of_alarms_at_most() -> None:
    """Mobile numbers, names and most addresses were masked by those who gathered them: what is left are seats of firms."""
    counts: Counter[str] = Counter()
    with gzip.open(DATA / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(str(one.kind) for one in scan_text(json.loads(line)["body"] or ""))
    assert set(counts) <= {"address"}
    assert counts["address"] <= 4


def test_no_real_file_or_document_is_refused_for_a_mark() -> None:
    """Everything there is public: what refuses at the doors must refuse none of it."""
    paths = sorted(path for path in (DATA / "attachments").glob("*/*") if path.is_file())
    looks = sandbox.run(sandbox.Request("marks", path, path.name) for path in paths)
    assert [path.name for path, look in zip(paths, looks, strict=True) if look.error or look.data["marked"]] == []
    with gzip.open(DATA / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        assert sum(html_is_marked(row["body"] or "") or bool(secrecy_marks(row["title"] or "")) for row in rows) == 0
