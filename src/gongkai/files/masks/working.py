"""Where the child enters: make out what is meant, mask, prove, look through the result once more."""

import base64
import hashlib
from importlib import import_module
from pathlib import Path
from typing import Any

from gongkai.files.masks.job import Job, job_of, revealed
from gongkai.files.masks.names import masked_name
from gongkai.files.masks.proof import prove, stands_in
from gongkai.files.masks.spelling import Wanted
from gongkai.files.masks.values import Done
from gongkai.files.parsers.detect import content_of
from gongkai.files.parsers.found import ParseError

#: Content → module here that masks it.
MASKERS = {"docx": "word", "pptx": "word", "xlsx": "workbooks", "pdf": "pdfs", "zip": "archives", "text": "plain", "web": "plain"}
#: Content that nobody masks → why.
_REFUSED = dict.fromkeys(("png", "jpg", "gif", "bmp", "tif", "webp"), "image") | {
    "xls": "old_format",
    "doc": "old_format",
    "ppt": "old_format",
    "ole": "old_format",
    "rtf": "old_format",
    "ole_locked": "encrypted",
}
MAX_RESULT = 100 * 1024 * 1024


def work(path: Path, name: str, masks: list[dict[str, Any]], characters: int) -> dict[str, Any]:
    """{"content": base64, "name", "masked", "left": findings, "unmatched": numbers, "notes": codes}; else a ParseError."""
    data = path.read_bytes()
    kind = maskable(data)
    found = revealed(data, name, characters) if any(one["is"] == "finding" for one in masks) else []
    job = job_of(masks, found)
    del found
    done = mask_any(data, kind, job)
    new_name, in_name = masked_name(name, job.wanted)
    done.hits += in_name
    unmatched = _unmatched(masks, job, done, data)
    if len(done.content) > MAX_RESULT:
        raise ParseError("too_large")
    prove(done.content, kind, job.wanted, before=data)
    left = revealed(done.content, new_name, characters)
    _look_again(left, job.wanted)
    return {
        "content": base64.b64encode(done.content).decode("ascii"),
        "sha256": hashlib.sha256(done.content).hexdigest(),
        "name": new_name,
        "masked": sum(done.hits.values()),
        "left": left,
        "unmatched": unmatched,
        "notes": sorted(done.notes),
    }


def maskable(data: bytes) -> str:
    """The content; ParseError where nobody masks it."""
    content = content_of(data) if data else "empty"
    if content not in MASKERS:
        raise ParseError(_REFUSED.get(content, "unsupported"), content)
    return content


def mask_any(data: bytes, kind: str, job: Job) -> Done:
    done: Done = import_module(f"gongkai.files.masks.{MASKERS[kind]}").mask(data, job)
    return done


def _unmatched(masks: list[dict[str, Any]], job: Job, done: Done, data: bytes) -> list[int]:
    """Words that stand nowhere in the file; ParseError where that is true of all, or of anything else than a word.

    What stood only in a part that went as a whole (a property, an embedded file) counts as masked once.
    """
    if gone := [key for index, keys in job.keys.items() for key in keys if not done.hits[key] and key != index]:
        there = stands_in(data, Wanted(one for one in job.wanted.secrets if one.key in set(gone)))
        found = {key for index, keys in job.keys.items() if masks[index]["is"] == "finding" for key in keys}
        done.hits.update(dict.fromkeys((there | found) & set(gone), 1))
    missing = [index for index, keys in job.keys.items() if not any(done.hits[key] for key in keys)]
    for index in missing:
        if masks[index]["is"] != "literal" or len(missing) == len(masks):
            raise ParseError("nothing_matched", str(index + 1))
    return missing


def _look_again(left: list[dict[str, Any]], wanted: Wanted) -> None:
    """What the review still finds is none of what was masked. Takes out what must not leave the child."""
    for one in left:
        if wanted.hits(one.pop("raw", ""), over=True):
            raise ParseError("still_there")
