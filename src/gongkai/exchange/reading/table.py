"""Tables: CSV, and sheets that look the same once their cells are texts."""

import csv
from collections.abc import Iterator

from gongkai.exchange.reading.lines import MAX_LINE
from gongkai.exchange.reading.rows import Refusal, Row, UnreadableFile, Value
from gongkai.exchange.reading.texts import Texts


class _Feed:
    """Hands lines to the csv module and keeps aside what is no text, since that module takes texts only."""

    def __init__(self, texts: Texts) -> None:
        self._texts = iter(texts)
        self.refused: list[Refusal] = []
        self.line = 0

    def __iter__(self) -> Iterator[str]:
        for number, text in self._texts:
            self.line = number
            if isinstance(text, Refusal):
                self.refused.append(text)
                yield "\n"  # ends nothing that is open, begins nothing new
            else:
                yield text + "\n"


def header(cells: list[str]) -> list[str]:
    """The column names of a table. UnreadableFile where there are none, or one stands twice."""
    names = [cell.strip().lstrip("\ufeff") for cell in cells]
    if not any(names):
        raise UnreadableFile("no_header", "第一行没有列名")
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise UnreadableFile("header_twice", f"列名重复：{'、'.join(twice)}")
    return names


def row(number: int, names: list[str], cells: list[str]) -> Row | Refusal:
    """One record under its names; refused when it has cells beyond the header, or a NUL."""
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        return Refusal(number, "", "cells", f"本行有 {len(cells)} 格，多于表头的 {len(names)} 列", "".join(cells[len(names) :])[:60])
    values: dict[str, Value] = dict(zip(names, cells, strict=False))
    values.pop("", None)
    return Row(number, values)


def read(texts: Texts) -> Iterator[Row | Refusal]:
    """Rows of a CSV file with a header line. A quote that is never closed refuses the record it began, with its span of lines."""
    csv.field_size_limit(MAX_LINE)
    feed = _Feed(texts)
    records = csv.reader(iter(feed), strict=True)
    names: list[str] | None = None
    while True:
        start, before = feed.line + 1, len(feed.refused)
        try:
            cells = next(records)
        except StopIteration:
            yield from feed.refused
            return
        except csv.Error as error:
            yield from _taken(feed)
            yield Refusal(start, "", "csv", _span(start, feed.line, error))
            continue
        broken = len(feed.refused) > before
        yield from _taken(feed)
        if broken or not cells:
            continue
        if names is None:
            names = header(cells)
        else:
            yield row(start, names, cells)


def _taken(feed: _Feed) -> list[Refusal]:
    refused, feed.refused = feed.refused, []
    return refused


def _span(start: int, end: int, error: csv.Error) -> str:
    where = f"第 {start} 至 {end} 行" if end > start else "本行"
    why = "引号没有闭合" if "end of data" in str(error) or "limit" in str(error) else "引号使用不规范"
    return f"{where}无法按 CSV 读取：{why}"
