"""File names as they come from browsers, zip files and old sites, made safe to show and to send."""

import re
import unicodedata

_LONGEST = 120
#: Controls, and the marks that turn writing round (a program named …\u202efdp.exe shows as ….pdf).
_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"<>|:*?]')


def safe_name(name: str) -> str:
    """The last component of `name`, without what is dangerous, at most 120 characters, extension kept; empty if nothing is left."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    name = _UNSAFE.sub("", unicodedata.normalize("NFC", name)).strip(" .")
    stem, dot, extension = name.rpartition(".")
    if len(name) > _LONGEST and dot and len(extension) < _LONGEST:
        return stem[: _LONGEST - len(extension) - 1] + dot + extension
    return name[:_LONGEST]


def extension(name: str) -> str:
    """The extension in lower case without its dot; empty if there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""
