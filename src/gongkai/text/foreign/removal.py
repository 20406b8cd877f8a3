"""What was deleted, hidden or said aside must not be published, and a person must know that it was there."""

from gongkai.text.foreign.notes import Notes
from gongkai.text.foreign.tree import Node

_COMMENTS = frozenset("msocomanchor msocomtxt msocomoff msocommentreference msocommenttext".split())
_DELETED = frozenset(("del", "msodel"))
_HIDDEN_VALUES = {"display": "none", "visibility": "hidden", "mso-hide": "all"}


def remove(root: Node, notes: Notes) -> None:
    """Take away tracked deletions, comments, hidden text and rows, and Word's last row that holds nothing."""
    root.children = [child for child in root.children if not isinstance(child, Node) or _stays(child, notes)]
    for child in root.children:
        if isinstance(child, Node):
            remove(child, notes)


def _stays(node: Node, notes: Notes) -> bool:
    names = {one.lower() for one in node.classes}
    if node.name == "del" or names & _DELETED:
        _tell(node, "deleted", notes)
    elif names & _COMMENTS or node.style.get("mso-element", "").startswith("comment"):
        _tell_comments(node, names, notes)
    elif hidden(node):
        _tell(node, "hidden_row" if node.name == "tr" else "hidden", notes)
    elif node.name == "tr" and node.attributes.get("height") == "0" and not node.says():
        return False
    else:
        if node.name == "ins" or "msoins" in names:
            _tell(node, "inserted", notes)
        if node.name in ("s", "strike") or "line-through" in node.style.get("text-decoration", ""):
            _tell(node, "struck", notes)
        return True
    return False


def hidden(node: Node) -> bool:
    """Whether a browser or Word would not show it."""
    if "hidden" in node.attributes or node.style.get("visibility") == "collapse":
        return True
    return any(node.style.get(name, "").startswith(value) for name, value in _HIDDEN_VALUES.items())


def _tell(node: Node, code: str, notes: Notes) -> None:
    if node.says() and not (code == "inserted" and node.name != "ins" and any(one.name == "ins" for one in node.all())):
        notes.add(code)


def _tell_comments(node: Node, names: set[str], notes: Notes) -> None:
    """Once for each comment's text; its anchor in the text is not counted."""
    if node.style.get("mso-element") == "comment-list":
        notes.add("comment", max(1, sum(one.style.get("mso-element") == "comment" for one in node.all())))
    elif node.says() and ("msocomtxt" in names or node.style.get("mso-element") == "comment"):
        notes.add("comment")
    else:
        notes.setdefault("comment", 1)
