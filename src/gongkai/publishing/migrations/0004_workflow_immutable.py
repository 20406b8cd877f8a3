"""Opinions and what happened to manuscripts are never changed."""

from django.db import migrations

from gongkai.events.immutable import refuse


class Migration(migrations.Migration):
    dependencies = [("publishing", "0003_workflow")]
    operations = [refuse("publishing_manuscriptevent"), refuse("publishing_opinion")]
