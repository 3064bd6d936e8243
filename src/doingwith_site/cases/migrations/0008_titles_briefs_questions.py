"""What is there already of titles, briefs, questions and proposals can be searched from now on."""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model

from doingwith_site.cases.folding import folded, needs_folding


def copy(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Titles lead the first page of their documents, and what was not copied yet is."""
    text = apps.get_model("cases", "SearchText")
    everywhere = schema_editor.connection.vendor == "postgresql"

    def beside(body: str) -> str:
        return folded(body) if everywhere or needs_folding(body) else ""

    firsts = text.objects.filter(version__isnull=False, page=1).select_related("version__document")
    for row in firsts.defer("version__text").iterator():
        body = f"{line(row.version.document.title)}\n{row.body}"
        text.objects.filter(pk=row.pk).update(body=body, folded=beside(body))
    for words, whose in new(apps):
        if words.strip():
            text.objects.create(body=words, folded=beside(words), **whose)


def line(title: str) -> str:
    return " ".join(title.split())


def new(apps: Apps) -> Iterator[tuple[str, dict[str, object]]]:
    """The words of each new copy, and whose they are."""
    versions = apps.get_model("evidence", "DocumentVersion").objects.select_related("document")
    for row in versions.filter(search_texts=None).defer("text").iterator():
        whose = {"version": row, "page": 0, **home(row.document)}
        yield line(row.document.title), whose
    for row in apps.get_model("projects", "Brief").objects.select_related("project").iterator():
        whose = {"brief": row, "programme_id": row.project.programme_id, "project_id": row.project_id}
        yield joined(row.text, row.reason), whose
    for row in apps.get_model("cases", "CaseQuestion").objects.select_related("case").iterator():
        yield joined(row.text, row.answer), {"question": row, **home(row.case)}
    for row in apps.get_model("cases", "Proposal").objects.select_related("case").iterator():
        yield row.reason, {"proposal": row, **home(row.case)}


def joined(*words: str) -> str:
    return "\n".join(filter(None, words))


def home(row: Model) -> dict[str, object]:
    return {"programme_id": row.programme_id, "project_id": row.project_id}  # type: ignore[attr-defined]


def forget(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """As before: no titles, and no copies that the index before did not have."""
    text = apps.get_model("cases", "SearchText")
    text.objects.exclude(brief=None, question=None, proposal=None).delete()
    text.objects.filter(version__isnull=False, page=0).delete()
    for row in text.objects.filter(version__isnull=False, page=1).iterator():
        body = row.body.partition("\n")[2]
        text.objects.filter(pk=row.pk).update(body=body, folded=folded(body) if row.folded else "")


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_search_briefs_questions_proposals")]

    operations = [migrations.RunPython(copy, forget)]
