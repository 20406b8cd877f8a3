"""Whatever moves, merges and new units follow each other: every unit lies in the path of its parent, and no path stands twice."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.units import life, paths
from gongkai.units.models import Unit
from gongkai.units.record import UnitRecord
from gongkai.units.services import enter_units

pytestmark = pytest.mark.django_db
WHY: dict[str, Any] = {"actor": None, "reason": "试验"}
SIZE = 9


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(["move", "merge", "create"]), st.integers(0, SIZE), st.integers(0, SIZE)), max_size=12))
def test_paths_stay_consistent(steps: list[tuple[str, int, int]]) -> None:
    from django.db import transaction

    with transaction.atomic():
        enter_units(
            [UnitRecord(code=f"U{n}", name=f"单位{n}", level="department", parent=f"U{(n - 1) // 2}" if n else "") for n in range(SIZE)]
        )
        for place, (act, one, other) in enumerate(steps):
            units = list(Unit.objects.order_by("pk"))
            unit, target = units[one % len(units)], units[other % len(units)]
            try:
                if act == "move":
                    life.move(unit=unit, parent=target, **WHY)
                elif act == "merge":
                    life.merge(units=[unit], into=target, **WHY)
                else:
                    life.create(code=f"N{place}", name=f"新单位{place}", level="department", parent=target, **WHY)
            except life.UnitChangeRefusedError:
                pass
            _consistent()
        transaction.set_rollback(True)


def _consistent() -> None:
    rows = list(Unit.objects.select_related("parent"))
    assert len({unit.path for unit in rows}) == len(rows)
    for unit in rows:
        assert unit.path[: -paths.WIDTH] == (unit.parent.path if unit.parent else "")
        beneath = set(Unit.objects.filter(path__gt=unit.path, path__lt=paths.end(unit.path)).values_list("pk", flat=True))
        assert set(Unit.objects.filter(parent=unit).values_list("pk", flat=True)) <= beneath
