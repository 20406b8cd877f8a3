"""What real guides are known to say fits the form: their ways and reading places are kept whole and stand in the text that it makes."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from gongkai.law import guides
from gongkai.law.guides import Form

ROOT = Path(os.environ.get("GONGKAI_REAL_DATA", ""))
GUIDES = sorted((ROOT / "guides").glob("*.json"))


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_what_a_real_guide_says_fits_the_form(path: Path) -> None:
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    ways, places = list(map(str, known.get("channels") or [])), [one for one in known.get("reading_places") or [] if isinstance(one, dict)]
    form = {"department": Form.DEPARTMENT, "county": Form.COUNTY, "town": Form.TOWN}.get(known.get("level", ""), Form.CITY)
    kept = guides.stored(form, {"ways": ways, "reading_points": places})
    text = "\n".join(guides.lines(form, {"unit_name": known["unit"], **kept}))
    assert all(" ".join(way.split()) in text for way in ways)
    assert [one["name"] for one in kept.get("reading_points", [])] == [one["name"] for one in places if one.get("name")]
    assert all(one["name"] in text for one in places if one.get("name"))
    meter = guides.of_fields(form, kept)
    assert ("G3" in {one.code for one in meter.missing}) is (len(ways) < 2)
    assert not meter.complete  # facts alone are no guide
