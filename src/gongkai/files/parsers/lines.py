"""Lines of a laid-out page joined to paragraphs again, so that a phrase broken by the margin is found."""

import re

_HAN_END = re.compile(r"[\u3400-\u9fff\u3001\uff0c\u201c\u300a\u3014\uff08\u201d\u300b\u3015\uff09]$")
_HAN_START = re.compile(r"^[\u3400-\u9fff\u3001\uff0c\u201c\u300a\u3014\uff08\u201d\u300b\u3015\uff09\u3002\uff1b]")
#: A line this near to the longest one was broken by the margin, not by its writer.
_FULL = 0.8
_SHORTEST = 12


def unwrap(text: str) -> str:
    """Join a full line with the next one where both sides are Chinese. Everything else stays as it stands."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    width = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    open_line = False
    for line in lines:
        if open_line and _HAN_START.match(line):
            joined[-1] += line
        else:
            joined.append(line)
        open_line = len(line) >= max(_SHORTEST, width * _FULL) and bool(_HAN_END.search(line))
    return "\n".join(line for line in joined if line)
