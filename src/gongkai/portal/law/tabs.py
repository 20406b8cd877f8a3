"""The pages under /law/ as tabs, with the links between them."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.portal.pages import Link, Page, column_metas, platform_page


class Tab(NamedTuple):
    """A page of the calculator."""

    route: str
    name: str
    url: str


def tabs() -> list[Tab]:
    """In the order in which they are wanted."""
    names = {"law": _("答复期限"), "law-days": _("主动公开期限和工作日"), "law-fee": _("信息处理费"), "law-periods": _("复议、诉讼和救济"),
             "law-report": _("年报核对"), "law-calendar": _("工作日历")}  # fmt: skip
    return [Tab(route, name, reverse(route)) for route, name in names.items()]


def page(route: str, title: str) -> Page:
    """The frame of one of them."""
    below = [] if route == "law" else [Link(_("期限计算器"), reverse("law"))]
    return platform_page(title, section="law", below=below, metas=column_metas(title, _("期限计算器")))
