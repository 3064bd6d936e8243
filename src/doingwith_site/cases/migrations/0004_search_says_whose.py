"""A copy that can be searched says whose words it is, and PostgreSQL keeps its words cut up beside it."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

# Whose words a copy is never changes, so that the index need not follow.
SQLITE = (
    "DROP TRIGGER IF EXISTS cases_search_changed",
    "CREATE TRIGGER cases_search_changed AFTER UPDATE OF body ON cases_searchtext BEGIN "
    "INSERT INTO cases_search(cases_search, rowid, body) VALUES ('delete', old.id, old.body); "
    "INSERT INTO cases_search(rowid, body) VALUES (new.id, new.body); END",
)
POSTGRES = (
    "DROP INDEX IF EXISTS cases_search_words",
    "ALTER TABLE cases_searchtext ADD COLUMN words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('english', folded)) STORED",
    "CREATE INDEX cases_search_words ON cases_searchtext USING gin (words)",
)
POSTGRES_BACK = (
    "DROP INDEX IF EXISTS cases_search_words",
    "ALTER TABLE cases_searchtext DROP COLUMN IF EXISTS words",
    "CREATE INDEX cases_search_words ON cases_searchtext USING gin (to_tsvector('english', folded))",
)


def say_whose(apps: Any, schema_editor: Any) -> None:
    """Fill the new columns of the copies that are there."""
    texts = apps.get_model("cases", "SearchText").objects
    for owner, columns in WHOSE.items():
        model = apps.get_model(*OWNERS[owner]).objects.filter(pk=OuterRef(owner))
        texts.filter(**{f"{owner}__isnull": False}).update(
            **{column: Subquery(model.values(way)[:1]) for column, way in columns.items()}
        )


OWNERS = {
    "version": ("evidence", "DocumentVersion"),
    "part": ("evidence", "AccountPart"),
    "coding": ("evidence", "Coding"),
    "judgement": ("cases", "Judgement"),
}
WHOSE = {
    "version": {"project": "document__project"},
    "part": {"agreement": "account__agreement"},
    "coding": {
        "maker": "coded_by",
        "project": "excerpt__project",
        "agreement": "excerpt__part__account__agreement",
    },
    "judgement": {"reading": "reading", "maker": "reading__person"},
}


def index(apps: Any, schema_editor: Any) -> None:
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def index_back(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRES_BACK:
            schema_editor.execute(statement, params=None)


def whose(to: str, related: str = "search_texts") -> models.ForeignKey:
    return models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name=related, to=to
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_search"),
        ("consent", "0001_initial"),
        ("evidence", "0003_excerpts"),
        ("projects", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("searchtext", "agreement", whose("consent.agreement")),
        migrations.AddField("searchtext", "maker", whose(settings.AUTH_USER_MODEL, "+")),
        migrations.AddField("searchtext", "project", whose("projects.project")),
        migrations.AddField("searchtext", "reading", whose("cases.reading")),
        migrations.RunPython(index, index_back),
        migrations.RunPython(say_whose, migrations.RunPython.noop),
    ]
