from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def forget_moments(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    """The first version of this page logged each answer with its moment, which tells who it was.

    The lines go: a coarser day would leave their place among the others, whose moments are known. This is
    the one time that lines of the log are removed (decision 0083).
    """
    told = apps.get_model("audit", "Event").objects.filter(
        noun="readiness_question", verb__in=("answer", "take_back")
    )
    gone, _ = told.delete()
    if gone:
        apps.get_model("consent", "Removal").objects.create(at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("theory", "0005_words_for_conditions"),
        ("audit", "0002_longer_identifiers"),
        ("consent", "0005_removal"),
    ]

    operations = [migrations.RunPython(forget_moments, migrations.RunPython.noop)]
