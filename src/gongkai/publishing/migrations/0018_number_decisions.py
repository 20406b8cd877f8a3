"""Decisions to withdraw that were taken before they had numbers get theirs, in the order in which they were taken."""

from typing import Any
from zoneinfo import ZoneInfo

from django.db import migrations


def number(apps: Any, editor: Any) -> None:
    removal, numbered = apps.get_model("publishing", "Removal"), apps.get_model("publishing", "DecisionNumber")
    units = {unit.pk: unit for unit in apps.get_model("units", "Unit").objects.only("name", "short_name")}
    serials: dict[tuple[int, int], int] = {}
    rows = removal.objects.filter(state="done", decided_at__isnull=False).order_by("decided_at", "pk")
    for pk, unit, at in rows.values_list("pk", "unit_id", "decided_at").iterator():
        if unit not in units:
            continue
        year = at.astimezone(ZoneInfo("Asia/Shanghai")).year
        serial = serials[unit, year] = serials.get((unit, year), 0) + 1
        name = units[unit].short_name or units[unit].name
        numbered.objects.create(
            removal_id=pk, unit_id=unit, year=year, serial=serial, number=f"{name}公撤决〔{year}〕{serial}号"
        )


class Migration(migrations.Migration):
    dependencies = [("publishing", "0017_papers")]
    operations = [migrations.RunPython(number, migrations.RunPython.noop)]
