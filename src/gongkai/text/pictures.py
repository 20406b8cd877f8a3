"""Pictures in a body stand as `/f/p/<id of the kept file>`: found, and given other addresses where staff look at what is not public."""

import re
from collections.abc import Callable

_PICTURE = re.compile(r'<img src="/f/p/(\d{1,12})"([^<>]*)>')
_ALT = re.compile(r' alt="([^"]*)"')


def ids(body: str) -> list[int]:
    """The kept files that a cleaned body shows, in order, each once."""
    return list(dict.fromkeys(int(found[1]) for found in _PICTURE.finditer(body))) if "<img" in body else []


def readdressed(body: str, address: Callable[[int], str]) -> str:
    """The body with each picture at `address(id)`; words in its place where there is none."""

    def one(found: re.Match[str]) -> str:
        where = address(int(found[1]))
        alt = _ALT.search(found[2])
        return f'<img src="{where}"{found[2]}>' if where else f"［图片未随文带入：{(alt[1] if alt else '') or '无说明'}］"

    return _PICTURE.sub(one, body) if "<img" in body else body
