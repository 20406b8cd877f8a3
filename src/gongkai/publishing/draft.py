"""What enters the catalogue: one plain value that import, demonstration and (later) the workspace hand to publishing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that belongs to a draft: its bytes, or the path where they lie. `title` is what readers see."""

    title: str
    filename: str
    path: Path | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One document before it is public. Texts are stripped; empty string means "not given".

    key            stable within its source ("demo/000123", "hebei-gov-crawl/00012af7"); a second intake of the same key is
                   "unchanged" when the content is the same
    unit           code of the lead unit (牵头制作机关, art. 10)
    body           HTML under the cleaner's policy (p h2–h5 strong em u sup sub br a ul ol li table … class from a short list)
    columns        column codes, the first is the main one; an item stands in several columns without a copy
    index_number   a foreign 索引号, kept as it came; empty: ours is drawn at first publication
    published_on   the day the source claims (import, demonstration only); None: the day of release
    issuing_bodies names as printed, lead first; empty: the lead unit alone (联合发文)
    regulation     "" | "rule" 规章 | "normative" 行政规范性文件
    validity       "" not stated | "valid" 有效 | "expired" 失效 | "repealed" 废止 | "amended" 已修改
    replaces, repeals, interprets   keys of the same source, or document numbers, of other documents
    adopts         likewise, drafts that were open for comment and of which this is what was issued 征求意见稿
    answers        likewise, drafts of which this says which comments were adopted 采纳反馈
    particulars    what it holds beside its text: see gongkai.catalog.particulars
    publicity_end, closing   the last day of its publicity period 公示期, and what closes after it: see gongkai.publishing.content.publicity
    old_addresses  absolute URLs under which the document was known; they redirect to it
    """

    key: str
    unit: str
    title: str
    body: str
    columns: tuple[str, ...]
    document_number: str = ""
    index_number: str = ""
    written_on: date | None = None
    published_on: date | None = None
    genre: str = ""
    theme: str = ""
    summary: str = ""
    keywords: str = ""
    issuing_bodies: tuple[str, ...] = ()
    regulation: str = ""
    validity: str = ""
    effective_from: date | None = None
    valid_until: date | None = None
    replaces: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    interprets: tuple[str, ...] = ()
    adopts: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    particulars: Mapping[str, Any] = field(default_factory=dict)
    publicity_end: date | None = None
    closing: tuple[str, ...] = ()
    source: str = ""
    old_addresses: tuple[str, ...] = ()
    files: tuple[AttachedFile, ...] = field(default=())
