"""The process's one reader of the live index: it follows commits by itself, and is opened anew after a switch."""

import threading
import time
from pathlib import Path

from gongkai.rulebook.models import Synonym as SynonymRow
from gongkai.search import names, places
from gongkai.search.engine import Reader
from gongkai.search.expansions import Expansions, Synonym
from gongkai.units.models import Unit, UnitName

LOOK_SECONDS = 0.5
EXPANSIONS_SECONDS = 60.0


class NoIndex(RuntimeError):
    """There is no index yet."""


class _Shared:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.reader: Reader | None = None
        self.directory: Path | None = None
        self.looked_at = 0.0
        self.expanded_at = 0.0


_shared = _Shared()


def reader() -> Reader:
    """The reader; what was committed half a second ago is in it. NoIndex before the first build."""
    now = time.monotonic()
    if _shared.reader is not None and now - _shared.looked_at < LOOK_SECONDS:
        return _shared.reader
    with _shared.lock:
        _shared.looked_at = now
        live = places.live()
        if live is None:
            raise NoIndex
        if _shared.reader is None or live != _shared.directory:
            _shared.reader, _shared.directory = Reader(live), live
            _shared.expanded_at = 0.0
        if not _shared.expanded_at or now - _shared.expanded_at > EXPANSIONS_SECONDS:
            _shared.reader.expansions, _shared.expanded_at = expansions(), now
        return _shared.reader


def forget() -> None:
    """Close the reader and forget the names (tests, and after a restore)."""
    names.forget()
    with _shared.lock:
        _shared.reader = _shared.directory = None


def expansions() -> Expansions:
    """The office's synonyms and the other names of units, compiled."""
    rows = [
        Synonym(row.official, tuple(row.equal), tuple(row.colloquial), tuple(row.related))
        for row in SynonymRow.objects.all().order_by("pk")
    ]
    names = dict(UnitName.objects.order_by("pk").values_list("name", "unit__name"))
    names |= {short: name for short, name in Unit.objects.exclude(short_name="").values_list("short_name", "name") if short != name}
    return Expansions.compile(rows, names)
