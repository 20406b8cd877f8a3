"""What stands beside the text of a manuscript, for previews and reviewers."""

from typing import Any

from django import template

from gongkai.catalog import chart_figure, particulars
from gongkai.publishing.content.particular_words import told
from gongkai.publishing.models import Manuscript

register = template.Library()


@register.simple_tag
def beside_of(one: Manuscript) -> dict[str, Any]:
    """{"figure": the chart or None, "lines": all the rest in words}."""
    rest = {kind: value for kind, value in one.particulars.items() if kind != particulars.CHART}
    return {"figure": chart_figure.figure(one.particulars, title=one.title), "lines": told(rest)}
