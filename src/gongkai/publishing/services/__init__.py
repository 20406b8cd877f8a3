"""The verbs of publishing."""

from gongkai.publishing.services.batches import finish_batch, open_batch
from gongkai.publishing.services.release import Outcome, release, release_batch
from gongkai.publishing.services.removal import hide, restore, withdraw

__all__ = ["Outcome", "finish_batch", "hide", "open_batch", "release", "release_batch", "restore", "withdraw"]
