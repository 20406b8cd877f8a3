"""Rows of the catalogue for tests that look at what is there, not at how it came there."""

import hashlib
from datetime import date
from typing import Any

from gongkai.catalog.models import Attachment, Column, Content, Edition, Item, ItemColumn, OldAddress
from gongkai.events import clock
from gongkai.files import store
from gongkai.files.models import StoredFile
from gongkai.publishing.models import PublishingEvent
from gongkai.units.models import Unit

DAY = date(2026, 9, 22)


def a_unit(code: str = "990001", name: str = "明川市人民政府办公室", *, path: str = "", **fields: Any) -> Unit:
    """A unit; its path is made from its code where none is given."""
    return Unit.objects.create(code=code, path=path or f"z{code[-3:].zfill(3)}", name=name, **{"level": "department", **fields})


def a_column(code: str = "T101", name: str = "试验栏目", **fields: Any) -> Column:
    """A column of the issued structure."""
    return Column.objects.create(code=code, name=name, **fields)


def an_item(
    unit: Unit, *columns: Column, title: str = "关于加强供水管理的通知", body: str = "<p>各区县人民政府：</p>", **fields: Any
) -> Item:
    """An item with one edition and its event, public unless `state` says otherwise."""
    at = clock.now()
    item = Item.objects.create(unit=unit, title=title, **{"published_on": DAY, "written_on": DAY, **fields})
    edition = Edition.objects.create(item=item, number=1, title=title, content_hash="0" * 64, released_at=at, recorded_at=at)
    Content.objects.create(edition=edition, body=body, text=body)
    for rank, column in enumerate(columns, 1):
        public = item.state == Item.State.PUBLIC
        ItemColumn.objects.create(item=item, column=column, unit=unit, published_on=item.published_on, rank=rank, public=public)
    PublishingEvent.objects.create(subject=item, seq=1, kind="released", unit_id=unit.pk, at=at, recorded_at=at)
    return item


def a_file(item: Item, content: bytes, title: str = "申请表", filename: str = "申请表.txt", media_type: str = "text/plain") -> Attachment:
    """An attachment whose bytes lie in the file store."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = store.path_of(sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    kept = StoredFile.objects.create(
        sha256=sha256, filename=filename, kind=filename.rpartition(".")[2], media_type=media_type, size=len(content), created_at=clock.now()
    )
    Item.objects.filter(pk=item.pk).update(files=1)
    return Attachment.objects.create(edition=item.editions.get(number=1), file=kept, position=1, title=title)


def an_old_address(item: Item, url: str, path: str) -> OldAddress:
    """Where the item stood before."""
    return OldAddress.objects.create(item=item, url=url, path=path)
