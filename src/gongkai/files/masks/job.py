"""What is to be done in one file, made out in the child: which secrets the findings and words stand for, which columns and boxes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from gongkai.files.masks.spelling import Secret, TooShort, Wanted, of_address, of_literal, of_number
from gongkai.files.parsers.found import ParseError
from gongkai.files.review.gathering import Gathering, Steps
from gongkai.files.review.sink import Sink, Step
from gongkai.text.findings import Finding, FindingKind

_NUMBERS = frozenset({FindingKind.RESIDENT_ID, FindingKind.MOBILE, FindingKind.BANK_CARD})


@dataclass(frozen=True, slots=True)
class ColumnJob:
    """Cells of a column, beneath its heading. column: as letters of a sheet or number of a table; "" means those that `find_name_list`
    calls sensitive. place: of the sheet or table, as the review tells it."""

    index: int
    place: Step
    column: str = ""
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class BoxJob:
    """A rectangle of a page (from 1)."""

    index: int
    page: int
    at: tuple[float, float, float, float]


@dataclass(slots=True)
class Job:
    """For one file; `inner`: for files within it, by the names that the review shows. keys: what each mask must hit, of which one at least."""

    wanted: Wanted
    columns: dict[tuple[str, ...], list[ColumnJob]] = field(default_factory=dict)
    boxes: list[BoxJob] = field(default_factory=list)
    keys: dict[int, set[str | int]] = field(default_factory=dict)
    outer: tuple[str, ...] = ()

    @property
    def here(self) -> list[ColumnJob]:
        """Columns of this file itself."""
        return self.columns.get(self.outer, [])

    def within(self, name: str) -> "Job":
        """For the file that is shown as `name` in this one."""
        return Job(self.wanted, self.columns, [], self.keys, (*self.outer, name))


class _Revealed(Gathering):
    """Keeps also what was found, as it stands."""

    def keep(self, one: Finding, raw: str, places: Steps, group: Any, where: Steps) -> None:
        super().keep(one, raw, places, group, where)
        self.rows[-1]["raw"] = raw


def revealed(data: bytes, name: str, characters: int) -> list[dict[str, Any]]:
    """All findings in a file, with what was found ("raw"): for this child only."""
    from gongkai.files.review.gathering import OutOfRoom
    from gongkai.files.review.reading import read

    sink = Sink(characters)
    sink.gathered = _Revealed()
    try:
        read(data, name, sink)
    except OutOfRoom as enough:
        raise ParseError("too_large", enough.reason) from enough
    return sink.found


def job_of(masks: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> Job:
    """ParseError("nothing_matched", number) for a finding that is not in the file any more, ("too_short") for a word."""
    secrets: list[Secret] = []
    job = Job(Wanted(()))
    by_place = _by_place(found) if any(one["is"] == "finding" for one in masks) else {}
    for index, mask in enumerate(masks):
        keys = job.keys.setdefault(index, set())
        if mask["is"] == "literal":
            secrets.append(_literal(mask["text"]))
            keys.add(secrets[-1].key)
        elif mask["is"] == "box":
            x0, y0, x1, y1 = mask["at"]
            job.boxes.append(BoxJob(index, mask["page"], (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))
            keys.add(index)
        elif mask["is"] == "column":
            place: Step = ("sheet", {"sheet": mask["sheet"]}) if mask["sheet"] else ("table", {"table": mask["table"]})
            job.columns.setdefault((), []).append(ColumnJob(index, place, mask["column"]))
            keys.add(index)
        elif mask["kind"] == FindingKind.NAME_LIST:
            *outer, place = (tuple(place) for place in mask["places"])
            way = tuple(values["name"] for _, values in outer)
            job.columns.setdefault(way, []).append(ColumnJob(index, place, span=(mask["start"], mask["end"])))
            keys.add(index)
        else:
            new = [_secret(one) for one in _meant(mask, by_place, found)]
            if not new:
                raise ParseError("nothing_matched", str(index + 1))
            secrets += new
            keys.update(one.key for one in new)
    job.wanted = Wanted(secrets)
    return job


def _literal(text: str) -> Secret:
    try:
        return of_literal(text)
    except TooShort:
        raise ParseError("too_short") from None


def _key(one: dict[str, Any]) -> tuple[Any, ...]:
    """What tells a finding from others; a database may give the values of its places in another order."""
    return one["kind"], repr([[code, sorted(values.items())] for code, values in one["places"]]), one["start"], one["end"]


def _by_place(found: Sequence[dict[str, Any]]) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {_key(one): one for one in found if one.get("raw")}


def _meant(mask: dict[str, Any], by_place: dict[tuple[Any, ...], dict[str, Any]], found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The finding itself; for one that stands for many, all of its kind in its sheet and column, or file."""
    if not mask["more"]:
        one = by_place.get(_key(mask))
        return [one] if one is not None and one["masked"] == mask["masked"] else []
    *outer, (code, values) = mask["places"]
    return [
        one
        for one in found
        if one.get("raw") and one["kind"] == mask["kind"] and _is_in([list(step) for step in one["places"]], outer, code, values)
    ]


def _is_in(places: list[Any], outer: list[Any], code: str, values: dict[str, Any]) -> bool:
    if [list(step) for step in places[: len(outer)]] != [list(step) for step in outer]:
        return False
    if code != "sheet_column":
        return True
    last = places[-1][1]
    return bool(last.get("sheet") == values["sheet"] and last.get("column") == values["column"])


def _secret(found: dict[str, Any]) -> Secret:
    kind = FindingKind(found["kind"])
    return of_number(kind, found["raw"]) if kind in _NUMBERS else of_address(found["raw"], found["masked"])
