"""Every route with an example: what to ask of it about an item. A route that is not here fails tests/gate.

Each entry gives the addresses to ask about a `Matter` (public, hidden or withdrawn) and the statuses that are right for a public one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver

from tests.support.world import COLUMN, COMMON, UNIT, Matter

#: Words that nothing holds, as they stand in an address.
NOTHING = quote("鹦鹉螺潜艇")
Addresses = Callable[[Matter], list[str]]


@dataclass(frozen=True, slots=True)
class Route:
    """`status`: what a GET about a public item may answer. `page`: a page for readers, there in English too."""

    addresses: Addresses
    status: frozenset[int] = frozenset({200})
    page: bool = True


def at(*paths: str, status: tuple[int, ...] = (200,), page: bool = True) -> Route:
    """A route whose addresses say nothing of a single item."""
    return Route(lambda _matter: list(paths), frozenset(status), page)


def of(addresses: Addresses, *, status: tuple[int, ...] = (200,), page: bool = True) -> Route:
    """A route whose addresses are about one item."""
    return Route(addresses, frozenset(status), page)


def _searches(path: str) -> Addresses:
    """By common words, by what is in title, text and attachment, by number, narrowed, by date."""

    def ask(matter: Matter) -> list[str]:
        kinds = [("document_number", matter.document_number), ("index_number", matter.index_number), ("title", COMMON), ("text", "小区")]
        return [
            f"{path}?q={quote(COMMON)}",
            f"{path}?q={quote('名单')}&unit={UNIT}&sort=date",
            f"{path}?column={COLUMN}",
            f"{path}?q={NOTHING}",
            *(f"{path}?in={kind}&q={quote(words)}" for kind, words in kinds),
        ]

    return ask


def _lists(matter: Matter) -> list[str]:
    """The interface's list: all, narrowed, and by both numbers."""
    numbers = [("index_number", matter.index_number), ("document_number", matter.document_number)]
    narrowed = ["", f"?unit={UNIT}", f"?column={COLUMN}&year={matter.item.published_on.year}"]
    return [f"/api/v1/items{query}" for query in (*narrowed, *(f"?{name}={quote(number)}" for name, number in numbers))]


ROUTES: dict[str, Route] = {
    "home": at("/"),
    "search": of(_searches("/search")),
    "latest": at("/latest/"),
    "guide": at("/guide/"),
    "rules": at("/rules/"),
    "disclosed": at("/disclosed/"),
    "reports": at("/reports/"),
    "apply": at("/apply/"),
    "topic": at("/topics/education/", "/topics/health/"),
    "column": at(f"/c/{COLUMN}/", "/c/02/"),
    "units": at("/units/"),
    "unit": at(f"/u/{UNIT}/"),
    "unit-former": at(f"/u/{UNIT}/former/", status=(302,), page=False),
    "unit-guide": at(f"/u/{UNIT}/guide/"),
    "unit-rules": at(f"/u/{UNIT}/rules/"),
    "unit-catalogue": at(f"/u/{UNIT}/catalogue/"),
    "unit-reports": at(f"/u/{UNIT}/reports/"),
    "unit-apply": at(f"/u/{UNIT}/apply/"),
    "unit-column": at(f"/u/{UNIT}/c/{COLUMN}/", f"/u/{UNIT}/c/02/"),
    "item": of(lambda matter: [f"/i/{matter.item.pk}"]),
    "item-chart": of(lambda matter: [f"/i/{matter.item.pk}/chart.svg"], page=False),
    "file": of(lambda matter: [f"/f/{matter.attachment.pk}"], page=False),
    "picture": of(lambda matter: [f"/f/p/{matter.attachment.file_id}"], page=False),
    "index-number": of(lambda matter: [f"/index/{quote(matter.index_number)}"]),
    "document-number": of(lambda matter: [f"/number/{quote(matter.document_number)}"]),
    "law": at(
        "/law/",
        "/law/?channel=online&as_of=2026-10-14&kind1=submitted&on1=2026-09-14&kind2=confirmed&on2=2026-09-15"
        "&kind3=third_party_asked&on3=2026-09-21&kind4=third_party_answered&on4=2026-09-29",
        "/law/?channel=counter&as_of=2025-07-20&kind1=submitted&on1=2025-06-27&kind2=correction_asked&on2=2025-07-08",
    ),
    "law-days": at("/law/days/", "/law/days/?formed_on=2025-12-24&from=2026-12-24&add=20&since=2026-10-01&until=2026-10-08"),
    "law-fee": at("/law/fee/", "/law/fee/?by=items&count=6&already=28&noticed_on=2026-09-14", "/law/fee/?by=pages&count=250"),
    "law-periods": at(
        "/law/periods/",
        "/law/periods/?kind=reconsideration&known_on=2025-08-05&reply=37&ground=14-1&made_on=2025-03-04",
    ),
    "law-report": at("/law/report/", "/law/report/?example=1"),
    "law-calendar": at("/law/calendar/", status=(302,), page=False),
    "law-calendar-year": at("/law/calendar/2026", "/law/calendar/2018", "/law/calendar/2027"),
    "map": at("/map/"),
    "contact": at("/contact/"),
    "about": at("/about/"),
    "styleguide": at("/styleguide/"),
    "healthz": at("/healthz", page=False),
    "metrics": at("/metrics", page=False),
    "robots": at("/robots.txt", page=False),
    "sitemap": at("/sitemap.xml", page=False),
    "sitemap-units": at("/sitemap/units-0.xml", page=False),
    "sitemap-items": at("/sitemap/items-0.xml", page=False),
    "media": at("/media/"),
    "media-feed": at("/media/atom.xml", page=False),
    "media-rss": at("/media/rss.xml", page=False),
    "unit-media-feed": at(f"/u/{UNIT}/media/atom.xml", page=False),
    "unit-media-rss": at(f"/u/{UNIT}/media/rss.xml", page=False),
    "feed": at("/atom.xml", page=False),
    "unit-feed": at(f"/u/{UNIT}/atom.xml", page=False),
    "unit-column-feed": at(f"/u/{UNIT}/c/{COLUMN}/atom.xml", f"/u/{UNIT}/c/02/atom.xml", page=False),
    "moved": of(
        lambda matter: [f"/moved?url={quote('http://old.example.gov.cn' + matter.old_address, safe='')}"], status=(301,), page=False
    ),
    "api": at("/api/v1/", status=(302,), page=False),
    "api-docs": at("/api/v1/docs"),
    "api-openapi": at("/api/v1/openapi.json", page=False),
    "api-nothing": at("/api/v1/nothing", status=(404,), page=False),
    "api-units": at("/api/v1/units", page=False),
    "api-unit": at(f"/api/v1/units/{UNIT}", page=False),
    "api-unit-columns": at(f"/api/v1/units/{UNIT}/columns", page=False),
    "api-unit-guide": at(f"/api/v1/units/{UNIT}/guide", status=(404,), page=False),
    "api-items": of(_lists, page=False),
    "api-item": of(lambda matter: [f"/api/v1/items/{matter.item.pk}"], page=False),
    "api-search": of(_searches("/api/v1/search"), page=False),
    "api-structure": at("/api/v1/structure", page=False),
    "api-topics": at("/api/v1/topics", page=False),
    **{
        f"api-law-{command}": at(f"/api/v1/law/{command}", page=False)
        for command in ("clock", "workday", "fee", "period", "remedy", "check-report", "index-number")
    },
    "api-law-calendar": at("/api/v1/law/calendar/2026", "/api/v1/law/calendar/2031", page=False),
    "api-vocabulary": at("/api/v1/vocabularies/theme", "/api/v1/vocabularies/genre", page=False),
}

#: Addresses that are no route: they once were those of documents elsewhere.
OLD_ADDRESSES = of(lambda matter: [matter.old_address], status=(301,), page=False)


def names() -> Iterator[str]:
    """The name of every pattern that the resolver knows, with its namespaces."""
    yield from _walk(get_resolver(), "")


def _walk(resolver: URLResolver, space: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name or pattern.pattern}"
        else:
            yield from _walk(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
