"""What there is: columns, items with their editions, and the counts."""

from gongkai.catalog.models.columns import Column, ColumnEvent, UnitColumn
from gongkai.catalog.models.counts import IndexSerial, Tally, UnitTally, Visits
from gongkai.catalog.models.declarations import Declaration, DeclarationEvent
from gongkai.catalog.models.editions import Attachment, Content, Edition, FileHold, Particulars
from gongkai.catalog.models.items import IssuingBody, Item, ItemColumn, OldAddress, Relation
from gongkai.catalog.models.meters import ColumnMeter, UnitMeter
from gongkai.catalog.models.publicity import ClosingBody, ClosingFile, Publicity

__all__ = [
    "Attachment",
    "ClosingBody",
    "ClosingFile",
    "Column",
    "ColumnEvent",
    "ColumnMeter",
    "Content",
    "Declaration",
    "DeclarationEvent",
    "Edition",
    "FileHold",
    "IndexSerial",
    "IssuingBody",
    "Item",
    "ItemColumn",
    "OldAddress",
    "Particulars",
    "Publicity",
    "Relation",
    "Tally",
    "UnitColumn",
    "UnitMeter",
    "UnitTally",
    "Visits",
]
