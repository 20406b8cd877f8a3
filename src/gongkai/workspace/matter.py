"""A row of the to-do list."""

from dataclasses import dataclass
from datetime import date

#: Working days within which something is soon.
SOON = 3


@dataclass(frozen=True, slots=True)
class Matter:
    """`left`: working days until `due` (0: today, negative: late), None where no time runs. `action`: what the button says."""

    kind: str
    title: str
    url: str
    action: str
    due: date | None = None
    left: int | None = None
    note: str = ""
    state: str = ""
    with_whom: str = ""

    @property
    def light(self) -> str:
        """The class of the light: late (today as well), soon, fine, or bar where no time runs."""
        if self.left is None:
            return "bar"
        return "late" if self.left <= 0 else "soon" if self.left <= SOON else "fine"

    @property
    def late_by(self) -> int:
        """Working days since it was due; 0 where it is not late."""
        return max(0, -(self.left or 0))
