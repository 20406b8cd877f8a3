"""The verbs of the package."""

from gongkai.files.reasons import FileRefused, Reason
from gongkai.files.services.convert import Converted, as_html
from gongkai.files.services.extract import extract, extract_many
from gongkai.files.services.housekeeping import destroy, remove_orphans
from gongkai.files.services.keep import Incoming, keep, keep_many
from gongkai.files.services.open import open_bytes
from gongkai.files.services.reviewing import queue_review, review_at_once, review_many, reviews_of

__all__ = [
    "Converted",
    "FileRefused",
    "Incoming",
    "Reason",
    "as_html",
    "destroy",
    "extract",
    "extract_many",
    "keep",
    "keep_many",
    "open_bytes",
    "queue_review",
    "remove_orphans",
    "review_at_once",
    "review_many",
    "reviews_of",
]
