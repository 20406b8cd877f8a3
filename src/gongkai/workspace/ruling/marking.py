"""Findings marked in the HTML of a body. The HTML is of our policy; what is put in is ours."""

import html as entities
import re
from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from gongkai.text.findings import FindingKind
from gongkai.workspace.ruling.gathered import Group

_TAG = re.compile(r"(<[^>]*>)")
#: Kinds that are a stretch of text; of a list the place beside it tells.
_MARKED = frozenset({FindingKind.RESIDENT_ID, FindingKind.MOBILE, FindingKind.BANK_CARD, FindingKind.ADDRESS, FindingKind.SECRECY_MARK})
#: Kinds that are shown masked in place too.
_HIDDEN = frozenset({FindingKind.RESIDENT_ID, FindingKind.MOBILE, FindingKind.BANK_CARD})


def marked_body(body: str, groups: Sequence[Group]) -> SafeString:
    """The body with a <mark> around each finding, numbered as in the list, to be reached by keyboard."""
    spots = [
        (one.start, one.end, one.masked if one.kind in _HIDDEN else "", group)
        for group in groups
        for one in group.findings
        if one.field == "body" and one.kind in _MARKED
    ]
    last = len(body) + 1
    seen: set[int] = set()
    for start, end, masked, group in sorted(spots, key=lambda spot: -spot[0]):
        if end > last or end > len(body):
            continue
        last = start
        body = body[:start] + _marked(body[start:end], masked, group) + body[end:]
    for group in groups:  # the first of each number is the one that the list leads to
        if group.number not in seen:
            seen.add(group.number)
            body = body.replace(f'data-hit="{group.number}"', f'id="hit-{group.number}" data-hit="{group.number}"', 1)
    return mark_safe(body)


def _marked(piece: str, masked: str, group: Group) -> str:
    state = "done" if group.ruling else "hard" if group.hard else "open"
    label = entities.escape(f"{group.number} {group.kind_name}")
    begin = f'<mark class="hit {state}" data-hit="{group.number}" tabindex="0" title="{label}">'
    end = f"<sup>{group.number}</sup></mark>"
    if masked:
        return f"{begin}{entities.escape(masked)}{end}" + "".join(_TAG.findall(piece))
    parts = [part for part in _TAG.split(piece) if part]
    texts = [place for place, part in enumerate(parts) if not part.startswith("<")]
    for place in texts:
        parts[place] = f"{begin}{parts[place]}{end if place == texts[-1] else '</mark>'}"
    return "".join(parts)
