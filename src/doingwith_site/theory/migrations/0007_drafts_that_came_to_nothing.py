from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils.timezone import localdate


def tell_of_drafts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    """Advice on drafts that were closed before anybody asked why stands with the version they began from."""
    left = apps.get_model("theory", "TheoryDraft").objects.filter(is_open=False, became="")
    versions = apps.get_model("theory", "TheoryVersion").objects
    logged = apps.get_model("audit", "Event").objects.filter(noun="theory_draft", verb="leave")
    days = {event.object_id: localdate(event.at).isoformat() for event in logged}
    for draft in left.order_by("pk"):
        content = draft.steps.latest("number").content
        before = versions.filter(programme=draft.programme, identifier=content.get("revises") or "").first()
        if before is None or not content.get("advice"):
            continue
        told = {"closed_on": days.get(str(draft.pk)), "advice": content["advice"]}
        before.revision["closed_drafts"] = [*before.revision.get("closed_drafts", []), told]
        before.save(update_fields=["revision"])


class Migration(migrations.Migration):
    dependencies = [("theory", "0006_no_moment_of_an_answer"), ("audit", "0002_longer_identifiers")]

    operations = [migrations.RunPython(tell_of_drafts, migrations.RunPython.noop)]
