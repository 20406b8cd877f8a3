"""The life of units 单位变动: created, renamed, moved, merged, split, closed. Each act is shown first, then done, at once or on its day.

Refusals: `UnitChangeRefusedError` with coded reasons, nothing was done then. `rehearse` does everything and takes it back: what a page
says before the button is what the button will do.
"""

from gongkai.units.life.figures import tell
from gongkai.units.life.orders import cancel, carry_out, rehearse
from gongkai.units.life.reasons import UnitChangeRefusedError
from gongkai.units.life.verbs import close, create, merge, move, rename, split

__all__ = [
    "UnitChangeRefusedError",
    "cancel",
    "carry_out",
    "close",
    "create",
    "merge",
    "move",
    "rehearse",
    "rename",
    "split",
    "tell",
]
