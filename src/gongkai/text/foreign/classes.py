"""Alignment and the names of styles as classes of our policy."""

from gongkai.text.foreign.tree import Node

#: Classes of our policy that a text may bring along; what is said of levels the policy then holds against the text.
CLASSES = frozenset("ta-c ta-r noindent lv1 lv2 lv3 lv4 doc-title doc-no fn img-missing".split())
LEVELS = frozenset(("lv1", "lv2", "lv3", "lv4"))
_SIDES = {"center": "ta-c", "right": "ta-r", "end": "ta-r", "left": "", "justify": "", "start": "", "both": ""}
_TITLES = frozenset(("公文标题", "文件标题", "大标题", "标题", "title"))
_NOTES = frozenset(("msofootnotetext", "msoendnotetext"))


def kept(node: Node, side: str = "", *, note: bool = False) -> list[str]:
    """The classes of our policy that a block has, of its own or by its style."""
    names = [one for one in node.classes if one in CLASSES and one not in ("ta-c", "ta-r")]
    lower = {one.lower() for one in node.classes}
    if note or lower & _NOTES:
        return ["fn"]
    if "msotitle" in lower or node.style.get("mso-style-name") in _TITLES:
        return ["doc-title"]
    if side and "doc-title" not in names:
        names.append(side)
    return names


def side_of(node: Node, around: str = "") -> str:
    """ta-c, ta-r or "": by style, attribute, class, or as around it."""
    if node.name == "center":
        return "ta-c"
    stated = node.style.get("text-align") or node.attributes.get("align", "").lower()
    if stated in _SIDES and node.name != "table":
        return _SIDES[stated]
    own = [one for one in ("ta-c", "ta-r") if one in node.classes]
    return own[0] if own else around
