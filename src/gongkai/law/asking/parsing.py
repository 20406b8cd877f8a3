"""A question as it comes in: bytes of JSON to plain values, within bounds of size and depth, each refusal in words."""

import json
from typing import Any

from gongkai.law.sayings import BadInputError, Said, gettext_noop

#: Longest question, bytes: a city's report with those of its units is the largest there is.
LARGEST = 16 * 1024 * 1024


def parse(raw: bytes, *, largest: int = LARGEST) -> Any:
    """The value written in `raw` (UTF-8 JSON, a byte order mark is passed over). BadInputError with an empty field for what cannot be read."""
    if len(raw) > largest:
        raise BadInputError("", Said("too_large", gettext_noop("太大，最多 %(largest)d KB"), {"largest": largest // 1024}))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError("", Said("not_utf8", gettext_noop("不是 UTF-8 编码的文字"))) from None
    if not text.strip():
        raise BadInputError("", Said("empty", gettext_noop("没有内容，请给出 JSON")))
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except BadInputError:
        raise
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise BadInputError("", Said("not_json", gettext_noop("不是 JSON：第 %(line)d 行第 %(column)d 个字符处读不下去"), place)) from None
    except (RecursionError, UnicodeEncodeError, ValueError):
        raise BadInputError("", Said("unreadable_json", gettext_noop("JSON 里有读不了的内容：嵌套太深、数字太长或者字符不完整"))) from None
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a name that stands in it twice is refused, for one of the two would be lost."""
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadInputError(twice[:40], Said("twice", gettext_noop("写了两次")))
    return made


def _no_number(name: str) -> None:
    raise ValueError(name)
