"""Foreign HTML (old sites, office programs) in our elements: blocks to paragraphs, styles to classes, images that are not ours to words."""

import html
import re
from urllib.parse import urljoin, urlsplit

import nh3

_BLOCKS = frozenset("div section article center header footer main aside address pre dt dd p".split())
_RENAMED = {"b": "strong", "i": "em", "ins": "u", "h1": "h2", "h6": "h5", "tfoot": "tbody"}
_KEPT = frozenset(
    "p h2 h3 h4 h5 strong em u sup sub br a ul ol li table caption thead tbody tr th td blockquote figure figcaption img hr".split()
)
_ALL = _KEPT | _BLOCKS | set(_RENAMED) | {"span", "font"}
_DROPPED = frozenset("script style iframe object svg math template noscript textarea select del title head".split())
_VOID = frozenset(("br", "hr", "img"))
#: First pass: well-formed, safe, still with the styles that say something. It escapes < and > in attributes.
_FIRST = nh3.Cleaner(
    tags=set(_ALL),
    clean_content_tags=set(_DROPPED),
    attributes={
        "*": {"align", "style", "class", "hidden"},
        "a": {"href", "title"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
        "img": {"src", "alt", "width", "height"},
        "ol": {"start"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
_TOKEN = re.compile(r"<(/?)([a-z0-9]+)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_UNDERLINED = re.compile(r"text-decoration[a-z-]*\s*:[^;]*underline", re.IGNORECASE)
_ALIGN_CLASS = {"center": "ta-c", "right": "ta-r"}


def foreign_to_ours(body: str, base: str | None) -> str:
    """Elements of our policy for what `body` shows; the cleaner still has to pass over it. See `html.clean` for `base`."""
    return _Rewriting(base).run(_FIRST.clean(body))


class _Rewriting:
    """One pass over well-formed tokens. `open` holds, for each open element, what its end becomes; hidden ones swallow all within."""

    def __init__(self, base: str | None) -> None:
        self.base = base
        self.out: list[str] = []
        self.open: list[str] = []
        self.hidden = 0

    def run(self, body: str) -> str:
        end = 0
        for token in _TOKEN.finditer(body):
            self._text(body[end : token.start()])
            end = token.end()
            slash, name, attributes = token.groups()
            if slash:
                self._close()
            elif name in _VOID:
                self._single(name, dict(_ATTRIBUTE.findall(attributes)))
            else:
                self._open(name, dict(_ATTRIBUTE.findall(attributes)) if attributes else {})
        self._text(body[end:])
        return "".join(self.out)

    def _text(self, text: str) -> None:
        if not self.hidden:
            self.out.append(text)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        style = attributes.get("style", "")[:400]
        if self.hidden or "hidden" in attributes or _HIDDEN.search(style):
            self.hidden += 1
            self.open.append("")
            return
        start, end = self._element(name, attributes, style)
        self.out.append(start)
        self.open.append(end)

    def _close(self) -> None:
        end = self.open.pop() if self.open else ""
        if self.hidden:
            self.hidden -= 1
        else:
            self.out.append(end)

    def _element(self, name: str, attributes: dict[str, str], style: str) -> tuple[str, str]:
        """What an element's start and end become."""
        if name in ("span", "font"):
            marks = [mark for mark, pattern in (("strong", _BOLD), ("u", _UNDERLINED)) if pattern.search(style)]
            return "".join(f"<{mark}>" for mark in marks), "".join(f"</{mark}>" for mark in reversed(marks))
        if name == "a":
            return self._link(attributes)
        if name in _BLOCKS:
            # the end of a block begins a paragraph of its own, lest what follows within the outer block stand bare; empty ones go later
            aligned = attributes if name != "center" else {**attributes, "align": "center"}
            return f"<p{_class(aligned, style)}>", "</p>" if name == "p" else "</p><p>"
        name = _RENAMED.get(name, name)
        kept = "".join(f' {key}="{attributes[key]}"' for key in ("colspan", "rowspan", "scope", "start") if key in attributes)
        return f"<{name}{_class(attributes, style)}{kept}>", f"</{name}>"

    def _link(self, attributes: dict[str, str]) -> tuple[str, str]:
        address = html.unescape(attributes.get("href", "")).strip()
        if not address or address.startswith("#"):
            return "", ""
        if self.base is not None or address.startswith("//"):
            address = _resolved(self.base or "", address)
        if not address:
            return "", ""
        title = f' title="{attributes["title"]}"' if "title" in attributes else ""
        return f'<a href="{html.escape(address)}"{title}>', "</a>"

    def _single(self, name: str, attributes: dict[str, str]) -> None:
        if self.hidden:
            return
        if name != "img":
            self.out.append(f"<{name}>")
            return
        source = attributes.get("src", "")
        if self.base is None and source.startswith("/") and not source.startswith("//"):
            kept = "".join(f' {key}="{attributes[key]}"' for key in ("src", "alt", "width", "height") if key in attributes)
            self.out.append(f"<img{kept}>")
        elif not _is_dot(attributes):
            self.out.append(f"［图片未随文带入：{attributes.get('alt', '') or '无说明'}］")


def _class(attributes: dict[str, str], style: str) -> str:
    names = attributes.get("class", "").split()
    found = _ALIGNED.search(style)
    side = _ALIGN_CLASS.get((found[1] if found else attributes.get("align", "")).lower())
    if side and side not in names:
        names.append(side)
    return f' class="{" ".join(names)}"' if names else ""


def _is_dot(attributes: dict[str, str]) -> bool:
    """A tracking pixel."""
    return attributes.get("width") in ("0", "1") or attributes.get("height") in ("0", "1")


def _resolved(base: str, address: str) -> str:
    """The absolute address, or "" where it cannot be known."""
    try:
        whole = urljoin(base, address) if base else address
        return whole if urlsplit(whole).scheme in ("http", "https", "mailto", "tel") else ""
    except ValueError:
        return ""
