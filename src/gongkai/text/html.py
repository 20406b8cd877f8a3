"""The cleaner: what HTML an item may hold, and its plain text. Pure; safe to call on anything of any origin.

Output is stable: clean(clean(x)) == clean(x). Numbers such as 一、 stay text, so that quoting, search and hashing see them.
"""

import html
import re

import nh3

from gongkai.text.foreign import to_ours
from gongkai.text.foreign.notes import Note

MAX_LENGTH = 2_000_000
#: Elements may stand this deep in each other. The parser's time grows with the square of the depth.
MAX_DEPTH = 100

TAGS = frozenset(
    "p h2 h3 h4 h5 strong em u sup sub br a ul ol li table caption thead tbody tr th td blockquote figure figcaption img hr".split()
)
#: Elements that go with all they hold. A form does not: old sites wrap whole pages in one.
DROPPED = frozenset("script style iframe object svg math template noscript textarea select del".split())
CLASSES = frozenset("ta-c ta-r noindent lv1 lv2 lv3 lv4 doc-title doc-no fn img-missing".split())
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
}
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(DROPPED),
    attributes=_ATTRIBUTES,
    allowed_classes={tag: set(CLASSES) for tag in TAGS},
    url_schemes=set(SCHEMES),
    link_rel=None,
)
#: What is not plainly ours: then the text is taken apart and put together anew. The first tells the usual body from all others.
_NAMES = "|".join(sorted(CLASSES))
_FOREIGN = re.compile(
    r"<(?!/?(?:p|h[2-5]|strong|em|u|sup|sub)>|br>(?![ \t\r\n]*(?:[\u3000\xa0]|&nbsp;))"
    rf"|p class=\"(?:{_NAMES})(?: (?:{_NAMES}))*\">)"
    r"|</(strong|em|u|sup|sub)><\1>|<(strong|em|u|sup|sub)>(?:\s|&nbsp;)*</\2>|</(?:p|h[2-5])>\s*</(?:strong|em|u|sup|sub)>"
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
#: Elements that close themselves, or that their next sibling closes.
_SHALLOW = frozenset("p br hr img li td th tr dt dd option thead tbody tfoot col colgroup input meta link wbr area base embed".split())
_EMPTY = re.compile(r"<p(?: class=\"[^\"]*\")?>(?:\s|&nbsp;|<br>)*+</p>")
_LEAD = re.compile(r"(<(?:p|h[2-5]|td|th|li)(?: class=\"[^\"]*\")?>(?:<(?:strong|em|u)>)*)(?:[ \t\n\u3000\xa0]++|&nbsp;)++")
#: A level is read from the text, and believed only of a chapter 第一章.
_STATED = re.compile(r'<p class="((?:[a-z-]+ )*)lv[1-4]((?: [a-z-]+)*)">(?!(?:<(?:strong|em|u)>)*第)')
_HAN = "一二三四五六七八九十百"
_LEVEL = re.compile(
    rf"<p>(?=(?:<(?:strong|em|u)>)*(?:([{_HAN}]{{1,3}}、)|([（(][{_HAN}]{{1,3}}[）)])|([0-9０-９]{{1,2}}(?:[.．](?!\d)|、))|[（(][0-9０-９]{{1,2}}[）)]))"
)
_BLOCK_END = re.compile(r"</(?:p|h[2-5]|li|tr|table|caption|blockquote|figure|figcaption|ul|ol)>|<br>|<hr>")
_CELL_END = re.compile(r"</t[dh]>(?=\s*<t[dh])")
_ANY_TAG = re.compile(r"<[^>]*>")


class BadHtml(ValueError):
    """A body that is not taken; `code` is `too_long` or `too_deep`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Clean(str):
    """HTML of our policy: made by the cleaner, or of escaped text in our elements. The cleaner takes it as it is."""

    __slots__ = ()


def clean(body: str, *, base: str | None = None) -> Clean:
    """HTML of our policy from any HTML. BadHtml for what is too long or too deep.

    `base`: the address of the page it comes from, "" where unknown. Then relative links are resolved against it (or unwrapped)
    and no image counts as ours; None: the body is our own, relative addresses stay.
    """
    return body if isinstance(body, Clean) and len(body) <= MAX_LENGTH else cleaned(body, base=base)[0]


def cleaned(body: str, *, base: str | None = None) -> tuple[Clean, list[Note]]:
    """The same, and what was left out of it that a person should know of: deleted, hidden and commented text, pictures."""
    if len(body) > MAX_LENGTH:
        raise BadHtml("too_long")
    if _depth(body) > MAX_DEPTH:
        raise BadHtml("too_deep")
    notes: list[Note] = []
    if base is None and not _FOREIGN.search(body):
        body = _CLEANER.clean(body)  # which closes what was left open
    if base is not None or _FOREIGN.search(body):
        body, notes = to_ours(body, base)
        body = _CLEANER.clean(body)
    body = _LEAD.sub(r"\1", body)
    body = _LEVEL.sub(_with_level, _STATED.sub(_unstated, body))
    return Clean(_EMPTY.sub("", body).strip()), notes


def level(text: str) -> str:
    """The class of a paragraph that begins with a number of the official levels 一、（一）1.（1）, or ""."""
    found = _LEVEL.match(f"<p>{text[:12]}")
    return f"lv{found.lastindex or 4}" if found else ""


def _unstated(found: re.Match[str]) -> str:
    names = f"{found[1]}{found[2]}".split()
    return f'<p class="{" ".join(names)}">' if names else "<p>"


def _with_level(found: re.Match[str]) -> str:
    return f'<p class="lv{found.lastindex or 4}">'


def _depth(body: str) -> int:
    """How deep elements are nested at most, counting what is never closed."""
    if body.count("<") <= MAX_DEPTH:
        return 0
    depth = deepest = 0
    for slash, name in _TAG.findall(body):
        if name.lower() in _SHALLOW:
            continue
        if slash:
            depth = max(depth - 1, 0)
        else:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def plain_text(body: str) -> str:
    """The text of a cleaned body: one line a paragraph, list entry or table row; cells apart by a blank."""
    text = _BLOCK_END.sub("\n", body)
    if "</t" in text:
        text = _CELL_END.sub(" ", text)
    text = _ANY_TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    lines = (line.strip() for line in text.replace("\xa0", " ").split("\n"))
    return "\n".join(line for line in lines if line)
