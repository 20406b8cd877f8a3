"""Opinions asked of third parties (第三十二条) and of organs that made the information too (第三十四条)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gongkai.law.calendar import LAST_YEAR, Calendar
from gongkai.law.clock.counting import Pause, merged
from gongkai.law.clock.events import Event, EventKind
from gongkai.law.regulation import Regulation

_NEVER = date(LAST_YEAR, 12, 31)


@dataclass(frozen=True, slots=True)
class Consultation:
    """One party asked. `served` None: not registered; `answered` None: no opinion yet."""

    family: str
    party: str
    asked: date
    served: date | None = None
    answered: date | None = None

    def lapses(self, calendar: Calendar, regulation: Regulation) -> date | None:
        """When the term for an opinion is over: 15 working days after it was served; while that is not known, after it was sent —

        the earliest day that can be right. None under the text of 2007, which sets no term.
        """
        days = regulation.third_party_days if self.family == "third_party" else regulation.comaker_days
        return None if days is None else calendar.add(self.served or self.asked, days)

    def pause(self, calendar: Calendar, regulation: Regulation) -> Pause:
        """What it takes out of the term: from the day after it was sent to the day of the opinion, at most to the lapse."""
        until, lapse = self.answered, self.lapses(calendar, regulation)
        if until is None or (lapse is not None and until > lapse and self.served is not None):
            until = lapse
        return Pause(self.asked, until or _NEVER, EventKind(f"{self.family}_asked"), self.party)


@dataclass(slots=True)
class Consultations:
    """All of one application."""

    all: list[Consultation] = field(default_factory=list)

    def take(self, event: Event, family: str, step: str, calendar: Calendar, regulation: Regulation) -> str:
        """Note an event; the code of the warning if something is wrong with it, else ""."""
        if step == "asked":
            again = self._open(family, event.party) is not None
            if again:
                return "asked_again"
            self.all.append(Consultation(family, event.party, event.on))
            return ""
        index = self._open(family, event.party)
        if index is None:
            return "consultation_not_asked"
        consultation = self.all[index]
        if step == "served":
            if consultation.served is not None:
                return "served_again"
            self.all[index] = replace(consultation, served=event.on)
            return ""
        self.all[index] = replace(consultation, answered=event.on)
        lapse = consultation.lapses(calendar, regulation)
        return "answered_late" if consultation.served is not None and lapse is not None and event.on > lapse else ""

    def open_on(self, day: date, calendar: Calendar, regulation: Regulation) -> list[Consultation]:
        """Those still awaited on `day`."""
        return [one for one in self.all if one.answered is None and day <= (one.lapses(calendar, regulation) or day)]

    def endless(self, regulation: Regulation) -> bool:
        """Whether an opinion is awaited for which the text sets no term."""
        return regulation.third_party_days is None and any(one.answered is None for one in self.all)

    def pauses(self, calendar: Calendar, regulation: Regulation, more: Sequence[Pause]) -> list[Pause]:
        """All that is taken out of the term, `more` with it, without overlap."""
        if not self.all:
            return list(more)
        return merged([*(one.pause(calendar, regulation) for one in self.all), *more])

    def _open(self, family: str, party: str) -> int | None:
        for index in range(len(self.all) - 1, -1, -1):
            one = self.all[index]
            if one.family == family and one.party == party and one.answered is None:
                return index
        return None
