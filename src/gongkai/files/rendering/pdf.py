"""A paper as PDF, set by Typst with the machine's Chinese fonts."""

import json
from functools import cache
from pathlib import Path

import typst

from gongkai.files.rendering.paper import Paper

_LAYOUT = Path(__file__).with_name("paper.typ")
#: One of these must be there; without it a PDF would show boxes for characters.
FONTS = frozenset({"Noto Serif CJK SC", "SimSun", "Source Han Serif SC"})


class NoFontError(RuntimeError):
    """No Chinese font is installed: the message names the package."""


@cache
def _fonts() -> typst.Fonts:
    fonts = typst.Fonts()
    if not FONTS & set(fonts.families()):
        raise NoFontError("no Chinese font for PDF: install fonts-noto-cjk")
    return fonts


def pdf(paper: Paper) -> bytes:
    """The paper on A4; the same paper gives the same bytes. About 0.2 s a page or two. NoFontError where none can be set."""
    data = json.dumps(paper.as_json(), ensure_ascii=False)
    return typst.compile(_LAYOUT.read_bytes(), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"paper": data}, timestamp=0)
