"""Put pictures into a text, and take those away that it shows no more."""

from datetime import datetime

from django.db import transaction

from gongkai.files.models import StoredFile
from gongkai.publishing.content import pictures
from gongkai.publishing.manuscripts import files_of
from gongkai.publishing.models import Manuscript, Picture
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.services import drafting
from gongkai.units.gate import Actor

#: What a browser shows in place.
KINDS = frozenset(("png", "jpg", "gif", "webp"))
TITLE = "正文图片"


@transaction.atomic
def illustrate(manuscript: Manuscript, *, actor: Actor, version: int, file: StoredFile, at: datetime | None = None) -> Manuscript:
    """Hang a kept picture on the manuscript as part of its text (`/f/p/<id>`); NotAllowed where it is no picture of the web."""
    if file.kind not in KINDS:
        raise refuse("picture_kind", "body")
    row = drafting.attach(manuscript, actor=actor, version=version, file=file, title=TITLE, at=at)
    Picture.objects.create(file=file)
    return row


@transaction.atomic
def tidy(manuscript: Manuscript, *, actor: Actor, version: int, at: datetime | None = None) -> Manuscript:
    """Throw away pictures that the text shows no more. What changes nothing is no new version."""
    files = files_of(manuscript)
    gone = pictures.stray(manuscript, files)
    if not gone:
        return manuscript
    kept = [(file.pk, title) for title, file in files if file.pk not in gone]
    return drafting.arrange(manuscript, actor=actor, version=version, files=kept, at=at)
