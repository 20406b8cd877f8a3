"""What a fresh installation knows: vocabularies, topics and synonyms from the tables beside this file."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a shipped table."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def words(cell: str) -> list[str]:
    """A cell with several words, separated by |."""
    return [word.strip() for word in cell.split("|") if word.strip()]


def load(term: Any, topic: Any, synonym: Any) -> None:
    """Enter what is missing, by code or official word; what the office has changed stays. Takes the model classes (of a migration)."""
    parents: dict[str, Any] = {}
    for place, row in enumerate(rows("themes.csv")):
        parents[row["code"]], _ = term.objects.get_or_create(
            vocabulary="theme", code=row["code"], defaults={"name": row["name"], "parent": parents.get(row["parent"]), "place": place}
        )
    for place, row in enumerate(rows("genres.csv")):
        term.objects.get_or_create(vocabulary="genre", code=f"g{place:02d}", defaults={"name": row["name"], "place": place})
    for place, row in enumerate(rows("topics.csv")):
        values = {"name": row["name"], "columns": words(row["columns"]), "words": words(row["words"]), "place": place}
        topic.objects.get_or_create(code=row["code"], defaults=values)
    for row in rows("synonyms.csv"):
        lists = {name: words(row[name]) for name in ("equal", "colloquial", "related")}
        synonym.objects.get_or_create(official=row["official"], defaults=lists)
