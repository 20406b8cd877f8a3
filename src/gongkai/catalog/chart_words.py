"""A flow chart in words: what its steps are called, and a sentence for each for readers who do not see the drawing."""

from django.utils.translation import gettext as _

from gongkai.catalog import charts
from gongkai.catalog.charts import Step


def days() -> dict[str, str]:
    """What follows the number of a limit."""
    return {"working": _("个工作日"), "natural": _("日")}


def kind_words() -> dict[str, str]:
    """What the kinds of steps are called."""
    return {"start": _("开始"), "step": _("步骤"), "decision": _("判断"), "end": _("结束")}


def sentences(steps: tuple[Step, ...]) -> list[str]:
    """A sentence for each step."""
    return [charts.sentence(step, steps, days=days(), to="→", end=_("结束")) for step in steps]
