"""What is printed and taken along: the approval form and every other paper as page and PDF, the registers of a unit as XLSX."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gongkai.events import clock
from gongkai.files.rendering.pdf import pdf
from gongkai.files.rendering.sheet import workbook
from gongkai.publishing.papers import act_registers
from gongkai.publishing.papers import register as approval_register
from gongkai.publishing.papers import sheet as approval_paper
from gongkai.publishing.papers.approval import approval_form
from gongkai.workspace import finding, printing
from gongkai.workspace.downloads import PDF, XLSX, download
from gongkai.workspace.drafting import choices
from gongkai.workspace.pages import actor_of, show
from gongkai.workspace.templatetags.drafting import field_name
from gongkai.workspace.views.items import unit_of


@require_GET
def approval(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """《政府信息公开审批单》, to be read and printed; empty boxes are signed on paper."""
    one = finding.manuscript(actor_of(request), manuscript_id)
    form = approval_form(one)
    return show(
        request, "approval.html", _("政府信息公开审批单"), room="workspace-items", one=one, form=form,
        paper_rows=list(approval_paper.rows(form, choices.names(one.columns, one.unit))), today=clock.today(),
    )  # fmt: skip


@require_GET
def approval_pdf(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """The same form as PDF, with empty boxes where it is to be signed on paper."""
    one = finding.manuscript(actor_of(request), manuscript_id)
    form = approval_form(one)
    paper = approval_paper.paper(form, choices.names(one.columns, one.unit), clock.today(), field_name)
    return download(pdf(paper), f"{_('政府信息公开审批单')}-{form.number}.pdf", PDF)


@require_GET
def paper(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """A paper of `printing.KINDS`, to be read and printed."""
    one = printing.printed(actor_of(request), kind, number)
    return show(
        request,
        "paper.html",
        one.paper.title,
        room=one.room,
        paper=one.paper,
        back=one.back,
        back_words=one.back_words,
        kind=kind,
        number=number,
    )


@require_GET
def paper_pdf(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """The same paper as PDF."""
    one = printing.printed(actor_of(request), kind, number)
    return download(pdf(one.paper), f"{one.name}.pdf", PDF)


@require_GET
def registers(request: HttpRequest) -> HttpResponse:
    """The registers of a unit for a span of days (`since`, `until`; this year if not given) as one XLSX."""
    actor = actor_of(request)
    unit = unit_of(request, actor)
    today = clock.today()
    since = _day(request.GET.get("since", ""), date(today.year, 1, 1))
    until = _day(request.GET.get("until", ""), today)
    sheets = [approval_register.approvals(actor, unit, since, until), approval_register.not_published(actor, unit, since, until)]
    sheets += act_registers.all_of(actor, unit, since, until)
    return download(workbook(sheets), f"{unit.name}{_('公开审批各登记簿')}{since:%Y%m%d}-{until:%Y%m%d}.xlsx", XLSX)


def _day(given: str, otherwise: date) -> date:
    """A day as a form sends it; what is none is `otherwise`."""
    try:
        return parse_date(given) or otherwise
    except ValueError:
        return otherwise
