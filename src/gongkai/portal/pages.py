"""What every page needs around its matter: title, place, navigation, whose site it is, the meta tags of government sites."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.portal.dates import english
from gongkai.rulebook import settings as rulebook
from gongkai.units import queries as units
from gongkai.units.models import Unit

#: On English pages, what is Chinese says so: titles, names of units and columns, documents.
CHINESE = mark_safe(' lang="zh-CN"')
NOTHING = SafeString("")
#: 明川市人民政府 → 明川市政府信息公开: the word is not said twice.
GOVERNMENT = "人民政府"
#: 61号: what the column is called everywhere.
NAME = "政府信息公开"


class Link(NamedTuple):
    """A name and where it leads. `chinese` marks names that are not translated."""

    name: str
    url: str
    chinese: bool = False


@dataclass(slots=True)
class Page:
    """The frame of a page. `section` is the current entry of the navigation: home guide rules disclosed reports units apply."""

    title: str
    section: str = ""
    unit: Unit | None = None
    crumbs: list[Link] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    feed: str = ""
    canonical: str = ""
    find_box: bool = True
    title_chinese: bool = False


def show(request: HttpRequest, template: str, page: Page, *, status: int = 200, **matter: Any) -> HttpResponse:
    """Render `template` within `page`.

    Beside `matter` it gets `zh` (the language attribute of what is Chinese on an English page), `place` (whose platform it is, as
    the head writes it before 政府信息公开), `whole` (the full name of the site) and `part` (this is a site below that government's).
    """
    name = site_name()
    place = name.removesuffix(NAME) if name.endswith(NAME) or NAME not in name else ""
    frame = {
        "page": page, "zh": CHINESE if english() else NOTHING, "place": place, "whole": name if NAME in name else name.removesuffix(GOVERNMENT) + NAME,
        "part": page.unit is not None and page.unit.name != place,
    }  # fmt: skip
    return render(request, f"portal/{template}", {**frame, **matter}, status=status)


def unit_page(title: str, unit: Unit, *, section: str = "", below: list[Link] | None = None, **frame: Any) -> Page:
    """The frame of a page on a unit's own site: the way from the platform down to it is put in front."""
    crumbs = [Link(_("首页"), reverse("home")), Link(_("公开单位"), reverse("units"))]
    if unit.parent_id and unit.parent and unit.parent.parent_id:
        crumbs += [Link(above.display_name, unit_url(above), chinese=True) for above in units.ancestors(unit)[1:]]
    crumbs.append(Link(unit.display_name, unit_url(unit), chinese=True))
    return Page(title, section=section, unit=unit, crumbs=crumbs + (below or []), **frame)


def platform_page(title: str, *, section: str = "", below: list[Link] | None = None, **frame: Any) -> Page:
    """The frame of a page of the whole platform."""
    return Page(title, section=section, crumbs=[Link(_("首页"), reverse("home")), *(below or [])], **frame)


def unit_url(unit: Unit, name: str = "unit", *more: str) -> str:
    """An address on a unit's site, in the language of the page."""
    return reverse(name, args=[unit.code, *more])


def column_metas(name: str, kind: str, description: str = "") -> list[tuple[str, str]]:
    """The meta tags of a column page: ColumnName, ColumnDescription, ColumnKeywords, ColumnType."""
    return [("ColumnName", name), ("ColumnDescription", description or name), ("ColumnKeywords", name), ("ColumnType", kind)]


def site_name() -> str:
    """The name of the whole site, as the office has set it."""
    return str(rulebook.get("site.name"))
