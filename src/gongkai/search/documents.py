"""From items to what the index holds of them. Only what anybody may read goes in."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from gongkai.catalog.models import Attachment, Content, Edition, IssuingBody, Item, ItemColumn
from gongkai.events import clock
from gongkai.files.models import FilePage
from gongkai.law.validity import status_on
from gongkai.rulebook.models import Term
from gongkai.search.schema import IndexDocument
from gongkai.units import paths
from gongkai.units.gate import visible
from gongkai.units.models import Unit


class Documents:
    """Builds index documents; keeps the units and terms it looked up for its lifetime (one batch run)."""

    def __init__(self) -> None:
        rows = list(Unit.objects.values_list("id", "path", "name", "short_name"))
        ids = {path: number for number, path, _, _ in rows}
        self._units = {
            number: (
                tuple(ids[step] for step in [*paths.ancestors(path), path] if step in ids),
                " ".join(dict.fromkeys(filter(None, (name, short)))),
            )
            for number, path, name, short in rows
        }
        self._terms = {term.pk: term for term in Term.objects.select_related("parent")}

    def of(self, item_ids: Sequence[int], *, day: date | None = None) -> list[IndexDocument]:
        """The documents of those of the items that the public may see; a fixed number of queries."""
        day = day or clock.today()
        items = list(visible(Item.objects.filter(pk__in=item_ids), None))
        ids = [item.pk for item in items]
        editions = {edition.item_id: edition for edition in Edition.objects.filter(item__in=ids).order_by("number")}
        numbers = [edition.pk for edition in editions.values()]
        texts = dict(Content.objects.filter(pk__in=numbers).values_list("edition__item_id", "text"))
        files = self._files(numbers) if any(item.files for item in items) else {}
        columns: dict[int, list[int]] = defaultdict(list)
        for item_id, column in ItemColumn.objects.filter(item__in=ids).values_list("item_id", "column_id"):
            columns[item_id].append(column)
        bodies: dict[int, list[str]] = defaultdict(list)
        for item_id, name in IssuingBody.objects.filter(item__in=ids).values_list("item_id", "name"):
            bodies[item_id].append(name)
        return [
            self._one(item, editions.get(item.pk), texts.get(item.pk, ""), files.get(item.pk, ""), columns[item.pk], bodies[item.pk], day)
            for item in items
        ]

    def _files(self, editions: Sequence[int]) -> dict[int, str]:
        """Titles and texts of the attachments, by item; never of those that close with a publicity period."""
        found: dict[int, list[str]] = defaultdict(list)
        open_ = Attachment.objects.filter(edition__in=editions, hold__isnull=True, closing__isnull=True)
        rows = list(open_.values_list("edition__item_id", "file_id", "title"))
        texts: dict[int, list[str]] = defaultdict(list)
        for file, text in FilePage.objects.filter(file__in={row[1] for row in rows}).order_by("file", "number").values_list("file", "text"):
            texts[file].append(text)
        for item, file, title in rows:
            found[item] += [title, *texts[file]]
        return {item: "\n".join(parts) for item, parts in found.items()}

    def _one(
        self, item: Item, edition: Edition | None, text: str, files: str, columns: list[int], bodies: list[str], day: date
    ) -> IndexDocument:
        unit_ids, unit_names = self._units[item.unit_id]
        theme = self._terms.get(item.theme_id) if item.theme_id else None
        genre = self._terms.get(item.genre_id) if item.genre_id else None
        shown = item.written_on or item.published_on
        status = status_on(day, stated=item.validity, effective_from=item.effective_from, valid_until=item.valid_until)
        return IndexDocument(
            id=item.pk,
            title=item.title,
            body=text,
            attachments=files,
            document_number=item.document_number,
            index_number=item.index_number,
            unit_ids=unit_ids,
            lead_unit=item.unit_id,
            columns=tuple(columns),
            theme=tuple(str(number) for number in (theme.pk, theme.parent_id) if number) if theme else (),
            genre=str(genre.pk) if genre else "",
            status=status,
            date=shown.year * 10_000 + shown.month * 100 + shown.day,
            year=shown.year,
            regulation=item.regulation,
            issuing_bodies=" ".join([unit_names, *bodies]),
            version=item.version,
            keywords=" ".join(filter(None, (edition.keywords, edition.summary) if edition else ())),
        )
