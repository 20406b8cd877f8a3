"""The form of the deadline calculator: what was typed, row by row, and the question that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from gongkai.law.clock import EventKind
from gongkai.law.clock.events import WAYS, Channel
from gongkai.law.clock.naming import NAMES
from gongkai.portal.law import typed

#: Rows that an empty form shows, and the most that it can have.
ROWS, MOST_ROWS = 4, 40
#: Names of a row's fields, each followed by the number of the row, and the field of the event that it fills.
FIELDS = {"kind": "kind", "on": "on", "party": "party", "days": "working_days", "until": "until", "by": "by"}


@dataclass(slots=True)
class Row:
    """A row as it was typed. `errors`: name of a field → why it cannot be."""

    number: int
    typed: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        return not any(self.typed.values())

    @property
    def more(self) -> bool:
        """Whether something stands in the fields that few events need."""
        return any(self.typed[name] or name in self.errors for name in ("party", "days", "until", "by"))

    @property
    def event(self) -> dict[str, Any]:
        """The event that it says."""
        values: dict[str, Any] = {FIELDS[name]: text for name, text in self.typed.items() if text}
        for name in ("on", "until"):
            if name in values:
                values[name] = typed.day(values[name])
        if "working_days" in values:
            values["working_days"] = typed.whole(values["working_days"])
        return values


@dataclass(slots=True)
class ClockForm:
    """The whole form. `asked`: whether there is something to answer. `errors`: of channel, as_of, and the events as a whole."""

    channel: str
    as_of: str
    rows: list[Row]
    asked: bool
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def payload(self) -> dict[str, Any]:
        """The question, as every door asks it."""
        question: dict[str, Any] = {"channel": self.channel, "events": [row.event for row in self.rows if not row.blank]}
        return {**question, **({"as_of": typed.day(self.as_of)} if self.as_of else {})}

    @property
    def query(self) -> str:
        """The address of this question, without what is empty."""
        pairs = [("channel", self.channel), ("as_of", self.as_of)]
        for number, row in enumerate((row for row in self.rows if not row.blank), 1):
            pairs += [(f"{name}{number}", text) for name, text in row.typed.items()]
        return urlencode([(name, text) for name, text in pairs if text])

    def refuse(self, path: str, why: str) -> str:
        """Note an error at the field of `path` ("events[1].on"); the id of that field."""
        place, _dot, name = path.removeprefix("events[").partition("].")
        if path.startswith("events["):
            row = [row for row in self.rows if not row.blank][int(place.rstrip("]"))]
            short = next((short for short, full in FIELDS.items() if full == name), "kind")
            row.errors[short] = why
            return f"{short}{row.number}"
        row = self.rows[0]
        if path == "events":
            row.errors["kind"] = why
            return f"kind{row.number}"
        self.errors[path] = why
        return path if path in {"channel", "as_of"} else "channel"


def read(values: Mapping[str, str]) -> ClockForm:
    """The form from an address. `more` adds a row, `drop=2` takes one out."""
    rows = [Row(number, {name: typed.given(values, f"{name}{number}") for name in FIELDS}) for number in range(1, MOST_ROWS + 1)]
    dropped = typed.given(values, "drop")
    kept = [row for row in rows if not row.blank and str(row.number) != dropped]
    shown = max(ROWS, len(kept) + 1, _shown(values) + ("more" in values))
    kept += [Row(0, dict.fromkeys(FIELDS, "")) for _blank in range(min(shown, MOST_ROWS) - len(kept))]
    for number, row in enumerate(kept, 1):
        row.number = number
    asked = any(not row.blank for row in kept) or "go" in values
    return ClockForm(typed.given(values, "channel") or Channel.ONLINE.value, typed.given(values, "as_of"), kept, asked)


def _shown(values: Mapping[str, str]) -> int:
    """How many rows the form had that was sent."""
    return next((number for number in range(MOST_ROWS, 0, -1) if f"kind{number}" in values), 0)


def channels() -> list[tuple[str, str]]:
    """Channels with their names, in the order of article 31."""
    names = {"counter": _("当面提交"), "registered_mail": _("邮寄（挂号、EMS 等需签收）"), "ordinary_mail": _("平常信函（无需签收）"),
             "online": _("互联网（网站、小程序）"), "email": _("电子邮件"), "fax": _("传真")}  # fmt: skip
    return list(names.items())


def kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """Events with their names, grouped as an application goes."""
    groups = [
        (_("收到"), "submitted signed_for confirmed contact_failed contact_restored"),
        (_("补正"), "correction_asked correction_received correction_lapsed"),
        (_("征求意见"), "third_party_asked third_party_served third_party_answered comaker_asked comaker_served comaker_answered"),
        (_("延长和延迟"), "extended reasons_asked reasons_received delay_set"),
        (_("收费"), "fee_noticed fee_paid fee_lapsed"),
        (_("答复和终止"), "decided dispatched delivered withdrawn redo_ordered"),
    ]
    return [(group, [(kind, _(NAMES[EventKind(kind)].label)) for kind in kinds.split()]) for group, kinds in groups]


def ways() -> list[tuple[str, str]]:
    """How a letter goes out, with names."""
    names = {"mail": _("邮寄"), "in_person": _("当面"), "entrusted": _("委托其他机关"), "electronic": _("电子方式")}
    return [(way, names[way]) for way in WAYS]
