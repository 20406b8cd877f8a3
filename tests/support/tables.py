"""Filled tables, as officers upload them."""

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from openpyxl import load_workbook

from gongkai.law.codes import credit_check_character
from gongkai.publishing.tables.kinds import Kind
from gongkai.publishing.tables.template import template

#: A made-up credit code with a right check character.
CREDIT = "91990100MA0000001" + credit_check_character("91990100MA0000001")


def permit_row(number: int, /, **fields: Any) -> dict[str, Any]:
    """The `number`-th permit, right in every cell."""
    values: dict[str, Any] = {
        "number": f"明水许〔2026〕{number}号", "party_kind": "法人", "party": "明川市青石供水有限公司", "credit": CREDIT, "item": "取水许可",
        "kind": "普通", "content": f"年取水量{number}万立方米。", "decided_on": date(2026, 11, 20), "from": date(2026, 11, 20),
        "until": date(2031, 11, 19),
    }  # fmt: skip
    return {**values, **fields}


def filled(kind: Kind, rows: Iterable[Mapping[str, Any]], change: Callable[[Any], None] | None = None) -> bytes:
    """The kind's template with these rows from the third line on. `change` may do what people do to a sheet."""
    book = load_workbook(io.BytesIO(template(kind)))
    sheet: Any = book[kind.name]
    for line, row in enumerate(rows, 3):
        for place, field in enumerate(kind.fields, 2):
            if row.get(field.code) is not None:
                sheet.cell(row=line, column=place, value=row[field.code])
    if change is not None:
        change(sheet)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
