"""The interface explained to people: a page made from its own OpenAPI document."""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from gongkai.api.app import document


def docs(request: HttpRequest) -> HttpResponse:
    """`/api/v1/docs`: every address with its parameters and the fields of its answer."""
    whole = document()
    schemas = whole["components"]["schemas"]
    operations = [
        _operation(path, method, operation, schemas) for path, methods in whole["paths"].items() for method, operation in methods.items()
    ]
    frame = {"info": whole["info"], "operations": operations, "language": "en" if get_language() == "en" else "zh-CN"}
    return render(request, "api/docs.html", frame)


def _operation(path: str, method: str, operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    reference = operation["responses"]["200"]["content"]["application/json"]["schema"].get("$ref", "")
    model = schemas.get(reference.rpartition("/")[2], {})
    rows = model.get("properties", {}).get("results", {}).get("items", {}).get("$ref", "")
    fields = schemas.get(rows.rpartition("/")[2], model) if rows else model
    question = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    return {
        "path": path,
        "method": method.upper(),
        "question": [_parameter({"name": name, "schema": one}) for name, one in _properties(question.get("schema", {}))],
        "example": json.dumps(question["example"], ensure_ascii=False, indent=2) if question else "",
        "id": operation["operationId"],
        "summary": operation["summary"],
        "parameters": [_parameter(one) for one in operation["parameters"]],
        "fields": [_field(name, one) for name, one in fields.get("properties", {}).items()],
        "listed": bool(rows),
        "errors": [status for status in operation["responses"] if int(status) >= 400],
    }


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The fields of a question, of each of its forms."""
    for form in schema.get("oneOf", [schema]):
        yield from form.get("properties", {}).items()


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one["schema"]
    limits = schema.get("enum") or [str(schema[name]) for name in ("minimum", "maximum") if name in schema]
    default = schema.get("default")
    return {
        "name": one["name"],
        "title": schema.get("title", ""),
        "description": one.get("description", schema.get("description", "")),
        "limits": (" | " if "enum" in schema else "–").join(limits),
        "default": "" if default is None else str(default),
    }


def _field(name: str, one: dict[str, Any]) -> dict[str, str]:
    title = one.get("title", "")
    return {"name": name, "title": title if not title.isascii() else "", "description": one.get("description", "")}
