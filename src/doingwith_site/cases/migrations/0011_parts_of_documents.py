"""What theories, open drafts, logic models, contribution records and cases say already can be searched from now on."""

from collections.abc import Iterable, Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Model

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.said import said_in_contribution
from doingwith.cases.case import Case
from doingwith.cases.said import said_in_case
from doingwith.common.said import Said, said
from doingwith.exchange.bundle.plain import from_plain
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.said import said_in_drawing
from doingwith.theory.said import said_in_draft, said_in_theory
from doingwith.theory.theory import Clause, Statement, TheoryVersion
from doingwith_site.cases.folding import folded, needs_folding

Found = Iterator[tuple[str, Model, int, Iterable[Said]]]
"""The kind, the row of the document, the number of the drawing, and what each part says."""


def copy(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every document, part by part; and reasons that rested on words taken back are found no more."""
    text = apps.get_model("cases", "SearchText")
    everywhere = schema_editor.connection.vendor == "postgresql"
    told = (theories, drafts, models, contributions, cases)
    for kind, row, number, parts in (found for one in told for found in one(apps)):
        for place, words in parts:
            if words.strip():
                text.objects.create(
                    programme_id=row.programme_id,  # type: ignore[attr-defined]
                    project_id=getattr(row, "project_id", None),
                    kind=kind,
                    document=row.pk,
                    place=place,
                    page=number,
                    body=words,
                    folded=folded(words) if everywhere or needs_folding(words) else "",
                )
    text.objects.filter(judgement__evidence_withdrawn__gt=0).delete()


def theories(apps: Apps) -> Found:
    """Versions, statement by statement."""
    for row in apps.get_model("theory", "TheoryVersion").objects.prefetch_related("statements__clauses"):
        plain = {"id": row.identifier, "label": row.label, "statements": [], **row.revision}
        told = from_plain(TheoryVersion, {**plain, "observations": row.observations})
        whole = TheoryVersion(**{**vars(told), "statements": tuple(map(statement, row.statements.all()))})
        yield "theory", row, 1, said_in_theory(whole)


def statement(row: Model) -> Statement:
    """One statement with its clauses, in their order."""
    rows = sorted(row.clauses.all(), key=lambda one: one.position)  # type: ignore[attr-defined]

    def clauses(part: str) -> tuple[Clause, ...]:
        return tuple(Clause(id=one.identifier, text=one.text) for one in rows if one.part == part)

    return Statement(
        id=row.identifier,  # type: ignore[attr-defined]
        if_=row.if_text,  # type: ignore[attr-defined]
        when=clauses("when"),
        then=clauses("then"),
        because=clauses("because"),
    )


def drafts(apps: Apps) -> Found:
    """Open drafts, as they stand."""
    for row in apps.get_model("theory", "TheoryDraft").objects.filter(is_open=True):
        step = row.steps.order_by("number").last()
        if step is not None:
            yield "theory_draft", row, 1, said_in_draft(from_plain(TheoryVersion, step.content))


def models(apps: Apps) -> Found:
    """The last drawing of each model."""
    for row in apps.get_model("logic_models", "LogicModel").objects.all():
        last = row.versions.order_by("number").last()
        if last is not None:
            parts = said_in_drawing(from_plain(ModelVersion, last.content), frozenset(row.evidence_withdrawn))
            yield "logic_model", row, last.number, [said("", row.title), *parts]


def contributions(apps: Apps) -> Found:
    """The version of each record that holds."""
    versions = apps.get_model("analysis", "ContributionVersion").objects.select_related("contribution")
    for version in versions.filter(number=F("contribution__latest")):
        row, value = version.contribution, from_plain(ContributionRecord, version.content)
        yield "contribution", row, 1, said_in_contribution(value, frozenset(row.evidence_withdrawn))


def cases(apps: Apps) -> Found:
    """What each case tells, but for what its readers say of it."""
    for row in apps.get_model("cases", "Case").objects.all():
        own = {"id": row.identifier, "project": "", "title": row.title}
        yield "case", row, 1, said_in_case(from_plain(Case, row.narrative | own))


def forget(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """As before: no parts of documents."""
    apps.get_model("cases", "SearchText").objects.exclude(kind="").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_search_documents"),
        ("analysis", "0003_evidence_withdrawn"),
        ("logic_models", "0005_evidence_withdrawn"),
        ("theory", "0007_drafts_that_came_to_nothing"),
    ]

    operations = [migrations.RunPython(copy, forget)]
