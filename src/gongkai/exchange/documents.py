"""From a row to a draft: every field read, checked and put into our terms; what is odd is said, never silently mended."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from gongkai.exchange import bodies, dates
from gongkai.exchange.attachments import Folder
from gongkai.exchange.columns import ColumnFinder
from gongkai.exchange.findings import REFUSED, WARNING, Finding
from gongkai.exchange.found_units import UnitFinder
from gongkai.exchange.reading import Value
from gongkai.law.index_numbers import oddities
from gongkai.publishing.addresses import path_of
from gongkai.publishing.draft import AttachedFile, Draft
from gongkai.text.html import BadHtml

_LONGEST = {"document_number": 160, "index_number": 80, "keywords": 300, "genre": 80, "theme": 161}
_STATUS = {
    "": "",
    "有效": "valid",
    "现行有效": "valid",
    "现行": "valid",
    "已失效": "expired",
    "失效": "expired",
    "废止": "repealed",
    "已废止": "repealed",
    "已修改": "amended",
    "已修订": "amended",
    "已被修改": "amended",
}
_REPUBLIC = date(1949, 10, 1)
_IDENTITY = ("title", "document_number", "index_number", "written_on", "published_on", "unit", "publisher", "issuing_body",
             "issuing_region_or_body", "source_url")  # fmt: skip
_ELLIPSES = ("...", "…", "。。。")


@dataclass(slots=True)
class Checked:
    """A row after checking. `draft` is None when it is refused; `key` names it in the report in either case."""

    line: int
    source: str
    key: str
    index_number: str
    draft: Draft | None = None
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the checking of every row needs."""

    units: UnitFinder
    columns: ColumnFinder
    files: Folder
    today: date
    source: str


class _Sheet:
    """One row on the desk."""

    def __init__(self, line: int, values: dict[str, Value], desk: Desk) -> None:
        self.values = values
        self.desk = desk
        self.checked = Checked(line, source_of(values, desk.source), key_of(values), self.text("index_number"))

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value.strip() if isinstance(value, str) else "；".join(value) if value else ""

    def say(self, severity: str, name: str, code: str, *, value: str = "", detail: str = "") -> None:
        self.checked.findings.append(Finding(self.checked.line, self.checked.key, name, severity, code, detail, value))

    def refuse(self, name: str, code: str, value: str = "") -> None:
        self.say(REFUSED, name, code, value=value)

    def warn(self, name: str, code: str, value: str = "", detail: str = "") -> None:
        self.say(WARNING, name, code, value=value, detail=detail)


def check(line: int, values: dict[str, Value], desk: Desk) -> Checked:
    """Read one row. Its draft is there when nothing refuses it."""
    sheet = _Sheet(line, values, desk)
    if any(isinstance(value, str) and "\0" in value for value in values.values()):
        sheet.refuse(next(name for name, value in values.items() if isinstance(value, str) and "\0" in value), "nul")
        return sheet.checked
    title = _title(sheet)
    days = _days(sheet)
    short = {name: _limited(sheet, name, longest) for name, longest in _LONGEST.items()}
    for code in oddities(short["index_number"]) if short["index_number"] else ():
        sheet.warn("index_number", f"index_number_{code}", short["index_number"])
    unit, issuers = _unit(sheet)
    columns, regulation = _columns(sheet, title, short["theme"], short["genre"])
    body = _body(sheet)
    files = _files(sheet)
    if derived := sheet.text("derived"):
        sheet.warn("derived", "derived", detail=derived)
    if any(one.severity == REFUSED for one in sheet.checked.findings):
        return sheet.checked
    sheet.checked.draft = Draft(
        key=sheet.checked.key,
        unit=unit,
        title=title,
        body=body,
        columns=columns,
        summary=_summary(sheet),
        issuing_bodies=issuers,
        regulation=regulation,
        validity=_validity(sheet),
        replaces=_several(sheet, "replaces"),
        repeals=_several(sheet, "repeals"),
        interprets=_several(sheet, "interprets"),
        source=sheet.checked.source,
        old_addresses=_addresses(sheet),
        files=files,
        **days,
        **short,
    )
    return sheet.checked


def source_of(values: dict[str, Value], fallback: str) -> str:
    """The short name of the source: what stands before the first bracket."""
    source = values.get("source")
    return (source.split("(")[0].split("（")[0].strip()[:120] if isinstance(source, str) else "") or fallback


def key_of(values: dict[str, Value]) -> str:
    """What tells a row from others of its source: its id, else a hash over the fields that identify it."""
    own = values.get("id")
    if isinstance(own, str) and (own := own.strip()):
        return own if len(own) <= 100 else "id-" + _hash(own)
    return "row-" + _hash("\x1f".join(text.strip() if isinstance(text := values.get(name), str) else "" for name in _IDENTITY))


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=12).hexdigest()


def _title(sheet: _Sheet) -> str:
    title = sheet.text("title")
    if not title.isprintable():
        title = " ".join(bodies.without_controls(title).split())
    if not title:
        sheet.refuse("title", "title_needed")
    elif len(title) > 500:
        sheet.refuse("title", "title_too_long", title)
    elif title.endswith(_ELLIPSES):
        sheet.warn("title", "title_cut", title)
    return title


def _limited(sheet: _Sheet, name: str, longest: int) -> str:
    text = sheet.text(name)
    if not text.isprintable():
        text = " ".join(bodies.without_controls(text).split())
    if len(text) > longest:
        sheet.refuse(name, "too_long", text)
    return text


def _summary(sheet: _Sheet) -> str:
    text = bodies.without_controls(sheet.text("summary"))
    if len(text) > 300:
        sheet.warn("summary", "summary_cut", text)
    return text[:300]


def _days(sheet: _Sheet) -> dict[str, date | None]:
    found: dict[str, date | None] = {}
    for name in ("written_on", "published_on", "effective_from", "valid_until"):
        text = sheet.text(name)
        try:
            found[name] = day = dates.day(text)
        except dates.NoDay:
            found[name] = day = None
            sheet.refuse(name, "not_a_day", text)
        if day is not None and day < _REPUBLIC:
            sheet.warn(name, "day_long_ago", text)
    written, published = found["written_on"], found["published_on"]
    if published is not None and published > sheet.desk.today:
        sheet.refuse("published_on", "published_in_future", published.isoformat())
    if written is not None and written > sheet.desk.today:
        sheet.warn("written_on", "written_in_future", written.isoformat())
    if written is not None and published is not None and published < written:
        sheet.warn("published_on", "published_before_written", f"{published} < {written}")
    if published is None and not sheet.text("published_on"):
        sheet.warn("published_on", "published_unknown")
    start, end = found["effective_from"], found["valid_until"]
    if start is not None and end is not None and end < start:
        sheet.refuse("valid_until", "ends_before_it_begins", end.isoformat())
    return found


def _unit(sheet: _Sheet) -> tuple[str, tuple[str, ...]]:
    """The code of the lead unit, and the issuing bodies where they say more than the unit does."""
    found = sheet.desk.units.find(
        sheet.text("unit"), sheet.text("publisher"), sheet.text("issuing_body"), sheet.text("issuing_region_or_body")
    )
    if found.problem:
        sheet.refuse("publisher", found.problem, found.value)
        return "", ()
    if found.created:
        sheet.warn("publisher", "unit_created", found.value)
    if len(found.bodies) > 1:
        sheet.warn("issuing_body", "joint_issue", sheet.text("issuing_body"), detail="、".join(found.bodies))
    return found.code, () if found.bodies == (sheet.desk.units.printed(found.code),) else found.bodies


def _columns(sheet: _Sheet, title: str, theme: str, genre: str) -> tuple[tuple[str, ...], str]:
    codes, regulation, warnings = sheet.desk.columns.find(sheet.text("column"), theme, genre, title)
    for code, detail in warnings:
        sheet.warn("column", code, sheet.text("column"), detail)
    return codes, regulation


def _body(sheet: _Sheet) -> str:
    raw = sheet.text("body")
    text = bodies.without_controls(raw)
    if text is not raw:
        sheet.warn("body", "control_characters")
    if not text:
        return ""
    try:
        if bodies.is_html(text):
            if bodies.is_active(text):
                sheet.warn("body", "scripts_removed")
            return bodies.from_html(text, sheet.text("source_url"))
        body, rebuilt = bodies.from_plain(text)
    except BadHtml as error:
        sheet.refuse("body", "body_too_long" if error.code == "too_long" else error.code)
        return ""
    if rebuilt:
        sheet.warn("body", "paragraphs_rebuilt")
    return body


def _files(sheet: _Sheet) -> tuple[AttachedFile, ...]:
    named = sheet.values.get("attachments")
    if not named:
        return ()
    found = sheet.desk.files.find(named)
    for severity, code, value in found.findings:
        sheet.say(severity, "attachments", code, value=value)
    return found.files


def _validity(sheet: _Sheet) -> str:
    text = sheet.text("status")
    if text not in _STATUS:
        sheet.warn("status", "status_unknown", text)
    return _STATUS.get(text, "")


def _several(sheet: _Sheet, name: str) -> tuple[str, ...]:
    value = sheet.values.get(name)
    parts: Iterator[str] = iter(value if isinstance(value, list) else (value or "").replace("；", ";").split(";"))
    return tuple(dict.fromkeys(part.strip()[:300] for part in parts if part.strip()))


def _addresses(sheet: _Sheet) -> tuple[str, ...]:
    address = sheet.text("source_url")
    if not address:
        return ()
    if not address.startswith(("http://", "https://")) or len(address) > 600 or not address.isprintable() or " " in address:
        sheet.warn("source_url", "bad_address", address)
        return ()
    if not path_of(address):
        sheet.warn("source_url", "site_address", address)
        return ()
    return (address,)
