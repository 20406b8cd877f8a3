"""The texts that people read: extracted from Python and templates without GNU gettext, complete in English, compiled in step."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

import polib
from tree import ROOT, files, say, text

#: Of the law, what is said at public doors; the letters are said to staff.
_LAW = (
    "asking", "calendar.py", "clock", "choices.py", "codes.py", "disclosure.py", "fees.py", "grounds.py", "index_forms.py", "periods.py",
    "remedies.py", "replies.py", "report", "sayings.py",
)  # fmt: skip
#: Packages whose texts readers see: there in English, all of them. Staff pages follow.
COMPLETE = (
    "portal",
    "api",
    "cli",
    "exchange",
    "search",
    "catalog",
    "files",
    "units",
    "rulebook",
    "reporting",
    *(f"law/{part}" for part in _LAW),
)
PO = ROOT / "src/gongkai/locale/en/LC_MESSAGES/django.po"
_PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_PLURAL = {"ngettext", "ngettext_lazy"}
_CONTEXT = {"pgettext", "pgettext_lazy"}
_LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_CALL = re.compile(rf"\b(gettext|ngettext|pgettext|npgettext|_)\(\s*({_LITERAL})(?:\s*,\s*({_LITERAL}))?", re.DOTALL)


class Message(NamedTuple):
    """A text to translate: where it is used first, its context and its plural where it has them."""

    place: str
    text: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


def _from_python(place: str, source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        strings = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if (message := _message(name, place, strings)) is not None:
            yield message


def _message(name: str, place: str, strings: list[str]) -> Message | None:
    if name in _PLAIN and strings:
        return Message(place, strings[0])
    if name in _PLURAL and len(strings) > 1:
        return Message(place, strings[0], plural=strings[1])
    if name in _CONTEXT and len(strings) > 1:
        return Message(place, strings[1], context=strings[0])
    return None


def _from_template(place: str, source: str) -> Iterator[Message]:
    from django.utils.translation.template import templatize

    for name, first, second in _CALL.findall(templatize(source)):
        strings = [ast.literal_eval(part) for part in (first, second) if part]
        if (message := _message(name, place, strings)) is not None:
            yield message


def extract() -> dict[tuple[str, str], Message]:
    """Every message of the packages whose English is complete, by (context, text)."""
    found: dict[tuple[str, str], Message] = {}
    for path in files():
        if not any(path.is_relative_to(ROOT / "src/gongkai" / package) for package in COMPLETE):
            continue
        place = str(path.relative_to(ROOT))
        if path.suffix == ".py":
            messages = _from_python(place, text(path))
        elif "templates" in path.parts:
            messages = _from_template(place, text(path))
        else:
            continue
        for message in messages:
            found.setdefault(message.key, message)
    return found


def are_all_in_english() -> Iterator[str]:
    wanted = extract()
    if not PO.exists():
        yield from ([say(PO, 1, "is missing: run script/translations")] if wanted else [])
        return
    ready = {(entry.msgctxt or "", entry.msgid) for entry in polib.pofile(str(PO)) if entry.translated() and not entry.obsolete}
    for message in wanted.values():
        if message.key not in ready:
            yield f"{message.place}:1: no English for {message.text!r} (script/translations adds it to the .po file)"


def are_compiled() -> Iterator[str]:
    compiled = PO.with_suffix(".mo")
    if PO.exists() and (not compiled.exists() or compiled.read_bytes() != polib.pofile(str(PO)).to_binary()):
        yield say(compiled, 1, "is not in step with the .po file: run script/translations")
