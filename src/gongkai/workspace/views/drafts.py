"""Begin a draft and write it: the form, its autosave, its lock, what pasted text becomes, how the public will see it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.events import clock
from gongkai.files.services import destroy
from gongkai.publishing.content import already, publicity
from gongkai.publishing.manuscripts import files_of, limit_of
from gongkai.publishing.models import Manuscript
from gongkai.publishing.models.manuscripts import fresh_key
from gongkai.publishing.rules import judging, workflow
from gongkai.publishing.rules.workflow import Event
from gongkai.publishing.services import drafting
from gongkai.publishing.services.illustrating import tidy
from gongkai.publishing.services.templates import template_for
from gongkai.text import overview
from gongkai.text.foreign.notes import Note
from gongkai.text.typesetting import typeset
from gongkai.units.gate import Actor
from gongkai.units.models import Unit
from gongkai.workspace import finding, refusals
from gongkai.workspace.drafting import choices, illustrating, notes, proposing, saving, wording
from gongkai.workspace.drafting.form import DraftForm
from gongkai.workspace.pages import actor_of, show
from gongkai.workspace.ruling import page as ruling_page

ROOM = "workspace-items"
#: Buttons that save and then lead to another page of the draft.
_ELSEWHERE = {"chart": "workspace-chart", "beside": "workspace-beside"}


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin: with a document that proposes the fields, or with an empty form."""
    actor = actor_of(request)
    unit = _unit(request, actor)
    key = request.POST.get("key", "")[:64] or fresh_key()
    context: dict[str, Any] = {
        "room": "workspace-draft-new",
        "unit": unit,
        "key": key,
        "own": any(post.unit == unit.pk for post in actor.posts),
    }
    if request.method != "POST":
        return show(request, "draft_new.html", _("录入信息"), **context)
    try:
        upload = request.FILES.get("document")
        proposal = proposing.propose(upload) if upload is not None else None  # first: a file that is refused begins no draft
        one = drafting.create(unit=unit, actor=actor, key=key)
        one = take_proposal(request, one, actor, proposal) if proposal is not None else one
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return show(request, "draft_new.html", _("录入信息"), status=refusals.status(reasons), reasons=reasons, **context)
    return HttpResponseRedirect(reverse("workspace-draft", args=[one.pk]))


def read_document(request: HttpRequest, one: Manuscript, actor: Actor) -> Manuscript:
    """Propose fields from the file `document`, if there is one, and hang it on where that was ticked or where it could not be read."""
    upload = request.FILES.get("document")
    return one if upload is None else take_proposal(request, one, actor, proposing.propose(upload))


def take_proposal(request: HttpRequest, one: Manuscript, actor: Actor, proposal: proposing.Proposal) -> Manuscript:
    """Fill the fields that are empty; the file goes where nobody asked for it. What was left out of the text is said."""
    hung = False
    try:
        values = proposing.fitting(proposal, one)
        if "body" in values:
            one, values["body"], lost = illustrating.place(one, actor, values["body"], proposal.pictures)
            told = [*proposal.notes, *([Note("picture_lost", lost)] if lost else [])]
            if told:
                messages.warning(request, notes.one_line(told, "", _("从文件带入正文时：")))
        if values:
            one = drafting.propose(one, actor=actor, version=one.version, values=values)
        if hung := bool(request.POST.get("attach")) or "body" not in proposal.values:
            one = saving.hang(one, actor, proposal.file)
    finally:
        if not hung:
            destroy(file=proposal.file)
    if not proposal.values:
        messages.warning(request, _("没有从“%s”里读出文字，已作为附件放入，请手工填写。") % proposal.file.filename)
    return one


def _unit(request: HttpRequest, actor: Actor) -> Unit:
    """The unit of which a draft is begun: `unit` (a code), else that of the post. 403 without a post that writes there."""
    code = (request.POST.get("unit") or request.GET.get("unit") or "")[:40]
    writing = workflow.roles_for(Event.WRITE, workflow.State.DRAFT)
    post = next((post for post in actor.posts if post.role in writing), None)
    if post is None:
        raise PermissionDenied
    unit = Unit.objects.filter(code=code).first() if code else Unit.objects.filter(pk=post.unit).first()
    if unit is None:
        raise Http404(_("没有这个单位"))
    if actor.post_for(writing, unit.pk, unit.path) is None:
        raise PermissionDenied
    return unit


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """The draft form. `do`: save, submit, read (a document), confirm (what was read)."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    against = judging.reasons_against(actor, Event.WRITE, one)
    if any(reason.code == "no_post" for reason in against):
        raise PermissionDenied
    if request.method == "POST":
        return _taken(request, one, actor)
    if against:
        messages.warning(request, "；".join(reason.message for reason in against))
        return HttpResponseRedirect(reverse("workspace-manuscript", args=[one.pk]))
    return _form(request, one, actor, DraftForm(manuscript=one))


def _taken(request: HttpRequest, one: Manuscript, actor: Actor) -> HttpResponse:
    """Save what can be read, then do what was asked; whatever is refused, the page keeps what was typed."""
    form = DraftForm(request.POST, manuscript=one)
    readable = form.is_valid()
    do = request.POST.get("do", "save")
    if do.startswith("over-"):  # 以我填的为准: the version that the page named after a refusal
        request.POST = request.POST.copy()
        request.POST["version"] = do.removeprefix("over-")
    try:
        one = saving.save(form, one, actor, saving.version_of(request))
        one = confirm(request, one, actor, whole=do == "confirm")
        one = saving.take_files(request, one, actor)
        one = _put_in_form(request, one, actor) if do == "format" else one
        one = _summed_up(request, one, actor) if do == "summary" else one
        one = read_document(request, one, actor)
        one = wording.take(one, do, request.POST, actor)
        if do == "submit" and readable:
            one = tidy(one, actor=actor, version=one.version)
            one = drafting.submit(one, actor=actor, version=one.version)
            messages.success(
                request, _("已提交：%(title)s，现在由%(whom)s办理。") % {"title": one.title, "whom": finding.in_whose_hands(one.state)}
            )
            return HttpResponseRedirect(reverse("workspace"))
    except refusals.REFUSED as error:
        reasons = refusals.sentences(error)
        return _form(request, finding.manuscript(actor, one.pk), actor, form, reasons=reasons, status=refusals.status(reasons))
    if not readable:
        return _form(request, one, actor, form, status=422)
    if do in _ELSEWHERE:
        return HttpResponseRedirect(reverse(_ELSEWHERE[do], args=[one.pk]))
    if do == "preview":
        return HttpResponseRedirect(reverse("workspace-preview", args=[one.pk]))
    messages.success(request, _("已保存。"))
    return HttpResponseRedirect(reverse("workspace-draft", args=[one.pk]))


def _put_in_form(request: HttpRequest, one: Manuscript, actor: Actor) -> Manuscript:
    """一键排版 without the editor: what it changed is said, and saved."""
    body, changed = typeset(one.body)
    messages.info(request, notes.one_line(changed, _("已经符合格式，没有改动。"), _("已排版：")))
    return drafting.save(one, actor=actor, version=one.version, values={"body": body})


def _summed_up(request: HttpRequest, one: Manuscript, actor: Actor) -> Manuscript:
    """An overview from the text, in the place of the one that is there; it is to be looked at."""
    found = overview.propose(one.body, one.title)
    if not found:
        messages.warning(request, _("正文太短，拟不出内容概述，请手工填写。"))
        return one
    return drafting.propose(one, actor=actor, version=one.version, values={"summary": found})


def confirm(request: HttpRequest, one: Manuscript, actor: Actor, *, whole: bool = False) -> Manuscript:
    """Fields named in `confirmed`, or all, need no further look."""
    seen = None if whole else request.POST.get("confirmed", "").split(",")
    return drafting.confirm(one, actor=actor, version=one.version, fields=seen) if one.unconfirmed else one


def matches(one: Manuscript, actor: Actor) -> list[already.Match]:
    """What is there already with the same number, title or file."""
    files = [file.sha256 for _title, file in files_of(one)]
    return already.matches(actor, one.unit, title=one.title, number=one.document_number, files=files, item=one.item_id, manuscript=one.pk)


def _form(request: HttpRequest, one: Manuscript, actor: Actor, form: DraftForm, *, status: int = 200, **matter: Any) -> HttpResponse:
    limit, template = limit_of(one, clock.today()), template_for(one)
    stale = status == 409 and any(reason.code == "changed_meanwhile" for reason in matter.get("reasons", ()))
    version = saving.version_of(request) if stale else one.version
    return show(
        request, "draft.html", _("编辑稿件"), status=status, room=ROOM, one=one, form=form, files=files_of(one), version=version, stale=stale,
        light=finding.light(limit), day=finding.day_of_twenty(limit), limit=limit, route=finding.route(one, template),
        against=judging.reasons_against(actor, Event.SUBMIT, one), next_step=Manuscript.State(workflow.TEMPLATES[template][0]).label,
        waiting=one.unconfirmed, genres=choices.genres(), matches=matches(one, actor),
        returned=_returned(one), words=wording.shown(one, writes=True),
        found=ruling_page.brief(one, files_of(one)), columns=choices.names(one.columns, one.unit), **matter,
    )  # fmt: skip


def _returned(one: Manuscript) -> Any:
    """The last return with its reasons, while it stands."""
    if one.state != workflow.State.RETURNED:
        return None
    return one.opinions.exclude(reasons=[]).select_related("person").order_by("-pk").first()


def seen(one: Manuscript) -> dict[str, Any]:
    """What the picture of the public page is drawn from."""
    return {"one": one, "files": files_of(one), "columns": choices.names(one.columns, one.unit)}


@require_GET
def preview(request: HttpRequest, manuscript_id: int) -> HttpResponse:
    """As the public will see it; with `after` as it will be when its publicity period is over."""
    actor = actor_of(request)
    one = finding.manuscript(actor, manuscript_id)
    files, after = files_of(one), request.GET.get("after") == "1"
    terms = publicity.terms_of(one)
    return show(
        request,
        "preview.html",
        _("预览：%s") % one.title,
        room=ROOM,
        one=one,
        files=[(title, file) for title, file in files if not (after and terms.closes(file.pk))],
        columns=choices.names(one.columns, one.unit),
        after=after,
        period=terms.until,
    )
