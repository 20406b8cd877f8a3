"""The day of receipt 收到申请之日, by channel and period (rules A8; 第三十一条; 国办公开办函〔2015〕207号)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.law.calendar import Calendar
from gongkai.law.choices import Choices
from gongkai.law.clock.events import Channel, Event, EventKind
from gongkai.law.regulation import OF_2007, OF_2019, Regulation, regulation_on
from gongkai.law.sayings import Said, gettext_noop

_CONFIRMING = frozenset({Channel.ONLINE, Channel.FAX, Channel.EMAIL, Channel.ORDINARY_MAIL})


@dataclass(slots=True)
class Receipt:
    """`legal`: the day of receipt, None while not confirmed. `safe`: the day from which a court may count (最高法指导案例26号):

    arrival in the organ's hands or system. `reason` says why `legal` is that day.
    """

    regulation: Regulation
    legal: date | None
    safe: date | None
    reason: Said
    warnings: list[Said]


def receipt(channel: Channel, events: Iterable[Event], as_of: date, calendar: Calendar, choices: Choices) -> Receipt:
    """The days of receipt from `submitted`, `signed_for`, `confirmed`, `contact_failed`, `contact_restored` (the first of each)."""
    first: dict[EventKind, date] = {}
    for event in events:
        first.setdefault(event.kind, event.on)
    submitted, signed = first.get(EventKind.SUBMITTED), first.get(EventKind.SIGNED_FOR)
    confirmed, restored = first.get(EventKind.CONFIRMED), first.get(EventKind.CONTACT_RESTORED)
    arrival = signed if signed is not None and channel is not Channel.COUNTER else submitted or signed
    old = _under_2007(channel, arrival, confirmed, restored, choices)
    if old is not None and old < OF_2019.in_force_from:
        said = Said("receipt_2007", gettext_noop("适用2007年条例，收到日按国办公开办函〔2015〕207号认定"))
        found = Receipt(OF_2007, old, min(old, arrival or old), said, [])
        if old < OF_2007.in_force_from:
            found.warnings.append(Said("not_in_force", gettext_noop("收到日早于2008-05-01，条例尚未施行")))
        return found
    legal, safe, said = _under_2019(channel, arrival, signed, confirmed, restored)
    found = Receipt(regulation_on(legal or safe or as_of), legal, safe, said, [])
    _warn(found, channel, arrival, confirmed, as_of, calendar, choices)
    return found


def _under_2007(channel: Channel, arrival: date | None, confirmed: date | None, restored: date | None, choices: Choices) -> date | None:
    """Post as signed for, e-mail as it reached the system; fax and ordinary letters when confirmed or when contact was restored."""
    by_arrival = channel in (Channel.COUNTER, Channel.REGISTERED_MAIL, Channel.EMAIL)
    if by_arrival or (channel is Channel.ONLINE and choices.online_receipt_2007 == "submitted"):
        return arrival
    return _earliest(confirmed, restored)


def _under_2019(
    channel: Channel, arrival: date | None, signed: date | None, confirmed: date | None, restored: date | None
) -> tuple[date | None, date | None, Said]:
    if channel is Channel.COUNTER:
        return arrival, arrival, Said("receipt_counter", gettext_noop("当面提交，以提交之日为收到日"))
    if channel is Channel.REGISTERED_MAIL:
        return signed, signed, Said("receipt_mail", gettext_noop("邮寄，以行政机关签收之日为收到日"))
    legal = confirmed or restored
    safe = _earliest(arrival, legal)
    if channel is Channel.ORDINARY_MAIL:
        return legal, safe, Said("receipt_confirmed", gettext_noop("平常信函，以与申请人确认之日为收到日"))
    return legal, safe, Said("receipt_confirmed", gettext_noop("互联网、传真、电子邮件，以双方确认之日为收到日"))


def _warn(
    found: Receipt, channel: Channel, arrival: date | None, confirmed: date | None, as_of: date, calendar: Calendar, choices: Choices
) -> None:
    warn = found.warnings.append
    if arrival is None:
        warn(Said("no_arrival", gettext_noop("没有登记申请何时到达（提交或者签收）")))
    if channel is Channel.REGISTERED_MAIL and found.legal is None and arrival is not None:
        warn(Said("not_signed", gettext_noop("邮寄的申请尚未登记签收，签收之日才是收到日")))
    if channel not in _CONFIRMING or arrival is None:
        return
    if confirmed is not None and confirmed < arrival:
        warn(
            Said(
                "confirmed_before_arrival", gettext_noop("确认之日%(on)s早于申请到达之日%(arrival)s"), {"on": confirmed, "arrival": arrival}
            )
        )
    if confirmed is None and found.legal is not None:
        warn(Said("contact_restored", gettext_noop("没有登记双方确认，暂以恢复联络之日为收到日")))
    if channel is Channel.ORDINARY_MAIL and found.legal is not None and found.legal > arrival:
        warn(Said("not_confirmed_same_day", gettext_noop("平常信函应当在收到当日与申请人确认，未当日确认")))
    waited = calendar.between(arrival, found.legal or as_of)
    if waited >= choices.unconfirmed_red_after and (found.legal is None or channel is not Channel.ORDINARY_MAIL):
        text = gettext_noop("到达后第%(days)d个工作日仍未确认") if found.legal is None else gettext_noop("到达后第%(days)d个工作日才确认")
        warn(Said("unconfirmed" if found.legal is None else "confirmed_late", text, {"days": waited}))


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
