import uuid

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_tokens(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each code that is there one of its own."""
    rows = list(apps.get_model("evidence", "Code").objects.only("pk"))
    for row in rows:
        row.token = uuid.uuid4()
    apps.get_model("evidence", "Code").objects.bulk_update(rows, ["token"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0010_typed_again"),
    ]

    operations = [
        migrations.AddField(
            model_name="code",
            name="token",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.RunPython(give_tokens, migrations.RunPython.noop),
    ]
