"""What happened is never changed."""

from django.db import migrations

from gongkai.events.immutable import refuse


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial")]
    operations = [refuse("publishing_publishingevent")]
