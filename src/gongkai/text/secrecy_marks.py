"""Classification marks 密级标志 in a text: 秘密★1年, 密级：机密, or the word alone on its line. 商业秘密 and 保守国家秘密 are none."""

import re

_LEVEL = "绝\\s?密|机\\s?密|秘\\s?密"
_TERM = "[0-9０-９一二三四五六七八九十]{1,3}\\s*(?:年|个?月|天)|长期"
_MARK = re.compile(
    rf"(?<![一-鿿])(?:{_LEVEL})\s*[★☆*＊]"
    rf"|密\s*级\s*[:：]\s*(?:{_LEVEL})"
    rf"|^[\s　]*(?:{_LEVEL})(?:[\s　]*(?:{_TERM}))?[\s　]*$",
    re.MULTILINE,
)


def marked(text: str) -> bool:
    """Whether the text bears a mark. What it says is not handed on: a refusal must not quote it (design rule 8)."""
    return _MARK.search(text) is not None
