"""Search."""

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from ninja import Query, Router

from gongkai.api import shapes
from gongkai.api.answers import answer, origin
from gongkai.api.routes.parameters import LONGEST_CODE, SEARCH_ERRORS, Size
from gongkai.api.schemas import Answer, Status
from gongkai.search.query import DEEPEST, LONGEST, Question
from gongkai.search.query import search as ask

router = Router(tags=["search"])

Kind = Literal["all", "title", "text", "document_number", "index_number"]
Sort = Literal["relevance", "date"]


@router.get("/search", response={200: Answer, **SEARCH_ERRORS}, summary=_("检索"), url_name="api-search")
def search(
    request: HttpRequest,
    # A longer q is refused by the query itself, with a code of its own.
    q: Annotated[
        str,
        Query(maxLength=LONGEST, title="检索词", description=gettext_noop("不填：列出符合条件的全部信息，新的在前")),
    ] = "",
    kind: Annotated[Kind, Query(alias="in", title="检索方式")] = "all",
    unit: Annotated[str, Query(max_length=LONGEST_CODE, title="单位代码", description=gettext_noop("含其下级单位"))] = "",
    column: Annotated[str, Query(max_length=LONGEST_CODE, title="栏目代码", description=gettext_noop("含其下级栏目"))] = "",
    theme: Annotated[str, Query(max_length=80, title="主题分类", description=gettext_noop("代码或名称"))] = "",
    genre: Annotated[str, Query(max_length=80, title="体裁", description=gettext_noop("代码或名称"))] = "",
    status: Annotated[Status, Query(title="有效性")] = "",
    since: Annotated[date, Query(alias="from", title="成文日期自")] = None,  # type: ignore[assignment]  # noqa: RUF013  (a null would be a value to send)
    until: Annotated[date, Query(alias="to", title="成文日期至")] = None,  # type: ignore[assignment]  # noqa: RUF013  (a null would be a value to send)
    sort: Annotated[Sort, Query(title="排序")] = "relevance",
    page: Annotated[int, Query(ge=1, le=DEEPEST, title="页码")] = 1,
    size: Size = 20,
    everything: Annotated[bool, Query(description=gettext_noop("按日期排序时，也列出只在正文提到的信息"))] = False,
    expand: Annotated[bool, Query(title="同义词", description=gettext_noop("是否一并检索同义词"))] = True,
) -> HttpResponse:
    question = Question(
        q=q.strip(), kind=kind, unit=unit, column=column, theme=theme, genre=genre, status=status, since=since, until=until,
        sort=sort, page=page, size=size, everything=everything, expand=expand,
    )  # fmt: skip
    return answer(shapes.answer(ask(question), origin(request)))
