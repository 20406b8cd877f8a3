"""Finding the unit that a row names: by code, by name, by a former or short name."""

import re
from dataclasses import dataclass

from gongkai.exchange import names
from gongkai.units.models import Unit, UnitName
from gongkai.units.services import create_provisional

_GOVERNMENTS = ("state", "province", "city", "county", "town")
_BLANKS = re.compile(r"\s+")
#: 重庆市第三届人民代表大会常务委员会 is the same body as in its other terms; the issuing body stays as printed.
_TERM = re.compile(r"第[一二三四五六七八九十]{1,3}届(?=人民代表大会)")


@dataclass(frozen=True, slots=True)
class Found:
    """The code of the unit ("" with `problem`), how it is named in our directory, and the issuing bodies as printed."""

    code: str
    bodies: tuple[str, ...] = ()
    problem: str = ""
    value: str = ""
    created: bool = False


class UnitFinder:
    """Look-ups over all units, made once; `create`: a name that nobody has becomes a provisional unit."""

    def __init__(self, *, create: bool = False, dry: bool = False) -> None:
        self.create = create
        self._dry = dry
        self.created: list[str] = []
        self._codes: set[str] = set()
        self._paths: dict[str, str] = {}
        self._names: dict[str, set[str]] = {}
        #: Spellings made from names: 明川市人民政府 for 明川市 and the reverse, a county with its city before it. Asked second.
        self._spellings: dict[str, set[str]] = {}
        self._printed: dict[str, str] = {}
        self._cache: dict[tuple[str, ...], Found] = {}
        for row in Unit.objects.values_list("code", "name", "short_name", "level", "path", "parent__name"):
            self._learn(*row)
        for code, name in UnitName.objects.values_list("unit__code", "name"):
            self._names.setdefault(name, set()).add(code)

    def _learn(self, code: str, name: str, short: str = "", level: str = "", path: str = "", parent: str | None = "") -> None:
        self._paths[code], self._printed[code] = path, name
        for spelling in filter(None, (name, short)):
            self._names.setdefault(spelling, set()).add(code)
        base = name.removesuffix("人民政府")
        made = {f"{parent}{name}"} if parent else set()
        if level in _GOVERNMENTS:
            made |= {base, f"{base}人民政府", f"{parent or ''}{base}", f"{parent or ''}{base}人民政府"}
        for spelling in made - {name}:
            self._spellings.setdefault(spelling, set()).add(code)

    def known(self, name: str) -> bool:
        """Whether some unit has this name."""
        return name in self._names or name in self._spellings

    def find(self, code: str, publisher: str, issuing: str, region: str) -> Found:
        """The unit of a row: its code, else publisher, issuing body, region, the first that says anything."""
        key = (code, publisher, issuing, region)
        found = self._cache.get(key)
        if found is None:
            found = self._find(code, publisher, issuing, region)
            if len(self._cache) > 20_000:
                self._cache.clear()
            # only the row that made a unit says so
            self._cache[key] = Found(found.code, found.bodies, found.problem, found.value) if found.created else found
        return found

    def _find(self, code: str, publisher: str, issuing: str, region: str) -> Found:
        bodies = tuple(names.split(issuing, self.known))
        if code:
            return Found(code, bodies) if code in self._paths else Found("", problem="no_such_unit", value=code)
        named = publisher or issuing or region
        lead = _TERM.sub("", next(iter(names.split(named, self.known)), ""))
        if not lead:
            return Found("", problem="no_unit", value=named)
        codes = self._lookup(lead)
        if len(codes) == 1:
            return Found(next(iter(codes)), bodies)
        if codes:
            return Found("", problem="unit_ambiguous", value=lead)
        if not self.create:
            return Found("", problem="no_such_unit", value=lead)
        return Found(self._made(lead), bodies, value=lead, created=True)

    def _lookup(self, name: str) -> set[str]:
        tight = _BLANKS.sub("", name)
        codes = self._names.get(name) or self._names.get(tight) or self._spellings.get(tight) or set()
        if len(codes) > 1:  # a body and a part of it may share a name: then the body is meant
            top = min((self._paths[code] for code in codes), key=len)
            if top and all(self._paths[code].startswith(top) for code in codes):
                return {code for code in codes if self._paths[code] == top}
        return codes

    def _made(self, name: str) -> str:
        code = f"dry-{len(self.created)}" if self._dry else create_provisional(name[:120]).code
        self.created.append(code)
        self._learn(code, name)
        return code

    def printed(self, code: str) -> str:
        """The name of a unit."""
        return self._printed.get(code, "")
