"""Parameters that several operations share, and the problems that every operation may answer with."""

from typing import Annotated, Any

from django.utils.translation import gettext_noop as _
from ninja import Query

from gongkai.api.problems import no_such_unit
from gongkai.api.schemas import Problem
from gongkai.units import queries
from gongkai.units.models import Unit

#: Every operation: an impossible request, another method, a client that wants no JSON, parameters that cannot be read, our own fault.
ERRORS: dict[int, Any] = dict.fromkeys((400, 404, 405, 406, 422, 500), Problem)
#: Those that search.
SEARCH_ERRORS = {**ERRORS, 503: Problem}

LARGEST_PAGE = 100

After = Annotated[str, Query(max_length=80, title="续读标记", description=_("上一页答复中的 next"))]
Size = Annotated[int, Query(ge=1, le=LARGEST_PAGE, title="每页条数")]
#: Codes are short; what is longer than any is looked up nowhere.
LONGEST_CODE = 40


def unit_of(code: str) -> Unit:
    """The unit of that code, or the problem that says there is none."""
    unit = queries.find(code)
    if unit is None:
        raise no_such_unit(code)
    return unit
