"""The steps, in order."""

from gongkai.text.foreign import blocks, removal, tree
from gongkai.text.foreign.notes import Note, Notes
from gongkai.text.foreign.sheet import Sheet
from gongkai.text.foreign.words import Words


def to_ours(body: str, base: str | None) -> tuple[str, list[Note]]:
    """Elements of our policy for what `body` shows, and what was left out. See `html.clean` for `base`."""
    notes = Notes()
    root = tree.parse(body, Sheet.of(body))
    removal.remove(root, notes)
    Words(base, notes).settle(root)
    blocks.settle(root)
    return tree.written(root), notes.listed()
