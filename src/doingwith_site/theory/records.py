"""Theory rows to library values and back. The only file here that knows both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.timezone import localdate

from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith.theory import theory as values
from doingwith.theory.drafting import closed_without_version
from doingwith_site.common.plain import kept_plain
from doingwith_site.programmes.models import Factor, Programme
from doingwith_site.theory.models import Clause, ClauseFactor, DraftStep, Statement, TheoryVersion

__all__ = [
    "closed_draft_value",
    "draft_content",
    "draft_value",
    "keep_revision",
    "store_theory_version",
    "theory_values",
]

REVISION_KEYS = ("reason", "agreed_on", "decisions", "advice", "closed_drafts", "condition_words")
"""What a version tells of its own making and of what was made of it, kept together in one column."""
Clauses = Mapping[str, Sequence[values.Clause]]


def theory_values(programme: Programme) -> tuple[values.TheoryVersion, ...]:
    """Every theory version of the programme, in four queries however many clauses there are."""
    factors = _factors_by_clause(programme)
    clauses: dict[int, dict[str, list[values.Clause]]] = defaultdict(lambda: defaultdict(list))
    for clause in Clause.objects.filter(statement__version__programme=programme):
        clauses[clause.statement_id][clause.part].append(_clause_value(clause, factors[clause.pk]))
    statements: dict[int, list[values.Statement]] = defaultdict(list)
    for statement in Statement.objects.filter(version__programme=programme):
        statements[statement.version_id].append(_statement_value(statement, clauses[statement.pk]))
    return tuple(
        _version_value(version, statements[version.pk]) for version in programme.theory_versions.all()
    )


def store_theory_version(
    programme: Programme, value: values.TheoryVersion, position: int, factors: Mapping[str, Factor]
) -> TheoryVersion:
    """A new version with its statements and clauses. ``factors`` are rows under their identifiers."""
    version = TheoryVersion.objects.create(
        programme=programme,
        identifier=value.id,
        label=value.label,
        revises=value.revises or "",
        authors=list(value.authors),
        source=value.source,
        observations=list(value.observations),
        revision=_revision(value),
        position=position,
    )
    for place, statement in enumerate(value.statements):
        _store_statement(version, statement, place, factors)
    return version


def keep_revision(programme: Programme, value: values.TheoryVersion) -> None:
    """What came of a stored version since: drafts of the next, and words for its conditions."""
    programme.theory_versions.filter(identifier=value.id).update(revision=_revision(value))


def _revision(value: values.TheoryVersion) -> dict[str, object]:
    return {key: plain for key, plain in to_plain(value).items() if key in REVISION_KEYS}


def _store_statement(
    version: TheoryVersion, value: values.Statement, position: int, factors: Mapping[str, Factor]
) -> None:
    statement = Statement.objects.create(
        version=version,
        identifier=value.id,
        if_text=value.if_,
        when_frame=value.when_frame,
        then_frame=value.then_frame,
        revises=value.revises or "",
        position=position,
    )
    for place, (part, clause) in enumerate(value.all_clauses()):
        row = Clause.objects.create(
            statement=statement,
            part=part,
            identifier=clause.id,
            text=clause.text,
            keeps=list(clause.keeps),
            position=place,
        )
        ClauseFactor.objects.bulk_create(
            ClauseFactor(clause=row, factor=factors[factor], position=mention)
            for mention, factor in enumerate(clause.factors)
        )


def _factors_by_clause(programme: Programme) -> dict[int, list[str]]:
    named: dict[int, list[str]] = defaultdict(list)
    mentions = ClauseFactor.objects.filter(clause__statement__version__programme=programme)
    for clause, factor in mentions.values_list("clause_id", "factor__identifier"):
        named[clause].append(factor)
    return named


def _clause_value(row: Clause, factors: Sequence[str]) -> values.Clause:
    return values.Clause(id=row.identifier, text=row.text, factors=tuple(factors), keeps=tuple(row.keeps))


def _statement_value(row: Statement, clauses: Clauses) -> values.Statement:
    return values.Statement(
        id=row.identifier,
        if_=row.if_text,
        when=tuple(clauses.get(values.Part.WHEN, ())),
        then=tuple(clauses.get(values.Part.THEN, ())),
        because=tuple(clauses.get(values.Part.BECAUSE, ())),
        when_frame=row.when_frame,
        then_frame=row.then_frame,
        revises=row.revises or None,
    )


def _version_value(row: TheoryVersion, statements: Sequence[values.Statement]) -> values.TheoryVersion:
    told = from_plain(
        values.TheoryVersion, {"id": row.identifier, "label": row.label, "statements": [], **row.revision}
    )
    return replace(
        told,
        statements=tuple(statements),
        revises=row.revises or None,
        authors=tuple(row.authors),
        source=row.source,
        observations=tuple(row.observations),
    )


def draft_value(step: DraftStep) -> values.TheoryVersion:
    """The draft as it stood after the step."""
    return from_plain(values.TheoryVersion, step.content)


def closed_draft_value(step: DraftStep) -> values.ClosedDraft:
    """What is told of a draft whose last step closed it without a version."""
    draft = draft_value(step)
    return closed_without_version(draft, reason=draft.reason, on=localdate(step.at))


def draft_content(value: values.TheoryVersion) -> dict[str, object]:
    """The draft as its column keeps it."""
    return kept_plain(value)
