"""Meta tags of the convention for government sites (政府网站发展指引) of column and content pages, as (name, content). Site tags: base.html."""

import re

from django.http import HttpRequest

from gongkai.catalog.models import Column
from gongkai.catalog.queries import ItemPage
from gongkai.portal.reading.addresses import absolute
from gongkai.rulebook import settings as rulebook
from gongkai.units.models import Unit

Metas = list[tuple[str, str]]
#: Longest Description that search engines show.
DESCRIPTION = 120


def for_column(column: Column, unit: Unit | None = None) -> Metas:
    """Of a column page: ColumnName, ColumnDescription, ColumnKeywords, ColumnType. `unit` None: the column over all units."""
    whose = unit.name if unit else str(rulebook.get("site.name"))
    return _filled(
        [
            ("ColumnName", column.name),
            ("ColumnDescription", f"{whose}{column.name}"),
            ("ColumnKeywords", ",".join(filter(None, [column.name, column.genre, unit.display_name if unit else ""]))),
            ("ColumnType", column.name),
        ]
    )


def for_item(page: ItemPage, request: HttpRequest) -> Metas:
    """Of a content page: the column's tags, then ArticleTitle, PubDate (Shanghai), ContentSource, Keywords, Author, Description, Url."""
    item, unit = page.item, page.item.unit
    columns = for_column(page.columns[0], unit) if page.columns else []
    robots = [("robots", "noarchive")] if page.publicity is not None and not page.over else []  # what closes is not to live on in copies
    return (
        columns
        + robots
        + _filled(
            [
                ("ArticleTitle", item.title),
                ("PubDate", f"{item.published_on.isoformat()} 00:00"),
                ("ContentSource", unit.name),
                ("Keywords", re.sub(r"[\s,，、;；]+", ",", page.edition.keywords.strip())),
                ("Author", unit.name),
                ("Description", description(page.edition.summary, page.body, item.title)),
                ("Url", absolute(request, item.get_absolute_url())),
            ]
        )
    )


def description(summary: str, body: str, title: str) -> str:
    """The summary, else the beginning of the text without its markup, else the title."""
    text = summary.strip() or re.sub(r"<[^>]*>|&\w+;|\s+", "", body[: DESCRIPTION * 8]) or title
    return text if len(text) <= DESCRIPTION else text[: DESCRIPTION - 1] + "…"


def _filled(tags: Metas) -> Metas:
    return [(name, content) for name, content in tags if content]
