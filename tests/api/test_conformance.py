"""The published schema is true: schemathesis asks what it allows and what it forbids, and real answers are held against it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from gongkai.api.app import document
from gongkai.law.asking import COMMANDS
from tests.api.conftest import GOVERNMENT, HOUSING, OFFICE, World

pytestmark = pytest.mark.django_db
OPERATIONS = sorted(document()["paths"])
#: Addresses that are asked by POST too.
QUESTIONS = {f"/api/v1/law/{command}" for command in COMMANDS}
load_all_checks()


@cache
def schema() -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


def operation(path: str, method: str = "GET") -> APIOperation:
    return schema()[path][method]


@pytest.fixture(autouse=True)
def _world(world: World) -> Iterator[None]:
    """There is something to ask for; the test's transaction outlives a request, as with Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", OPERATIONS)
def test_every_answer_is_declared(path: str, mode: GenerationMode) -> None:
    """Status, media type and content, for what the schema allows and what it forbids. That an allowed key or code exists is not promised."""
    if mode == GenerationMode.NEGATIVE and not operation(path).query and not operation(path).path_parameters:
        return

    @settings(max_examples=25, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation(path).as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        empty = "" in (case.query or {}).values()  # allowed, and the same as not given
        case.call_and_validate(excluded_checks=[positive_data_acceptance, *([negative_data_rejection] if empty else [])])

    ask()


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", [path for path in OPERATIONS if "post" in document()["paths"][path]])
def test_every_answer_to_a_question_is_declared(path: str, mode: GenerationMode) -> None:
    """As above, for what is POSTed. Not every day of the schema exists (2026-02-30), and a report may be any object."""

    @settings(max_examples=25, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation(path, "POST").as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        loose = [negative_data_rejection] if path.endswith("check-report") else []
        case.call_and_validate(excluded_checks=[positive_data_acceptance, *loose])

    ask()


def addresses(world: World) -> Iterator[str]:
    """Real questions with rich answers."""
    yield from ("/api/v1/units?size=100", f"/api/v1/units/{OFFICE}", f"/api/v1/units/{HOUSING}", f"/api/v1/units/{GOVERNMENT}")
    yield from (f"/api/v1/units/{OFFICE}/columns", "/api/v1/structure", "/api/v1/topics", "/api/v1/items?size=100")
    yield from ("/api/v1/vocabularies/theme", "/api/v1/vocabularies/genre")
    yield from (f"/api/v1/items/{number}" for number in (world.rule, world.old, world.reading, world.withdrawn, world.hidden, 10**9))
    yield from (
        f"/api/v1/search?{query}"
        for query in ("q=供水", "q=项目表", "q=明政办发〔2026〕1号", "q=没有的东西在哪里", "sort=date", f"q=x&unit={OFFICE}")
    )


def test_real_answers_fit_the_schema(client: Client, world: World) -> None:
    for address in addresses(world):
        answer = client.get(address)
        path = answer.resolver_match.route
        template = next(one for one in OPERATIONS if one.replace("{", "<").replace("}", ">") == f"/{path}")
        declared = operation(template).definition.raw["responses"][str(answer.status_code)]["content"]
        assert set(declared) == {answer["Content-Type"]}
        operation(template).validate_response(schemathesis_response(answer, address))


def schemathesis_response(answer: Any, address: str) -> Any:
    """Django's answer as one of schemathesis."""
    import requests

    request = requests.Request("GET", f"http://testserver{address}").prepare()
    headers = {name.lower(): [value] for name, value in answer.items()}
    return schemathesis.Response(
        status_code=answer.status_code, headers=headers, content=answer.content, request=request, elapsed=0.1, verify=True
    )  # fmt: skip


def test_the_document_declares_every_error_as_a_problem() -> None:
    whole = document()
    assert whole["openapi"].startswith("3.1")
    for path, operations in whole["paths"].items():
        assert set(operations) == ({"get", "post"} if path in QUESTIONS else {"get"})
        responses = operations["get"]["responses"]
        wanted = {"200", "400", "404", "405", "406", "422", "500"} | ({"503"} if path.endswith("search") else set())
        assert wanted <= set(responses), path
        assert all(set(answer["content"]) == {"application/problem+json"} for status, answer in responses.items() if status != "200")
    assert "410" in whole["paths"]["/api/v1/items/{item_id}"]["get"]["responses"]


def test_the_document_is_served_as_it_is_in_both_languages(client: Client) -> None:
    chinese, english = client.get("/api/v1/openapi.json").json(), client.get("/en/api/v1/openapi.json").json()
    assert chinese == document()
    assert chinese["paths"].keys() == english["paths"].keys()


def test_the_page_for_people_lists_every_operation_and_loads_nothing_foreign(client: Client) -> None:
    page = client.get("/api/v1/docs")
    text = page.content.decode()
    assert page.status_code == 200
    assert all(f"GET {path}" in text for path in OPERATIONS)
    assert "文号" in text
    assert "http://" not in text
    assert "https://" not in text
    assert "<script" not in text
    assert client.get("/api/v1/").headers["Location"] == "/api/v1/docs"
