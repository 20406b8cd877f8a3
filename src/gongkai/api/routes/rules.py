"""What everything is ordered by: the issued structure, the entrances, the vocabularies."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router

from gongkai.api import shapes
from gongkai.api.answers import answer, listed
from gongkai.api.routes.parameters import ERRORS
from gongkai.api.schemas import Structure, Topics, Vocabulary
from gongkai.catalog.queries import platform_columns
from gongkai.catalog.queries import topics as all_topics
from gongkai.rulebook.vocabularies import terms

router = Router(tags=["structure"])


@router.get("/structure", response={200: Structure, **ERRORS}, summary=_("目录编制结构，附全平台条数"), url_name="api-structure")
def structure(request: HttpRequest) -> HttpResponse:
    return answer(listed(map(shapes.issued_node, platform_columns()), None))


@router.get("/topics", response={200: Topics, **ERRORS}, summary=_("重点领域入口，附条数"), url_name="api-topics")
def topics(request: HttpRequest) -> HttpResponse:
    rows = ({"code": topic.code, "name": topic.name, "items": topic.items, "columns": topic.columns} for topic in all_topics())
    return answer(listed(rows, None))


@router.get("/vocabularies/{name}", response={200: Vocabulary, **ERRORS}, summary=_("主题分类或体裁的词表"), url_name="api-vocabulary")
def vocabulary(request: HttpRequest, name: Literal["theme", "genre"]) -> HttpResponse:
    rows = (
        {"code": term.code, "name": term.name, "parent": term.parent.code if term.parent else None, "official": term.official}
        for term in terms(name)
    )
    return answer(listed(rows, None))
