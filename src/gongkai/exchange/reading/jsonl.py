"""JSON lines: one object a line."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from gongkai.exchange.reading.rows import Refusal, Row, Value
from gongkai.exchange.reading.texts import Texts


class _Twice(ValueError):
    """An object that names a field twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return fields


def read(texts: Texts, known: Collection[str]) -> Iterator[Row | Refusal]:
    """Rows of a JSON lines file. Values of fields outside `known` may be of any type and are passed over."""
    for number, text in texts:
        if isinstance(text, Refusal):
            yield text
        elif text and not text.isspace():
            yield _row(number, text, known)


def _row(number: int, text: str, known: Collection[str]) -> Row | Refusal:
    try:
        fields = json.loads(text, object_pairs_hook=_once)
    except _Twice as error:
        return Refusal(number, str(error), "field_twice", "同一行中字段重复出现")
    except (ValueError, RecursionError) as error:
        return Refusal(number, "", "bad_json", f"不是有效的 JSON：{_place(error)}", text[:60])
    if not isinstance(fields, dict):
        return Refusal(number, "", "not_an_object", "本行不是 JSON 对象", text[:60])
    values: dict[str, Value] = {}
    for name, value in fields.items():
        if isinstance(value, str) or value is None:
            values[name] = value
        elif name not in known:
            values[name] = None
        elif isinstance(value, list) and all(isinstance(part, str) for part in value):
            values[name] = value
        else:
            return Refusal(number, name, "type", "字段应为文本", json.dumps(value, ensure_ascii=False)[:60])
    return Row(number, values)


def _place(error: Exception) -> str:
    return f"第 {error.colno} 个字符处" if isinstance(error, json.JSONDecodeError) else "嵌套过深或数值过长"
