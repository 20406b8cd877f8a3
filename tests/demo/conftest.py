import csv
from importlib.resources import files

import pytest


@pytest.fixture(scope="session")
def genres() -> frozenset[str]:
    text = files("gongkai.rulebook").joinpath("data", "genres.csv").read_text(encoding="utf-8")
    return frozenset(row["name"] for row in csv.DictReader(text.splitlines()))
