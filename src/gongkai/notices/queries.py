"""What a person was told."""

from gongkai.notices.models import Notice

#: Beyond this the figure is "99+".
MOST = 100


def unread(person: int) -> int:
    """How many are not read, MOST at most. One query, of so many index rows."""
    return Notice.objects.filter(person=person, read_at=None)[:MOST].count()


def listing(person: int, *, before: int | None = None, only_unread: bool = False, size: int = 50) -> tuple[list[Notice], int | None]:
    """The person's notices, newest first; the second value is the id to go on before, None at the end. One query."""
    rows = Notice.objects.filter(person=person)
    if only_unread:
        rows = rows.filter(read_at=None)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    page = list(rows.order_by("-pk")[: size + 1])
    return page[:size], page[size - 1].pk if len(page) > size else None
