"""Mask findings in words: the number gives way to its masked form, tags and everything around it stay."""

import html as entities
import re
from collections.abc import Sequence

from gongkai.publishing.models import Finding

_TAGS = re.compile(r"<[^>]*>")


def masked_text(text: str, findings: Sequence[Finding]) -> str:
    """Plain text with the findings masked; `start` and `end` are places in it."""
    for one in _from_behind(findings):
        text = text[: one.start] + one.masked + text[one.end :]
    return text


def masked_html(html: str, findings: Sequence[Finding]) -> str:
    """The same of HTML. Tags that stand within a finding follow its masked form."""
    for one in _from_behind(findings):
        tags = "".join(_TAGS.findall(html[one.start : one.end]))
        html = html[: one.start] + entities.escape(one.masked) + tags + html[one.end :]
    return html


def _from_behind(findings: Sequence[Finding]) -> list[Finding]:
    """Those that stand apart, the last first."""
    kept: list[Finding] = []
    for one in sorted(findings, key=lambda one: (one.start, one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept[::-1]
