"""依申请公开: where to turn and how to ask (articles 27, 29, 31). Applying on line is not open yet on this installation."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai.events import clock
from gongkai.portal.notices import warnings
from gongkai.portal.pages import column_metas, platform_page, show, unit_page
from gongkai.portal.reading.conditional import conditional, etag_for_list
from gongkai.portal.views.found import unit_or_404
from gongkai.units import queries as units
from gongkai.units.models import Level

LONGEST_WORDS = 200


@conditional(etag_for_list)
def unit_apply(request: HttpRequest, code: str) -> HttpResponse:
    """`/u/<code>/apply/`: the unit's accepting office. `?q=` carries over what was looked for."""
    unit = unit_or_404(code)
    page = unit_page(
        _("依申请公开"), unit, section="apply", metas=column_metas(_("依申请公开"), _("公开栏目"), f"{unit.name} {_('依申请公开')}")
    )
    return show(
        request, "apply.html", page, unit=unit, contact=getattr(unit, "contact", None), words=_words(request),
        enterprise=unit.level == Level.ENTERPRISE, notices=warnings(unit, clock.today()),
    )  # fmt: skip


@conditional(etag_for_list)
def apply(request: HttpRequest) -> HttpResponse:
    """`/apply/`: which unit to turn to, and how."""
    root = units.root()
    groups = [(group.name, [unit for unit in group.units if unit.accepts_applications]) for group in units.directory(limit=80)]
    return show(
        request, "apply_where.html", platform_page(_("依申请公开"), section="apply", metas=column_metas(_("依申请公开"), _("公开栏目"))),
        unit=root, contact=getattr(root, "contact", None) if root else None, words=_words(request),
        groups=[(name, members) for name, members in groups if members],
    )  # fmt: skip


def _words(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST_WORDS]
