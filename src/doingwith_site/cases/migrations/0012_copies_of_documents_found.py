"""SQLite finds the copies of a document by their index, and need not read every text of the site for them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_parts_of_documents"),
    ]

    operations = [
        migrations.RemoveIndex("searchtext", "copies_of_a_document"),
        migrations.AddIndex(
            "searchtext",
            models.Index(
                fields=["kind", "document"],
                condition=models.Q(("document__isnull", False)),
                name="copies_of_a_document",
            ),
        ),
    ]
