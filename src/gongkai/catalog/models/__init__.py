"""What there is: columns, items with their editions, and the counts."""

from gongkai.catalog.models.columns import Column, UnitColumn
from gongkai.catalog.models.counts import IndexSerial, Tally, UnitTally, Visits
from gongkai.catalog.models.editions import Attachment, Content, Edition, FileHold
from gongkai.catalog.models.items import IssuingBody, Item, ItemColumn, OldAddress, Relation

__all__ = [
    "Attachment",
    "Column",
    "Content",
    "Edition",
    "FileHold",
    "IndexSerial",
    "IssuingBody",
    "Item",
    "ItemColumn",
    "OldAddress",
    "Relation",
    "Tally",
    "UnitColumn",
    "UnitTally",
    "Visits",
]
