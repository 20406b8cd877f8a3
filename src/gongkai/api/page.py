"""The interface explained to people: a page made from its own OpenAPI document."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from gongkai.api.app import document


def docs(request: HttpRequest) -> HttpResponse:
    """`/api/v1/docs`: every address with its parameters and the fields of its answer."""
    whole = document()
    schemas = whole["components"]["schemas"]
    operations = [_operation(path, operation["get"], schemas) for path, operation in whole["paths"].items()]
    frame = {"info": whole["info"], "operations": operations, "language": "en" if get_language() == "en" else "zh-CN"}
    return render(request, "api/docs.html", frame)


def _operation(path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    reference = operation["responses"]["200"]["content"]["application/json"]["schema"].get("$ref", "")
    model = schemas.get(reference.rpartition("/")[2], {})
    rows = model.get("properties", {}).get("results", {}).get("items", {}).get("$ref", "")
    fields = schemas.get(rows.rpartition("/")[2], model) if rows else model
    return {
        "path": path,
        "id": operation["operationId"],
        "summary": operation["summary"],
        "parameters": [_parameter(one) for one in operation["parameters"]],
        "fields": [_field(name, one) for name, one in fields.get("properties", {}).items()],
        "listed": bool(rows),
        "errors": [status for status in operation["responses"] if int(status) >= 400],
    }


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one["schema"]
    limits = schema.get("enum") or [str(schema[name]) for name in ("minimum", "maximum") if name in schema]
    default = schema.get("default")
    return {
        "name": one["name"],
        "title": schema.get("title", ""),
        "description": one.get("description", ""),
        "limits": (" | " if "enum" in schema else "–").join(limits),
        "default": "" if default is None else str(default),
    }


def _field(name: str, one: dict[str, Any]) -> dict[str, str]:
    title = one.get("title", "")
    return {"name": name, "title": title if not title.isascii() else "", "description": one.get("description", "")}
