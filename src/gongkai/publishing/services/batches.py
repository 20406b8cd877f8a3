"""Open and close a batch of past holdings, with the one approval that covers it."""

from typing import Any

from gongkai.events import clock
from gongkai.publishing.models import Batch


class ApprovalMissing(ValueError):
    """Past holdings too are published under a recorded approval (先审查、后公开)."""


def open_batch(*, source: str, approved_by: str, approval: str) -> Batch:
    """A batch under the approval `approval` (document or minute) given by the post or person `approved_by`."""
    if not approved_by.strip() or not approval.strip():
        raise ApprovalMissing("a batch needs who approved it and under which document")
    return Batch.objects.create(source=source[:300], approved_by=approved_by[:120], approval=approval[:300], started_at=clock.now())


def finish_batch(batch: Batch, figures: dict[str, Any]) -> None:
    """Record what came of it."""
    batch.finished_at = clock.now()
    batch.figures = figures
    batch.save(update_fields=["finished_at", "figures"])
