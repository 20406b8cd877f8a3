"""The front page: find, the four entrances of 61号 and 依申请公开, what is new, topics, units."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.catalog import queries as catalog
from gongkai.events import clock
from gongkai.portal import asking, rows, trees
from gongkai.portal.dates import weekday
from gongkai.portal.pages import Page, show, site_name
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.portal.trees import DISCLOSED, REPORTS, RULES
from gongkai.rulebook import settings as rulebook
from gongkai.search.query import Question
from gongkai.units import queries as units

LATEST = 9
INTERPRETATIONS = 6
INTERPRETATION = "0205"
#: So many units of a group on the front page; the directory has all.
SHOWN = {"department": 48, "county": 40, "enterprise": 24}


@conditional(etag_for_list)
def home(request: HttpRequest) -> HttpResponse:
    """`/`"""
    today = clock.today()
    column = catalog.column_of(None, INTERPRETATION)
    explained = catalog.list_items(column=column, size=INTERPRETATIONS).results if column else []
    figures = {node.column.code: node.items for node in catalog.platform_columns()}
    groups = units.directory()
    newest = catalog.list_items(size=LATEST).results
    return show(
        request, "home.html", Page(site_name(), section="home", find_box=False, feed=reverse("feed")),
        kinds=asking.kinds(), symbols=asking.SYMBOLS, question=Question(), hot=hot(),
        latest=rows.rows(newest, today), explained=rows.rows(explained, today),
        today=today, weekday=weekday(today), total=catalog.platform_total(), newest=newest[0].published_on.isoformat() if newest else "",
        topics=catalog.topics(), rules=figures.get(RULES, 0), items=figures.get(DISCLOSED, 0), reports=figures.get(REPORTS, 0),
        groups=[(group.level, group.name, group.units[: SHOWN[group.level]]) for group in groups if group.level in SHOWN],
        units=sum(len(group.units) for group in groups), interpretation=trees.column_url(None, column) if column else "",
    )  # fmt: skip


def hot() -> list[tuple[str, str]]:
    """What is often looked for, as the office has set it, with addresses."""
    return [(words, asking.link(Question(q=words))) for words in rulebook.get("site.hot_queries")]
