"""What of a draft closes after its publicity period, as the form says it."""

from typing import Any

from gongkai.publishing.content import publicity
from gongkai.text import closing

#: The form says something about it (a part of a form that is sent by itself may not).
SAID, BODY, FILES, DROPPED = "closing", "closing_body", "closing_file", "file_drop_"


def read(data: Any) -> list[str] | None:
    """The codes that were chosen; None where the form has no such fields. A file that is taken off in the same form closes no more."""
    if not hasattr(data, "getlist") or SAID not in data:
        return None
    mode = data.get(BODY, "")
    files = {int(one) for one in data.getlist(FILES)[:200] if one.isascii() and one.isdigit() and len(one) < 16}
    kept = {number for number in files if not data.get(f"{DROPPED}{number}")}
    return publicity.codes(mode if mode in closing.MODES else closing.NOTHING, kept)
