"""Documents may be of the whole programme; those that are there are of their project's programme."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Q, Subquery


def name_programmes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each document is of the programme that its project is of."""
    projects = apps.get_model("projects", "Project").objects.filter(pk=OuterRef("project_id"))
    documents = apps.get_model("evidence", "Document").objects.all()
    documents.update(programme_id=Subquery(projects.values("programme_id")[:1]))


class Migration(migrations.Migration):
    # The rows are written before the column must be filled: PostgreSQL does not do both in one transaction.
    atomic = False

    dependencies = [
        ("evidence", "0007_bundle_files"),
        ("programmes", "0004_factor_overlaps"),
        ("projects", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="programme",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documents",
                to="programmes.programme",
            ),
        ),
        migrations.RunPython(name_programmes, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="document",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documents",
                to="programmes.programme",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="project",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documents",
                to="projects.project",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=Q(("project", None)),
                fields=("programme", "identifier"),
                name="one_own_document_per_identifier",
            ),
        ),
    ]
