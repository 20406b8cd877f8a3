"""A chart as SVG: presentation attributes alone, no style, no script, so that it stands in a page under a strict policy and as a file."""

from collections.abc import Iterator, Sequence
from html import escape

from gongkai.catalog.charts.boxes import BIG, BIG_LINE, LABEL_LINE, SMALL, SMALL_LINE, Box
from gongkai.catalog.charts.layout import Layout, Point, Route
from gongkai.catalog.charts.steps import DECISION, END, START

_INK, _SOFT, _PAPER = "#1c2430", "#4b5563", "#ffffff"
#: Fill of each kind; the outline tells them apart where colours are not seen.
_FILL = {START: "#e8f0f8", END: "#e8f0f8", DECISION: "#fdf6e3"}
_FONTS = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', 'SimHei', sans-serif"
_ARROW = 5


def drawn(layout: Layout, *, title: str, sentences: Sequence[str], name: str = "chart") -> str:
    """The SVG. `title` and `sentences` are what a screen reader says instead; `name` begins the ids, once on a page."""
    width, height = _number(layout.width), _number(layout.height)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc" font-family="{escape(_FONTS)}" font-size="{BIG}">'
        ),
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape("。".join(sentences))}</desc>',
        f'<rect class="chart-paper" width="{width}" height="{height}" fill="{_PAPER}"/>',
        *(_line(route) for route in layout.routes),
        *(part for box in layout.boxes for part in _box(box)),
        *(part for route in layout.routes for part in _label(route)),
        "</svg>",
    ]
    return "".join(parts)


def _line(route: Route) -> str:
    (x, y) = route.points[-1]
    body = "M" + "L".join(f"{_number(a)} {_number(b)}" for a, b in [*route.points[:-1], (x, y - _ARROW)])
    head = f"M{_number(x)} {_number(y)}l-{_ARROW} -{_ARROW * 2}h{_ARROW * 2}z"
    return f'<path class="chart-line" d="{body}" fill="none" stroke="{_INK}"/><path class="chart-head" d="{head}" fill="{_INK}"/>'


def _box(box: Box) -> Iterator[str]:
    look = f'class="chart-box chart-{box.kind}" fill="{_FILL.get(box.kind, _PAPER)}" stroke="{_INK}" stroke-width="1.5"'
    if box.kind == DECISION:
        corners = ((box.middle, box.y), (box.x + box.width, box.centre), (box.middle, box.y + box.height), (box.x, box.centre))
        yield f'<polygon {look} points="{" ".join(f"{_number(x)},{_number(y)}" for x, y in corners)}"/>'
    else:
        round_ = box.height / 2 if box.kind in (START, END) and box.height <= 64 else 18 if box.kind in (START, END) else 3
        place = f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"'
        yield f'<rect {look} {place} rx="{_number(round_)}"/>'
    high = len(box.name) * BIG_LINE + len(box.more) * SMALL_LINE
    y = box.centre - high / 2
    for line in box.name:
        yield _text((box.middle, y + BIG_LINE - 5), line, f'fill="{_INK}" font-weight="600" text-anchor="middle"')
        y += BIG_LINE
    for line in box.more:
        yield _text((box.middle, y + SMALL_LINE - 4), line, f'fill="{_SOFT}" font-size="{SMALL}" text-anchor="middle"')
        y += SMALL_LINE


def _label(route: Route) -> Iterator[str]:
    for place, line in enumerate(route.name):
        at = (route.at[0], route.at[1] + place * LABEL_LINE)
        halo = f'stroke="{_PAPER}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"'
        yield _text(at, line, f'class="chart-way" fill="{_INK}" font-size="{SMALL}" {halo}')


def _text(at: Point, text: str, look: str) -> str:
    return f'<text x="{_number(at[0])}" y="{_number(at[1])}" {look}>{escape(text)}</text>'


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
