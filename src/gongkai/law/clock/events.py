"""What can happen to an application, as far as time is concerned."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Channel(StrEnum):
    """How the application came (第三十一条)."""

    ONLINE = "online"
    COUNTER = "counter"
    REGISTERED_MAIL = "registered_mail"
    ORDINARY_MAIL = "ordinary_mail"
    FAX = "fax"
    EMAIL = "email"


class EventKind(StrEnum):
    """`…_asked`: sent out; `…_served`: the other side received it; `…_answered`: its opinion came."""

    SUBMITTED = "submitted"
    SIGNED_FOR = "signed_for"
    CONFIRMED = "confirmed"
    CONTACT_FAILED = "contact_failed"
    CONTACT_RESTORED = "contact_restored"
    CORRECTION_ASKED = "correction_asked"
    CORRECTION_RECEIVED = "correction_received"
    CORRECTION_LAPSED = "correction_lapsed"
    THIRD_PARTY_ASKED = "third_party_asked"
    THIRD_PARTY_SERVED = "third_party_served"
    THIRD_PARTY_ANSWERED = "third_party_answered"
    COMAKER_ASKED = "comaker_asked"
    COMAKER_SERVED = "comaker_served"
    COMAKER_ANSWERED = "comaker_answered"
    EXTENDED = "extended"
    DELAY_SET = "delay_set"
    FEE_NOTICED = "fee_noticed"
    FEE_PAID = "fee_paid"
    FEE_LAPSED = "fee_lapsed"
    REASONS_ASKED = "reasons_asked"
    REASONS_RECEIVED = "reasons_received"
    DECIDED = "decided"
    DISPATCHED = "dispatched"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"
    REDO_ORDERED = "redo_ordered"


#: How a letter goes out (国办公开办函〔2016〕235号): post, in person, by another organ, electronically.
WAYS = ("mail", "in_person", "entrusted", "electronic")


@dataclass(frozen=True, slots=True)
class Event:
    """`working_days`: of an extension, or the term of a redo order; `until`: a set day (delay, correction term, redo);

    `party`: who is consulted; `by`: one of `WAYS`, for `dispatched` and `delivered`.
    """

    kind: EventKind
    on: date
    party: str = ""
    working_days: int | None = None
    until: date | None = None
    by: str = ""
