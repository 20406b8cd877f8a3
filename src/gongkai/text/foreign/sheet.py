"""The style sheet that a pasted text brings with it: the few declarations that say something of meaning.

Office programs put alignment, weight and hiding into classes (`.xl66 {text-align:center}`) and the names of styles into
`mso-style-name`. Only plain selectors count: an element, a class, or both; `*` and all others say nothing.
"""

import re
from collections.abc import Iterable, Mapping

Declared = dict[str, str]

_SHEET = re.compile(r"<style\b[^>]*>(.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,8000})\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_TOLD = frozenset(
    "text-align font-weight display visibility mso-hide text-decoration text-underline vertical-align mso-style-name mso-element "
    "mso-list font-family".split()
)
#: A sheet of Word is 30 kB; what goes on for ever is not read to its end.
_LONGEST, _MOST = 400_000, 4000


def declarations(style: str) -> Declared:
    """The declarations of a style attribute or a rule, by lower-case name; only those that say something."""
    found: Declared = {}
    for piece in style[:8000].split(";"):
        name, colon, value = piece.partition(":")
        if colon and (name := name.strip().lower()) in _TOLD:
            found[name] = value.strip().strip("'\"").lower()
    return found


class Sheet:
    """Rules by (element, class); an empty string stands for any."""

    def __init__(self, rules: Mapping[tuple[str, str], Declared]) -> None:
        self._rules = rules

    @classmethod
    def of(cls, body: str) -> "Sheet":
        """The sheets of a whole pasted page."""
        rules: dict[tuple[str, str], Declared] = {}
        for sheet in _SHEET.finditer(body) if "<style" in body or "<STYLE" in body else ():
            text = _COMMENT.sub(" ", sheet[1][:_LONGEST])
            for rule in list(_RULE.finditer(text))[:_MOST]:
                told = declarations(rule[2])
                for selector in rule[1].split(",") if told else ():
                    found = _SELECTOR.fullmatch(selector.strip())
                    if found and (found[1] or found[2]):
                        rules.setdefault(((found[1] or "").lower(), (found[2] or "").lower()), {}).update(told)
        return cls(rules)

    def declared(self, name: str, classes: Iterable[str]) -> Declared:
        """What the sheet declares for an element with these classes."""
        found: Declared = {}
        if self._rules:
            for key in ((name, ""), *((tag, one.lower()) for one in classes for tag in ("", name))):
                found |= self._rules.get(key, {})
        return found
