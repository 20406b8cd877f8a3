"""Pictures of a text: every one that it shows is a file of the manuscript, and no other picture goes out with it."""

from collections.abc import Iterable

from gongkai.publishing.manuscripts import Kept
from gongkai.publishing.models import Manuscript, Picture
from gongkai.publishing.rules.reasons import Reason
from gongkai.text import pictures


def shown(manuscript: Manuscript) -> frozenset[int]:
    """The files that its text shows."""
    return frozenset(pictures.ids(manuscript.body))


def stray(manuscript: Manuscript, files: Kept) -> frozenset[int]:
    """Files that came as pictures and that the text shows no more."""
    left = {file.pk for _title, file in files} - shown(manuscript)
    return frozenset(Picture.objects.filter(file__in=left).values_list("file_id", flat=True)) if left else frozenset()


def attachments(manuscript: Manuscript, files: Kept) -> Kept:
    """The files that are attachments, without the pictures of the text, those shown and those left over."""
    gone = shown(manuscript) | stray(manuscript, files)
    return [(title, file) for title, file in files if file.pk not in gone]


def obstacle(manuscript: Manuscript, files: Kept) -> Iterable[Reason]:
    """A picture that belongs to somebody else or is lost; one that nobody sees in the text and that would go out nevertheless."""
    here = {file.pk for _title, file in files}
    if shown(manuscript) - here:
        yield Reason("picture_lost", "body")
    if stray(manuscript, files):
        yield Reason("picture_stray", "body")
