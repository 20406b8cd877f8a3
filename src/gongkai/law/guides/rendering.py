"""The reference text of a guide with a unit's fields filled in: lines of plain text, the levels 一、（一）1. among them.

Marks of the reference: {name} a field, {#list}…{/list} once for each entry ({n} its number, {.} a plain text, {part} a part of it) or once
for a text that is there, [级·…] what is said for this kind of unit. A field that is empty leaves a blank ____ that cannot be overlooked.
"""

import re
from collections.abc import Mapping
from typing import Any

from gongkai.law.guides.fields import Form
from gongkai.law.guides.texts import AUTHORITY, ENTERPRISE, LEVELS

BLANK = "____"
#: Lists without which the sentence makes no sense.
REQUIRED = frozenset({"classes", "ways", "reading_points"})
_LIST = re.compile(r"\{#(\w+)\}(.*?)\{/\1\}", re.DOTALL)
_FIELD = re.compile(r"\{(\w+|\.)\}")
_LEVEL = re.compile(r"\[级·(\w+)\]")

Values = Mapping[str, Any]


def reference(form: Form) -> str:
    """The reference text of a kind of unit, with its marks; what is said by level is put in."""
    if form is Form.ENTERPRISE:
        return ENTERPRISE
    return _LEVEL.sub(lambda found: LEVELS[form][found[1]], AUTHORITY)


def lines(form: Form, values: Values) -> list[str]:
    """The text as lines, without the title."""
    text = _LIST.sub(lambda found: _each(found[1], found[2], values), reference(form))
    filled = (_FIELD.sub(lambda found: _said(values.get(found[1])), line) for line in text.splitlines())
    return [_tidy(line) for line in filled if line.strip()]


def _each(name: str, pattern: str, values: Values) -> str:
    """What is said for each entry, one after the other; of one text that is there, once. A list that the law requires leaves a blank."""
    value = values.get(name)
    entries = [value] if isinstance(value, str) and value.strip() else [] if isinstance(value, str) else list(value or ())
    if not entries:
        return BLANK if name in REQUIRED else ""
    last = pattern[-1:] if pattern[-1:] in "；、" else ""
    whole = "".join(_entry(pattern, number, entry, values) for number, entry in enumerate(entries, 1))
    return whole.removesuffix(last) if last else whole


def _entry(pattern: str, number: int, entry: Any, values: Values) -> str:
    """One entry; what is no part of it is said of the unit."""
    own = {**values, "n": str(number), **(entry if isinstance(entry, Mapping) else {".": entry})}
    said = _FIELD.sub(lambda found: _said(own.get(found[1])), pattern)
    return said.replace("{", "｛").replace("}", "｝")


def _said(value: Any) -> str:
    """A value in the text, on one line."""
    return " ".join(str(value or "").split()) or BLANK


def _tidy(line: str) -> str:
    """No doubled stops where a field brought its own."""
    return re.sub(r"([。；，、])(?=[。；])", "", line)
