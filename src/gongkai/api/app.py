"""The interface: its routes, its problems, and the OpenAPI document made from them."""

import json
from functools import lru_cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext, gettext_lazy
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation

from gongkai import __version__
from gongkai.api import problems
from gongkai.api.routes import calendar, items, law, rules, search, units
from gongkai.catalog.queries import BadKey
from gongkai.search.query import BadQuery
from gongkai.search.readers import NoIndex

PREFIX = "api/v1/"


class Interface(NinjaAPI):
    """Operations are called as their addresses are."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.url_name.removeprefix("api-").replace("-", "_")


api = Interface(
    title=gettext_lazy("政府信息公开数据接口"),
    version=__version__,
    description=gettext_lazy("本平台公开的全部信息，供读取。与网页同源同步，不需要登录，不限来源。"),
    openapi_url=None,
    docs_url=None,
)
for one in (units, items, search, rules, calendar, law):
    api.add_router("", one.router)
api.add_exception_handler(problems.Problem, problems.of_itself)
api.add_exception_handler(ValidationError, problems.unreadable)
api.add_exception_handler(BadQuery, problems.bad_query)
api.add_exception_handler(BadKey, problems.bad_key)
api.add_exception_handler(NoIndex, problems.no_index)


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document in the current language."""
    return dict(json.loads(_document(get_language() or "")))


@lru_cache(maxsize=4)
def _document(language: str) -> str:
    schema = api.get_openapi_schema(path_prefix=PREFIX)
    for operations in schema["paths"].values():
        for operation in operations.values():
            for parameter in operation["parameters"]:
                if parameter["schema"].get("default") in ("", 0):
                    del parameter["schema"]["default"]  # means: not given
                if parameter["in"] == "query":
                    parameter["allowEmptyValue"] = True  # as a form sends it; means: not given
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    response["content"] = {problems.MEDIA_TYPE: response["content"]["application/json"]}
    return json.dumps(_translated(schema), cls=DjangoJSONEncoder, ensure_ascii=False)


def _translated(part: Any) -> Any:
    """The descriptions of fields and parameters in the current language; their titles are the names of the regulations and stay."""
    if isinstance(part, list):
        return [_translated(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {name: gettext(one) if name == "description" and isinstance(one, str) else _translated(one) for name, one in part.items()}


def openapi(request: HttpRequest) -> HttpResponse:
    """`/api/v1/openapi.json`."""
    return HttpResponse(_document(get_language() or ""), content_type="application/json")


def nothing(request: HttpRequest) -> HttpResponse:
    """Any other address beneath /api/v1/."""
    raise problems.no_such_address()
