"""The pictures of a document that was read become files of the manuscript, through the same door as all others."""

from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.files.services import FileRefused
from gongkai.publishing.models import Manuscript
from gongkai.publishing.rules.reasons import NotAllowed
from gongkai.text import pictures
from gongkai.units.gate import Actor
from gongkai.workspace.drafting import saving


def place(one: Manuscript, actor: Actor, body: str, found: list[tuple[str, bytes]]) -> tuple[Manuscript, str, int]:
    """The manuscript with the pictures that its new `body` shows, the body with their ids, and how many could not be kept."""
    known: dict[int, int] = {}
    wanted = [number for number in pictures.ids(body) if 0 < number <= len(found)]
    for number in wanted:
        kind, content = found[number - 1]
        try:
            one, file = saving.add_picture(one, actor, SimpleUploadedFile(f"{number}.{kind}", content))
        except (FileRefused, NotAllowed):
            continue
        known[number] = file.pk
    return one, pictures.readdressed(body, lambda number: f"/f/p/{known[number]}" if number in known else ""), len(wanted) - len(known)
