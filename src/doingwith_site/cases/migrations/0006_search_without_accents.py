"""What is searched has no accents and no ligatures, on either database; what is shown is as it was written."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doingwith_site.cases.folding import folded, needs_folding

NAMES = ("added", "removed", "changed")
GONE = (
    *(f"DROP TRIGGER IF EXISTS cases_search_{name}" for name in NAMES),
    "DROP TABLE IF EXISTS cases_search",
)
TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"
OLD, NEW = (f"CASE {row}.folded WHEN '' THEN {row}.body ELSE {row}.folded END" for row in ("old", "new"))
SEARCHED = (
    "CREATE VIEW cases_searched AS SELECT id, CASE folded WHEN '' THEN body ELSE folded END AS words "
    "FROM cases_searchtext",
    "CREATE VIRTUAL TABLE cases_search USING fts5("
    f"words, content='cases_searched', content_rowid='id', {TOKENS})",
    "CREATE TRIGGER cases_search_added AFTER INSERT ON cases_searchtext BEGIN "
    f"INSERT INTO cases_search(rowid, words) VALUES (new.id, {NEW}); END",
    "CREATE TRIGGER cases_search_removed AFTER DELETE ON cases_searchtext BEGIN "
    f"INSERT INTO cases_search(cases_search, rowid, words) VALUES ('delete', old.id, {OLD}); END",
    "CREATE TRIGGER cases_search_changed AFTER UPDATE OF body, folded ON cases_searchtext BEGIN "
    f"INSERT INTO cases_search(cases_search, rowid, words) VALUES ('delete', old.id, {OLD}); "
    f"INSERT INTO cases_search(rowid, words) VALUES (new.id, {NEW}); END",
    "INSERT INTO cases_search(cases_search) VALUES ('rebuild')",
)
AS_BEFORE = (
    "DROP VIEW IF EXISTS cases_searched",
    f"CREATE VIRTUAL TABLE cases_search USING fts5("
    f"body, content='cases_searchtext', content_rowid='id', {TOKENS})",
    "CREATE TRIGGER cases_search_added AFTER INSERT ON cases_searchtext BEGIN "
    "INSERT INTO cases_search(rowid, body) VALUES (new.id, new.body); END",
    "CREATE TRIGGER cases_search_removed AFTER DELETE ON cases_searchtext BEGIN "
    "INSERT INTO cases_search(cases_search, rowid, body) VALUES ('delete', old.id, old.body); END",
    "CREATE TRIGGER cases_search_changed AFTER UPDATE OF body ON cases_searchtext BEGIN "
    "INSERT INTO cases_search(cases_search, rowid, body) VALUES ('delete', old.id, old.body); "
    "INSERT INTO cases_search(rowid, body) VALUES (new.id, new.body); END",
    "INSERT INTO cases_search(cases_search) VALUES ('rebuild')",
)


def run(schema_editor: BaseDatabaseSchemaEditor, statements: tuple[str, ...]) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for statement in statements:
            schema_editor.execute(statement, params=None)


def fold(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The copies that are there, where the way of folding makes a difference."""
    run(schema_editor, GONE)
    rows = apps.get_model("cases", "SearchText").objects
    all_of_them = schema_editor.connection.vendor == "postgresql"
    for key, body in rows.values_list("pk", "body").iterator():
        if not body.isascii() and (all_of_them or needs_folding(body)):
            rows.filter(pk=key).update(folded=folded(body))
    run(schema_editor, SEARCHED)


def unfold(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The index as it was: on SQLite of the words as they were written."""
    run(schema_editor, (*GONE, *AS_BEFORE))


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_when_nothing_was_left")]

    operations = [migrations.RunPython(fold, unfold)]
