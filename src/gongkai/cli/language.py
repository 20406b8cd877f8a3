"""The language of the shell: English where the environment asks for it (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), else Chinese.

Read once from the compiled catalogue, without Django, so that `--help` and the supervisor start at once.
"""

import gettext
import os
from functools import cache
from pathlib import Path

_LOCALE = Path(__file__).resolve().parents[1] / "locale"


@cache
def language() -> str:
    """`en` or `zh-hans`."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((value for name in names if (value := os.environ.get(name))), "")
    return "en" if asked.lower().startswith("en") else "zh-hans"


@cache
def _catalogue() -> gettext.NullTranslations:
    if language() == "en":
        return gettext.translation("django", _LOCALE, languages=["en"], fallback=True)
    return gettext.NullTranslations()


def _(message: str) -> str:
    """The message in the language of the shell."""
    return _catalogue().gettext(message)
