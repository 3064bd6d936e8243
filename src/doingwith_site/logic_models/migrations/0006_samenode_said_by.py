from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("logic_models", "0005_evidence_withdrawn"),
    ]

    operations = [
        migrations.AddField(
            model_name="samenode",
            name="said_by",
            field=models.TextField(blank=True, default=""),
        ),
    ]
