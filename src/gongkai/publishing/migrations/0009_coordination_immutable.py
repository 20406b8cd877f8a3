"""What was asked of other units, and what they said, is never changed."""

from django.db import migrations

from gongkai.events.immutable import refuse


class Migration(migrations.Migration):
    dependencies = [("publishing", "0008_batches_and_coordination")]
    operations = [refuse("publishing_coordination"), refuse("publishing_coordinationword")]
