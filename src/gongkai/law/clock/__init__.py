"""The clock of an application 依申请公开: what happened, on which day → when the answer is due, and why."""

from gongkai.law.clock.events import Channel, Event, EventKind
from gongkai.law.clock.explaining import Line
from gongkai.law.clock.reading import Reading, State, read

__all__ = ["Channel", "Event", "EventKind", "Line", "Reading", "State", "read"]
