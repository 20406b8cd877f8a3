"""The law as questions and answers: what every door (shell, interface, page) asks, with the same fields and the same JSON.

`answer("workday", {"from": "2026-09-15", "add": 20}, Situation(calendar, Choices(), today))` → {"date": "2026-10-19", "provisional": false}
"""

from gongkai.law.asking.commands import COMMANDS, answer
from gongkai.law.asking.parsing import LARGEST, parse
from gongkai.law.asking.situation import Situation

__all__ = ["COMMANDS", "LARGEST", "Situation", "answer", "parse"]
