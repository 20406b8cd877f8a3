"""Mask a file: in the child of the sandbox, proven there, and looked through once more by the review."""

import base64
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gongkai.files import sandbox
from gongkai.files.masks.values import Mask, Masked, NotMasked
from gongkai.files.review.findings import from_data
from gongkai.files.sandbox import Failure
from gongkai.text.findings import FindingKind

#: For one file. The result comes back as text: four bytes for three.
LIMITS = replace(
    sandbox.Limits(), cpu_seconds=240, wall_seconds=420, memory_bytes=1536 * 1024 * 1024, text_bytes=200_000_000, reply_bytes=160_000_000
)
_FAILURES = {
    Failure.TIMEOUT: "timeout",
    Failure.OUT_OF_MEMORY: "too_large",
    Failure.BOMB: "too_large",
    Failure.ENCRYPTED: "encrypted",
    Failure.UNSUPPORTED: "unsupported",
}


def mask_file(content: bytes, name: str, masks: Sequence[Mask], *, limits: sandbox.Limits | None = None) -> Masked:
    """The file `name` with everything of `masks` gone from it; NotMasked with a coded reason where that cannot be done and proven.

    The same content and masks give the same bytes. SandboxUnavailableError if no child can be started: try again later.
    """
    if not masks:
        raise NotMasked("nothing_to_mask")
    for mask in masks:
        if mask.finding is not None and mask.finding.kind is FindingKind.SECRECY_MARK:
            raise NotMasked("secrecy_mark")
        if mask.finding is not None and mask.finding.kind is FindingKind.UNREADABLE:
            raise NotMasked("not_readable")
    more = {"masks": [mask.as_data() for mask in masks]}
    with tempfile.NamedTemporaryFile(prefix="gongkai-mask-") as file:
        file.write(content)
        file.flush()
        try:
            data = sandbox.run_one(sandbox.Request("mask", Path(file.name), name, more), limits=limits or LIMITS)
        except sandbox.SandboxError as error:
            raise _not_masked(error) from None
    return Masked(
        base64.b64decode(data["content"]),
        data["name"],
        data["masked"],
        [from_data(one) for one in data["left"]],
        tuple(data["unmatched"]),
        tuple(data["notes"]),
    )


def _not_masked(error: sandbox.SandboxError) -> NotMasked:
    if error.failure is Failure.REFUSED:
        code, _, detail = error.detail.partition(" ")
        return NotMasked(code, detail)
    return NotMasked(_FAILURES.get(error.failure, "damaged"), error.detail)
