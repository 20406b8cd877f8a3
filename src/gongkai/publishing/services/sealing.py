"""封存: destroy what an item said, in every edition and manuscript, and say that it was done. The record of acts stays, without words.

Gone: bodies, texts, titles, summaries, hashes of editions; attachments with their files and text; manuscripts' words; the title in items,
in relations of others and, with the next step of the indexer, in the search index. What stays: number of editions, days, acts, opinions.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import F

from gongkai.catalog.models import Attachment, ClosingBody, Content, Edition, Item, Particulars, Relation
from gongkai.events.emit import emit
from gongkai.files.models import StoredFile
from gongkai.files.services import destroy
from gongkai.publishing.acts import Act
from gongkai.publishing.models import Admission, LastSeen, Manuscript, ManuscriptFile, Removal
from gongkai.publishing.rules.reasons import refuse
from gongkai.publishing.services.revision import event

#: What stands where a title stood 【口径】. Stored; pages translate it.
NO_TITLE = "依法撤下"
_WORDS = ("title", "body", "summary", "keywords", "note", "remark", "ground_reason", "late_reason", "urgent_why")


def sealed(items: Iterable[int]) -> frozenset[int]:
    """Which of the items are sealed: nothing may come into them again."""
    rows = Removal.objects.filter(item__in=list(items), seal=True, state=Removal.State.DONE)
    return frozenset(rows.values_list("item_id", flat=True))


def seal(item: Item, removal: Removal, act: Act) -> None:
    """Destroy, in the caller's transaction; the item is withdrawn already. The bytes follow within minutes (`files.destroy`)."""
    _overwrite()
    files = _files(item)
    editions = Edition.objects.filter(item=item)
    numbers = list(editions.values_list("pk", flat=True))
    Content.objects.filter(edition__in=numbers).delete()
    Particulars.objects.filter(edition__in=numbers).delete()
    ClosingBody.objects.filter(edition__in=numbers).delete()
    Attachment.objects.filter(edition__in=numbers).delete()
    editions.update(title="", summary="", keywords="", note="", content_hash="")
    manuscripts = list(Manuscript.objects.filter(item=item).values_list("pk", flat=True))
    ManuscriptFile.objects.filter(manuscript__in=manuscripts).delete()
    LastSeen.objects.filter(manuscript__in=manuscripts).delete()
    Manuscript.objects.filter(pk__in=manuscripts).update(
        **dict.fromkeys(_WORDS, ""), difference=[], particulars={}, version=F("version") + 1
    )
    for file in files:
        destroy(file=file, at=act.at)
    _forget_title(item, title_goes=removal.title_goes)
    Admission.objects.filter(item=item).update(draft_hash="")
    data = {"removal": removal.pk, "editions": len(numbers), "files": len(files), "manuscripts": len(manuscripts)}
    emit([event(item, "sealed", act.at, data, reason=removal.public_reason, by=act.by)])


def _files(item: Item) -> list[StoredFile]:
    """All files of all editions and manuscripts; NotAllowed where something else carries one."""
    mine = StoredFile.objects.filter(pk__in=Attachment.objects.filter(edition__item=item).values("file"))
    drafted = StoredFile.objects.filter(pk__in=ManuscriptFile.objects.filter(manuscript__item=item).values("file"))
    files = {file.pk: file for file in [*mine, *drafted]}
    elsewhere = Attachment.objects.filter(file__in=files).exclude(edition__item=item).values_list("edition__item_id", flat=True)
    if other := elsewhere.first():
        raise refuse("file_shared", detail=f"/i/{other}")
    return list(files.values())


def _forget_title(item: Item, *, title_goes: bool) -> None:
    Relation.objects.filter(other=item, named=item.title).update(named=NO_TITLE)
    item.title = NO_TITLE
    new = {"title": NO_TITLE, "files": 0}
    if title_goes:
        Relation.objects.filter(other=item).update(named=NO_TITLE)
        new |= {"document_number": "", "document_key": ""}
    Item.objects.filter(pk=item.pk).update(version=F("version") + 1, **new)


def _overwrite() -> None:
    """SQLite leaves deleted words in the file unless told; PostgreSQL frees them with its next vacuum."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.fetchall()
