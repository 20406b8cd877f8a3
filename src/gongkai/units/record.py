"""A unit as it is handed in by an import or the demonstration: plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name: kind "former" 曾用名, "short" 简称 or "popular" 俗称, with the days it was in use where known."""

    name: str
    kind: str
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """See `units.models.Contact`."""

    office: str = ""
    address: str = ""
    directions: str = ""
    postcode: str = ""
    hours: str = ""
    telephone: str = ""
    fax: str = ""
    email: str = ""
    leader: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """One unit. `parent` and the others are codes. `accepts_applications` None: by level (off for enterprises, art. 55)."""

    code: str
    name: str
    level: str
    parent: str = ""
    parent_name: str = ""
    short_name: str = ""
    kind: str = ""
    organisation_code: str = ""
    credit_code: str = ""
    guided_by: str = ""
    accepts_applications: bool | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    successor: str = ""
    succession_reason: str = ""
    aliases: tuple[Alias, ...] = ()
    contact: ContactRecord | None = None
    source: str = ""
