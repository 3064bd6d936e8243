"""A judgement knows when the last passage that it rested on was taken back."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def say_when(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Those that have none left are to be read again from today: when the last one went is not known."""
    judgements = apps.get_model("cases", "Judgement").objects
    bare = judgements.filter(evidence_withdrawn__gt=0, excerpts=None)
    judgements.filter(pk__in=list(bare.values_list("pk", flat=True))).update(emptied_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_search_says_whose"),
    ]

    operations = [
        migrations.AddField(
            model_name="judgement",
            name="emptied_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(say_when, migrations.RunPython.noop),
    ]
