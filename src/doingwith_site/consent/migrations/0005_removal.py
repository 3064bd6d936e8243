from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def note_what_went_before(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    """Nobody noted before what was removed, so what went last may be there still."""
    if apps.get_model("programmes", "Programme").objects.exists():
        apps.get_model("consent", "Removal").objects.create(at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0004_code_used"),
    ]

    operations = [
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.RunPython(note_what_went_before, migrations.RunPython.noop),
    ]
