"""Opinions asked of third parties (第三十二条) and of organs that made the information too (第三十四条)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.law.calendar import LAST_YEAR, Calendar
from gongkai.law.clock.counting import Pause, merged
from gongkai.law.clock.events import Event, EventKind
from gongkai.law.regulation import Regulation

_NEVER = date(LAST_YEAR, 12, 31)


@dataclass(slots=True)
class Consultation:
    """One party asked. `served` None: not registered; `answered` None: no opinion yet.

    `lapse`: when the term for an opinion is over: 15 working days after it was served; while that is not known, after it was sent —
    the earliest day that can be right. None under the text of 2007, which sets no term.
    """

    family: str
    party: str
    asked: date
    lapse: date | None
    served: date | None = None
    answered: date | None = None

    @property
    def pause(self) -> Pause:
        """What it takes out of the term: from the day after it was sent to the day of the opinion, at most to the lapse."""
        until = self.answered
        if until is None or (self.lapse is not None and until > self.lapse and self.served is not None):
            until = self.lapse
        return Pause(self.asked, until or _NEVER, EventKind(f"{self.family}_asked"), self.party)


@dataclass(slots=True)
class Consultations:
    """All of one application."""

    all: list[Consultation] = field(default_factory=list)

    def take(self, event: Event, family: str, step: str, calendar: Calendar, regulation: Regulation) -> str:
        """Note an event; the code of the warning if something is wrong with it, else ""."""
        days = regulation.third_party_days if family == "third_party" else regulation.comaker_days
        lapse = None if days is None else calendar.add(event.on, days)
        known = self._open(family, event.party)
        if step == "asked":
            if known is None:
                self.all.append(Consultation(family, event.party, event.on, lapse))
            return "" if known is None else "asked_again"
        if known is None:
            return "consultation_not_asked"
        if step == "served":
            if known.served is not None:
                return "served_again"
            known.served, known.lapse = event.on, lapse
            return ""
        known.answered = event.on
        return "answered_late" if known.served is not None and known.lapse is not None and event.on > known.lapse else ""

    def open_on(self, day: date) -> list[Consultation]:
        """Those still awaited on `day`."""
        return [one for one in self.all if one.answered is None and (one.lapse is None or day <= one.lapse)]

    def endless(self) -> bool:
        """Whether an opinion is awaited for which the text sets no term."""
        return any(one.answered is None and one.lapse is None for one in self.all)

    def pauses(self, more: Sequence[Pause]) -> list[Pause]:
        """All that is taken out of the term, `more` with it, without overlap."""
        return merged([*(one.pause for one in self.all), *more]) if self.all else list(more)

    def _open(self, family: str, party: str) -> Consultation | None:
        matching = (one for one in reversed(self.all) if one.family == family and one.party == party and one.answered is None)
        return next(matching, None)
