"""A guide 公开指南 on its way: filled in from the unit's data, and what bars its release. It is a manuscript like any other."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gongkai.catalog import guides, structure
from gongkai.catalog.particulars import GUIDE
from gongkai.law import guides as law
from gongkai.law.guides import BLANK, Form
from gongkai.publishing.manuscripts import Kept
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules import workflow
from gongkai.publishing.rules.reasons import Reason
from gongkai.rulebook import settings
from gongkai.text.html import BadHtml, clean, plain_text
from gongkai.text.paragraphs import from_lines
from gongkai.units import paths
from gongkai.units.models import Level, Unit

ARRANGEMENT = "按栏目编排，同时标注主题分类和体裁分类，可以按标题、正文、文号、索引号检索"
WAYS = ("政府网站政府信息公开平台", "公告栏", "政务服务大厅")
FIRM_RULE = "本行业信息公开规定"
COURT = "有管辖权的人民法院"
_HOURS = re.compile(r"夏令时?：?(.+?)[；;。]?\s*冬令时?：?(.+?)(?:[；;]|$)")


def title_of(unit: Unit) -> str:
    """What the guide of the unit is called."""
    return f"{unit.name}{'信息公开指南' if guides.form_of(unit) is Form.ENTERPRISE else '政府信息公开指南'}"


def chinese_day(day: date) -> str:
    """2026年11月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def body_of(unit: Unit, form: Form, fields: dict[str, Any]) -> str:
    """The guide's text, of its fields, as a body."""
    return from_lines(law.lines(form, {"unit_name": unit.name, "unit_short": unit.short_name or unit.name, **fields}))


def open_of(unit: Unit) -> Manuscript | None:
    """The manuscript of the unit's guide that is on its way, if there is one. One query."""
    rows = Manuscript.objects.filter(unit=unit, state__in=workflow.OPEN, columns__0=guides.COLUMN)
    return rows.select_related("unit", "item__unit", "drafter", "locked_by").order_by("-pk").first()


def prefill(unit: Unit, today: date) -> dict[str, Any]:
    """Fields as the unit's own data say them: contact, columns, addresses of the site. The unit comes with its contact."""
    form, contact = guides.form_of(unit), getattr(unit, "contact", None)
    found: dict[str, Any] = {
        "classes": _classes(unit), "arrangement": ARRANGEMENT, "ways": list(WAYS), "updated_on": chinese_day(today), **_site(unit),
        **_above(unit),
    }  # fmt: skip
    if unit.organisation_code or form is not Form.ENTERPRISE:
        found["index_example"] = f"{unit.organisation_code or unit.code}/{today.year}-00001"
    if contact is not None:
        summer, winter = _hours(contact.hours)
        found |= {
            "office_name": contact.office, "office_address": contact.address, "bus_lines": contact.directions, "postcode": contact.postcode,
            "hours_summer": summer, "hours_winter": winter, "phone": contact.telephone, "fax": contact.fax, "email": contact.email,
        }  # fmt: skip
        if form is not Form.ENTERPRISE and contact.address:
            place = {"name": "公共查阅点", "address": contact.address, "hours": _("同办公时间"), "phone": contact.telephone}
            found["reading_points"] = [place]
    return law.stored(form, found)


def _classes(unit: Unit) -> list[dict[str, str]]:
    """The first-level classes with the columns that the unit must keep below each."""
    issued = structure.issued()
    by_name = {column.name: column for column in issued}
    found = []
    for name in guides.classes_of(unit):
        below = [column.name for column in issued if column.parent_id == by_name[name].pk and structure.need(column, unit) == "required"]
        if below:
            found.append({"name": name, "scope": "、".join(below[:8]) + ("等" if len(below) > 8 else "")})
    return found


def _site(unit: Unit) -> dict[str, str]:
    domain = str(settings.get("site.domain")).strip().rstrip("/")
    site = domain if not domain or "://" in domain else f"https://{domain}"
    found = {"site_name": f"{settings.get('site.name')}政府信息公开平台", "site_url": site}
    if site:
        found |= {"guide_url": f"{site}/u/{unit.code}/guide/", "apply_url": f"{site}/u/{unit.code}/apply/", "catalog_url": f"{site}/units/"}
    return found


def _above(unit: Unit) -> dict[str, str]:
    """Who supervises and who reconsiders: the government above; what nobody knows is left to the officer."""
    found = {"court_name": COURT, "special_rule": FIRM_RULE}
    above = list(Unit.objects.select_related("contact").filter(path__in=paths.ancestors(unit.path)).order_by("-path"))
    if not above:
        return found
    government = next((one for one in above if one.level != Level.DEPARTMENT), above[0])
    contact = getattr(government, "contact", None)
    office = contact.office if contact else ""
    found |= {
        "supervisor_name": office or f"{government.name}办公室", "supervisor_phone": contact.telephone if contact else "",
        "recon_body": government.name, "parent_name": government.name, "competent_department": (unit.guided_by or government).name,
    }  # fmt: skip
    return found


def _hours(text: str) -> tuple[str, str]:
    """Summer and winter of one text; the same for both where it does not part them."""
    found = _HOURS.search(text)
    return (found[1].strip(), found[2].strip()) if found else (text, text)


def obstacle(manuscript: Manuscript, files: Kept) -> Iterable[Reason]:
    """A guide from the form says all that article 12 asks, leaves no blank, and its text is the one that the fields make."""
    given = manuscript.particulars.get(GUIDE)
    if not given:
        return
    form, fields = Form(given["form"]), given.get("fields") or {}
    for one in law.of_fields(form, fields).lacking:
        yield Reason("guide_lacks", f"guide.{one.code}", {"what": one.told(_)})
    made = body_of(manuscript.unit, form, fields)
    if BLANK in made:
        yield Reason("guide_blank", "guide.blank", {"blank": BLANK})
    if _bare(made) != _bare(manuscript.body):
        yield Reason("guide_differs", "guide.body")


def _bare(body: str) -> str:
    try:
        return "".join(plain_text(clean(body)).split())
    except BadHtml:
        return ""
