"""From a posted draft form to the verbs, one after the other, each on the version that the one before left."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from gongkai.files.models import StoredFile
from gongkai.files.services import destroy
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Manuscript
from gongkai.publishing.services import drafting
from gongkai.publishing.services.illustrating import illustrate
from gongkai.units.gate import Actor
from gongkai.workspace.drafting import uploads
from gongkai.workspace.drafting.form import DraftForm
from gongkai.workspace.pages import whole

#: Attachments in one form.
MOST_FILES = 50


def version_of(request: HttpRequest) -> int:
    """The version that the form saw; 0, which none has, where it says none."""
    return whole(request.POST.get("version", "")) or 0


def save(form: DraftForm, manuscript: Manuscript, actor: Actor, version: int) -> Manuscript:
    """Write the fields of a form that was looked at. Raises as the verb does; the form keeps what was typed."""
    return drafting.save(manuscript, actor=actor, version=version, values=form.values())


def take_files(request: HttpRequest, manuscript: Manuscript, actor: Actor) -> Manuscript:
    """Titles, order and removals of the files that are there, then the new ones."""
    manuscript = _arrange(request, manuscript, actor)
    for upload in request.FILES.getlist("files")[:MOST_FILES]:
        manuscript = add_file(manuscript, actor, upload)
    return manuscript


def add_file(manuscript: Manuscript, actor: Actor, upload: UploadedFile) -> Manuscript:
    """Keep an upload and hang it on; what cannot be hung on is not kept either."""
    file = uploads.take(upload)
    return hang(_as_it_is(manuscript), actor, file)


def add_picture(manuscript: Manuscript, actor: Actor, upload: UploadedFile) -> tuple[Manuscript, StoredFile]:
    """Keep an upload as a picture of the text."""
    file = uploads.take(upload)
    manuscript = _as_it_is(manuscript)
    try:
        return illustrate(manuscript, actor=actor, version=manuscript.version, file=file), file
    except Exception:
        destroy(file=file)
        raise


def _as_it_is(manuscript: Manuscript) -> Manuscript:
    """Read anew: a look into a large file takes long, and the text may have been saved meanwhile."""
    return Manuscript.objects.select_related("unit", "locked_by", "item").get(pk=manuscript.pk)


def hang(manuscript: Manuscript, actor: Actor, file: StoredFile) -> Manuscript:
    """Hang a kept file on the manuscript, under its name without the extension."""
    try:
        return drafting.attach(manuscript, actor=actor, version=manuscript.version, file=file, title=file.filename.rpartition(".")[0])
    except Exception:
        destroy(file=file)
        raise


def _arrange(request: HttpRequest, manuscript: Manuscript, actor: Actor) -> Manuscript:
    now = [(file.pk, title) for title, file in files_of(manuscript)]
    wanted: list[tuple[float, int, str]] = []
    for place, (number, title) in enumerate(now, 1):
        if request.POST.get(f"file_drop_{number}"):
            continue
        typed = request.POST.get(f"file_title_{number}", title).strip()[:300] or title
        wanted.append((_place(request.POST.get(f"file_place_{number}"), place), number, typed))
    ordered = [(number, title) for _place_, number, title in sorted(wanted, key=lambda one: one[0])]
    if ordered == now:
        return manuscript
    return drafting.arrange(manuscript, actor=actor, version=manuscript.version, files=ordered)


def _place(given: Any, place: int) -> float:
    """Where the file is to stand; a number that is typed goes before the one that had it."""
    if isinstance(given, str) and given.isascii() and given.isdigit() and len(given) < 4 and int(given) != place:
        return int(given) - 0.5 if int(given) < place else int(given) + 0.5
    return float(place)
