"""Parts of theories, drafts, logic models and contribution records get room among what can be searched."""

from django.db import migrations, models


def text_column(name: str, length: int) -> migrations.SeparateDatabaseAndState:
    """A column for text, added in place: Django would make SQLite's table anew, and lose the index's triggers."""
    return migrations.SeparateDatabaseAndState(
        database_operations=[
            migrations.RunSQL(
                f"ALTER TABLE cases_searchtext ADD COLUMN {name} varchar({length}) NOT NULL DEFAULT ''",
                f"ALTER TABLE cases_searchtext DROP COLUMN {name}",
            )
        ],
        state_operations=[
            migrations.AddField("searchtext", name, models.CharField(blank=True, max_length=length))
        ],
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_answers_are_kept"),
    ]

    operations = [
        migrations.AddField("searchtext", "document", models.PositiveBigIntegerField(blank=True, null=True)),
        text_column("kind", 20),
        text_column("place", 161),
        migrations.AddIndex(
            "searchtext",
            models.Index(
                fields=["kind", "document"],
                condition=models.Q(("kind", ""), _negated=True),
                name="copies_of_a_document",
            ),
        ),
    ]
