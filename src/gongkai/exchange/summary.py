"""What an import says at the end: the last line on stdout, and the figures of the batch."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(slots=True)
class Summary:
    """`read` = accepted + unchanged + refused; new editions count as accepted. `warnings` counts warnings, not rows."""

    read: int = 0
    accepted: int = 0
    unchanged: int = 0
    refused: int = 0
    warnings: int = 0
    seconds: float = 0.0
    report: str = ""

    def figures(self) -> dict[str, Any]:
        """As plain values, seconds to a tenth."""
        return {**asdict(self), "seconds": round(self.seconds, 1)}
