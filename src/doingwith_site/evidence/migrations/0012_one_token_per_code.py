import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0011_codes_named_by_token"),
    ]

    operations = [
        migrations.AlterField(
            model_name="code",
            name="token",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
    ]
