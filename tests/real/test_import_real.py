"""The real files go in, with exact counts, and a second time without change."""

import csv
import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.catalog.models import Item, OldAddress, UnitTally
from gongkai.exchange.services import Options, import_documents, import_units
from gongkai.exchange.summary import Summary
from gongkai.publishing.models import Admission
from gongkai.search.models import Change
from gongkai.units.models import Unit

DATA = Path(os.environ.get("GONGKAI_REAL_DATA", ""))
OPTIONS: dict[str, Any] = {"create_units": True, "wait": False, "approved_by": "办公室主任", "approval": "会议纪要〔2026〕1号"}


def codes(summary: Summary) -> Counter[str]:
    """How often the report says what."""
    with open(summary.report, encoding="utf-8-sig", newline="") as file:
        return Counter(row["code"] for row in csv.DictReader(file))


def figures(summary: Summary) -> tuple[int, int, int, int]:
    return summary.read, summary.accepted, summary.unchanged, summary.refused


@pytest.fixture
def documents() -> Iterator[dict[str, Any]]:
    with gzip.open(DATA / "documents.jsonl.gz", "rt", encoding="utf-8") as file:
        return {row["id"]: row for row in map(json.loads, file)}


@pytest.mark.django_db
def test_units_then_documents(home: Path, documents: dict[str, Any]) -> None:
    units = import_units(DATA / "units.csv")
    assert figures(units) == (3836, 3836, 0, 0)
    assert codes(units) == {"parent_missing": 75, "level_by_name": 10}
    assert figures(import_units(DATA / "units.csv")) == (3836, 0, 3836, 0)
    assert Unit.objects.filter(accepts_applications=False).count() == 22
    assert Unit.objects.filter(parent=None).count() == 34 + 75

    first = import_documents(DATA / "documents.jsonl.gz", options=Options(**OPTIONS))
    assert figures(first) == (4284, 4284, 0, 0)
    said = codes(first)
    assert (said["published_before_written"], said["index_number_twice"], said["title_cut"]) == (21, 2, 41)
    assert (said["derived"], said["published_unknown"], said["written_in_future"]) == (4284, 3340, 1)
    assert Item.objects.count() == Change.objects.count() == 4284
    assert sum(UnitTally.objects.values_list("items", flat=True)) == 4284
    _compare(documents)

    again = import_documents(DATA / "documents.jsonl.gz", options=Options(**OPTIONS))
    assert figures(again) == (4284, 0, 4284, 0)
    assert Item.objects.count() == 4284


def _compare(documents: dict[str, Any]) -> None:
    """Nothing was bent: numbers, dates and titles are those of the file; all text is there."""
    rows = Admission.objects.values_list(
        "key", "item__title", "item__document_number", "item__index_number", "item__own_number", "item__written_on", "item__published_on"
    )
    for key, title, number, index, own, written, published in rows:
        row = documents[key]
        assert title == " ".join(row["title"].split()), key
        assert number == (row["document_number"] or "")
        assert own == (row["index_number"] is None)
        assert own or index == row["index_number"]
        assert written == (date.fromisoformat(row["written_on"]) if row["written_on"] else None)
        assert row["published_on"] in (None, published.isoformat())
    for admission in Admission.objects.select_related("item").order_by("key")[::25]:
        text = admission.item.editions.get().content.text
        assert _letters(text) == _letters(documents[admission.key]["body"]), admission.key


def _letters(text: str) -> str:
    return "".join(character for character in text.replace("<BR>", "") if character.isalnum())


@pytest.fixture
def slice_of_meta(tmp_path: Path) -> Path:
    """Every twentieth document without text."""
    path = tmp_path / "meta.csv"
    with (
        gzip.open(DATA / "documents_meta.csv.gz", "rt", encoding="utf-8", newline="") as whole,
        path.open("w", encoding="utf-8", newline="") as part,
    ):
        rows = csv.reader(whole)
        writer = csv.writer(part)
        writer.writerow(next(rows))
        writer.writerows(row for number, row in enumerate(rows) if number % 20 == 0)
    return path


@pytest.mark.django_db
def test_documents_without_text(home: Path, slice_of_meta: Path) -> None:
    """All are checked; a twentieth is stored, for the time it takes."""
    import_units(DATA / "units.csv")
    summary = import_documents(DATA / "documents_meta.csv.gz", options=Options(**OPTIONS, dry_run=True))
    assert figures(summary) == (32943, 32942, 0, 1)
    said = codes(summary)
    assert (said["published_before_written"], said["title_cut"], said["no_unit"]) == (58, 1, 1)

    missing = import_documents(slice_of_meta, options=Options(**{**OPTIONS, "create_units": False}, dry_run=True))
    assert figures(missing) == (1648, 1648 - 290, 0, 290)
    assert codes(missing)["no_such_unit"] == 290
    assert not Unit.objects.filter(provisional=True).exists()

    assert figures(import_documents(slice_of_meta, options=Options(**OPTIONS))) == (1648, 1648, 0, 0)
    assert Item.objects.count() == 1648
    assert OldAddress.objects.count() == 1648 - 40
    assert Unit.objects.get(provisional=True).name == "国务院及各部门"
    assert figures(import_documents(slice_of_meta, options=Options(**OPTIONS))) == (1648, 0, 1648, 0)
