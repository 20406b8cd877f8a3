"""Values of settings as a page shows and takes them: lists one to a line, yes and no as words."""

from typing import Any

from gongkai.rulebook import settings
from gongkai.workspace.setting_notes import NOTES, Note

LONGEST = 2_000


def note_of(key: str) -> Note:
    """What is known of a setting; one that nobody described yet stands under its key."""
    return NOTES.get(key) or Note(key, "", "")


def shown(key: str, value: Any) -> str:
    """For reading: the name of a choice, a list with commas; "—" for nothing."""
    words = note_of(key).words
    text = "true" if value is True else "false" if value is False else value
    if not isinstance(text, list) and str(text) in words:
        return str(words[str(text)])
    if isinstance(text, list):
        return "、".join(map(str, text)) or "—"
    return str(text) if text not in ("", None) else "—"


def written(value: Any) -> str:
    """For a field: a list one to a line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def read(key: str, text: str) -> Any:
    """From a field; SettingRefusedError where it cannot be such a value."""
    default, text = settings.DEFAULTS[key], text[:LONGEST].strip()
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(text, text)
    if isinstance(default, int):
        return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 9 else text
    if isinstance(default, list):
        lines = [line.strip() for line in text.replace("\r", "").split("\n") if line.strip()]
        numbers = bool(default) and all(isinstance(one, int) for one in default)
        return [int(line) if numbers and line.isascii() and line.isdigit() and len(line) < 9 else line for line in lines]
    return text
