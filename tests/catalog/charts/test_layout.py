"""Properties of every drawing: no box lies on another, every line ends at its boxes and runs through none, lines lie on no other's."""

from itertools import combinations
from xml.etree import ElementTree as ET

from hypothesis import given

from gongkai.catalog.charts import Step, drawn, laid_out, read, sentence
from gongkai.catalog.charts.boxes import Box
from gongkai.catalog.charts.layout import Layout, Route
from gongkai.catalog.charts.steps import ways
from tests.support.charts import DAYS, USUAL, charts


def lay(steps: tuple[Step, ...]) -> Layout:
    return laid_out(steps, days=DAYS)


@given(charts())
def test_no_box_lies_on_another_and_all_are_within(steps: tuple[Step, ...]) -> None:
    layout = lay(steps)
    assert [box.key for box in layout.boxes] == [step.key for step in steps]
    for box in layout.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= layout.width
        assert box.y + box.height <= layout.height
    for one, other in combinations(layout.boxes, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert beside or one.y + one.height < other.y or other.y + other.height < one.y


@given(charts())
def test_every_way_is_a_line_from_its_box_to_its_box(steps: tuple[Step, ...]) -> None:
    layout = lay(steps)
    boxes = {box.key: box for box in layout.boxes}
    wanted = [(step.key, key) for step in steps for _name, key in ways(step, steps)]
    assert sorted((route.source, route.target) for route in layout.routes) == sorted(wanted)
    for route in layout.routes:
        (x, y), (to_x, to_y) = route.points[0], route.points[-1]
        source, target = boxes[route.source], boxes[route.target]
        assert (x, y) in ((source.middle, source.y + source.height), (source.x + source.width, source.centre))
        assert target.x < to_x < target.x + target.width
        assert to_y == target.top_at(to_x)
        assert route.points[-2][0] == to_x
        assert route.points[-2][1] < to_y
        for x_, y_ in route.points:
            assert 0 <= x_ <= layout.width
            assert 0 <= y_ <= layout.height
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in zip(route.points, route.points[1:], strict=False))


@given(charts())
def test_no_line_runs_through_a_box_and_none_along_another(steps: tuple[Step, ...]) -> None:
    layout = lay(steps)
    for route in layout.routes:
        for box in layout.boxes:
            assert not any(_through(part, box) for part in _parts(route)), (route, box)
    for one, other in combinations(layout.routes, 2):
        if one.target != other.target:
            assert not any(_along(a, b) for a in _parts(one) for b in _parts(other)), (one, other)


Part = tuple[float, float, float, float]


def _parts(route: Route) -> list[Part]:
    return [
        (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in zip(route.points, route.points[1:], strict=False)
    ]


def _through(part: Part, box: Box) -> bool:
    """Whether it enters the inside of the box; the slopes of a rhombus leave room, so its outline counts at the middle alone."""
    left, top, right, bottom = part
    inner = 0 if box.kind != "decision" else box.height / 4
    return left < box.x + box.width - 1 and right > box.x + 1 and top < box.y + box.height - inner - 1 and bottom > box.y + inner + 1


def _along(one: Part, other: Part) -> bool:
    """Whether two stretches lie on one another for more than a point."""
    if one[0] == one[2] == other[0] == other[2]:
        return min(one[3], other[3]) - max(one[1], other[1]) > 0.01
    if one[1] == one[3] == other[1] == other[3]:
        return min(one[2], other[2]) - max(one[0], other[0]) > 0.01
    return False


@given(charts())
def test_the_drawing_is_the_same_every_time_and_is_xml_without_style_or_script(steps: tuple[Step, ...]) -> None:
    layout = lay(steps)
    sentences = [sentence(step, steps, days=DAYS, to="→", end="结束") for step in steps]
    first = drawn(layout, title="办理<流程>", sentences=sentences)
    assert first == drawn(laid_out(steps, days=DAYS), title="办理<流程>", sentences=sentences)
    root = ET.fromstring(first)  # noqa: S314  (our own)
    assert root[0].text == "办理<流程>"
    assert root.get("aria-labelledby") == "chart-title chart-desc"
    for element in root.iter():
        assert "style" not in element.attrib
        assert not any(name.startswith("on") for name in element.attrib)
    assert len(root.findall(".//{*}text")) == sum(len(box.name) + len(box.more) for box in layout.boxes) + sum(
        len(route.name) for route in layout.routes
    )


def test_the_usual_chart_goes_down_in_one_column_and_asks_once_more_beside_it() -> None:
    layout = laid_out(read(USUAL), days=DAYS)
    boxes = {box.key: box for box in layout.boxes}
    assert boxes["a"].middle == boxes["b"].middle == boxes["d"].middle == boxes["e"].middle
    assert boxes["c"].x > boxes["b"].x + boxes["b"].width
    assert boxes["f"].centre == boxes["e"].centre
    back = next(route for route in layout.routes if route.source == "c")
    assert back.points[-1][1] == boxes["b"].top_at(back.points[-1][0])
    assert [line for box in layout.boxes for line in box.more][:3] == ["申请人", "受理窗口", "5个工作日"]


def test_a_reader_who_does_not_see_it_hears_every_way() -> None:
    steps = read(USUAL)
    said = [sentence(step, steps, days=DAYS, to="→", end="结束") for step in steps]
    assert said[1] == "2 材料是否齐全？（受理窗口，5个工作日）；是 → 4，否 → 3"
    assert said[5] == "6 不予许可，说明理由；结束"
