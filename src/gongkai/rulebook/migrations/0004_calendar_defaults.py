"""What happened to a year is never changed; a fresh installation knows the calendar that the product ships."""

from typing import Any

from django.db import migrations

from gongkai.events import clock
from gongkai.events.immutable import refuse
from gongkai.rulebook import calendar_defaults


def load(apps: Any, schema_editor: Any) -> None:
    models = (apps.get_model("rulebook", name) for name in ("CalendarYear", "CalendarDay", "CalendarEvent"))
    calendar_defaults.load(*models, at=clock.now())


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0003_calendar")]
    operations = [refuse("rulebook_calendarevent"), migrations.RunPython(load, migrations.RunPython.noop)]
