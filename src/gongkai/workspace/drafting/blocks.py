"""The blocks of a cleaned body, one after another."""

import re

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>")
_VOID = frozenset(("br", "img"))


def blocks_of(body: str) -> list[str]:
    """Every element that stands at the top, as it is written; text between them with the one before."""
    found, depth, start = [], 0, 0
    for tag in _TAG.finditer(body):
        if tag[2] in _VOID:
            continue
        if tag[2] == "hr":
            depth += 0
        else:
            depth += -1 if tag[1] else 1
        if depth == 0:
            found.append(body[start : tag.end()])
            start = tag.end()
    if body[start:].strip():
        found.append(body[start:])
    return found
