"""Names of files with what is to be masked in them."""

from collections import Counter

from gongkai.files.masks.spelling import HIDDEN, HIDDEN_WORD, Wanted, covered


def masked_name(name: str, wanted: Wanted) -> tuple[str, Counter[str | int]]:
    """Always with ●: systems refuse files whose name has a *. The extension stays."""
    stem, dot, extension = name.rpartition(".")
    stem, tail = (stem, f"{dot}{extension}") if dot and stem else (name, "")
    hits = wanted.hits(stem)
    new = covered(stem, hits)
    shown = "".join(HIDDEN_WORD if after == HIDDEN != before else after for before, after in zip(stem, new, strict=True))
    return shown + tail, Counter(hit.secret.key for hit in hits)
