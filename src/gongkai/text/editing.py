"""A body as the editor takes it, and whether what comes back from there is the same: it knows no captions and no figures."""

import re

from gongkai.text.html import BadHtml, clean

_CAPTION = re.compile(r"(<table>)<caption(?: class=\"[^\"]*\")?>(.*?)</caption>", re.DOTALL)
_FIGURE = re.compile(r"<figure>(<img[^<>]*>)(?:<figcaption>(.*?)</figcaption>)?</figure>", re.DOTALL)


def for_editor(body: str) -> str:
    """The body with captions as centred lines before their tables, and figures as centred paragraphs."""

    def figure(found: re.Match[str]) -> str:
        return f'<p class="ta-c">{found[1]}</p>' + (f'<p class="ta-c">{found[2]}</p>' if found[2] else "")

    return _FIGURE.sub(figure, _CAPTION.sub(r'<p class="ta-c">\2</p>\1', body))


def same(body: str, stored: str) -> bool:
    """Whether what came from the editor says in the same way what is stored."""
    if body == stored:
        return True
    try:
        return clean(for_editor(stored)) == body
    except BadHtml:
        return False
