"""How it stands with a manuscript: its findings with the rulings on them, what waits to be looked through, and what that bars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongkai.files.models import FileReview
from gongkai.files.review.gathering import print_of
from gongkai.files.services.reviewing import print_key, reviews_of
from gongkai.publishing.manuscripts import Kept
from gongkai.publishing.models import Finding, Manuscript, Ruling, Scan
from gongkai.publishing.rules.reasons import Reason
from gongkai.publishing.rules.workflow import Event, State
from gongkai.publishing.scanning import texts
from gongkai.publishing.scanning.table import CLOSING
from gongkai.text.findings import FindingKind
from gongkai.text.review import RULES_VERSION

#: Findings that are kept of one manuscript or item; a further file is then told as a number.
MOST = 3_000
#: What the words and files of a manuscript are called where reasons name them.
WHERE = {
    "title": gettext_noop("标题"), "summary": gettext_noop("内容概述"), "keywords": gettext_noop("关键词"), "document_number": gettext_noop("文号"),
    "note": gettext_noop("改动说明"), "body": gettext_noop("正文"), "file_name": gettext_noop("附件%(number)s的名称"), "file": gettext_noop("附件%(number)s"),
}  # fmt: skip
#: Kinds whose print is that of one file alone: another file with such a finding is another matter.
_OF_ONE_FILE = frozenset({FindingKind.UNREADABLE, FindingKind.NAME_LIST})
#: Before these everything must be ruled; before others what only a reviewer can rule may be open.
_ALL = frozenset({Event.APPROVE, Event.DECIDE_URGENTLY, Event.CHECK_OFFLINE, Event.RELEASE})
LOOKED_AT = frozenset({Event.SUBMIT, Event.PASS, Event.REGISTER_OFFLINE, *_ALL})


@dataclass(frozen=True, slots=True)
class Standing:
    """Findings in the order of the page, each with its ruling; names of files that were not looked through yet."""

    findings: list[Finding]
    unchecked: tuple[str, ...] = ()

    @property
    def open(self) -> list[Finding]:
        return [one for one in self.findings if one.ruling is None]

    @property
    def unread(self) -> list[Finding]:
        """Open ones whose pages somebody must look at."""
        return [one for one in self.open if one.kind == FindingKind.UNREADABLE]

    def reasons_against(self, event: str, state: str) -> list[Reason]:
        """What of it bars the event: nothing that is not looked through goes on, nothing that is open goes out."""
        if event not in LOOKED_AT:
            return []
        found = [Reason("files_unchecked", "files", {"files": _named(self.unchecked)})] if self.unchecked else []
        open_ = [one for one in self.open if one.kind not in (FindingKind.UNREADABLE, FindingKind.SECRECY_MARK)]
        if any(one.kind == FindingKind.SECRECY_MARK and one.field == "file" for one in self.open):
            found.append(Reason("secrecy_mark", "files"))
        if open_:
            found.append(Reason("findings_open", values={"count": amount(open_), "where": where_of(open_)}))
        if self.unread and (event in _ALL or (event == Event.PASS and state == State.SECRECY)):
            found.append(Reason("files_unread", "files", {"where": where_of(self.unread)}))
        return found


def of(manuscript: Manuscript, files: Kept) -> Standing:
    """As it was stored with the content that it has now, else looked through now (nothing is written). Three queries."""
    scan = Scan.objects.filter(manuscript=manuscript).first()
    if scan is not None and (scan.content_hash, scan.rules, scan.waiting) == (manuscript.content_hash, RULES_VERSION, 0):
        rows = Finding.objects.filter(manuscript=manuscript).select_related("ruling__person", "file")
        return Standing(list(rows.order_by("pk")))
    return look_through(manuscript, files)


def look_through(manuscript: Manuscript, files: Kept) -> Standing:
    """Find everything anew; rows are not saved. Two queries."""
    values = {name: getattr(manuscript, name) for name in (*texts.PLAIN, "body")}
    found, unchecked = everything(values, files)
    ruled = rulings(Q(manuscript=manuscript) | (_of_item(manuscript.item_id) if manuscript.item_id else Q(pk__in=[])))
    for one in found:
        one.manuscript, one.unit_id, one.ruling = manuscript, manuscript.unit_id, closing(ruled.get(one.print))
    return Standing(found, unchecked)


def everything(values: dict[str, str], files: Kept) -> tuple[list[Finding], tuple[str, ...]]:
    """Findings of words and files, and the titles of files that were not looked through yet. One query."""
    found = texts.of_texts(values, files)
    reviews = reviews_of(file.sha256 for _title, file in files)
    unchecked = tuple(title for title, file in files if file.sha256 not in reviews)
    for number, (_title, file) in enumerate(files, 1):
        if review := reviews.get(file.sha256):
            rows = list(of_file(review))[: max(MOST - len(found), 1)]
            for one in rows:
                one.number, one.file = number, file
            found += rows
    return found, unchecked


def of_file(review: FileReview) -> Iterable[Finding]:
    """What was found in a file, as findings that are not saved."""
    key = bytes.fromhex(print_key())
    for one in review.found:
        thing = one["print"] if one["kind"] not in _OF_ONE_FILE else print_of(key, one["kind"], f"{review.sha256}{one['print']}")
        yield Finding(
            field="file", kind=one["kind"], masked=one["masked"][:200], reason=one["reason"], places=one["places"], start=one["start"],
            end=one["end"], more=one.get("more", 0), print=thing,
        )  # fmt: skip


def rulings(whose: Q) -> dict[str, Ruling]:
    """Print → the last ruling on it."""
    return {one.print: one for one in Ruling.objects.filter(whose).select_related("person").order_by("pk")}


def rulings_of_item(item: int) -> dict[str, Ruling]:
    """Those on an item and on the manuscripts that made it."""
    return rulings(_of_item(item))


def _of_item(item: int) -> Q:
    return Q(item=item) | Q(manuscript__item=item)


def closing(ruling: Ruling | None) -> Ruling | None:
    """The ruling, where it closes a finding."""
    return ruling if ruling is not None and ruling.says in CLOSING else None


def open_counts(manuscripts: Iterable[int]) -> dict[int, int]:
    """Manuscript → findings that are open, as they were stored; those without any are left out. One query."""
    rows = Finding.objects.filter(manuscript__in=list(manuscripts), ruling=None).order_by()
    counted = rows.values_list("manuscript").annotate(Count("pk"), Sum("more"))
    return {manuscript: ones + (more or 0) for manuscript, ones, more in counted}


def amount(findings: Sequence[Finding]) -> int:
    """How many findings, those that are only counted too."""
    return sum(one.more or 1 for one in findings)


def where_of(findings: Sequence[Finding]) -> str:
    """正文2处、附件1 3处."""
    counts: dict[tuple[str, int], int] = {}
    for one in findings:
        place = (one.field, one.number)
        counts[place] = counts.get(place, 0) + (one.more or 1)
    told = [_("%(where)s %(count)d处") % {"where": place_name(*place), "count": count} for place, count in list(counts.items())[:6]]
    return "、".join(told) + (_("等") if len(counts) > 6 else "")


def place_name(field: str, number: int) -> str:
    """标题, 正文, 附件2."""
    template = _(WHERE[field])
    return template % {"number": number} if "%" in template else template


def _named(titles: Sequence[str]) -> str:
    return "、".join(f"《{title[:40]}》" for title in titles[:3]) + (_("等%d个") % len(titles) if len(titles) > 3 else "")


def plain_places(places: Sequence[Any]) -> list[Any]:
    """Places without names: what a ruling may keep for good."""
    return [[code, {name: value for name, value in values.items() if isinstance(value, int)}] for code, values in places]
