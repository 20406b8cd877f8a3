"""Out of a part before it is read: what was deleted, hidden, said aside, or cannot be shown as text; and how often."""

from gongkai.files.parsers.word.styles import Element, M, Styles, W, is_on, value
from gongkai.text.foreign.notes import Notes

_DRAWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    f"{W}object",
)


def remove(root: Element, styles: Styles, notes: Notes) -> None:
    """In place."""
    for name in ("del", "moveFrom"):
        for one in list(root.iter(f"{W}{name}")):
            if _says(one):
                notes.add("deleted")
                _drop(one)
    for row in list(root.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is not None and (properties.find(f"{W}del") is not None or is_on(properties, f"{W}hidden")):
            notes.add("deleted" if properties.find(f"{W}del") is not None else "hidden_row")
            _drop(row)
    for one in list(root.iter(f"{W}ins", f"{W}moveTo")):
        notes.add("inserted", _says(one))
    notes.add("comment", sum(1 for _ in root.iter(f"{W}commentReference")))
    _hidden(root, styles, notes)
    for formula in list(root.iter(f"{M}oMath")):
        notes.add("formula")
        _drop(formula)
    notes.add("chart", sum(1 for name in _DRAWN for _ in root.iter(name)))


def _hidden(root: Element, styles: Styles, notes: Notes) -> None:
    """Runs that Word does not show, by themselves or by a style; neighbours count once."""
    for paragraph in root.iter(f"{W}p"):
        by_paragraph = styles.hides(value(paragraph, f"{W}pPr/{W}pStyle"))
        before = False
        for run in list(paragraph.iter(f"{W}r")):
            properties = run.find(f"{W}rPr")
            own = properties.find(f"{W}vanish") if properties is not None else None
            hidden = is_on(properties, f"{W}vanish") if own is not None else styles.hides(value(properties, f"{W}rStyle")) or by_paragraph
            if hidden:
                notes.add("hidden", _says(run) and not before)
                _drop(run)
            before = hidden


def _says(element: Element) -> bool:
    return any((one.text or "").strip() for one in element.iter(f"{W}t", f"{W}delText"))


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
