"""Identity numbers of residents: eighteen digits with the check of GB 11643, and the fifteen of before 1999."""

from datetime import date
from functools import cache
from operator import mul

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
#: Provinces; 81–83 residents of Hong Kong, Macao and Taiwan. The permits of foreigners begin with 9 and a province.
_PROVINCES = frozenset("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split())
_FIRST_YEAR, _LAST_YEAR = 1900, 2039


def check_character(body: str) -> str:
    """The eighteenth character for seventeen digits."""
    return _CHECKS[sum(map(mul, map(int, body), _WEIGHTS)) % 11]


def is_resident_id(number: str) -> bool:
    """Whether `number` (18, capital X) has a region, a possible day of birth and the right check character."""
    return (
        len(number) == 18
        and number[6:8] in {"19", "20"}
        and _born(number[6:14])
        and _region(number)
        and check_character(number[:17]) == number[17]
    )


def is_old_resident_id(number: str) -> bool:
    """Whether fifteen digits have a region and a possible day of birth in the twentieth century. They have no check digit."""
    return len(number) == 15 and _born(f"19{number[6:12]}") and number[:2] in _PROVINCES and number[2:6] != "0000"


@cache
def county_known(code: str) -> bool:
    """Whether six digits are, or once were, the code of a county. Counties made lately may be missing."""
    from stdnum import numdb

    found: list[tuple[str, dict[str, str]]] = numdb.get("cn/loc").info(code)
    return len(code) == 6 and bool(found) and any("county" in properties for _, properties in found)


def _region(number: str) -> bool:
    if number[0] == "9":
        return number[1:3] in _PROVINCES
    return number[:2] in _PROVINCES and number[2:6] != "0000"


def _born(day: str) -> bool:
    year = int(day[:4])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return False
    try:
        date(year, int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return True
