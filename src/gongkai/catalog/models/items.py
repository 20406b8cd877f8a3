"""Items: narrow rows that lists read; what an item says lies in its editions."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gongkai.catalog.models.columns import Column
from gongkai.rulebook.models import Term
from gongkai.units.models import Unit


class Item(models.Model):
    """One disclosed piece of information 政府信息. `/i/<id>` is its address for ever."""

    class State(models.TextChoices):
        PUBLIC = "public", "公开"
        HIDDEN = "hidden", "暂停公开"
        WITHDRAWN = "withdrawn", "已撤下"

    class Validity(models.TextChoices):
        UNSTATED = "", "未标注"
        VALID = "valid", "有效"
        AMENDED = "amended", "已修改"
        EXPIRED = "expired", "失效"
        REPEALED = "repealed", "废止"

    class Regulation(models.TextChoices):
        NO = "", ""
        RULE = "rule", "规章"
        NORMATIVE = "normative", "行政规范性文件"

    class Origin(models.TextChoices):
        ENTERED = "entered", "录入"
        IMPORTED = "imported", "历史导入"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="items")
    title = models.CharField(max_length=500)
    index_number = models.CharField(max_length=80, blank=True, db_index=True)
    #: Drawn by us, hence unique; a foreign index number is kept as it came.
    own_number = models.BooleanField(default=False)
    document_number = models.CharField(max_length=160, blank=True)
    #: The normal form of the document number; what is compared.
    document_key = models.CharField(max_length=160, blank=True)
    written_on = models.DateField(null=True)
    published_on = models.DateField()
    genre = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="+")
    theme = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="+")
    validity = models.CharField(max_length=8, blank=True, choices=Validity)
    regulation = models.CharField(max_length=10, blank=True, choices=Regulation)
    effective_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.PUBLIC)
    edition = models.PositiveSmallIntegerField(default=1)
    files = models.PositiveSmallIntegerField(default=0)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.ENTERED)
    #: Goes up with every change of anything a page shows; the ETag of the item page.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(F("published_on").desc(), F("id").desc(), name="item_latest", condition=Q(state="public")),
            models.Index("unit", F("published_on").desc(), F("id").desc(), name="item_unit_latest", condition=Q(state="public")),
            models.Index(fields=["document_key"], name="item_document_key", condition=~Q(document_key="")),
            models.Index(fields=["effective_from"], name="item_effective", condition=Q(effective_from__isnull=False)),
            models.Index(fields=["valid_until"], name="item_expiring", condition=Q(valid_until__isnull=False)),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["index_number"], condition=Q(own_number=True), name="item_own_number_once"),
            models.CheckConstraint(condition=Q(state__in=["public", "hidden", "withdrawn"]), name="item_state_known"),
            models.CheckConstraint(condition=~Q(title=""), name="item_has_title"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(effective_from__isnull=True) | Q(valid_until__gte=F("effective_from")),
                name="item_validity_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/i/{self.pk}"


class ItemColumn(models.Model):
    """An item in a column. Rows for the columns above it are kept too (`direct` false), so that every list is one index scan."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="places")
    column = models.ForeignKey(Column, on_delete=models.PROTECT, related_name="places")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    published_on = models.DateField()
    #: 1 for the main column, 2 … for the others, 0 for a column above one of them.
    rank = models.PositiveSmallIntegerField()
    public = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "column"], name="item_column_once")]
        indexes: ClassVar = [
            models.Index("unit", "column", F("published_on").desc(), F("item").desc(), name="place_unit_latest", condition=Q(public=True)),
            models.Index("column", F("published_on").desc(), F("item").desc(), name="place_latest", condition=Q(public=True)),
        ]


class IssuingBody(models.Model):
    """A joint issuing body 联合发文机关, as printed; linked where it is one of ours."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="bodies")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "position"], name="issuing_body_once")]


class Relation(models.Model):
    """`item` replaces, repeals or interprets `other`, which may not (yet) be here: then only its number or title is known.

    It adopts a draft that was open for comment 征求意见稿, or answers what was said of it 采纳反馈.
    """

    class Kind(models.TextChoices):
        REPLACES = "replaces", "代替"
        REPEALS = "repeals", "废止"
        INTERPRETS = "interprets", "解读"
        ADOPTS = "adopts", "出台"
        ANSWERS = "answers", "采纳反馈"

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=10, choices=Kind)
    other = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="incoming")
    #: As the document names it, for readers.
    named = models.CharField(max_length=300)
    #: What it is found by when it comes: the normal form of its document number, or its key in the same source.
    key = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "kind", "key"], name="relation_once")]
        indexes: ClassVar = [models.Index(fields=["key"], name="relation_open", condition=Q(other__isnull=True))]


class OldAddress(models.Model):
    """Where a document stood before it moved here; requests for it are sent on."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="old_addresses")
    url = models.CharField(max_length=600, unique=True)
    #: Path and query alone: what a request that was pointed at this host asks for.
    path = models.CharField(max_length=600, db_index=True)
